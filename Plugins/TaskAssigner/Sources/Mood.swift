/// What the sentences before a sentence tell about it.
struct Mood {
  /// The speaker gives an account until something is demanded or a topmost part begins.
  private(set) var isAccount = false
  /// What follows explains terms.
  var isAppendix = false
  private var topNode: Int?

  mutating func follow(_ signs: Signs, top: Int?) {
    if top != topNode {
      topNode = top
      isAccount = false
    }
    if signs.looksAhead || signs.strongDemands > 0 {
      isAccount = false
    } else if signs.opensAccount {
      isAccount = true
    }
  }
}
