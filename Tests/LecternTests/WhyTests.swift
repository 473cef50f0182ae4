import Foundation
import Testing

/// Which steps would run for a speech, and what of it has changed.
@Suite struct WhyTests {
  private func workflow() throws -> Scratch {
    let scratch = try Scratch()
    try write(scratch)
    try scratch.write("甲\n", to: "words.txt")
    for name in ["one", "two"] {
      try scratch.write(
        """
        name: \(name)
        version: 1.0.0
        summary: Finds nothing, in the way of a program.
        kind: process
        command: [run]
        consumes: [segments]
        produces: [{layer: \(name)s}]
        options:
          - {name: limit, type: integer, default: 3, help: how many}
          - {name: words, type: path, default: words.txt, help: which}
        """, to: "plugins/\(name)/plugin.yaml")
      try scratch.write("甲\n", to: "plugins/\(name)/words.txt")
      try scratch.write(
        """
        #!/usr/bin/env python3
        import json, sys
        for line in sys.stdin:
            message = json.loads(line)
            if message["kind"] == "hello":
                answer = {"kind": "ready", "protocol": "lectern.process/1"}
            elif message["kind"] == "speech":
                answer = {"kind": "layers", "id": message["id"], "layers": {"\(name)s": []}}
            else:
                answer = {"kind": "end", "count": 1}
            print(json.dumps(answer), flush=True)
        """, to: "plugins/\(name)/run")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: scratch.path("plugins/\(name)/run"))
    }
    try scratch.write("抓好春耕备耕，完成粮食播种面积三十万亩。", to: "speeches/a.txt")
    return scratch
  }

  private func write(_ scratch: Scratch, limit: Int = 3, level: String = "county") throws {
    try scratch.write(
      """
      workflow: archive
      speeches: [{files: speeches/*.txt, metadata: {level: \(level)}}]
      steps: [segmenter, {analyzer: one, with: {limit: \(limit)}}, two]
      outputs: [{store: out/lectern.sqlite}]
      """, to: "archive.yaml")
  }

  private func why(_ scratch: Scratch, _ speech: String = "a.txt") throws -> Outcome {
    try Program.run(
      "why", speech, scratch.path("archive.yaml"), "--plugin-path", scratch.path("plugins"))
  }

  /// What is said after a run and then a change.
  private func said(after change: (Scratch) throws -> Void) throws -> String {
    let scratch = try workflow()
    let run = try Program.run(
      "run", scratch.path("archive.yaml"), "--plugin-path", scratch.path("plugins"))
    #expect(run.status == 0, "\(run.errors)")
    try change(scratch)
    let outcome = try why(scratch)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test func nothing() throws {
    #expect(
      try said { _ in } == "speeches/a.txt\n  nothing has changed: no step would run\n")
  }

  @Test func theText() throws {
    let text = try said {
      try $0.write("抓好春耕备耕，完成粮食播种面积四十万亩以上。", to: "speeches/a.txt")
    }
    // 三 is the character that differs: the sixteenth, counted from 0 the fifteenth.
    #expect(text.contains("segmenter runs: text\n"))
    #expect(text.contains("text: 20 characters, “粮食播种面积三十万亩。” about character 15\n"))
    #expect(text.contains("-> 22 characters, “粮食播种面积四十万亩以上。” about character 15\n"))
    #expect(text.contains("one runs: text"))
  }

  @Test func anOption() throws {
    let text = try said { try write($0, limit: 4) }
    #expect(
      text == """
        speeches/a.txt
          segmenter keeps its results
          one runs: options (limit)
            option limit: "3"
              -> "4"
          two keeps its results

        """)
  }

  @Test func aFileOfThePlugin() throws {
    let text = try said { try $0.write("乙\n", to: "plugins/two/words.txt") }
    #expect(text.contains("one keeps its results\n"))
    #expect(text.contains("two runs: files (words)\n    file words: "))
  }

  @Test func metadata() throws {
    let text = try said { try write($0, level: "city") }
    #expect(text.contains("    metadata level: county\n      -> city\n"))
  }

  @Test func thePluginItself() throws {
    let text = try said { scratch in
      let manifest = try scratch.read("plugins/one/plugin.yaml")
      try scratch.write(
        manifest.replacingOccurrences(of: "1.0.0", with: "1.1.0"), to: "plugins/one/plugin.yaml")
    }
    #expect(text.contains("    plugin: one 1.0.0 "))
    #expect(text.contains("      -> one 1.1.0 "))
    #expect(text.contains("two keeps its results\n"))
  }

  @Test func aSpeechThatIsNew() throws {
    let scratch = try workflow()
    let new = try why(scratch)
    #expect(new.output.contains("segmenter runs: it never did for this speech\n"))
    let unknown = try why(scratch, "speeches/b.txt")
    #expect(unknown.status == 2)
    #expect(
      unknown.errors == "error: no speech 'speeches/b.txt'; did you mean 'speeches/a.txt'?\n")
  }
}
