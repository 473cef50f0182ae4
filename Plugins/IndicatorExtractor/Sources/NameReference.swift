import LecternKit

/// A name as pieces of the view, so that no text is made before the record is.
struct NameReference {
  /// What replaces the first characters: 城镇 for the 城 of 城乡.
  var head = Head.none
  @Packed var main: Range<Int>
  /// An ending that the members of a list share, or the attribute of a name given before.
  @PackedOptional var tail: Range<Int>?

  enum Head: Sendable {
    case none, urban, rural

    var text: String {
      switch self {
      case .none: ""
      case .urban: "城镇"
      case .rural: "农村"
      }
    }
  }

  init(_ main: Range<Int>) { self.main = main }

  func text(_ view: NormalizedText) -> String {
    var text = head == .none ? view.string(main) : head.text + view.string(main)
    if let tail { text += view.string(tail) }
    return text
  }
}

/// How a name was found; the second half of a record's `rule`.
enum NameRule: Int, Sendable, CaseIterable {
  case before, behind, paired, shared, inherited, ahead, attribute, none
}

/// A value with its name.
struct NamedValue {
  var value: ValueExpression
  var name: NameReference?
  var rule = NameRule.none
  var predicate = Predicate()
  /// Whose share it is of what was measured before: `其中A县14个、B县11个`.
  var isPart = false
  /// Where the words that belong to this value begin.
  var clauseStart: Int
}
