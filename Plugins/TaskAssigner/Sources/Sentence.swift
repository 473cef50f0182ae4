internal import LecternKit

/// A sentence of the speech with the places that the rules ask for.
struct Sentence: Sendable {
  private let place: ShortRange
  private let wordNumbers: ShortRange
  private var clauseNumbers = ShortRange(0..<0)
  /// Index of its segment.
  let segment: Int
  let role: Segment.Role
  let function: Segment.Function
  /// The marks of all scalars of its clauses.
  private(set) var marks: ScalarMarks = []
  /// Number of the paragraph it stands in.
  let paragraph: Int
  /// Index into `nodes` of the innermost part or point around it.
  let node: Int?
  /// The classes of all its words.
  let classes: WordClass

  init(
    _ range: Range<Int>, segment: Int, role: Segment.Role, words: Range<Int>,
    _ classes: WordClass, inside holder: OutlineReader.Holder?
  ) {
    place = ShortRange(range)
    wordNumbers = ShortRange(words)
    self.segment = segment
    self.role = role
    self.classes = classes
    function = holder?.function ?? .other
    paragraph = holder?.paragraph ?? -1
    node = holder?.node
  }

  /// In the view.
  var range: Range<Int> { place.range }
  /// Indexes into the words of the speech.
  var words: Range<Int> { wordNumbers.range }
  /// Indexes into the clauses of the speech; empty where it is not read.
  var clauses: Range<Int> { clauseNumbers.range }

  /// Whether any of its words has one of the classes.
  func has(_ wanted: WordClass) -> Bool { !classes.isDisjoint(with: wanted) }

  /// What may make a task of a sentence in an account, or open or end an account.
  private static let turning: WordClass = [
    .must, .forbid, .hope, .resolve, .label, .aim, .ahead, .account,
  ]

  /// It stands in an account and has no word that could make a task of it: one look that spares it the
  /// reading.
  var looksBackOnly: Bool {
    switch function {
    case .review, .problems: role == .body && !has(Self.turning)
    case .other, .targets, .outlook, .plan, .selfGovernance: false
    }
  }

  /// Whether rules read it: a body or heading that does more than look back.
  var isRead: Bool { role == .heading || role == .body && !looksBackOnly }

  mutating func enter(_ clauses: Range<Int>, _ marks: ScalarMarks) {
    clauseNumbers = ShortRange(clauses)
    self.marks = marks
  }
}
