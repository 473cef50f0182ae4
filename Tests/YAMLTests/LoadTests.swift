import Foundation
import Testing
import YAML

@Suite struct LoadTests {
  private func failure(_ path: String, shownAs name: String? = nil) -> String {
    do {
      _ = try YAML.load(path: path, shownAs: name)
      return "loaded"
    } catch {
      return error.description
    }
  }

  @Test func missingFile() {
    #expect(
      failure("/no/such.yaml")
        == "error: cannot read the file: No such file or directory\n --> /no/such.yaml")
    #expect(failure("/no/such.yaml", shownAs: "such.yaml").hasSuffix(" --> such.yaml"))
  }

  @Test func whatIsNoFile() {
    #expect(failure("/tmp").hasPrefix("error: cannot read the file: it is a folder\n"))
    #expect(
      failure("/dev/zero").hasPrefix("error: cannot read the file: it is not a regular file\n"))
    #expect(
      failure("/tmp\0x").hasPrefix("error: cannot read the file: the path contains U+0000\n"))
  }

  @Test func filesOnDisk() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "yaml-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    let good = folder.appending(path: "好.yaml")
    let terms = (0..<20_000).map { "- 经济\($0)\n" }.joined()
    try Data(terms.utf8).write(to: good)
    let node = try YAML.load(path: good.path, shownAs: "好.yaml")
    #expect(node.sequence?.count == 20_000)
    #expect(node.file.path == "好.yaml")

    let empty = folder.appending(path: "empty.yaml")
    try Data().write(to: empty)
    #expect(failure(empty.path, shownAs: "e") == "error: the file is empty\n --> e")

    let large = folder.appending(path: "large.yaml")
    try Data().write(to: large)
    let handle = try FileHandle(forWritingTo: large)
    try handle.truncate(atOffset: UInt64(YAML.largestFile) + 1)
    try handle.close()
    #expect(failure(large.path, shownAs: "l") == "error: the file is larger than 64 MiB\n --> l")
  }
}
