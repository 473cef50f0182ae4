/// A share of a sample, and what it tells of the whole.
public struct Proportion: Sendable, Equatable {
  public var right = 0
  public var count = 0

  public init(right: Int = 0, count: Int = 0) {
    self.right = right
    self.count = count
  }

  mutating func add(_ isRight: Bool) {
    right += isRight ? 1 : 0
    count += 1
  }

  /// Nil where nothing was counted.
  public var share: Double? { count == 0 ? nil : Double(right) / Double(count) }

  /// The 95 % interval of the score test, which also holds for small samples and for shares near 0
  /// and 1. Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical
  /// Inference, Journal of the American Statistical Association 22 (1927), 209–212.
  public var interval: ClosedRange<Double>? {
    guard let share else { return nil }
    // The 0.975 quantile of the normal distribution.
    let z = 1.959963984540054
    let n = Double(count)
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let reach = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, middle - reach)...min(1, middle + reach)
  }
}

/// How far two coders say the same of the same records.
public struct Agreement: Sendable, Equatable {
  public private(set) var count = 0
  public private(set) var agreed = 0
  private var first: [String: Int] = [:]
  private var second: [String: Int] = [:]

  public init() {}

  mutating func add(_ one: String, _ other: String) {
    count += 1
    agreed += one == other ? 1 : 0
    first[one, default: 0] += 1
    second[other, default: 0] += 1
  }

  /// Nil where nothing was answered by both.
  public var share: Double? { count == 0 ? nil : Double(agreed) / Double(count) }

  /// Agreement beyond what coders would reach by chance who use each answer as often as these do;
  /// nil where both always give the same one. Source: J. Cohen, A Coefficient of Agreement for
  /// Nominal Scales, Educational and Psychological Measurement 20 (1960), 37–46.
  public var kappa: Double? {
    guard let share else { return nil }
    let chance = first.reduce(0.0) { sum, entry in
      sum + Double(entry.value) * Double(second[entry.key] ?? 0)
    }
    let expected = chance / (Double(count) * Double(count))
    return expected == 1 ? nil : (share - expected) / (1 - expected)
  }
}
