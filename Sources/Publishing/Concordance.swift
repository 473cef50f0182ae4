public import LecternKit
public import Store

/// A place where a term stands, with what stands around it: one line of a concordance.
public struct ConcordanceHit: Sendable, Equatable {
  public var speech: String
  public var place: String?
  /// The day the speech was given, else that it was published.
  public var date: String?
  /// The heading of the topmost part around it.
  public var part: String?
  /// The function of the innermost part around it that has one.
  public var function: String?
  /// As it was asked for.
  public var term: String
  /// In Unicode scalars.
  public var start: Int
  public var end: Int
  /// As they stand in the text.
  public var left: String
  public var keyword: String
  public var right: String
}

/// What is wrong with a search.
public enum ConcordanceError: Error, Sendable, Equatable, CustomStringConvertible {
  case emptyTerm(String)
  case noSegments

  public var description: String {
    switch self {
    case .emptyTerm(let term): "the term '\(term)' has no character to search for"
    case .noSegments:
      "the store has no layer of segments, which tells the functions of parts; add a step "
        + "'segmenter' to its workflow"
    }
  }
}

/// Finds terms in the texts of a store.
///
/// Terms are compared as ``NormalizedText`` has them, whatever the width of their characters. Of terms
/// that overlap the leftmost counts, of those that begin at one place the longest.
public struct Concordance: Sendable {
  /// Each once, as they are compared.
  public let terms: [String]
  private let matcher: TermMatcher
  let window: Int
  private let functions: Set<String>
  private let filters: [RecordFilter]

  /// - Parameters:
  ///   - window: characters of context on either side.
  ///   - functions: of the parts that are searched; all where there is none.
  ///   - filters: which speeches are searched.
  public init(
    terms: [String], window: Int, functions: [Segment.Function] = [],
    filters: [RecordFilter] = []
  ) throws(ConcordanceError) {
    if let empty = terms.first(where: { NormalizedText($0).count == 0 }) {
      throw .emptyTerm(empty)
    }
    let repeated = Set(TermMatcher(terms).duplicates.map(\.term))
    self.terms = terms.indices.filter { !repeated.contains($0) }.map { terms[$0] }
    matcher = TermMatcher(self.terms)
    self.window = window
    self.functions = Set(functions.map(\.rawValue))
    self.filters = filters
  }

  /// Whether whole texts are searched, so that hits can be set against their length.
  var coversTexts: Bool { functions.isEmpty }

  /// The speeches that are searched, without their texts.
  func speeches(_ reader: StoreReader, _ body: (StoredSpeech) throws -> Void) throws {
    try reader.speeches(where: filters, body)
  }

  /// How much was found in how much.
  public struct Totals: Sendable, Equatable, CustomStringConvertible {
    public var hits = 0
    public var speechesWithHits = 0
    public var speeches = 0

    /// `13 hits in 12 of 18 speeches`
    public var description: String { "\(hits) hits in \(speechesWithHits) of \(speeches) speeches" }
  }

  /// Goes through the speeches in the order of their ids; those without hits come too.
  ///
  /// - Parameter withParts: whether hits are to know their parts: it takes most of the time.
  func search(
    _ reader: StoreReader, withParts: Bool, _ body: (StoredSpeech, [ConcordanceHit]) throws -> Void
  ) throws -> Totals {
    var totals = Totals()
    try forEachSpeech(reader, withParts: withParts) { speech, hits in
      totals.hits += hits.count
      totals.speechesWithHits += hits.isEmpty ? 0 : 1
      totals.speeches += 1
      try body(speech, hits)
    }
    return totals
  }

  private func forEachSpeech(
    _ reader: StoreReader, withParts: Bool, _ body: (StoredSpeech, [ConcordanceHit]) throws -> Void
  ) throws {
    let layer =
      withParts || !functions.isEmpty
      ? reader.layers.first { $0.record == Segment.recordName } : nil
    guard layer != nil || functions.isEmpty else { throw ConcordanceError.noSegments }
    try speeches(reader) { speech in
      let text = SpeechText(try reader.text(of: speech))
      let matches = matcher.matches(in: text.view)
      guard !matches.isEmpty else { return try body(speech, []) }
      let outline = try layer.map { try Self.outline($0.name, of: speech, text, reader) }
      let hits = matches.map { hit($0, in: speech, text, outline) }
      try body(
        speech, functions.isEmpty ? hits : hits.filter { functions.contains($0.function ?? "") })
    }
  }

  private static func outline(
    _ layer: String, of speech: StoredSpeech, _ text: SpeechText, _ reader: StoreReader
  ) throws -> Outline {
    let list = try JSONReader.read(reader.json(layer: layer, of: speech)).list ?? []
    let read = RecordTypes.read(list, as: Segment.self, text: text, layer: layer).layer
    return Outline((read as? RecordLayer<Segment>)?.records ?? [])
  }

  private func hit(
    _ match: TermMatch, in speech: StoredSpeech, _ text: SpeechText, _ outline: Outline?
  ) -> ConcordanceHit {
    let view = text.view
    let range = match.range
    let source = view.source(range)
    let before = max(0, range.lowerBound - window)..<range.lowerBound
    let behind = range.upperBound..<min(view.count, range.upperBound + window)
    let sentence = outline?.sentence(at: source.lowerBound)
      .flatMap { number in outline.map { $0.segments[$0.sentences[number]] } }
    return ConcordanceHit(
      speech: speech.id, place: speech.metadata.place,
      date: speech.metadata["date"] ?? speech.metadata["published"],
      part: sentence.flatMap { outline?.topPart(of: $0)?.heading },
      function: sentence.flatMap { outline?.function(of: $0)?.rawValue },
      term: terms[Int(match.term)], start: text.scalarOffset(ofByte: source.lowerBound),
      end: text.scalarOffset(ofByte: source.upperBound), left: text.quote(view.source(before)),
      keyword: text.quote(source), right: text.quote(view.source(behind)))
  }
}
