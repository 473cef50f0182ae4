import Foundation
import Review

/// What a review has shown, as it is printed.
enum ReviewReport {
  static func precision(_ file: CoderFile, _ sample: Sample) -> String {
    let precision = Precision(file, of: sample)
    let lines = precision.rows.map { row -> String in
      let (share, interval) = (row.proportion.share, row.proportion.interval)
      let figures = "\(padded("\(row.proportion.count)", 6))\(padded("\(row.proportion.right)", 7))"
      guard let share, let interval else { return name(row.name) + figures }
      return name(row.name) + figures
        + String(format: "      %.3f  %.3f–%.3f", share, interval.lowerBound, interval.upperBound)
    }
    let title = "\(file.path): \(precision.unsure) unsure, \(file.unanswered.count) unanswered"
    return ([title, name("") + "     n  right  precision  95 % interval"] + lines)
      .joined(separator: "\n")
  }

  static func comparison(_ comparison: Comparison) -> String {
    let lines = comparison.rows.map { row -> String in
      let agreement = row.agreement
      let share = agreement.share.map { String(format: "%.3f", $0) } ?? ""
      let kappa = agreement.kappa.map { String(format: "%.3f", $0) } ?? (share.isEmpty ? "" : "—")
      return name(row.name) + padded("\(agreement.count)", 6) + padded(share, 11)
        + padded(kappa, 8)
    }
    let disputed = comparison.disagreements.map { dispute in
      "  \(dispute.key) lines \(dispute.lines.0), \(dispute.lines.1): \(dispute.name): "
        + "\(shown(dispute.answers.0)) / \(shown(dispute.answers.1))  "
        + "“\(dispute.quote)” \(dispute.speech)"
    }
    return
      (["agreement of the two coders", name("") + "     n  agreement   kappa"] + lines
      + ["disagreements: \(comparison.disagreements.count)"] + disputed)
      .joined(separator: "\n")
  }

  private static func shown(_ answer: String) -> String { answer.isEmpty ? "none" : answer }

  private static func name(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, 14 - name.count))
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
