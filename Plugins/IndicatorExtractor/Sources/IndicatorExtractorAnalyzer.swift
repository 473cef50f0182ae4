public import LecternKit

/// Finds the figures that a speech states about work and performance, and targets stated without one.
///
/// Needs the layer `segments`: only sentences of the body are read, and the function of the part tells
/// a boast from a plan. See `README.md` for the rules.
public struct IndicatorExtractorAnalyzer: Analyzer {
  public struct Options: Decodable, Sendable {
    var lexicon: String
    var units: String
  }

  private let lexicon: IndicatorLexicon
  private let units: UnitTable
  private let grammar: Grammar
  private let vocabulary: Vocabulary
  private let headlineTargets: HeadlineTargets

  public init(options: Options, files: PluginFiles) throws {
    lexicon = try IndicatorLexicon(path: options.lexicon)
    units = try UnitTable(path: options.units)
    grammar = try Grammar(path: files["lexicons/grammar.yaml"])
    vocabulary = Vocabulary(grammar: grammar, lexicon: lexicon)
    headlineTargets = HeadlineTargets(lexicon: lexicon)
  }

  public func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {
    let view = speech.text.view
    let segments = annotations[.segments]
    let scanner = ValueScanner(view, units: units)
    let resolver = NameResolver(view)
    var tags = SentenceTags(vocabulary.read(view))
    var cursor = PlaceCursor(view)
    var headlines = HeadlineRule(view)
    let date = speech.metadata.date
    var moods = MoodRule(view, grammar, date: date)
    var mood = Mood()
    let year = date?.year
    var assembler = Assembler(speech.text, date: date, lexicon: lexicon, units: units)
    var values: [ValueExpression] = []
    var named: [NamedValue] = []
    var parts = PartTable(year: year)
    for index in segments.indices {
      guard segments[index].kind == .sentence else {
        parts.enter(segments, index)
        continue
      }
      guard segments[index].role.isRead else { continue }
      tags.enter(cursor.range(ofBytes: segments[index].range))
      let function =
        segments[index].function ?? parts.function(of: segments[index].parent)
      var headline = headlines.start(in: segments[index].parent, function: function, tags: tags)
      moods.read(tags, into: &mood)
      values.empty()
      scanner.scan(tags, into: &values)
      guard
        !values.isEmpty || headline != nil || function == .targets
          || tags.senseClasses.contains(.stretch)
      else { continue }
      tags.addWords(view, vocabulary.words, classes: grammar.wordClasses)
      // 500万元以上固定资产投资
      values.removeAll { tags.isInName($0.range) }
      if headlines.isBehind, tags.name(startingAt: tags.range.lowerBound) != nil {
        headline = tags.range.lowerBound
        headlines.goOn()
      }
      named.empty()
      resolver.resolve(values, tags: tags, into: &named)
      let place = Assembler.Place(
        range: tags.range, segment: segments[index].id, function: function, headline: headline,
        period: parts.period)
      assembler.add(named, place: place, mood: mood, tags: tags)
      if headline != nil || function == .targets {
        assembler.addUnquantified(named, place: place, tags: tags)
      }
      assembler.addStretch(tags)
    }
    assembler.finish()
    let choice = HeadlineChoice(lexicon: lexicon, text: speech.text)
    choice.adopt(&assembler.records, segments: segments, year: year)
    choice.settle(&assembler.records)
    annotations[Restatements.layer] = Restatements(lexicon: lexicon).check(
      &assembler.records, &assembler.figures)
    annotations[HeadlineTargets.layer] = headlineTargets.rows(of: assembler.records, in: speech)
    annotations[.indicators] = assembler.records
  }
}

extension Segment.Role? {
  /// Whether figures in a sentence of this role are the speaker's.
  fileprivate var isRead: Bool {
    switch self {
    case .boilerplate, .metadata, .salutation: false
    case .heading, .body, .closing, nil: true
    }
  }
}

/// Converts byte ranges that come more or less in order to places in the view.
private struct PlaceCursor {
  private let offsets: [Int32]
  private var place = 0

  init(_ view: NormalizedText) { offsets = view.offsets }

  mutating func range(ofBytes range: Range<Int>) -> Range<Int> {
    index(ofByte: range.lowerBound)..<index(ofByte: range.upperBound)
  }

  /// The first place at or behind a byte, looked for where three bytes a character would bring it.
  private mutating func index(ofByte byte: Int) -> Int {
    var index = place
    while true {
      let step = (byte - Int(offsets[index])) / 3
      guard abs(step) > 2 else { break }
      index = min(max(index + step, 0), offsets.count - 1)
      guard index > 0, index < offsets.count - 1 else { break }
    }
    while index > 0, Int(offsets[index - 1]) >= byte { index -= 1 }
    while index < offsets.count - 1, Int(offsets[index]) < byte { index += 1 }
    place = index
    return index
  }
}
