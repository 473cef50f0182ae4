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

  public init(options: Options, files: PluginFiles) throws {
    lexicon = try IndicatorLexicon(path: options.lexicon)
    units = try UnitTable(path: options.units)
    grammar = try Grammar(path: files["lexicons/grammar.yaml"])
  }

  public func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {
    let view = speech.text.view
    let outline = Outline(annotations[.segments])
    let scanner = ValueScanner(view, units: units)
    let resolver = NameResolver(view)
    let landmarks = grammar.landmarks(in: view)
    var nextMark = 0
    var headlines = HeadlineRule(view)
    var mood = MoodRule(view)
    var assembler = Assembler(speech, lexicon: lexicon)
    var tags = SentenceTags()
    var values: [ValueExpression] = []
    var named: [NamedValue] = []
    var functions = FunctionMemo(outline)
    for index in outline.sentences {
      let sentence = outline.segments[index]
      guard sentence.role.isRead else { continue }
      let range = view.range(ofBytes: sentence.range)
      while nextMark < landmarks.count, landmarks[nextMark].range.upperBound <= range.lowerBound {
        nextMark += 1
      }
      var lastMark = nextMark
      while lastMark < landmarks.count, landmarks[lastMark].range.lowerBound < range.upperBound {
        lastMark += 1
      }
      let marks = landmarks[nextMark..<lastMark]
      let function = functions.function(of: sentence)
      let headline = headlines.start(
        in: sentence, range: range, function: function, landmarks: marks)
      values.removeAll(keepingCapacity: true)
      scanner.scan(range, into: &values)
      let sentenceMood = mood.mood(range, landmarks: landmarks, next: nextMark)
      let statesTargets = headline != nil || function == .targets
      let isStretched = marks.contains { $0.classes.contains(.stretch) }
      guard !values.isEmpty || statesTargets || isStretched else { continue }
      tags.fill(view, range, grammar: grammar, lexicon: lexicon)
      named.removeAll(keepingCapacity: true)
      resolver.resolve(values, tags: tags, into: &named)
      let place = Assembler.Place(
        range: range, segment: sentence.id, function: function, mood: sentenceMood,
        headline: headline)
      assembler.add(named, place: place, tags: tags)
      if statesTargets {
        assembler.addUnquantified(named, place: place, tags: tags)
      }
      assembler.addStretch(marks, in: range)
    }
    annotations[.indicators] = assembler.finished()
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

/// The function of a sentence's part, asked once a paragraph.
private struct FunctionMemo {
  private let outline: Outline
  private var parent: String?
  private var known: Segment.Function?

  init(_ outline: Outline) { self.outline = outline }

  mutating func function(of sentence: Segment) -> Segment.Function? {
    if let parent, parent == sentence.parent { return known }
    parent = sentence.parent
    known = outline.function(of: sentence)
    return known
  }
}
