public import LecternKit

/// What the analysis of one speech has brought: everything that enters the store in one transaction.
public struct SpeechResult: Sendable {
  public var id: String
  public var path: String
  /// The row of a table, where the speech is one.
  public var row: Int?
  /// Of the source's bytes or decoded text, as the caller chose; the store only compares it.
  public var sha256: String
  public var encoding: String
  public var metadata: Metadata
  /// As decoded.
  public var text: String
  /// Layers of the store that are not among them are emptied, unless they are `kept`.
  public var layers: [LayerRecords]
  /// Layers whose stored records stay as they are, since their step did not run again.
  public var kept: Set<String>
  /// All steps of the speech; they take the place of those stored.
  public var steps: [StepRecord]
  /// Digests of all that the results depend on, and of the metadata that the source gave; the first
  /// is empty where the next run has to look again.
  public var fingerprint: String
  public var given: String
  /// Seconds by step, of those that ran.
  public var times: Fields
  public var seconds: Double

  /// Number of Unicode scalars.
  public var characters: Int { text.unicodeScalars.count }

  public init(
    id: String, path: String, row: Int? = nil, sha256: String, encoding: String = "UTF-8",
    metadata: Metadata, text: String, layers: [LayerRecords] = [], kept: Set<String> = [],
    steps: [StepRecord] = [], fingerprint: String = "", given: String = "",
    times: Fields = Fields(), seconds: Double = 0
  ) {
    self.id = id
    self.path = path
    self.row = row
    self.sha256 = sha256
    self.encoding = encoding
    self.metadata = metadata
    self.text = text
    self.layers = layers
    self.kept = kept
    self.steps = steps
    self.fingerprint = fingerprint
    self.given = given
    self.times = times
    self.seconds = seconds
  }
}

/// The records of one layer of one speech, as the analysis record has them: a JSON list of objects
/// with offsets in Unicode scalars.
public struct LayerRecords: Sendable, Equatable {
  public var name: String
  /// The record type's name.
  public var record: String
  public var json: [UInt8]

  public init(name: String, record: String, json: [UInt8]) {
    self.name = name
    self.record = record
    self.json = json
  }

  /// How many records there are.
  public func count() throws(RecordError) -> Int {
    var scanner = try RecordScanner(json)
    var count = 0
    while try scanner.nextRecord() {
      while try scanner.nextField() != nil {}
      count += 1
    }
    return count
  }
}

/// What a step depended on when it last ran for a speech, and what came out.
public struct StepRecord: Sendable, Equatable {
  public var step: String
  public var analyzer: String
  public var fingerprint: String
  /// What the fingerprint is made of, so that a change can be named: `text`, `options`, …
  public var components: Fields
  /// A digest of the layers made.
  public var output: String
  /// A digest of each of them by its name.
  public var layers: Fields

  public init(
    step: String, analyzer: String, fingerprint: String, components: Fields, output: String,
    layers: Fields = Fields()
  ) {
    self.step = step
    self.analyzer = analyzer
    self.fingerprint = fingerprint
    self.components = components
    self.output = output
    self.layers = layers
  }
}
