/// The lists of `vocabulary.yaml` that a word of the text stands in.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt64

  static let must = Self(rawValue: 1 << 0)
  static let firm = Self(rawValue: 1 << 1)
  static let strive = Self(rawValue: 1 << 2)
  static let forbid = Self(rawValue: 1 << 3)
  static let may = Self(rawValue: 1 << 4)
  static let hope = Self(rawValue: 1 << 5)
  static let future = Self(rawValue: 1 << 6)
  static let verb = Self(rawValue: 1 << 7)
  static let adverb = Self(rawValue: 1 << 8)
  static let past = Self(rawValue: 1 << 9)
  static let neutral = Self(rawValue: 1 << 10)
  static let copula = Self(rawValue: 1 << 11)
  static let truth = Self(rawValue: 1 << 12)
  static let perceive = Self(rawValue: 1 << 13)
  static let announce = Self(rawValue: 1 << 14)
  static let speak = Self(rawValue: 1 << 15)
  static let thanks = Self(rawValue: 1 << 16)
  static let compile = Self(rawValue: 1 << 17)
  static let closing = Self(rawValue: 1 << 18)
  static let attitude = Self(rawValue: 1 << 19)
  static let concrete = Self(rawValue: 1 << 20)
  static let lead = Self(rawValue: 1 << 21)
  static let responsible = Self(rawValue: 1 << 22)
  static let support = Self(rawValue: 1 << 23)
  static let leadLabel = Self(rawValue: 1 << 24)
  static let responsibleLabel = Self(rawValue: 1 << 25)
  static let supportLabel = Self(rawValue: 1 << 26)
  static let stranger = Self(rawValue: 1 << 27)
  static let opener = Self(rawValue: 1 << 28)
  static let account = Self(rawValue: 1 << 29)
  static let ahead = Self(rawValue: 1 << 30)
  static let superior = Self(rawValue: 1 << 31)
  static let resolve = Self(rawValue: 1 << 32)
  static let aim = Self(rawValue: 1 << 34)
  static let list = Self(rawValue: 1 << 35)
  static let adverbial = Self(rawValue: 1 << 36)
  static let appendix = Self(rawValue: 1 << 33)
  static let nominal = Self(rawValue: 1 << 37)
  static let guide = Self(rawValue: 1 << 38)
  static let meeting = Self(rawValue: 1 << 39)
  static let reckoning = Self(rawValue: 1 << 40)
  static let joint = Self(rawValue: 1 << 41)

  /// Words that demand something of somebody.
  static let demand: Self = [.must, .forbid, .hope]
  static let label: Self = [.leadLabel, .responsibleLabel, .supportLabel]
  static let assigning: Self = [.lead, .responsible, .support]
  /// All that tell for or against a task one by one.
  static let telling: Self = [
    .leadLabel, .responsibleLabel, .supportLabel, .past, .truth, .thanks, .compile, .superior,
    .resolve, .account, .ahead, .aim, .copula, .must, .forbid, .hope,
  ]
}

/// A word of the vocabulary in the view of a speech.
struct Word: Sendable {
  private let place: ShortRange
  let classes: WordClass

  init(_ range: Range<Int>, _ classes: WordClass) {
    place = ShortRange(range)
    self.classes = classes
  }

  var start: Int { place.range.lowerBound }
  var end: Int { place.range.upperBound }

  func has(_ wanted: WordClass) -> Bool { !classes.isDisjoint(with: wanted) }
}
