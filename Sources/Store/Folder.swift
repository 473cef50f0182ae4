internal import Glibc

/// Folders of outputs, and files as they look from outside.
package enum Folder {
  /// The folder that a path lies in.
  package static func of(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes a folder and those above it where they are missing. What was wrong, or nil.
  package static func create(_ path: String) -> String? {
    var status = stat()
    if stat(path, &status) == 0 {
      return status.st_mode & S_IFMT == S_IFDIR ? nil : "'\(path)' is no folder"
    }
    let parent = of(path)
    if parent != path, let reason = create(parent) { return reason }
    // Another process may have made it meanwhile.
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return nil }
    return "cannot make the folder '\(path)': \(systemMessage())"
  }

  /// Size and time of a file: a change to it is seen. Nil where it is not there.
  package static func stamp(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }

  /// That of the program that runs.
  package static let program = stamp(of: "/proc/self/exe") ?? ""

  /// What the last failed call of the system says.
  package static func systemMessage() -> String { String(cString: strerror(errno)) }
}
