internal import Glibc

/// Paths as texts, worked out without looking at the disk.
enum FilePath {
  /// An absolute path without `.` and `..`; `path` may be relative to `root`.
  static func absolute(_ path: String, root: String) -> String {
    let whole = path.hasPrefix("/") ? path : root + "/" + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The way from the folder `root` to `path`, both absolute.
  static func relative(_ path: String, to root: String) -> String {
    let target = path.split(separator: "/")
    let base = root.split(separator: "/")
    var common = 0
    while common < base.count, common < target.count,
      base[common].utf8.elementsEqual(target[common].utf8)
    { common += 1 }
    let up = [Substring](repeating: "..", count: base.count - common)
    return (up + target[common...]).joined(separator: "/")
  }

  /// The folder that the program runs in.
  static var current: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The path without the ending of its name.
  static func withoutEnding(_ path: String) -> String {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return path }
    return String(path[..<dot])
  }
}

extension String {
  /// Order of the bytes: it depends neither on a locale nor on how accents are composed.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
