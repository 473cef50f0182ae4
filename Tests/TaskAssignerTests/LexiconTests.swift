import Foundation
import LecternKit
import TaskAssigner
import TestSupport
import Testing
import YAML

@Suite("Lexicons")
struct LexiconTests {
  private let lexicons = pluginFolder("TaskAssigner") + "/lexicons"

  private func make(duties: String) throws -> any Annotator {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("duties-\(UUID().uuidString).yaml").path
    try duties.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let options = """
      duties: \(path)
      vocabulary: \(lexicons)/vocabulary.yaml
      roster: \(lexicons)/roster.yaml
      """
    return try PluginEntry(TaskAssignerAnalyzer.self).makeAnalyzer(
      options: YAML.parse(Array(options.utf8), path: "options"),
      files: PluginFiles(folder: pluginFolder("TaskAssigner")))
  }

  @Test("An office's own map routes by its own names")
  func ownMap() throws {
    let analyzer = try make(
      duties: """
        version: "1"
        departments:
          - code: ziyuan
            name: 资源局
            names: [资源局]
            duties: {strong: [矿山]}
        """)
    let text = SpeechText("加强矿山管理。")
    var sentence = Segment()
    sentence.id = "s1"
    sentence.role = .body
    sentence.function = .plan
    sentence.range = 0..<text.bytes.count
    var annotations = Annotations()
    annotations[.segments] = [sentence]
    try analyzer.analyze(Speech(id: "x", text: text, metadata: Metadata()), &annotations)
    let first = annotations[.tasks].first?.departments.first
    #expect(first?.code == "ziyuan")
    #expect(first?.name == "资源局")
  }

  @Test("A misspelt key and a second department of the same code stop the run")
  func mistakes() {
    #expect(throws: Diagnostics.self) {
      try make(
        duties: """
          version: "1"
          departments:
            - code: a
              name: 甲局
              names: [甲局]
              dutys: {strong: [甲]}
          """)
    }
    #expect(throws: Diagnostics.self) {
      try make(
        duties: """
          version: "1"
          departments:
            - {code: a, name: 甲局, names: [甲局], duties: {strong: [甲]}}
            - {code: a, name: 乙局, names: [乙局], duties: {strong: [乙]}}
          """)
    }
  }

  @Test("The map that comes with the plugin knows 45 departments, each with duties")
  func shippedMap() throws {
    let node = try YAML.load(path: lexicons + "/duties.yaml")
    let departments = try #require(node["departments"]?.sequence)
    #expect(departments.count == 45)
    for department in departments {
      #expect(department["duties"]?["strong"]?.sequence?.isEmpty == false)
    }
  }
}
