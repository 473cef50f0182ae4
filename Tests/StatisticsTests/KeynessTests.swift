import Statistics
import Testing

/// Expected values are worked out by hand, as the comments say.
@Suite struct KeynessTests {
  private func keyness(_ a: Int, of c: Int, against b: Int, of d: Int) -> Keyness {
    Keyness(
      target: Frequency(mentions: a, characters: c),
      reference: Frequency(mentions: b, characters: d))
  }

  @Test func twiceAsOftenInTextsOfOneLength() {
    let twice = keyness(20, of: 1000, against: 10, of: 1000)
    // E = 15 each: 2·(20·ln(4/3) + 10·ln(2/3)) = 2·(20·0.2876821 − 10·0.4054651) = 3.397980.
    #expect(twice.logLikelihood == 3.398)
    // √3.398 = 1.843366 standard deviations on either side: the normal table gives 0.0653.
    #expect(abs(twice.probability - 0.0653) < 0.0001)
    // 1000 against nothing: G² = 2000·ln 2 = 1386.29; erfc(√693.15) is some 10⁻³⁰³.
    #expect(keyness(1000, of: 1000, against: 0, of: 1000).logLikelihood == 1386.2944)
    #expect(keyness(1000, of: 1000, against: 0, of: 1000).probability < 1e-300)
    #expect(twice.logRatio == 1)
    #expect(twice.percentDifference == 100)
  }

  @Test func lengthsAreTakenIntoAccount() {
    // 8 in 2000 against 2 in 8000; E = 2 and 8: 2·(8·ln 4 + 2·ln ¼) = 12·ln 4 = 16.635532.
    let key = keyness(8, of: 2000, against: 2, of: 8000)
    #expect(key.logLikelihood == 16.6355)
    // Rates 4 and 0.25 per thousand: sixteen times as much.
    #expect(key.logRatio == 4)
    #expect(key.percentDifference == 1500)
    #expect(key.target.perThousand == 4)
    #expect(key.reference.perThousand == 0.25)
  }

  @Test func fewerIsNegative() {
    let key = keyness(1, of: 1000, against: 8, of: 2000)
    #expect(key.logRatio == -2)
    #expect(key.percentDifference == -75)
    // E = 3 and 6: 2·(ln(1/3) + 8·ln(8/6)) = 2·(−1.0986123 + 2.3014566) = 2.405689.
    #expect(key.logLikelihood == 2.4057)
  }

  @Test func equalRatesAreNoEvidence() {
    let key = keyness(3, of: 700, against: 6, of: 1400)
    #expect(key.logLikelihood == 0)
    #expect(key.probability == 1)
    #expect(key.logRatio == 0)
    #expect(key.percentDifference == 0)
  }

  @Test func noMentionsCountAsHalfAOneInTheRatioOnly() {
    let none = keyness(4, of: 1000, against: 0, of: 1000)
    // E = 2 each: 2·4·ln 2 = 5.545177.
    #expect(none.logLikelihood == 5.5452)
    #expect(none.logRatio == 3)
    #expect(none.percentDifference == nil)
    #expect(keyness(0, of: 1000, against: 2, of: 1000).logRatio == -2)
    #expect(keyness(0, of: 1000, against: 2, of: 1000).percentDifference == -100)
  }

  @Test func nothingIsSaidOfNothing() {
    for key in [
      keyness(0, of: 10, against: 0, of: 10), keyness(0, of: 0, against: 3, of: 10),
      keyness(3, of: 10, against: 0, of: 0),
    ] {
      #expect(key.logLikelihood == 0)
      #expect(key.probability == 1)
      #expect(key.logRatio == nil)
    }
    #expect(Frequency().perThousand == 0)
  }

  @Test func ratesAreRoundedToFourDecimals() {
    #expect(Frequency(mentions: 1, characters: 3000).perThousand == 0.3333)
    #expect(Frequency(mentions: 2, characters: 3000).perThousand == 0.6667)
  }
}
