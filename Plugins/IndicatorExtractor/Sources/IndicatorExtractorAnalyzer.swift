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
    let date = speech.metadata.date
    let findings = vocabulary.read(view)
    var values: [ValueExpression] = []
    let sentences = read(segments, findings, in: view, date: date, into: &values)
    let resolver = NameResolver(view)
    var tags = SentenceTags(findings)
    var assembler = Assembler(speech.text, date: date, lexicon: lexicon, units: units)
    var unnamed: [ValueExpression] = []
    var named: [NamedValue] = []
    for sentence in sentences {
      tags.enter(sentence.range)
      tags.addWords(view, vocabulary.words, classes: grammar.wordClasses)
      unnamed.empty()
      // 500万元以上固定资产投资
      for value in values[sentence.values] where !tags.isInName(value.range) {
        unnamed.append(value)
      }
      named.empty()
      resolver.resolve(unnamed, tags: tags, into: &named)
      let place = Assembler.Place(
        range: sentence.range, segment: segments[sentence.segment].id,
        function: sentence.function, headline: sentence.headline, period: sentence.period)
      assembler.add(named, place: place, mood: sentence.mood, tags: tags)
      if sentence.headline != nil || sentence.function == .targets {
        assembler.addUnquantified(named, place: place, tags: tags)
      }
      assembler.addStretch(tags)
    }
    assembler.finish()
    let choice = HeadlineChoice(lexicon: lexicon, text: speech.text)
    choice.adopt(&assembler.records, segments: segments, year: date?.year)
    choice.settle(&assembler.records)
    annotations[Restatements.layer] = Restatements(lexicon: lexicon).check(
      &assembler.records, &assembler.figures)
    annotations[HeadlineTargets.layer] = headlineTargets.rows(of: assembler.records, in: speech)
    annotations[.indicators] = assembler.records
  }

  /// The sentences that may state something, and their values.
  ///
  /// What follows is left for a second round: the code of both together is more than stays near at hand
  /// from one sentence to the next.
  private func read(
    _ segments: [Segment], _ findings: Vocabulary.Findings, in view: NormalizedText,
    date: CalendarDate?, into values: inout [ValueExpression]
  ) -> [ReadSentence] {
    let scanner = ValueScanner(view, units: units)
    var tags = SentenceTags(findings)
    var cursor = PlaceCursor(view)
    var headlines = HeadlineRule(view)
    var moods = MoodRule(view, grammar, date: date)
    var parts = PartTable(year: date?.year)
    var sentences: [ReadSentence] = []
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
      let mood = moods.read(tags)
      let first = values.count
      scanner.scan(tags, into: &values)
      guard
        values.count > first || headline != nil || function == .targets
          || tags.senseClasses.contains(.stretch)
      else { continue }
      if headlines.isBehind {
        tags.addWords(view, vocabulary.words, classes: grammar.wordClasses)
        if tags.name(startingAt: tags.range.lowerBound) != nil {
          headline = tags.range.lowerBound
          headlines.goOn()
        }
      }
      sentences.append(
        ReadSentence(
          segment: index, range: tags.range, values: first..<values.count, function: function,
          headline: headline, period: parts.period, mood: mood))
    }
    return sentences
  }
}

/// A sentence that may state something.
private struct ReadSentence {
  /// Index of its segment.
  var segment: Int
  /// In the view.
  @Packed var range: Range<Int>
  /// Indexes of its values.
  @Packed var values: Range<Int>
  var function: Segment.Function?
  /// Where the year's main targets begin in it.
  var headline: Int?
  /// What the heading of the topmost part names.
  var period: String?
  var mood: Mood
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
