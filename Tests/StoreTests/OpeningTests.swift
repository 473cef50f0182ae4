import Foundation
import GRDB
import LecternKit
import Testing

@testable import Store

struct OpeningTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/lectern.sqlite" }

  init() throws { folder = try TemporaryFolder() }

  private func message(_ body: () throws -> Void) throws -> String {
    try #require(throws: StoreError.self, performing: body).description
  }

  @Test func missingFoldersAreMade() throws {
    let path = folder.path + "/out/night/lectern.sqlite"
    _ = try SpeechStore(path: path, layers: [])
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func aFileInPlaceOfTheFolder() throws {
    try Data().write(to: URL(filePath: folder.path + "/out"))
    let path = folder.path + "/out/lectern.sqlite"
    #expect(
      try message { _ = try SpeechStore(path: path, layers: []) }
        == "cannot open the store '\(path)': '\(folder.path)/out' is no folder")
  }

  @Test func aFolderThatCannotBeWritten() throws {
    let text = try message { _ = try SpeechStore(path: "/proc/lectern.sqlite", layers: []) }
    #expect(text.hasPrefix("cannot open the store '/proc/lectern.sqlite': "), "\(text)")
    #expect(
      try message { _ = try SpeechStore(path: "/proc/out/lectern.sqlite", layers: []) }
        .contains("cannot make the folder '/proc/out'"))
  }

  @Test func aFileThatIsNoDatabase() throws {
    try Data(String(repeating: "讲话", count: 500).utf8).write(to: URL(filePath: path))
    let expected = "'\(path)' is no store of Lectern's"
    #expect(try message { _ = try SpeechStore(path: path, layers: []) } == expected)
    #expect(try message { _ = try SpeechStore(readOnly: path) } == expected)
  }

  @Test func aDatabaseOfAnotherProgramStaysAsItIs() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE contacts (name TEXT)") }
    try queue.close()
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(
      try message { _ = try SpeechStore(path: path, layers: Samples.layers) }
        == "'\(path)' is no store of Lectern's")
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func aStoreOfALaterLectern() throws {
    _ = try SpeechStore(path: path, layers: [])
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
    try queue.close()
    #expect(
      try message { _ = try SpeechStore(path: path, layers: []) }
        .contains("written by a later version"))
    #expect(
      try message { _ = try SpeechStore(readOnly: path) }.contains("written by a later version"))
  }

  @Test func aMissingStoreIsNotMadeForReading() throws {
    #expect(
      try message { _ = try SpeechStore(readOnly: path) }
        == "cannot open the store '\(path)': No such file or directory")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aClosedStoreIsOneFile() throws {
    let (store, run) = try Samples.store(in: folder)
    try store.write(Samples.result("a"), run: run)
    try store.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["lectern.sqlite"])
    let reading = try SpeechStore(readOnly: path)
    #expect(try reading.json("segments", of: "a") == Samples.segments)
    try reading.close()
  }

  @Test func readersSeeTheStoreWhileItIsWritten() throws {
    let (store, run) = try Samples.store(in: folder)
    let reading = try SpeechStore(readOnly: store.path)
    try store.write(Samples.result("a"), run: run)
    #expect(try reading.json("segments", of: "a") == Samples.segments)
    #expect(throws: StoreError.self) { try reading.write(Samples.result("b"), run: run) }
  }

  @Test func aLayerDeclaredOtherwiseBeginsEmptyAndItsStepRunsAgain() throws {
    let (store, run) = try Samples.store(in: folder)
    var result = Samples.result("a")
    result.steps = ["segmenter", "targets"].map {
      StepRecord(step: $0, analyzer: $0, fingerprint: "f", components: Fields(), output: "o")
    }
    try store.write(result, run: run)
    try store.close()
    let layers = [
      Samples.layers[0],
      LayerDescription(
        name: "indicators", type: Indicator.self, step: "targets", analyzer: "mine",
        declared: [Attribute(name: "grade", type: .text)]),
    ]
    let again = try SpeechStore(path: store.path, layers: layers)
    #expect(again.layers == layers)
    #expect(try again.json("segments", of: "a") == Samples.segments)
    #expect(try again.json("indicators", of: "a") == "[]")
    try again.read { reader in
      let speech = try #require(try reader.speech(id: "a"))
      #expect(try reader.steps(of: speech).map(\.step) == ["segmenter"])
      #expect(throws: StoreError.self) { try reader.layer("quotations") }
    }
  }

  @Test(arguments: [
    ("speeches", "x", "the store has a table of this name"),
    ("Packed", "x", "the store has a table of this name"),
    ("sqlite_stat1", "x", "the store has a table of this name"),
    ("../themes", "x", "letters, digits"),
    ("", "x", "letters, digits"),
    ("mine", "ordinal", "has a column named 'ordinal' already"),
    ("mine", "Quote", "has a column named 'Quote' already"),
    ("mine", "", "an attribute without a name"),
  ])
  func layersThatNoTableCouldHold(name: String, attribute: String, message: String) throws {
    let layer = LayerDescription(
      name: name, type: GenericRecord.self, step: "x", analyzer: "x",
      declared: [Attribute(name: attribute, type: .text)])
    let text = try self.message { _ = try SpeechStore(path: path, layers: [layer]) }
    #expect(text.contains(message), "\(text)")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func oddNamesOfAttributesAreQuoted() throws {
    let layer = LayerDescription(
      name: "我的", type: GenericRecord.self, step: "x", analyzer: "x",
      declared: [Attribute(name: "a\"; DROP TABLE speeches--", type: .integer)])
    let store = try SpeechStore(path: path, layers: [layer])
    let run = try store.beginRun(workflow: "w", jobs: 1, version: "1")
    var result = Samples.result("a", layers: [:])
    let json = #"[{"id":"q","a\"; DROP TABLE speeches--":3}]"#
    result.layers = [LayerRecords(name: "我的", record: "range", json: Array(json.utf8))]
    try store.write(result, run: run)
    #expect(try store.json("我的", of: "a") == json)
  }
}
