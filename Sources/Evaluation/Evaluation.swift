/// Analyses scored against their gold files, pooled.
public struct Evaluation: Sendable {
  /// Over all pairs that were added.
  public private(set) var scores = Scores()

  public init() {}

  /// Scores one analysis; returns what is not as the gold has it, by place.
  public mutating func add(_ findings: Findings, against gold: Gold) -> [Miss] {
    let scoring = Scoring(gold, findings)
    scores += scoring.scores
    return scoring.misses
  }
}

/// What an answer that is the same for every unit gets: below it a figure is worth nothing.
public struct ConstantAnswer: Sendable {
  /// `every unit a task`
  public var name: String
  public var tally: Tally

  /// The best constant answer over these gold files, of each measure that one of them is for.
  ///
  /// The answerer sees the units and their number, no text. For the values of indicators and for the
  /// dates of deadlines, which are measured on what was found, it is shown the gold's places too. Of
  /// the answers the best is taken by the gold itself, so that it is the hardest to beat.
  public static func best(over golds: [Gold]) -> [Measure: ConstantAnswer] {
    var best: [Measure: ConstantAnswer] = [:]
    for candidate in Candidate.all(over: golds) {
      var scores = Scores()
      for gold in golds {
        scores += Scoring(gold, candidate.findings(gold), of: candidate.measures).scores
      }
      for measure in candidate.measures where golds.contains(where: { $0.counts(measure) }) {
        let tally = scores[measure]
        if tally.f1 > best[measure]?.tally.f1 ?? -1 {
          best[measure] = ConstantAnswer(name: candidate.name, tally: tally)
        }
      }
    }
    return best
  }
}
