internal import Glibc

/// How much more, or less, one body of text speaks of something than another does.
///
/// The texts are compared by characters: Chinese has no words to count without a segmentation.
public struct Keyness: Sendable, Equatable {
  public let target: Frequency
  public let reference: Frequency

  public init(target: Frequency, reference: Frequency) {
    self.target = target
    self.reference = reference
  }

  /// The log-likelihood ratio G², with one degree of freedom: evidence that the rates differ, not how
  /// much they do. 3.84 is p < 0.05, 6.63 p < 0.01, 10.83 p < 0.001. Zero where a text is empty.
  ///
  /// 2·Σ O·ln(O/E) over the two observed numbers of mentions, each E the mentions of both in
  /// proportion to the lengths of the texts. Source: T. Dunning, Accurate Methods for the Statistics of
  /// Surprise and Coincidence, Computational Linguistics 19(1), 1993; in this form P. Rayson and
  /// R. Garside, Comparing Corpora using Frequency Profiling, Workshop on Comparing Corpora, ACL 2000.
  public var logLikelihood: Double {
    let characters = Double(target.characters) + Double(reference.characters)
    let mentions = Double(target.mentions) + Double(reference.mentions)
    guard target.characters > 0, reference.characters > 0 else { return 0 }
    func term(_ frequency: Frequency) -> Double {
      let observed = Double(frequency.mentions)
      let expected = mentions * Double(frequency.characters) / characters
      return observed > 0 ? observed * log(observed / expected) : 0
    }
    // Equal rates may come out a hair below zero.
    return rounded(max(0, 2 * (term(target) + term(reference))), decimals: 4)
  }

  /// How probable a G² as large as this is where the rates are the same: the upper tail of χ² with one
  /// degree of freedom. Of many themes or terms looked at together some fall below any level by
  /// chance.
  ///
  /// Four digits are given.
  public var probability: Double {
    let tail = erfc((logLikelihood / 2).squareRoot())
    guard tail > 0 else { return 0 }
    let scale = pow(10, 3 - floor(log10(tail)))
    return scale.isFinite ? (tail * scale).rounded() / scale : tail
  }

  /// The binary logarithm of the ratio of the rates: 1 is twice as much, -1 half as much. For no
  /// mentions half a mention is taken. Nil where both have none or a text is empty.
  ///
  /// Source: A. Hardie, Log Ratio: an informal introduction, CASS, Lancaster University, 2014.
  public var logRatio: Double? {
    guard target.characters > 0, reference.characters > 0,
      target.mentions > 0 || reference.mentions > 0
    else { return nil }
    func rate(_ frequency: Frequency) -> Double {
      let mentions = frequency.mentions == 0 ? 0.5 : Double(frequency.mentions)
      return mentions / Double(frequency.characters)
    }
    return rounded(log2(rate(target) / rate(reference)), decimals: 4)
  }

  /// %DIFF: by how many percent the target's rate is above the reference's. Nil where the reference
  /// has no mentions.
  ///
  /// Source: C. Gabrielatos and A. Marchi, Keyness: Matching metrics to definitions, 2011.
  public var percentDifference: Double? {
    guard target.characters > 0, reference.characters > 0, reference.mentions > 0 else {
      return nil
    }
    let ratio =
      Double(target.mentions) * Double(reference.characters)
      / (Double(reference.mentions) * Double(target.characters))
    return rounded((ratio - 1) * 100, decimals: 2)
  }
}
