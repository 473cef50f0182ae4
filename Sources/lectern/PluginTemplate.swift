/// The files of a new plugin: small, working, with a test.
struct PluginTemplate {
  /// Lower case with hyphens, as manifests have it: `word-length`.
  let name: String
  /// The folder of `LecternKit`, for native plugins.
  let kit: String

  /// `WordLength`
  var module: String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// What the example does: it marks every `创新`, in one layer with one attribute.
  private var manifestTail: String {
    """
    consumes: [segments]
    produces:
      - layer: \(name)
        attributes:
          - {name: role, type: text}
    options:
      - {name: word, type: text, default: 创新, help: "the word to mark"}

    """
  }

  private func manifestHead(_ kind: String) -> String {
    """
    name: \(name)
    version: 0.1.0
    summary: Marks every place where a word stands.
    kind: \(kind)

    """
  }

  var native: [(path: String, text: String)] {
    [
      (
        "plugin.yaml",
        manifestHead("native") + "library: .build/release/lib\(module).so\n" + manifestTail
      ),
      ("Package.swift", package),
      ("Sources/\(module)Analyzer.swift", analyzer),
      ("Sources/Entry.swift", entry),
      ("Tests/\(module)Tests.swift", test),
    ]
  }

  var process: [(path: String, text: String)] {
    [
      (
        "plugin.yaml",
        manifestHead("process") + "command: [python3, analyze.py]\nfiles: [analyze.py]\n"
          + manifestTail
      ),
      ("analyze.py", script),
      ("test_analyze.py", scriptTest),
    ]
  }

  private var package: String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    let kit = Target.Dependency.product(name: "LecternKit", package: "LecternKit")
    let package = Package(
      name: "\(module)",
      products: [.library(name: "\(module)", type: .dynamic, targets: ["\(module)"])],
      dependencies: [.package(path: "\(kit)")],
      targets: [
        .target(name: "\(module)", dependencies: [kit], path: "Sources"),
        .testTarget(name: "\(module)Tests", dependencies: ["\(module)", kit], path: "Tests"),
      ]
    )

    """
  }

  private var analyzer: String {
    """
    public import LecternKit

    /// Marks every place where a word stands, with the role of its sentence.
    public struct \(module)Analyzer: Analyzer {
      public struct Options: Decodable, Sendable {
        var word: String
      }

      private let matcher: TermMatcher

      public init(options: Options, files: PluginFiles) throws {
        matcher = TermMatcher([options.word])
      }

      public func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {
        let outline = Outline(annotations[.segments])
        var records: [GenericRecord] = []
        for match in matcher.matches(in: speech.text.view) {
          var record = GenericRecord()
          record.id = "r\\(records.count + 1)"
          record.range = speech.text.view.source(match.range)
          if let sentence = outline.sentence(at: record.range.lowerBound) {
            let segment = outline.segments[outline.sentences[sentence]]
            record.attributes["role"] = .text(segment.role?.rawValue ?? "body")
          }
          records.append(record)
        }
        annotations[LayerKey<GenericRecord>("\(name)")] = records
      }
    }

    """
  }

  private var entry: String {
    """
    import LecternKit

    @c(lectern_plugin_digest)
    public func pluginDigest() -> UnsafePointer<CChar> { LecternInterface.digest }

    @c(lectern_plugin_version)
    public func pluginVersion() -> Int32 { LecternInterface.version }

    @c(lectern_plugin_entry)
    public func pluginEntry() -> UnsafeMutableRawPointer {
      LecternInterface.entry(\(module)Analyzer.self)
    }

    """
  }

  private var test: String {
    """
    import LecternKit
    import Testing
    import YAML

    @testable import \(module)

    @Test func marksTheWord() throws {
      let options = try YAML.parse(Array("word: 创新".utf8), path: "options")
      let analyzer = try PluginEntry(\(module)Analyzer.self)
        .makeAnalyzer(options: options, files: PluginFiles(folder: "."))
      let speech = Speech(id: "a", text: SpeechText("要坚持创新驱动，鼓励创新。"), metadata: Metadata())
      var annotations = Annotations()
      try analyzer.analyze(speech, &annotations)
      let records = annotations[LayerKey<GenericRecord>("\(name)")]
      #expect(records.map { speech.text.quote($0.range) } == ["创新", "创新"])
    }

    """
  }

  private var script: String {
    """
    \"\"\"A Lectern plugin: marks every place where a word stands (protocol lectern.process/1).\"\"\"
    import json
    import sys


    def mark(text, word, segments):
        records = []
        start = text.find(word)
        while start >= 0:
            role = next((s.get("role", "body") for s in segments
                         if s["kind"] == "sentence" and s["start"] <= start < s["end"]), "body")
            records.append({"id": f"r{len(records) + 1}", "start": start,
                            "end": start + len(word), "quote": word, "role": role})
            start = text.find(word, start + len(word))
        return records


    def main():
        options, count = {}, 0
        for line in sys.stdin:
            message = json.loads(line)
            if message["kind"] == "hello":
                options = message["options"]
                answer = {"kind": "ready", "protocol": "lectern.process/1"}
            elif message["kind"] == "speech":
                count += 1
                records = mark(message["text"], options["word"], message["layers"]["segments"])
                answer = {"kind": "layers", "id": message["id"], "layers": {"\(name)": records}}
            else:
                answer = {"kind": "end", "count": count}
            print(json.dumps(answer, ensure_ascii=False), flush=True)


    if __name__ == "__main__":
        sys.stdin.reconfigure(encoding="utf-8")
        sys.stdout.reconfigure(encoding="utf-8")
        main()

    """
  }

  private var scriptTest: String {
    """
    \"\"\"python3 -m unittest\"\"\"
    import unittest

    from analyze import mark


    class MarkTest(unittest.TestCase):
        def test_marks_the_word(self):
            records = mark("要坚持创新驱动，鼓励创新。", "创新", [])
            self.assertEqual([(r["start"], r["end"]) for r in records], [(3, 5), (10, 12)])


    if __name__ == "__main__":
        unittest.main()

    """
  }
}
