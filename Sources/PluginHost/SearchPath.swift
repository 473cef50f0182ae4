import Glibc

/// The folders in which plugins are looked for, in order; the first plugin of a name counts.
public struct PluginSearchPath: Sendable {
  /// Who says that plugins are there.
  public enum Origin: String, Sendable {
    case commandLine = "--plugin-path"
    case environment = "LECTERN_PLUGIN_PATH"
    case user = "the user's own"
    case installed
    /// Beside the workflow; only with `--trust-plugins`, and never in place of another.
    case workflow = "the workflow's own"
  }

  public struct Folder: Sendable, Hashable {
    public let path: String
    public let origin: Origin
  }

  public let folders: [Folder]
  /// Folders in which the library of a plugin may lie, besides the plugin's own.
  public let libraryFolders: [String]

  /// - Parameters:
  ///   - commandLine: what `--plugin-path` gave, each a folder or several parted by `:`.
  ///   - executable: the path of the running program.
  ///   - workflowFolder: where the workflow lies, if its plugins are trusted.
  public init(
    commandLine: [String], environment: [String: String], executable: String,
    workflowFolder: String? = nil
  ) {
    var folders: [Folder] = []
    func add(_ paths: [String], _ origin: Origin) {
      for path in paths where !path.isEmpty {
        let folder = Folder(path: Self.absolute(path), origin: origin)
        if !folders.contains(where: { $0.path == folder.path }) { folders.append(folder) }
      }
    }
    add(commandLine.flatMap(Self.split), .commandLine)
    add(environment["LECTERN_PLUGIN_PATH"].map(Self.split) ?? [], .environment)
    // An empty variable counts as none (XDG Base Directory Specification).
    let given = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let data = given ?? environment["HOME"].map { $0 + "/.local/share" }
    if let data { add([data + "/lectern/plugins"], .user) }
    let bin = Self.parent(executable)
    if let checkout = Self.checkout(of: bin) {
      add([checkout + "/Plugins"], .installed)
    } else {
      add([Self.parent(bin) + "/lib/lectern/plugins"], .installed)
    }
    if let workflowFolder { add([workflowFolder + "/Plugins"], .workflow) }
    self.folders = folders
    libraryFolders = [bin, Self.parent(bin) + "/lib/lectern"]
  }

  private static func split(_ paths: String) -> [String] {
    paths.split(separator: ":").map(String.init)
  }

  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  /// The checkout a program was built in: `checkout/.build/TRIPLE/release`, with the plugins' manifests
  /// and lexicons in `checkout/Plugins`.
  private static func checkout(of bin: String) -> String? {
    let parts = bin.split(separator: "/", omittingEmptySubsequences: false)
    guard let build = parts.lastIndex(where: { $0.hasPrefix(".build") }) else { return nil }
    let root = parts[..<build].joined(separator: "/")
    return access(root + "/Package.swift", F_OK) == 0 ? root : nil
  }
}
