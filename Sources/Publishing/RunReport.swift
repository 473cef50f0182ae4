public import LecternKit
public import Store

/// What a run did, as `run.json` says it: the schema `lectern.run/1`.
///
/// First the run as a whole, then a row for every speech with its status (`ok`, `unchanged`, `failed`,
/// `removed`, `not-reached`), the time of each step, the number of records by layer and, where it
/// failed, why.
public struct RunReport: Sendable {
  public static let schema = "lectern.run/1"

  /// The run as a whole, in the order of the file.
  public var head: Fields
  /// Speeches that nobody looked at.
  public var unreached: [(speech: String, path: String)]

  public init(head: Fields, unreached: [(speech: String, path: String)] = []) {
    self.head = head
    self.unreached = unreached
  }

  /// Writes the report; a run that never began has no store to read its speeches from.
  public func write(to path: String, _ store: SpeechStore?, run: Int64?) throws {
    var file = try OutputFile(path)
    var json = JSONWriter()
    json.beginObject()
    json.field("schema", Self.schema)
    for field in head.all {
      json.name(field.name)
      json.value(field.value)
    }
    json.name("speeches")
    json.raw(Array("[".utf8))
    try file.write(json.bytes)
    var separator = "\n"
    func write(_ row: Fields, _ file: inout OutputFile) throws {
      try file.write(Array((separator + Value.object(row).json).utf8))
      separator = ",\n"
    }
    if let store, let run {
      try store.read { reader in
        try reader.outcomes(of: run) { try write(Self.row($0), &file) }
      }
    }
    for (speech, path) in unreached {
      var row = Fields()
      row["speech"] = .text(speech)
      row["path"] = .text(path)
      row["status"] = .text("not-reached")
      try write(row, &file)
    }
    try file.write(Array("\n]}\n".utf8))
    try file.finish()
  }

  private static func row(_ outcome: SpeechOutcome) -> Fields {
    var row = Fields()
    row["speech"] = .text(outcome.speech)
    row["path"] = outcome.path.map { .text($0) }
    row["status"] = .text(outcome.status.rawValue)
    row["reason"] = outcome.reason.map { .text($0) }
    if !outcome.steps.all.isEmpty {
      row["seconds"] = .number(outcome.seconds)
      row["steps"] = .object(outcome.steps)
    }
    if !outcome.counts.all.isEmpty { row["counts"] = .object(outcome.counts) }
    return row
  }
}
