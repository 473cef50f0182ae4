/// A duty (事项): whole sentences with one topic, one set of actors and one part of the outline, and
/// the acts in them. The records of the layer `tasks`.
public struct Duty: Record {
  public enum Substance: String, FieldValue, CaseIterable {
    /// Can be closed: built, finished, issued, reached.
    case deliverable
    /// Goes on: strengthen, deepen, supervise.
    case standing
    /// Attitude or study only, no act that could be checked.
    case exhortation
  }

  public static let recordName = "task"

  public var id = ""
  public var key = ""
  public var range = 0..<0
  /// `关于“用地”的问题`, or the run-in heading above.
  public var topic: String?
  public var substance = Substance.standing
  public var acts: [Act] = []
  public var actors: [Actor] = []
  /// Where the duty is routed, best first; empty is 待明确.
  public var departments: [Routing] = []
  public var deadlines: [Deadline] = []
  public var frequencies: [Frequency] = []
  public var segment: String?

  public init() {}

  public func lies(in text: SpeechText) -> Bool {
    text.holds(range) && acts.allSatisfy { text.holds($0.range) }
      && actors.allSatisfy { text.holds($0.range) }
      && deadlines.allSatisfy { text.holds($0.range) }
      && frequencies.allSatisfy { text.holds($0.range) }
  }

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("key", &key)
    visitor.range(&range, quote: "text")
    visitor.field("topic", &topic)
    visitor.field("substance", &substance)
    visitor.structures("acts", &acts)
    visitor.structures("actors", &actors)
    visitor.structures("deadlines", &deadlines)
    visitor.structures("frequencies", &frequencies)
    visitor.structures("departments", &departments)
    visitor.field("segment", &segment)
  }

  /// One thing to do; acts of a duty close separately.
  public struct Act: Structure {
    public enum Modality: String, FieldValue, CaseIterable {
      /// `必须`, `确保`, `要`, or a plain plan
      case must
      /// `力争`, `争取`
      case strive
      /// `可`, `鼓励`
      case may
      /// `严禁`, `不得`, `决不允许`
      case mustNot = "must-not"
    }

    public var range = 0..<0
    public var object: String?
    public var modality = Modality.must
    /// The quotes of the duty's deadlines that stand in this act.
    public var deadlines: [String] = []
    /// The ids of the targets that it must meet.
    public var indicators: [String] = []

    public init() {}

    public mutating func visit(_ visitor: inout some FieldVisitor) {
      visitor.range(&range, quote: "text")
      visitor.field("object", &object)
      visitor.field("modality", &modality)
      visitor.field("deadlines", &deadlines)
      visitor.field("indicators", &indicators)
    }
  }

  /// Somebody named in the text.
  public struct Actor: Structure {
    public enum Role: String, FieldValue, CaseIterable {
      case lead, responsible, support
    }

    public enum Kind: String, FieldValue, CaseIterable {
      case person, post, unit, group
    }

    public var role = Role.responsible
    public var kind = Kind.unit
    public var range = 0..<0
    /// What the roster of the office calls it; nil without a roster, and where it knows no such unit.
    public var unit: String?

    public init() {}

    public mutating func visit(_ visitor: inout some FieldVisitor) {
      visitor.field("role", &role)
      visitor.field("kind", &kind)
      visitor.range(&range, quote: "quote")
      visitor.field("unit", &unit)
    }
  }

  public struct Deadline: Structure {
    public enum Basis: String, FieldValue, CaseIterable {
      /// The day follows from the words.
      case stated
      /// The end of the period that the part speaks of.
      case horizon
    }

    public var range = 0..<0
    /// `YYYY-MM-DD`; nil where the speech's own date is not known.
    public var date: String?
    public var basis = Basis.stated

    public init() {}

    public mutating func visit(_ visitor: inout some FieldVisitor) {
      visitor.range(&range, quote: "quote")
      visitor.field("date", &date)
      visitor.field("basis", &basis)
    }
  }

  public struct Frequency: Structure {
    public var range = 0..<0
    /// `daily`, `weekly`, `monthly`, `quarterly`, `half-yearly`, `yearly`, `regular`
    public var rule = ""

    public init() {}

    public mutating func visit(_ visitor: inout some FieldVisitor) {
      visitor.range(&range, quote: "quote")
      visitor.field("rule", &rule)
    }
  }

  /// A department to which the duty goes.
  public struct Routing: Structure {
    public enum Basis: String, FieldValue, CaseIterable {
      /// Named in the text.
      case explicit
      /// A member of a group named in the text.
      case group
      /// From the heading above.
      case inherited
      /// From the words of the duty.
      case inferred
    }

    public var code = ""
    public var name = ""
    public var basis = Basis.inferred
    /// The words that decided.
    public var because = ""
    /// The entry of the map of duties: `duties.yaml:120`.
    public var entry: String?
    /// From 0 to 1.
    public var score = 0.0
    /// Who has the department in the portfolio. The text does not say so: the office's roster does.
    public var leader: String?
    /// The entry of the roster: `roster.yaml:30`.
    public var leaderEntry: String?

    public init() {}

    public mutating func visit(_ visitor: inout some FieldVisitor) {
      visitor.field("code", &code)
      visitor.field("name", &name)
      visitor.field("basis", &basis)
      visitor.field("because", &because)
      visitor.field("entry", &entry)
      visitor.field("score", &score)
      visitor.field("leader", &leader)
      visitor.field("leaderEntry", &leaderEntry)
    }
  }
}
