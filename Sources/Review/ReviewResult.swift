internal import Evaluation

/// What coders' answers say of the analysis.
public struct Precision: Sendable {
  /// Of one attribute, or of the record as a whole.
  public struct Row: Sendable {
    public var name: String
    public var proportion: Proportion
  }

  /// `record` by the verdicts; then each attribute, over the records that stand; for a blind coder
  /// also the records that are right in every attribute.
  public let rows: [Row]
  public let unsure: Int

  public init(_ file: CoderFile, of sample: Sample) {
    let attributes = sample.attributes
    var record = Proportion()
    var whole = Proportion()
    var single = [Proportion](repeating: Proportion(), count: attributes.count)
    var unsure = 0
    for item in sample.items where item.isDrawn {
      guard let answer = file.answers[item.key] else { continue }
      guard answer.verdict != .unsure else {
        unsure += 1
        continue
      }
      record.add(answer.verdict == .right)
      var isWhole = answer.stands
      for (index, attribute) in attributes.enumerated() {
        guard let value = answer.values[attribute.name] else { continue }
        let isRight = Cell.areSame(value, attribute.read(item.fields))
        single[index].add(isRight)
        isWhole = isWhole && isRight
      }
      whole.add(isWhole)
    }
    var rows = [Row(name: "record", proportion: record)]
    rows += zip(attributes, single).map { Row(name: $0.name, proportion: $1) }
    if sample.isBlind { rows.append(Row(name: "in full", proportion: whole)) }
    self.rows = rows
    self.unsure = unsure
  }
}

/// Two coders beside each other.
public struct Comparison: Sendable {
  public struct Row: Sendable {
    public var name: String
    public var agreement: Agreement
  }

  public struct Disagreement: Sendable {
    public var key: String
    public var speech: String
    public var quote: String
    /// `verdict`, or the attribute.
    public var name: String
    public var answers: (String, String)
    public var lines: (Int, Int)
  }

  /// The verdicts; then each attribute, over the records that stand for both.
  public let rows: [Row]
  /// In the order of the sample.
  public let disagreements: [Disagreement]

  public init(_ one: CoderFile, _ other: CoderFile, of sample: Sample) {
    let attributes = sample.attributes
    var agreements = [Agreement](repeating: Agreement(), count: attributes.count + 1)
    var disagreements: [Disagreement] = []
    let texts = sample.speeches.map { Array($0.text.unicodeScalars) }
    for item in sample.items {
      guard let first = one.answers[item.key], let second = other.answers[item.key] else {
        continue
      }
      func compare(_ index: Int, _ name: String, _ a: String, _ b: String) {
        let (one, other) = (Cell.canonical(a), Cell.canonical(b))
        if item.isDrawn { agreements[index].add(one, other) }
        guard one != other else { return }
        var quote = String.UnicodeScalarView()
        quote.append(contentsOf: texts[item.speech][item.span.start..<item.span.end].prefix(40))
        disagreements.append(
          Disagreement(
            key: item.key, speech: sample.speeches[item.speech].id, quote: String(quote),
            name: name, answers: (a, b), lines: (first.line, second.line)))
      }
      compare(0, "verdict", first.verdict.rawValue, second.verdict.rawValue)
      for (index, attribute) in attributes.enumerated() {
        guard let a = first.values[attribute.name], let b = second.values[attribute.name] else {
          continue
        }
        compare(index + 1, attribute.name, a, b)
      }
    }
    let names = ["verdict"] + attributes.map(\.name)
    rows = zip(names, agreements).map { Row(name: $0, agreement: $1) }
    self.disagreements = disagreements
  }
}
