/// What a word of `grammar.yaml` does in a clause.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt32

  static let increase = WordClass(rawValue: 1 << 0)
  static let decrease = WordClass(rawValue: 1 << 1)
  static let increaseNoun = WordClass(rawValue: 1 << 2)
  static let decreaseNoun = WordClass(rawValue: 1 << 3)
  static let reach = WordClass(rawValue: 1 << 4)
  static let rank = WordClass(rawValue: 1 << 5)
  static let adverb = WordClass(rawValue: 1 << 6)
  static let verb = WordClass(rawValue: 1 << 7)
  static let causative = WordClass(rawValue: 1 << 8)
  static let nominal = WordClass(rawValue: 1 << 9)
  static let connector = WordClass(rawValue: 1 << 10)
  static let place = WordClass(rawValue: 1 << 11)
  static let period = WordClass(rawValue: 1 << 12)
  static let base = WordClass(rawValue: 1 << 13)
  static let comparison = WordClass(rawValue: 1 << 14)
  static let attribute = WordClass(rawValue: 1 << 15)
  static let shared = WordClass(rawValue: 1 << 16)
  static let tail = WordClass(rawValue: 1 << 17)
  static let firm = WordClass(rawValue: 1 << 18)
  static let soft = WordClass(rawValue: 1 << 19)
  static let past = WordClass(rawValue: 1 << 20)
  static let future = WordClass(rawValue: 1 << 21)
  static let relative = WordClass(rawValue: 1 << 22)
  static let delegated = WordClass(rawValue: 1 << 23)
  static let qualitative = WordClass(rawValue: 1 << 24)
  static let stretch = WordClass(rawValue: 1 << 25)
  static let headline = WordClass(rawValue: 1 << 26)
  static let horizon = WordClass(rawValue: 1 << 27)
  static let modifier = WordClass(rawValue: 1 << 28)
  static let retrospect = WordClass(rawValue: 1 << 29)
  static let demand = WordClass(rawValue: 1 << 30)
  /// A noun in which another word seems to stand.
  static let noun = WordClass(rawValue: 1 << 31)

  static let change: WordClass = [.increase, .decrease]
  /// What stands between a name and its value and belongs to neither.
  static let predicate: WordClass = [
    .increase, .decrease, .reach, .rank, .adverb, .verb, .base, .firm, .soft, .period,
    .modifier,
  ]
  /// What may open a phrase before its name.
  static let opening: WordClass = [
    .increase, .decrease, .reach, .adverb, .verb, .connector, .place, .period, .base, .firm, .soft,
  ]
  /// A target without a figure.
  static let unquantified: WordClass = [.relative, .delegated, .qualitative]
}
