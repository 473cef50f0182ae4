import Foundation
import Testing

@testable import Publishing

struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aFileComesIntoItsPlaceWhole() throws {
    let path = folder.path + "/a/b/out.csv"
    var file = try OutputFile(path)
    try file.write(Array("一".utf8))
    #expect(!FileManager.default.fileExists(atPath: path))
    try file.write(Array(repeating: 0x61, count: 200_000))
    try file.finish()
    #expect(try folder.text("a/b/out.csv") == "一" + String(repeating: "a", count: 200_000))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a/b")
    #expect(names == ["out.csv"])
  }

  @Test func anErrorLeavesTheOldFile() throws {
    struct Stop: Error {}
    try Data("old".utf8).write(to: URL(filePath: folder.path + "/out.csv"))
    func fail() throws {
      var file = try OutputFile(folder.path + "/out.csv")
      try file.write(Array(repeating: 0x61, count: 100_000))
      throw Stop()
    }
    #expect(throws: Stop.self) { try fail() }
    #expect(try folder.text("out.csv") == "old")
    #expect(try folder.names() == ["out.csv"])
  }

  @Test func whatAKilledWriterLeftIsWrittenOver() throws {
    let left = folder.path + "/.out.csv.part"
    try Data(repeating: 0x62, count: 5000).write(to: URL(filePath: left))
    var file = try OutputFile(folder.path + "/out.csv")
    try file.write(Array("new".utf8))
    try file.finish()
    #expect(try folder.text("out.csv") == "new")
    #expect(try folder.names() == ["out.csv"])
  }

  @Test func aLinkInPlaceOfThePartIsNotFollowed() throws {
    let victim = folder.path + "/victim"
    try Data("mine".utf8).write(to: URL(filePath: victim))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/.out.csv.part", withDestinationPath: victim)
    #expect(throws: PublishingError.self) { _ = try OutputFile(folder.path + "/out.csv") }
    #expect(try folder.text("victim") == "mine")
  }

  @Test func errorsNameThePath() throws {
    func message(_ path: String) throws -> String {
      try #require(throws: PublishingError.self) { _ = try OutputFile(path) }.description
    }
    #expect(try message(folder.path) == "cannot write '\(folder.path)': it is a folder")
    #expect(try message("/proc/out.csv").hasPrefix("cannot write '/proc/out.csv': "))
    try Data().write(to: URL(filePath: folder.path + "/file"))
    #expect(
      try message(folder.path + "/file/out.csv")
        == "cannot write '\(folder.path)/file/out.csv': '\(folder.path)/file' is no folder")
  }

  @Test func aFullDiskIsAnError() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    var sink = DescriptorSink(descriptor, name: "out.csv")
    try sink.write([0x61])
    let error = try #require(throws: PublishingError.self) { try sink.flush() }
    #expect(error.description == "cannot write 'out.csv': No space left on device")
  }

  @Test func aReaderThatWentAwayIsTold() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    var sink = DescriptorSink(ends[1], name: "pipe")
    let error = try #require(throws: PublishingError.self) {
      try sink.write(Array(repeating: 0x61, count: 70_000))
    }
    #expect(error == .readerGone)
  }
}
