@testable import Evaluation

/// What was right, too much and missed.
struct Counts: Equatable {
  var right: Int
  var extra: Int
  var missed: Int

  init(_ right: Int, _ extra: Int, _ missed: Int) {
    (self.right, self.extra, self.missed) = (right, extra, missed)
  }

  init(_ tally: Tally) {
    self.init(tally.truePositives, tally.falsePositives, tally.falseNegatives)
  }
}

/// A gold file and an analysis of the same speech, as the insides of their lists.
struct Pair {
  var gold: Gold
  var findings: Findings

  init(units: String, only: String? = nil, _ layers: String = "") throws {
    let rest = only.map { #","only":[\#($0)]"# } ?? ""
    gold = try Gold(Array(#"{"units":[\#(units)]\#(rest)}"#.utf8), path: "gold.json")
    findings = try Findings(
      analysis: Array(#"{"layers":{\#(layers)}}"#.utf8), path: "analysis.json")
  }

  func counts(_ measure: Measure) -> Counts {
    Counts(Scoring(gold, findings).scores[measure])
  }

  /// `measure: what`, each.
  var misses: [String] {
    Scoring(gold, findings).misses.map { "\($0.measure.rawValue): \($0.what)" }
  }
}
