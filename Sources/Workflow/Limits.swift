import YAML

/// A value with a way of writing of its own; what is written otherwise is reported with its place.
struct Measured<Value: Written>: Decodable {
  let value: Value?

  init(from decoder: any Decoder) throws {
    let written = try Located<String>(from: decoder)
    value = Value(written: written.value)
    if value == nil {
      try decoder.report(
        written.error("expected \(Value.expected), found '\(written.value)'"))
    }
  }
}

protocol Written {
  static var expected: String { get }
  init?(written: String)
}

/// `512MB`, `2 GB`.
struct Bytes: Written {
  let count: Int

  static let expected = "an amount of memory of at least 64MB, such as 512MB or 2GB"

  init?(written: String) {
    let units = [("KB", 1 << 10), ("MB", 1 << 20), ("GB", 1 << 30), ("TB", 1 << 40)]
    for (unit, factor) in units where written.hasSuffix(unit) {
      let digits = written.dropLast(unit.count).filter { $0 != " " }
      guard let number = Double(digits), number.isFinite, number < 1e6,
        number * Double(factor) >= 64 * 1_048_576
      else { return nil }
      count = Int(number * Double(factor))
      return
    }
    return nil
  }
}

/// `3`, `3 in 1000`.
extension Workflow.ErrorBudget: Written {
  static let expected = "a number of failures such as 20, or 3 in 1000"

  init?(written: String) {
    let words = written.split(separator: " ")
    guard let failures = words.first.flatMap({ Int($0) }), failures > 0 else { return nil }
    if words.count == 1 {
      self.init(failures: failures, window: nil)
    } else if words.count == 3, words[1] == "in", let window = Int(words[2]), window >= failures {
      self.init(failures: failures, window: window)
    } else {
      return nil
    }
  }
}
