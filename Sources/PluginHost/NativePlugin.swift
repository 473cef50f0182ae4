import Glibc
public import LecternKit

/// Why a plugin cannot be used or has failed.
public struct PluginError: Error, Sendable, CustomStringConvertible {
  public let plugin: String
  public let message: String

  public init(plugin: String, message: String) {
    self.plugin = plugin
    self.message = message
  }

  public var description: String { "plugin '\(plugin)': \(message)" }
}

/// Loads native plugins. A library is loaded once and stays: Swift images must not be unloaded.
public enum NativePlugin {
  private typealias Digest = @convention(c) () -> UnsafePointer<CChar>
  private typealias Version = @convention(c) () -> Int32
  private typealias Entry = @convention(c) () -> UnsafeMutableRawPointer

  /// Loads a plugin after its interface was compared with the host's; before that no Swift code of the
  /// plugin runs.
  public static func load(
    _ manifest: PluginManifest, libraryFolders: [String]
  ) throws(PluginError) -> PluginEntry {
    let handle = try open(manifest, libraryFolders)
    let digest: Digest = try symbol("lectern_plugin_digest", handle, manifest)
    let version: Version = try symbol("lectern_plugin_version", handle, manifest)
    let entry: Entry = try symbol("lectern_plugin_entry", handle, manifest)
    guard version() == LecternInterface.version else {
      throw PluginError(
        plugin: manifest.name,
        message: "it speaks version \(version()) of the plugin interface, this host version "
          + "\(LecternInterface.version): build it against this host's LecternKit")
    }
    let (theirs, ours) = (String(cString: digest()), LecternInterface.ownDigest)
    guard theirs == ours else {
      throw PluginError(
        plugin: manifest.name,
        message: "it was built against another LecternKit (interface \(theirs), this host has "
          + "\(ours)): build it again with this host's LecternKit and compiler")
    }
    return Unmanaged<PluginEntry>.fromOpaque(entry()).takeRetainedValue()
  }

  private static func open(
    _ manifest: PluginManifest, _ folders: [String]
  ) throws(PluginError) -> UnsafeMutableRawPointer {
    guard let library = manifest.library, !library.hasPrefix("/"),
      !library.split(separator: "/").contains("..")
    else {
      throw PluginError(
        plugin: manifest.name, message: "'library' must be a file inside the plugin's folder")
    }
    let places = ([manifest.folder] + folders).map { $0 + "/" + library }
    guard let path = places.first(where: { access($0, F_OK) == 0 }) else {
      throw PluginError(
        plugin: manifest.name,
        message: "its library \(library) is not there; looked for\n  "
          + places.joined(separator: "\n  "))
    }
    guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      let reason = dlerror().map { String(cString: $0) } ?? "unknown reason"
      throw PluginError(
        plugin: manifest.name,
        message: "cannot be loaded (\(reason)); it may have been built against another LecternKit")
    }
    return handle
  }

  private static func symbol<T>(
    _ name: String, _ handle: UnsafeMutableRawPointer, _ manifest: PluginManifest
  ) throws(PluginError) -> T {
    guard let address = dlsym(handle, name) else {
      throw PluginError(
        plugin: manifest.name, message: "its library does not export '\(name)'; is it a plugin?")
    }
    return unsafeBitCast(address, to: T.self)
  }
}
