public import YAML

extension Workflow {
  /// What a sound run looks like: one entry of `expect:`.
  public struct Expectation: Sendable {
    /// What it is that the store has too few or too many records of.
    public enum Scope: String, Sendable, Decodable, CaseIterable {
      /// In each speech.
      case speech
      /// In all speeches together.
      case run
    }

    /// What a run that falls short comes to.
    public enum Severity: String, Sendable, Decodable, CaseIterable {
      case warn, fail
    }

    public enum Bound: Sendable, Equatable {
      case count(ClosedRange<Int>)
      /// At least this part of what there was after the run before.
      case share(Double)
    }

    /// An attribute, or a name of the speeches' metadata, and the values that it may have.
    public struct Condition: Sendable {
      public let name: Located<String>
      public let values: [Located<String>]
    }

    /// The speeches themselves, in place of a layer.
    public static let speechesLayer = "speeches"

    /// As the workflow calls it.
    public let name: String?
    public let layer: Located<String>
    /// What a record must be like to count.
    public let records: [Condition]
    /// The speeches that are meant.
    public let speeches: [Condition]
    public let scope: Scope
    public let bound: Bound
    public let severity: Severity
  }
}

extension Workflow.Expectation: CustomStringConvertible {
  /// `tasks: 40 to 300 a speech`
  public var description: String {
    let records = Self.words(records, before: " with ")
    let speeches = Self.words(speeches, before: " in speeches with ")
    return name ?? "\(layer.value)\(records)\(speeches): \(bound) a \(scope.rawValue)"
  }

  private static func words(_ conditions: [Condition], before: String) -> String {
    guard !conditions.isEmpty else { return "" }
    let parts = conditions.map { condition in
      "\(condition.name.value) \(condition.values.map(\.value).joined(separator: " or "))"
    }
    return before + parts.joined(separator: ", ")
  }
}

extension Workflow.Expectation.Bound: CustomStringConvertible {
  public var description: String {
    switch self {
    case .count(let range) where range.lowerBound == range.upperBound: "\(range.lowerBound)"
    case .count(let range) where range.upperBound == .max: "at least \(range.lowerBound)"
    case .count(let range) where range.lowerBound == 0: "at most \(range.upperBound)"
    case .count(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .share(let share): "at least \(share) of the last run"
    }
  }
}
