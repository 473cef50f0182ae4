public import Evaluation
internal import LecternKit

/// What coders have settled, as gold files.
///
/// A unit is a sentence of which every record was listed and answered, and all coders said the same. A
/// record that neither the analysis nor a coder has seen is not in it.
public struct ReviewedGold: Sendable {
  public struct File: Sendable {
    /// Without an ending; it may stand in a folder with those of the other speeches.
    public var name: String
    public var speech: Sample.Speech
    public var gold: Gold
  }

  /// One for each speech that has a unit.
  public private(set) var files: [File] = []
  public var units: Int { files.reduce(0) { $0 + $1.gold.units.count } }
  /// Sentences with records that were not listed.
  public private(set) var incomplete = 0
  /// Sentences with a record that is unanswered, unsure or disputed.
  public private(set) var unsettled = 0

  public init(_ sample: Sample, _ coders: [CoderFile]) throws(UnknownLayer) {
    let layer = try GoldLayer(sample)
    for (number, speech) in sample.speeches.enumerated() {
      let items = sample.items.filter { $0.speech == number }
      var units: [Gold.Unit] = []
      let sentences = Set(items.flatMap(\.sentences)).sorted { $0.start < $1.start }
      for sentence in sentences {
        let touching = items.filter { $0.sentences.contains(sentence) }
        guard touching.allSatisfy({ $0.others == 0 }) else {
          incomplete += 1
          continue
        }
        let answers = touching.compactMap { Self.settled($0.key, coders) }
        guard answers.count == touching.count,
          let unit = layer.unit(sentence, Array(zip(touching, answers)))
        else {
          unsettled += 1
          continue
        }
        units.append(unit)
      }
      guard !units.isEmpty else { continue }
      let name = FileName.of(speech.id, number)
      files.append(
        File(
          name: name, speech: speech,
          gold: Gold(
            path: name + ".json", speech: name + ".txt", only: layer.measures, units: units)))
    }
  }

  /// What all coders say of a record; nil where one says nothing, is unsure, or says something else.
  private static func settled(_ key: String, _ coders: [CoderFile]) -> Answer? {
    let answers = coders.compactMap { $0.answers[key] }
    guard let first = answers.first, answers.count == coders.count, first.verdict != .unsure,
      answers.allSatisfy({ answer in
        answer.stands == first.stands && answer.verdict != .unsure
          && answer.values.mapValues(Cell.canonical) == first.values.mapValues(Cell.canonical)
      })
    else { return nil }
    return first
  }

  /// A layer that no measure is about.
  public struct UnknownLayer: Error, CustomStringConvertible {
    let layer: String
    public var description: String {
      "there are no gold files of '\(layer)': they are made of indicators, tasks and themes"
    }
  }
}

/// Makes units of answers.
private enum GoldLayer {
  case indicators, tasks, themes

  init(_ sample: Sample) throws(ReviewedGold.UnknownLayer) {
    switch sample.record {
    case Indicator.recordName: self = .indicators
    case Duty.recordName: self = .tasks
    case ThemeMention.recordName: self = .themes
    default: throw ReviewedGold.UnknownLayer(layer: sample.layer)
    }
  }

  var measures: Set<Measure> {
    switch self {
    case .indicators: Set(Measure.ofIndicators)
    case .tasks: [.tasks, .departments]
    case .themes: [.themes]
    }
  }

  /// Nil where an answer leaves something open.
  func unit(_ sentence: Span, _ answers: [(Sample.Item, Answer)]) -> Gold.Unit? {
    var unit = Gold.Unit(span: sentence, role: Segment.Role.body.rawValue)
    for (item, answer) in answers where answer.stands {
      switch self {
      case .tasks:
        let departments = Cell.parts(answer.values["departments"] ?? "")
        guard !departments.isEmpty else { return nil }
        unit.task = unit.task ?? Gold.Task(departments: departments)
      case .themes:
        guard let theme = answer.values["theme"] else { return nil }
        if !unit.themes.contains(theme) { unit.themes.append(theme) }
      case .indicators:
        guard !isWithoutFigure(item, answer) else { continue }
        guard let indicator = indicator(item.span, answer.values) else { return nil }
        unit.indicators.append(indicator)
      }
    }
    return unit
  }

  /// Targets without a figure are outside the measures.
  private func isWithoutFigure(_ item: Sample.Item, _ answer: Answer) -> Bool {
    let form = item.fields["form"]?.text.flatMap(Indicator.Form.init(rawValue:))
    return answer.values["value_low"] == ""
      && [.relative, .delegated, .qualitative].contains(form)
  }

  private func indicator(_ span: Span, _ values: [String: String]) -> Gold.Indicator? {
    // A figure without a name is the same as no other: nothing could meet it.
    guard let name = values["name"], !name.isEmpty, let low = values["value_low"],
      let high = values["value_high"], let unit = values["unit"], let bound = values["bound"],
      let change = values["change"], let kind = values["kind"]
    else { return nil }
    let ends = [low, high].compactMap(Cell.number)
    // Either both are numbers or the figure is redacted.
    guard ends.count == 2 || (low.isEmpty && high.isEmpty) else { return nil }
    return Gold.Indicator(
      span: span, name: name, value: ends.isEmpty ? nil : ends, unit: unit, bound: bound,
      change: change, kind: kind)
  }
}

/// Names of files made of ids.
private enum FileName {
  /// - Parameter number: tells speeches apart whose ids differ only in what a name cannot have.
  static func of(_ id: String, _ number: Int) -> String {
    let plain = id.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
        ? Character(scalar) : "_"
    }
    // A name has at most 255 bytes.
    return "\(number + 1)-" + String(plain.suffix(60))
  }
}
