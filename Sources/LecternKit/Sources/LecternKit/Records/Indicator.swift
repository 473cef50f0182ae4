/// A figure stated about work or performance, or a target stated without one.
public struct Indicator: Record {
  public enum Form: String, FieldValue, CaseIterable {
    case number
    /// `与经济增长同步`
    case relative
    /// `完成国家下达任务`
    case delegated
    /// `保持合理水平`
    case qualitative
    /// `**.*%`, `X万元`
    case redacted
  }

  public enum Bound: String, FieldValue, CaseIterable {
    case exact, about
    case atLeast = "at_least"
    case atMost = "at_most"
    case range
  }

  public enum Change: String, FieldValue, CaseIterable {
    case increase, decrease, level
  }

  public enum Kind: String, FieldValue, CaseIterable {
    /// Set, planned or demanded.
    case target
    /// Reported as reached or as a fact.
    case actual
  }

  public enum ValueRole: String, FieldValue, CaseIterable {
    case result
    /// What the result is compared with: the first figure of `由7.34万元提升至10.26万元`.
    case baseline
  }

  /// How firmly a target binds, as the literature on growth targets codes it: a floor or a firm word
  /// (`确保`, `必须`, `不低于`, `以上`) is hard; `左右`, `力争`, `争取` or a range is soft.
  public enum Constraint: String, FieldValue, CaseIterable {
    case hard, soft
  }

  public enum Aggregation: String, FieldValue, CaseIterable {
    /// `年均`
    case average
    /// `累计`, `五年增长`
    case cumulative
  }

  /// What a figure or target is compared with.
  public struct Relation: Structure {
    /// `同步`, `高于`, `低于`, …
    public var relation = ""
    /// `经济增长`, `全国平均水平`, …
    public var to: String?
    /// `0.5个百分点`
    public var gap: String?

    public init() {}

    public mutating func visit(_ visitor: inout some FieldVisitor) {
      visitor.field("relation", &relation)
      visitor.field("to", &to)
      visitor.field("gap", &gap)
    }
  }

  public static let recordName = "indicator"

  public var id = ""
  public var key = ""
  /// The value expression with number, unit and bound word.
  public var range = 0..<0
  public var name = ""
  /// What narrows the name: `省级重点`.
  public var scope: String?
  /// A code of the lexicon, where the name is a known one.
  public var code: String?
  public var form = Form.number
  /// Low and high as printed, the magnitude stays in the unit; nil where no number is printed.
  public var value: [Double]?
  public var unit = ""
  public var bound = Bound.exact
  public var change = Change.level
  public var kind = Kind.actual
  public var valueRole: ValueRole?
  public var relative: Relation?
  /// `力争`, `确保`, …
  public var commitment: String?
  /// `在实际工作中争取更好结果`; it does not belong to the bound.
  public var stretch: String?
  public var constraint: Constraint?
  /// `YYYY`, `YYYY-YYYY`, `YYYY-Qn`, `YYYY-MM`
  public var period: String?
  public var aggregation: Aggregation?
  /// `同比`, `同口径`, `全市平均`
  public var base: String?
  /// Among the year's main targets.
  public var headline: Bool?
  /// The id of the record that first states this figure.
  public var restates: String?
  /// The rule that found it.
  public var rule: String?
  /// The lexicon's version.
  public var lexicon: String?
  public var segment: String?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("key", &key)
    visitor.range(&range, quote: "quote")
    visitor.field("name", &name)
    visitor.field("scope", &scope)
    visitor.field("code", &code)
    visitor.field("form", &form)
    visitor.field("value", &value, always: true)
    visitor.field("unit", &unit)
    visitor.field("bound", &bound)
    visitor.field("change", &change)
    visitor.field("kind", &kind)
    visitor.field("valueRole", &valueRole)
    visitor.structure("relative", &relative)
    visitor.field("commitment", &commitment)
    visitor.field("stretch", &stretch)
    visitor.field("constraint", &constraint)
    visitor.field("period", &period)
    visitor.field("aggregation", &aggregation)
    visitor.field("base", &base)
    visitor.field("headline", &headline)
    visitor.field("restates", &restates)
    visitor.field("rule", &rule)
    visitor.field("lexicon", &lexicon)
    visitor.field("segment", &segment)
  }
}
