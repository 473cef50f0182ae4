extension Scoring {
  mutating func scoreIndicators() {
    let wanted = gold.units.flatMap(\.indicators)
    let found = findings.indicators.filter { isInside($0.span.start) && !$0.statesNoFigure }
    func judge(_ gold: Int, _ other: Int) -> IndicatorJudgement {
      IndicatorJudgement(wanted[gold], found[other])
    }
    // Of two figures with the same words the one that is read as the gold has it belongs to it.
    let pairing = Pairing(
      wanted.map(\.span), found.map(\.span), rank: { judge($0, $1).rank })
    let valued = pairing.pairs.filter { judge($0.gold, $0.found).isValueRight }
    let full = valued.filter { judge($0.gold, $0.found).isFullyRight }
    count(.indicatorSpans, right: pairing.count, gold: wanted.count, found: found.count)
    count(.indicatorValues, right: valued.count, gold: wanted.count, found: found.count)
    count(
      .indicatorNumbers, right: valued.count { wanted[$0.gold].value != nil },
      gold: wanted.count { $0.value != nil }, found: found.count { $0.value != nil })
    count(.indicatorFull, right: full.count, gold: wanted.count, found: found.count)
    for (index, gold) in wanted.enumerated() {
      guard let pair = pairing.pairs.first(where: { $0.gold == index }) else {
        miss(.indicatorFull, "missed", gold.span, gold.summary)
        continue
      }
      if !judge(index, pair.found).isFullyRight {
        miss(.indicatorFull, "differs", gold.span, gold.differences(from: found[pair.found]))
      }
    }
    for (index, extra) in found.enumerated() where !pairing.isFoundPaired(index) {
      miss(.indicatorFull, "extra", extra.span, extra.name ?? "")
    }
  }
}

/// How far an indicator of the analysis says what one of the gold says.
private struct IndicatorJudgement {
  let isValueRight: Bool
  let isFullyRight: Bool

  var rank: Int { (isFullyRight ? 2 : 0) + (isValueRight ? 1 : 0) }

  init(_ gold: Gold.Indicator, _ found: Findings.Indicator) {
    isValueRight =
      Self.areSame(gold.value, found.value) && gold.unit.isExactly(found.unit)
      && gold.bound == found.bound
    isFullyRight =
      isValueRight && gold.change == found.change && gold.kind == found.kind
      && Names.areSame(gold.name, found.name)
  }

  /// Numbers to a billionth.
  private static func areSame(_ gold: [Double]?, _ found: [Double]?) -> Bool {
    guard let gold, let found else { return gold == nil && found == nil }
    return gold.count == found.count
      && zip(gold, found).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($0)) }
  }
}

extension Gold.Indicator {
  fileprivate var fields: [(name: String, value: String)] {
    [
      ("name", name), ("value", shown(value)), ("unit", unit), ("bound", bound),
      ("change", change), ("kind", kind),
    ]
  }

  var summary: String { fields.map(\.value).joined(separator: ", ") }

  fileprivate func differences(from found: Findings.Indicator) -> String {
    let other = [
      found.name, shown(found.value), found.unit, found.bound, found.change, found.kind,
    ]
    return zip(fields, other).filter { !$0.value.isExactly($1) }
      .map { "\($0.name): \($0.value) read as \($1 ?? "nothing")" }.joined(separator: "; ")
  }
}

func shown(_ value: [Double]?) -> String {
  guard let value else { return "none" }
  let numbers = value.map { number in Int(exactly: number).map(String.init) ?? String(number) }
  return numbers.count == 2 && numbers[0] == numbers[1]
    ? numbers[0] : numbers.joined(separator: "–")
}
