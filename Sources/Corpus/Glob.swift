internal import Glibc

/// Finds the files that a pattern stands for.
///
/// `*`, `?` and `[abc]` stand for characters of one name, `**` for folders of any depth, `{a,b}`
/// for either. Names that begin with a dot are passed over unless the pattern has the dot. `**`
/// goes through each folder once, whatever links lead to it.
struct Glob {
  private struct Folder: Hashable {
    var device: UInt
    var inode: UInt
    /// How much of the pattern is left there.
    var left: Int
  }

  private enum Step: Equatable {
    case name(GlobName)
    case folders
  }

  private(set) var paths: Set<[UInt8]> = []
  private var visited: Set<Folder> = []
  private let shown: String

  /// The absolute paths of regular files, in the order of their bytes.
  static func files(_ pattern: String, root: String) throws(CorpusError) -> [String] {
    let whole = FilePath.absolute(pattern, root: root)
    // A file may have brackets in its name: one that is there is meant.
    if isFile(whole) { return [whole] }
    guard let alternatives = GlobBraces.expand(pattern) else {
      throw CorpusError(path: pattern, message: "the pattern has too many alternatives")
    }
    var glob = Glob(shown: pattern)
    for alternative in alternatives {
      let (base, steps) = steps(alternative, root: root)
      glob.visited = []
      try glob.walk(base, steps[...])
    }
    return glob.paths.map { String(decoding: $0, as: UTF8.self) }.sorted { $0.precedes($1) }
  }

  /// The folder to begin in, in which nothing is a pattern, and the way from there.
  private static func steps(_ pattern: String, root: String) -> (base: String, steps: [Step]) {
    var base = pattern.hasPrefix("/") ? [] : root.split(separator: "/")
    var steps: [Step] = []
    for name in pattern.split(separator: "/") {
      switch name {
      case ".": continue
      case "..": if steps.popLast() == nil { _ = base.popLast() }
      case "**": if steps.last != .folders { steps.append(.folders) }
      default: steps.append(.name(GlobName(name)))
      }
    }
    if steps.last == .folders { steps.append(.name(GlobName("*"))) }
    return (base.map { "/" + $0 }.joined(), steps)
  }

  private init(shown: String) { self.shown = shown }

  private mutating func walk(_ folder: String, _ steps: ArraySlice<Step>) throws(CorpusError) {
    guard let step = steps.first else { return }
    let rest = steps.dropFirst()
    switch step {
    case .folders:
      guard isNew(folder, left: steps.count) else { return }
      try walk(folder, rest)
      for child in try children(of: folder, where: { !$0.hasPrefix(".") }) where child.isFolder {
        try walk(child.path, steps)
      }
    case .name(let name):
      if let literal = name.literal {
        let path = folder + "/" + literal
        if !rest.isEmpty { return try walk(path, rest) }
        if Self.isFile(path) { paths.insert(Array(path.utf8)) }
        return
      }
      for child in try children(of: folder, where: name.matches) {
        if rest.isEmpty, child.isFile { paths.insert(Array(child.path.utf8)) }
        if !rest.isEmpty, child.isFolder { try walk(child.path, rest) }
      }
    }
  }

  private mutating func isNew(_ folder: String, left: Int) -> Bool {
    var status = stat()
    guard stat(folder.isEmpty ? "/" : folder, &status) == 0 else { return false }
    let key = Folder(device: UInt(status.st_dev), inode: UInt(status.st_ino), left: left)
    return visited.insert(key).inserted
  }

  private struct Child {
    var path: String
    var isFile: Bool
    var isFolder: Bool
    var isLink: Bool
  }

  /// What is in a folder, by name, links last: the way to a folder is rather its own.
  private func children(
    of folder: String, where wanted: (String) -> Bool
  ) throws(CorpusError) -> [Child] {
    guard let stream = opendir(folder.isEmpty ? "/" : folder) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      let reason = String(cString: strerror(errno))
      throw CorpusError(path: shown, message: "the folder \(folder) cannot be read: \(reason)")
    }
    defer { closedir(stream) }
    var children: [Child] = []
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        throw CorpusError(
          path: shown, message: "a name in the folder \(folder) is not UTF-8", hint: "rename it")
      }
      guard name != ".", name != "..", wanted(name) else { continue }
      let path = folder + "/" + name
      let isLink = Self.mode(path, followsLinks: false) == S_IFLNK
      let mode = Self.mode(path, followsLinks: true)
      children.append(
        Child(path: path, isFile: mode == S_IFREG, isFolder: mode == S_IFDIR, isLink: isLink))
    }
    return children.sorted { a, b in
      a.isLink == b.isLink ? a.path.precedes(b.path) : !a.isLink
    }
  }

  private static func isFile(_ path: String) -> Bool {
    mode(path, followsLinks: true) == S_IFREG
  }

  /// The kind of file; nil where there is none.
  private static func mode(_ path: String, followsLinks: Bool) -> mode_t? {
    var status = stat()
    let result = followsLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 ? status.st_mode & S_IFMT : nil
  }
}
