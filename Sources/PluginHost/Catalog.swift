import Glibc
import YAML

/// The plugins that were found, and those that cannot be used, with the reason.
public struct PluginCatalog: Sendable {
  public struct Found: Sendable {
    public let manifest: PluginManifest
    public let origin: PluginSearchPath.Origin
  }

  /// A plugin that is there but not usable.
  public struct Refused: Sendable {
    public let folder: String
    /// Its name, where the manifest could be read.
    public let name: String?
    public let reason: String
  }

  public let searchPath: PluginSearchPath
  public private(set) var found: [Found] = []
  public private(set) var refused: [Refused] = []

  /// Looks through the folders. Manifests are read, libraries are not loaded.
  public init(_ searchPath: PluginSearchPath) {
    self.searchPath = searchPath
    for folder in searchPath.folders {
      for name in Self.entries(of: folder.path) {
        let path = folder.path + "/" + name
        if access(path + "/plugin.yaml", F_OK) == 0 { add(path, folder.origin) }
      }
    }
    found.sort { $0.manifest.name < $1.manifest.name }
  }

  public subscript(name: String) -> PluginManifest? {
    found.first { $0.manifest.name == name }?.manifest
  }

  public var names: [String] { found.map(\.manifest.name) }

  /// The analyzers that make a layer.
  public func makers(of layer: String) -> [String] {
    found.filter { $0.manifest.declares(layer: layer) != nil }.map(\.manifest.name)
  }

  private mutating func add(_ path: String, _ origin: PluginSearchPath.Origin) {
    if let reason = Self.isUnsafe(path) {
      refused.append(Refused(folder: path, name: nil, reason: reason))
      return
    }
    do {
      let manifest = try PluginManifest(folder: path)
      if let other = found.first(where: { $0.manifest.name == manifest.name }) {
        refused.append(
          Refused(
            folder: path, name: manifest.name,
            reason: "hidden by the plugin of the same name in \(other.manifest.folder)"))
      } else {
        found.append(Found(manifest: manifest, origin: origin))
      }
    } catch {
      refused.append(Refused(folder: path, name: nil, reason: error.description))
    }
  }

  /// A plugin runs with the user's rights: nobody else may be able to change it.
  private static func isUnsafe(_ plugin: String) -> String? {
    let parent = PluginSearchPath.parent(plugin)
    for path in [parent, plugin, plugin + "/plugin.yaml"] {
      var status = stat()
      guard stat(path, &status) == 0 else {
        return "cannot be read: \(String(cString: strerror(errno)))"
      }
      guard status.st_mode & S_IWOTH != 0 else { continue }
      // In a folder like /tmp everybody may make entries, and nobody change those of others.
      if path == parent, status.st_mode & S_ISVTX != 0, isOwn(plugin) { continue }
      return "others may write to \(path): take that right away with 'chmod o-w'"
    }
    return nil
  }

  private static func isOwn(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && (status.st_uid == getuid() || status.st_uid == 0)
  }

  private static func entries(of folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
