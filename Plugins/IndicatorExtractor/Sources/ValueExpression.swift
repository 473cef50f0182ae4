import LecternKit

/// How a value was recognised; the first half of a record's `rule`.
enum ValueRule: Int, Sendable, CaseIterable {
  case quantity, range, redacted, ratio, duration
  case bareMagnitude, chinesePercent, fraction, tenths, twoDigits, doubling
  case rankOrdinal, rankFirst, rankTop

  var text: String {
    switch self {
    case .bareMagnitude: "bare-magnitude"
    case .chinesePercent: "chinese-percent"
    case .twoDigits: "two-digits"
    case .rankOrdinal: "rank-ordinal"
    case .rankFirst: "rank-first"
    case .rankTop: "rank-top"
    default: String(describing: self)
    }
  }
}

/// A unit that a rule gives: none is printed, or not as such.
enum FixedUnit: Sendable {
  case none, times, percent, tenths, place

  var text: String {
    switch self {
    case .none: ""
    case .times: "倍"
    case .percent: "%"
    case .tenths: "成"
    case .place: "位"
    }
  }
}

/// A value as it stands in the view. It holds no text, so that copies cost nothing.
struct ValueExpression {
  /// The quote: number, unit and bound words.
  @Packed var range: Range<Int>
  /// Number and unit alone.
  @Packed var core: Range<Int>
  /// nil where the number is redacted.
  var low: Double?
  var high: Double?
  /// The unit as printed, in two pieces that 多 or a blank may part.
  @Packed var magnitude: Range<Int>
  @Packed var word: Range<Int>
  /// The number of the unit's text in the table of units, where it is one of those.
  private var unitText: Int32?
  /// The unit where it is not printed as such.
  var fixedUnit: FixedUnit?
  var kind: UnitTable.Kind
  var bound = Indicator.Bound.exact
  var rule: ValueRule
  /// The change that the expression itself states.
  var change: Indicator.Change?
  /// Decided by the expression's own pattern.
  var statedKind: Indicator.Kind?

  init(
    _ range: Range<Int>, low: Double?, high: Double?, unit: FixedUnit, kind: UnitTable.Kind,
    rule: ValueRule
  ) {
    self.range = range
    core = range
    self.low = low
    self.high = high
    magnitude = range.lowerBound..<range.lowerBound
    word = range.lowerBound..<range.lowerBound
    fixedUnit = unit
    self.kind = kind
    self.rule = rule
  }

  init(
    _ range: Range<Int>, low: Double?, high: Double?, unit: UnitTable.Reading, rule: ValueRule
  ) {
    self.init(range, low: low, high: high, unit: .none, kind: unit.kind, rule: rule)
    magnitude = unit.magnitude
    word = unit.word
    unitText = unit.text.map { Int32($0) }
    fixedUnit = nil
  }

  /// The 日 of 30日内 is a unit, and 内 its bound.
  mutating func takeDay() {
    word = word.lowerBound..<word.lowerBound + 1
    core = core.lowerBound..<word.upperBound
    unitText = nil
    kind = .time
    bound = .atMost
  }

  /// `超百亿元`, `超千万元`: the first character of the magnitude is the number.
  mutating func takeHundreds(_ first: Unicode.Scalar) {
    switch first {
    case "百": low = 100
    case "千": low = 1_000
    default: return
    }
    high = low
    magnitude = magnitude.lowerBound + 1..<magnitude.upperBound
    unitText = nil
  }

  var isRank: Bool {
    switch rule {
    case .rankFirst, .rankOrdinal, .rankTop: true
    default: false
    }
  }

  func unit(_ view: NormalizedText, _ units: UnitTable) -> String {
    if let fixedUnit { return fixedUnit.text }
    if let unitText { return units.texts[Int(unitText)] }
    if word.isEmpty { return view.string(magnitude) }
    if magnitude.isEmpty { return view.string(word) }
    if magnitude.upperBound == word.lowerBound {
      return view.string(magnitude.lowerBound..<word.upperBound)
    }
    return view.string(magnitude) + view.string(word)
  }
}
