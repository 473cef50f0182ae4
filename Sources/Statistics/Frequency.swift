/// How often something is said in so much text.
public struct Frequency: Sendable, Equatable {
  public var mentions: Int
  /// The denominator: characters that are not blank.
  public var characters: Int

  public init(mentions: Int = 0, characters: Int = 0) {
    self.mentions = mentions
    self.characters = characters
  }

  /// Mentions per thousand characters, rounded to four decimals; zero where there is no text.
  public var perThousand: Double {
    guard characters > 0 else { return 0 }
    return rounded(Double(mentions) * 1000 / Double(characters), decimals: 4)
  }

  public static func += (left: inout Frequency, right: Frequency) {
    left.mentions += right.mentions
    left.characters += right.characters
  }
}

func rounded(_ number: Double, decimals: Int) -> Double {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  return (number * scale).rounded() / scale
}
