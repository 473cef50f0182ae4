internal import Corpus
internal import Evaluation
internal import LecternKit
public import Store

/// How a sample is drawn.
public struct Drawing: Sendable {
  public enum Size: Sendable {
    /// So many of all records of the layer, each as likely as the other.
    case records(Int)
    /// So many of each speech, or all it has.
    case perSpeech(Int)
  }

  public var layer: String
  public var size: Size
  public var seed: Int
  public var isBlind: Bool
  /// Also lists the other records of the sentences drawn.
  public var wholeSentences: Bool

  public init(
    layer: String, size: Size, seed: Int, isBlind: Bool = false, wholeSentences: Bool = false
  ) {
    self.layer = layer
    self.size = size
    self.seed = seed
    self.isBlind = isBlind
    self.wholeSentences = wholeSentences
  }

  /// A record in the lottery.
  private struct Ticket {
    var number: String
    var key: String
    var speech: String
  }

  /// Draws a sample: each record has a number made of the seed and its key, and the lowest numbers are
  /// drawn. So the order of the store does not matter, and a larger sample holds the smaller one.
  public func draw(_ reader: StoreReader) throws -> Sample {
    let layer = try reader.layer(layer)
    var tickets: [Ticket] = []
    var population = 0
    try reader.speeches { speech in
      var own: [Ticket] = []
      try reader.records(layer: layer.name, of: speech) { record in
        population += 1
        guard case .text(let key)? = record["key"] else { return }
        own.append(Ticket(number: Self.number(seed, key), key: key, speech: speech.id))
      }
      if case .perSpeech(let count) = size { own = Self.lowest(count, of: own) }
      tickets += own
      // No more are kept than may be drawn, so that memory does not grow with the store.
      if case .records(let count) = size, tickets.count > 4 * count + 1000 {
        tickets = Self.lowest(count, of: tickets)
      }
    }
    if case .records(let count) = size { tickets = Self.lowest(count, of: tickets) }
    let names = layer.attributes.filter(Self.isReviewed).map(\.name)
    var sample = Sample(
      layer: layer.name, record: layer.record, seed: seed, isBlind: isBlind,
      population: population, attributeNames: names)
    var drawn: [String: Set<String>] = [:]
    for ticket in tickets { drawn[ticket.speech, default: []].insert(ticket.key) }
    for (id, keys) in drawn.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      guard let speech = try reader.speech(id: id) else { continue }
      try add(speech, keys, reader, to: &sample)
    }
    sample.items.sort { Self.number(seed, $0.key) < Self.number(seed, $1.key) }
    return sample
  }

  private func add(
    _ speech: StoredSpeech, _ keys: Set<String>, _ reader: StoreReader, to sample: inout Sample
  ) throws {
    let text = try reader.text(of: speech)
    let sentences = SentenceList(text)
    var items: [Sample.Item] = []
    try reader.records(layer: layer, of: speech) { record in
      let fields = try record.fields()
      guard let key = fields["key"]?.text, let start = fields["start"]?.integer,
        let end = fields["end"]?.integer
      else { return }
      let span = Span(start: start, end: end)
      items.append(
        Sample.Item(
          key: key, speech: sample.speeches.count, fields: fields, span: span,
          sentences: sentences.around(span), isDrawn: keys.contains(key), others: 0))
    }
    let touched = Set(items.filter(\.isDrawn).flatMap(\.sentences))
    let isListed = { (item: Sample.Item) in
      item.isDrawn || (wholeSentences && !touched.isDisjoint(with: item.sentences))
    }
    for item in items where isListed(item) {
      var item = item
      item.others = items.count {
        !isListed($0) && !Set($0.sentences).isDisjoint(with: item.sentences)
      }
      sample.items.append(item)
    }
    sample.speeches.append(
      Sample.Speech(id: speech.id, text: text, metadata: speech.metadata))
  }

  private static func lowest(_ count: Int, of tickets: [Ticket]) -> [Ticket] {
    Array(tickets.sorted { ($0.number, $0.key) < ($1.number, $1.key) }.prefix(count))
  }

  /// The same on every machine, and for the next seed all different.
  static func number(_ seed: Int, _ key: String) -> String {
    Digest.sha256(Array("\(seed) \(key)".utf8))
  }

  /// What the host gives every record is not the analysis's to be wrong about.
  private static func isReviewed(_ attribute: Attribute) -> Bool {
    let given = ["id", "key", "start", "end", "quote", "text", "segment", "rule", "lexicon"]
    return attribute.type != .list && attribute.type != .object && !given.contains(attribute.name)
  }
}
