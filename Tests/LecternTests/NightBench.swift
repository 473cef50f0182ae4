import Foundation

/// A folder with a workflow over two process plugins whose every part a test can change.
///
/// `cutter` cuts the speech into lines and reads the metadata `occasion`; `marker` marks the cut lines
/// and reads `place`.
final class NightBench {
  let scratch: Scratch
  var steps = ["cutter", "marker"]
  var metadata = "{place: 青山县, occasion: 全会}"
  var further = ""

  init(speeches: Int = 3) throws {
    scratch = try Scratch()
    for number in 1...speeches {
      try scratch.write("第\(number)号讲话。\n要加强学习。\n要抓好落实。", to: "speeches/\(number).txt")
    }
    try plugin("cutter", reads: "occasion", consumes: "", produces: "pieces")
    try plugin("marker", reads: "place", consumes: "pieces", produces: "marks")
  }

  func plugin(_ name: String, reads: String, consumes: String, produces: String) throws {
    try scratch.write(
      """
      name: \(name)
      version: 1.0.0
      summary: For tests.
      kind: process
      command: [python3, main.py]
      consumes: [\(consumes)]
      metadata: [\(reads)]
      produces: [{layer: \(produces), attributes: [{name: given, type: text}]}]
      options: [{name: words, type: path, default: words.txt}, {name: size, type: integer, default: 9}]
      files: [extra.txt]
      """, to: "plugins/\(name)/plugin.yaml")
    try scratch.write("", to: "plugins/\(name)/words.txt")
    try scratch.write("", to: "plugins/\(name)/extra.txt")
    try program(name, consumes: consumes, produces: produces)
  }

  /// - Parameter end: how much of each line is left out.
  func program(_ name: String, consumes: String, produces: String, end: Int = 0) throws {
    try scratch.write(
      """
      import json, sys, time
      def say(fields):
          print(json.dumps(fields, ensure_ascii=False), flush=True)
      for line in sys.stdin:
          asked = json.loads(line)
          if asked["kind"] == "hello":
              say({"kind": "ready", "protocol": "lectern.process/1"})
          elif asked["kind"] == "speech":
              if "slow" in asked["text"]:
                  time.sleep(1)
              given = " ".join(sorted(asked["metadata"].values()) if "\(name)" == "marker" else [])
              ranges = [(r["start"], r["end"]) for r in asked["layers"].get("\(consumes)", [])]
              place = 0
              for part in asked["text"].split("\\n") if not ranges else []:
                  ranges.append((place, place + max(1, len(part) - \(end))))
                  place += len(part) + 1
              say({"kind": "layers", "id": asked["id"], "layers": {"\(produces)": [
                  {"id": "r%d" % n, "start": r[0], "end": r[1], "given": given}
                  for n, r in enumerate(ranges)]}})
          else:
              say({"kind": "end", "count": 0})
              break
      """, to: "plugins/\(name)/main.py")
  }

  func write() throws {
    try scratch.write(
      """
      workflow: nightly
      speeches: [{files: "speeches/*.txt", metadata: \(metadata)}]
      steps: [\(steps.joined(separator: ", "))]
      outputs: [{store: out/lectern.sqlite}, {records: out/analyses.jsonl}, {tables: out/tables}]
      \(further)
      """, to: "night.yaml")
  }

  var arguments: [String] {
    ["run", scratch.path("night.yaml"), "--plugin-path", scratch.path("plugins")]
  }

  func run(_ more: String...) throws -> Outcome {
    try write()
    return try Program.run(arguments + more)
  }

  /// Runs, and says which steps ran for which speech.
  func ran(_ more: String...) throws -> [String: [String]] {
    try write()
    let outcome = try Program.run(arguments + more)
    guard outcome.status == 0 else { throw Unexpected(outcome) }
    return try report().ran
  }

  func report() throws -> RunReport { try RunReport(scratch.read("out/run.json")) }

  /// All that the outputs hold, by name.
  func outputs() throws -> [String: String] {
    var outputs = ["analyses.jsonl": try scratch.read("out/analyses.jsonl")]
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path("out/tables")) {
      outputs[name] = try scratch.read("out/tables/" + name)
    }
    return outputs
  }
}

struct Unexpected: Error, CustomStringConvertible {
  let outcome: Outcome

  init(_ outcome: Outcome) { self.outcome = outcome }

  var description: String { "status \(outcome.status): \(outcome.errors)" }
}

/// `run.json` as tests look at it.
struct RunReport {
  let head: [String: Any]
  let rows: [[String: Any]]

  init(_ text: String) throws {
    head = try object(text)
    rows = head["speeches"] as? [[String: Any]] ?? []
  }

  /// The steps that ran, by speech.
  var ran: [String: [String]] {
    var ran: [String: [String]] = [:]
    for row in rows {
      guard let steps = row["steps"] as? [String: Any], let id = row["speech"] as? String else {
        continue
      }
      ran[id.replacingOccurrences(of: "speeches/", with: "")] = steps.keys.sorted()
    }
    return ran
  }

  func row(_ id: String) -> [String: Any] { rows.first { $0["speech"] as? String == id } ?? [:] }

  var statuses: [String: String] {
    Dictionary(
      rows.map { ($0["speech"] as? String ?? "", $0["status"] as? String ?? "") },
      uniquingKeysWith: { $1 })
  }
}
