import Foundation
import LecternKit
import PluginHost
import Testing

@Suite(.serialized) struct ProcessAnalyzerTests {
  let scratch = Scratch()

  /// An analyzer whose program runs `body` for each message in `m`; it says `ready` by itself unless
  /// the body is a whole program.
  private func analyzer(_ body: String, whole: Bool = false, _ more: String = "") throws
    -> ProcessAnalyzer
  {
    let folder = try scratch.plugin("ant", command: whole ? "sh, run.py" : "python3, run.py", more)
    let indented = body.split(separator: "\n").map { "        " + $0 }.joined(separator: "\n")
    let program = """
      import json, os, sys, time
      def say(o):
          print(json.dumps(o), flush=True)
      def layers(m, records):
          say({"kind": "layers", "id": m["id"], "layers": {"moods": records}})
      for line in sys.stdin:
          m = json.loads(line)
          if m["kind"] == "hello":
              options = m["options"]
              say({"kind": "ready", "protocol": m["protocol"]})
          elif m["kind"] == "end":
              open("ended", "w").write("yes")
              say({"kind": "end", "count": 0})
          else:
      \(indented)
      """
    try scratch.write("a/ant/run.py", whole ? body : program)
    let manifest = try PluginManifest(folder: folder)
    let step = try scratch.node("a: b")
    let options = try manifest.resolve(options: nil, relativeTo: scratch.path, step: step)
    return try ProcessAnalyzer(manifest: manifest, options: options)
  }

  private func speech(_ text: String = "𠮷林增长５％。", id: String = "s1") -> Speech {
    var metadata = Metadata()
    metadata["title"] = "报告"
    return Speech(id: id, text: SpeechText(text), metadata: metadata)
  }

  private func moods(
    _ analyzer: ProcessAnalyzer, _ speech: Speech
  ) throws -> [GenericRecord] {
    var annotations = Annotations()
    try analyzer.analyze(speech, &annotations)
    return annotations[LayerKey<GenericRecord>("moods")]
  }

  private func failure(_ analyzer: ProcessAnalyzer) -> String {
    do {
      _ = try moods(analyzer, speech())
      return "no failure"
    } catch {
      return "\(error)"
    }
  }

  @Test func recordsComeBackInBytes() throws {
    let analyzer = try analyzer(
      """
      i = m["text"].index("增长")
      layers(m, [{"id": "m1", "start": i, "end": i + 4, "quote": m["text"][i:i+4], "tone": m["metadata"]["title"]}])
      """)
    let speech = speech()
    let record = try #require(try moods(analyzer, speech).first)
    #expect(record.id == "m1" && speech.text.quote(record.range) == "增长５％")
    #expect(record.attributes["tone"] == .text("报告"))
  }

  @Test func layersAreHandedOver() throws {
    let analyzer = try analyzer(
      """
      s = m["layers"]["segments"][0]
      layers(m, [{"id": s["id"], "start": s["start"], "end": s["end"], "weight": len(m["layers"])}])
      """, "consumes: [segments]")
    let speech = speech()
    var segment = Segment()
    segment.id = "x7"
    segment.range = 4..<speech.text.bytes.count
    var annotations = Annotations()
    annotations[.segments] = [segment]
    annotations[.themes] = []
    try analyzer.analyze(speech, &annotations)
    let records = annotations[LayerKey<GenericRecord>("moods")]
    #expect(records.map(\.id) == ["x7"] && records.map(\.range) == [segment.range])
    #expect(records[0].attributes["weight"] == .integer(1))
  }

  @Test func optionsHaveTheirTypes() throws {
    let analyzer = try analyzer(
      """
      layers(m, [{"id": "a", "start": 0, "end": 0, "tone": json.dumps(options, sort_keys=True)}])
      """,
      """
      options:
        - {name: b, type: boolean, default: on}
        - {name: i, type: integer, default: 3}
        - {name: l, type: list, default: [甲, 2]}
        - {name: n, type: number, default: 1.5}
        - {name: p, type: path, default: x.yaml}
        - {name: t, type: text, default: '7'}
      """)
    let tone = try moods(analyzer, speech())[0].attributes["tone"]?.text
    #expect(
      tone
        == #"{"b": true, "i": 3, "l": ["\u7532", "2"], "n": 1.5, "p": "\#(scratch.path)/a/ant/x.yaml", "t": "7"}"#
    )
  }

  @Test func oneProgramForManySpeeches() throws {
    let analyzer = try analyzer(
      """
      layers(m, [{"id": str(os.getpid()), "start": 0, "end": 1}])
      """)
    let ids = try (0..<20).map { try moods(analyzer, speech(id: "s\($0)"))[0].id }
    #expect(Set(ids).count == 1)
  }

  @Test func longTexts() throws {
    let analyzer = try analyzer(
      """
      layers(m, [{"id": "a", "start": len(m["text"]) - 1, "end": len(m["text"])}] * 2000)
      """)
    let speech = speech(String(repeating: "改革发展", count: 60_000) + "。")
    #expect(try moods(analyzer, speech).count == 2000)
  }

  @Test(arguments: [
    (
      #"layers(m, [{"id": "a", "start": 0, "end": 2, "quote": "吉林"}])"#,
      "moods[0].quote: '吉林' is not the text there, '𠮷林'"
    ),
    (
      #"layers(m, [{"start": 0, "end": 99}])"#,
      "moods[0]: 0..<99 lies outside the text of 7 characters"
    ),
    (#"layers(m, [{"id": "a"}])"#, "moods[0]: expected whole numbers 'start' and 'end'"),
    (
      #"layers(m, [3])"#,
      "moods[0]: expected an object; moods[0]: expected whole numbers 'start' and 'end'"
    ),
    (#"say({"kind": "error", "id": m["id"], "message": "cannot do it"})"#, "cannot do it"),
    (#"say({"kind": "error", "id": m["id"]})"#, "failed without a message"),
    (#"say({"kind": "layers", "id": m["id"], "layers": {}})"#, "its answer has no list 'moods'"),
    (#"say({"kind": "layers", "id": m["id"]})"#, "its answer has no list 'moods'"),
    (
      #"say({"kind": "layers", "id": m["id"], "layers": {"moods": {}}})"#,
      "its answer has no list 'moods'"
    ),
    (
      #"say({"kind": "layers", "id": m["id"], "layers": {"moods": [], "tunes": []}})"#,
      "its answer has a layer 'tunes' that its manifest does not declare"
    ),
    (
      #"say({"kind": "layers", "id": "other", "layers": {"moods": []}})"#,
      "it answered something else than the speech's layers"
    ),
    (
      #"say({"kind": "error", "id": "other"})"#,
      "it answered something else than the speech's layers"
    ),
    (#"say({})"#, "it answered something else than the speech's layers"),
    (
      #"print("Reading...", flush=True)"#,
      "it answered what is not JSON: expected a value at byte 0"
    ),
    (#"say([1])"#, "it answered something that is no JSON object"),
    ("sys.exit(3)", "it ended (status 3) without an answer"),
    ("os.kill(os.getpid(), 9)", "it ended (signal 9) without an answer"),
    (
      #"sys.stdout.write('{"kind"'); sys.stdout.flush(); sys.exit(0)"#,
      "it ended (status 0) without an answer"
    ),
  ])
  func answersThatCostTheSpeech(body: String, expected: String) throws {
    #expect(failure(try analyzer(body)) == "plugin 'ant': \(expected)")
  }

  @Test(arguments: [
    ("exit 7\n", "it ended"),
    ("read l; exit 7\n", "it ended (status 7) without an answer"),
    (
      "read l; echo '{\"kind\": \"ready\", \"protocol\": \"lectern.process/9\"}'; cat\n",
      #"it answered {"kind":"ready","protocol":"lectern.process/9"} where 'ready' for lectern.process/1 was expected"#
    ),
    ("echo hello; cat\n", "it answered what is not JSON"),
  ])
  func programsThatDoNotGetReady(program: String, expected: String) throws {
    let message = failure(try analyzer(program, whole: true))
    #expect(
      message.hasPrefix("plugin 'ant': " + expected)
        || expected == "it ended" && message.contains("has ended"))
  }

  @Test func commandThatIsNotThere() throws {
    let folder = try scratch.plugin("ant")
    let analyzer = try ProcessAnalyzer(
      manifest: PluginManifest(folder: folder), options: scratch.node("{}"))
    let message = failure(analyzer)
    #expect(message.contains("it ended (status 127)") || message.contains("it has ended"))
  }

  @Test(arguments: ["sys.exit(1)", "print('?', flush=True)", "say({})", "say({'kind': 'end'})"])
  func theNextSpeechFindsAFreshProgram(failing: String) throws {
    let analyzer = try analyzer(
      """
      if m["id"] == "bad": \(failing)
      else: layers(m, [{"id": str(os.getpid()), "start": 0, "end": 1}])
      """)
    let first = try moods(analyzer, speech())[0].id
    #expect(throws: PluginError.self) { try moods(analyzer, speech(id: "bad")) }
    let second = try moods(analyzer, speech())[0].id
    #expect(first != second)
    #expect(try moods(analyzer, speech())[0].id == second)
  }

  /// A line too many would be taken for the answer to the next speech, and so on for ever.
  @Test func answersDoNotShift() throws {
    let analyzer = try analyzer(
      """
      layers(m, [{"id": m["id"], "start": 0, "end": 1}])
      if m["id"] == "talkative": say({"kind": "note"})
      """)
    #expect(try moods(analyzer, speech(id: "talkative"))[0].id == "talkative")
    #expect(throws: PluginError.self) { try moods(analyzer, speech(id: "b")) }
    for id in ["c", "d"] { #expect(try moods(analyzer, speech(id: id))[0].id == id) }
  }

  @Test func anErrorDoesNotEndTheProgram() throws {
    let analyzer = try analyzer(
      """
      if m["id"] == "bad": say({"kind": "error", "id": "bad", "message": "no"})
      else: layers(m, [{"id": str(os.getpid()), "start": 0, "end": 1}])
      """)
    let first = try moods(analyzer, speech())[0].id
    #expect(throws: PluginError.self) { try moods(analyzer, speech(id: "bad")) }
    #expect(try moods(analyzer, speech())[0].id == first)
  }

  @Test func programIsToldThatItIsOver() throws {
    do {
      let analyzer = try analyzer(#"layers(m, [])"#)
      _ = try moods(analyzer, speech())
    }
    let ended = scratch.path + "/a/ant/ended"
    #expect(FileManager.default.fileExists(atPath: ended))
  }

  @Test func programsOfThePlugin() throws {
    let folder = try scratch.plugin("bee", command: "bee.sh, loud")
    try scratch.write(
      "a/bee/bee.sh",
      """
      #!/bin/sh
      read hello
      echo '{"kind": "ready", "protocol": "lectern.process/1"}'
      read speech
      echo '{"kind": "layers", "id": "s1", "layers": {"moods": [{"id": "'$1'", "start": 0, "end": 1}]}}'
      """, mode: 0o755)
    let analyzer = try ProcessAnalyzer(
      manifest: PluginManifest(folder: folder), options: scratch.node("{}"))
    #expect(try moods(analyzer, speech())[0].id == "loud")
  }

  /// What a program has started ends with it, and nobody waits for it.
  @Test func programsThatStartOthers() throws {
    let analyzer = try analyzer("sleep 600 & sleep 600 & read l; exit 5", whole: true)
    #expect(failure(analyzer) == "plugin 'ant': it ended (status 5) without an answer")
  }

  @Test func programThatDoesNotEnd() throws {
    let before = ContinuousClock.now
    do {
      let analyzer = try analyzer(
        """
        layers(m, [])
        while True: time.sleep(1)
        """)
      _ = try moods(analyzer, speech())
    }
    #expect(ContinuousClock.now - before < .seconds(60))
  }

  @Test func commandsOfTheSystem() throws {
    let folder = try scratch.plugin("bee", in: "a")
    try scratch.write(
      "a/bee/plugin.yaml",
      """
      name: bee
      version: '1'
      summary: s
      kind: process
      command: [python3, bee.py, --loud]
      produces: [{layer: moods}]
      """)
    try scratch.write(
      "a/bee/bee.py",
      """
      import json, sys
      for line in sys.stdin:
          m = json.loads(line)
          if m["kind"] == "hello": print('{"kind": "ready", "protocol": "lectern.process/1"}', flush=True)
          elif m["kind"] == "end": break
          else: print(json.dumps({"kind": "layers", "id": m["id"], "layers": {"moods":
              [{"id": sys.argv[1], "start": 0, "end": 1}]}}), flush=True)
      """)
    let analyzer = try ProcessAnalyzer(
      manifest: PluginManifest(folder: folder), options: scratch.node("{}"))
    #expect(try moods(analyzer, speech())[0].id == "--loud")
  }
}
