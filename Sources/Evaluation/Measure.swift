internal import Foundation

/// What is measured. The names are those of gold files' `only` and of the JSON output.
public enum Measure: String, Sendable, CaseIterable {
  case markers, roles
  case indicatorSpans = "indicator_spans"
  case indicatorValues = "indicator_values"
  case indicatorNumbers = "indicator_numbers"
  case indicatorFull = "indicator_full"
  case tasks, exhortations
  case dutyJoins = "duty_joins"
  case actors, deadlines, dates, departments, themes
}

/// What was right, what was too much and what was missed.
public struct Tally: Sendable, Equatable {
  public private(set) var truePositives = 0
  public private(set) var falsePositives = 0
  public private(set) var falseNegatives = 0

  public init() {}

  /// - Parameters:
  ///   - gold: how many there are.
  ///   - found: how many the analysis has.
  mutating func add(right: Int, gold: Int, found: Int) {
    truePositives += right
    falseNegatives += gold - right
    falsePositives += found - right
  }

  mutating func add(_ isRight: Bool, gold: Bool, found: Bool) {
    add(right: isRight ? 1 : 0, gold: gold ? 1 : 0, found: found ? 1 : 0)
  }

  static func += (tally: inout Tally, other: Tally) {
    tally.truePositives += other.truePositives
    tally.falsePositives += other.falsePositives
    tally.falseNegatives += other.falseNegatives
  }

  /// Of what was found, the share that is right; 0 where nothing was found. To four places.
  public var precision: Double { Self.ratio(truePositives, truePositives + falsePositives) }

  /// Of what there is, the share that was found; 0 where there is nothing. To four places.
  public var recall: Double { Self.ratio(truePositives, truePositives + falseNegatives) }

  /// The harmonic mean of precision and recall (van Rijsbergen 1979); 1 where there is nothing and
  /// nothing was found. To four places.
  public var f1: Double {
    let all = 2 * truePositives + falsePositives + falseNegatives
    return all == 0 ? 1 : Self.ratio(2 * truePositives, all)
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : rounded(Double(part) / Double(whole))
  }

  /// To four places by the exact value of the number, an exact half to the even digit.
  private static func rounded(_ ratio: Double) -> Double {
    Double(String(format: "%.4f", ratio)) ?? ratio
  }
}

/// The tallies of all measures.
public struct Scores: Sendable, Equatable {
  private var tallies: [Measure: Tally] = [:]

  public init() {}

  public internal(set) subscript(measure: Measure) -> Tally {
    get { tallies[measure] ?? Tally() }
    set { tallies[measure] = newValue }
  }

  public static func += (scores: inout Scores, other: Scores) {
    for (measure, tally) in other.tallies { scores[measure] += tally }
  }
}

/// One thing that is not as the gold has it.
public struct Miss: Sendable, Equatable {
  /// Indicators are listed once for all their measures, under `indicator_full`.
  public var measure: Measure
  /// `missed`, `extra`, `differs`, or what was read as what.
  public var what: String
  public var span: Span
  /// The particulars; empty where there are none.
  public var more: String
}
