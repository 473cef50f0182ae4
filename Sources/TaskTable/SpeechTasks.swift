internal import Corpus
internal import LecternKit
internal import Store

/// The tasks of one speech with what the table needs besides them.
struct SpeechTasks {
  let speech: StoredSpeech
  let text: SpeechText
  let duties: [Duty]
  private let indicators: [String: Indicator]
  private let outline: Outline

  init(_ speech: StoredSpeech, _ reader: StoreReader, layer: String) throws {
    self.speech = speech
    let text = SpeechText(try reader.text(of: speech))
    self.text = text
    func records<R: Record>(_ key: LayerKey<R>) throws -> [R] {
      // A workflow may do without indicators.
      guard reader.layers.contains(where: { $0.name == key.name && $0.record == R.recordName })
      else { return [] }
      var records: [R] = []
      try reader.records(layer: key.name, of: speech) { stored in
        var record = RecordReader(.object(try stored.fields()), text: text, path: key.name)
        records.append(record.read())
      }
      return records
    }
    duties = try records(LayerKey<Duty>(layer)).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
    indicators = Dictionary(
      try records(.indicators).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    outline = Outline(try records(.segments))
  }

  /// The headings above a place, outermost first.
  func headings(at byte: Int) -> [String] {
    guard let index = outline.sentence(at: byte) else { return [] }
    var headings: [String] = []
    var level = Int.max
    for segment in outline.ancestors(of: outline.segments[outline.sentences[index]])
    where segment.kind == .part || segment.kind == .item {
      // Points of one list may lie in each other where they share a paragraph.
      if let own = segment.level {
        guard own < level else { continue }
        level = own
      }
      if let heading = segment.heading { headings.append((segment.marker ?? "") + heading) }
    }
    return headings.reversed()
  }

  /// The sentence that holds a place.
  func sentence(at byte: Int) -> Range<Int> {
    guard let index = outline.sentence(at: byte) else { return 0..<text.bytes.count }
    return outline.segments[outline.sentences[index]].range
  }

  /// The targets of an act in words: `固定资产投资 增长10%以上`.
  func targets(_ ids: [String]) -> [String] {
    ids.compactMap { id in
      guard let indicator = indicators[id], indicator.valueRole != .baseline else { return nil }
      return words(for: indicator)
    }
  }

  private func words(for indicator: Indicator) -> String {
    let quote = text.quote(indicator.range).trimmed
    let change =
      switch indicator.change {
      // A share that grows; of numbers of things the words do not tell growth from new ones.
      case .increase where indicator.unit.hasPrefix("%"): "增长"
      case .decrease where indicator.unit.hasPrefix("%"): "下降"
      default: ""
      }
    let sign =
      switch indicator.bound {
      case .atLeast where !Self.saysBound(quote): "≥"
      case .atMost where !Self.saysBound(quote): "≤"
      default: ""
      }
    let name = (indicator.scope ?? "") + indicator.name
    return "\(name) \(quote.hasPrefix(change) ? "" : change)\(sign)\(quote)".trimmed
  }

  /// Whether the words themselves say that a figure is a bound.
  private static func saysBound(_ quote: String) -> Bool {
    let words = [
      "以上", "以下", "以内", "不低于", "不少于", "不高于", "不超过", "至少", "超过", "超", "突破", "高于", "低于", "达到",
      "控制在", "≥", "≤", ">", "<",
    ]
    return words.contains { quote.contains($0) }
  }
}
