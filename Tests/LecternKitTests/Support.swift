import LecternKit
import YAML

func view(_ text: String) -> NormalizedText { NormalizedText(text) }

/// Repeatable random numbers (SplitMix64), so that a failure can be seen again.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A text of the scalars given, of any length up to the longest.
  mutating func text(of scalars: [Unicode.Scalar], upTo longest: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...longest, using: &self) {
      text.append(scalars.randomElement(using: &self) ?? " ")
    }
    return String(text)
  }
}

/// Scalars of every width and everything that a view folds or leaves out.
let oddScalars: [Unicode.Scalar] =
  Array(
    "改革发展，。；！？：、.．,:;!?()（）”’》」』)一二十百〇0123５６％%—–-－~～·・ \t\n\u{3000}aＺé𠮷𪚥😀"
      .unicodeScalars) + ["\u{200b}", "\u{feff}", "\u{e004}", "\u{fe0f}", "\u{e0101}", "\u{3000}"]

/// The text without a mark, and where the mark stood, in scalars.
func marked(_ text: String, _ mark: Unicode.Scalar = "^") -> (text: String, places: [Int]) {
  var kept = String.UnicodeScalarView()
  var places: [Int] = []
  for scalar in text.unicodeScalars {
    if scalar == mark { places.append(kept.count) } else { kept.append(scalar) }
  }
  return (String(kept), places)
}

func parse(_ text: String) throws -> Node { try YAML.parse(Array(text.utf8), path: "f.yaml") }
