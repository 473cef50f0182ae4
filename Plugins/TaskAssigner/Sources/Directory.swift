internal import LecternKit

/// Who is who: what the bodies are called that act and that tasks go to, by the names of the map of
/// duties or, where an office brings its roster, by that alone.
final class Directory: Sendable {
  /// A unit or what else a task can go to.
  struct Recipient: Sendable {
    var code: String
    /// Empty for those that no unit stands behind: 待明确.
    var name: String
    var level: String?
    /// Several are called by this name: `各乡镇`.
    var isGroup = false
    /// Index of the leader who has it in the portfolio.
    var leader: Int?

    var isNobody: Bool { name.isEmpty }
  }

  struct Leader: Sendable {
    /// With the post in front: `副县长石砚秋`.
    var name: String
    var line: Int
  }

  /// Somebody that a name stands for.
  struct Target: Sendable {
    enum Kind: Sendable, Equatable {
      case recipient(Int)
      case group(Int)
      case leader(Int)
    }

    var kind: Kind
    /// `roster.yaml:12`
    var place: String
  }

  /// Several recipients that one name stands for.
  struct Group: Sendable {
    var name: String
    var members: [Int]
  }

  /// What a directory is made of.
  struct Draft {
    /// The name of the file, for the places of names.
    var file = ""
    var recipients: [Recipient] = []
    var groups: [Group] = []
    var leaders: [Leader] = []
    /// For each level, and for none (``), the recipient of each code of the map.
    var seats: [String: [Int]] = [:]
    fileprivate var numbers: [String: Int] = [:]
    fileprivate var names: [String] = []
    fileprivate var targets: [[Target]] = []

    mutating func call(_ name: String, _ kind: Target.Kind, line: Int) {
      let target = Target(kind: kind, place: "\(file):\(line)")
      if let number = numbers[name] {
        targets[number].append(target)
      } else {
        numbers[name] = names.count
        names.append(name)
        targets.append([target])
      }
    }
  }

  /// Whether an office brought it.
  let isRoster: Bool
  let recipients: [Recipient]
  private let groups: [Group]
  private let leaders: [Leader]
  private let file: String
  private let matcher: TermMatcher
  /// One bit for each scalar that a name begins with, by its low twelve bits.
  private let firsts: [UInt64]
  /// For each name.
  private let targets: [[Target]]
  private let seatsByLevel: [String: [Int]]

  init(_ draft: Draft, isRoster: Bool) {
    self.isRoster = isRoster
    recipients = draft.recipients
    groups = draft.groups
    leaders = draft.leaders
    file = draft.file
    matcher = TermMatcher(draft.names)
    var firsts = [UInt64](repeating: 0, count: 64)
    for name in draft.names {
      guard let first = NormalizedText(name).scalars.first else { continue }
      firsts[Int(first.value >> 6) & 63] |= 1 << UInt64(first.value & 63)
    }
    self.firsts = firsts
    targets = draft.targets
    seatsByLevel = draft.seats
  }

  /// The recipient of each code of the map in a speech of a level.
  func seats(level: String?) -> [Int] { seatsByLevel[level ?? ""] ?? seatsByLevel[""] ?? [] }

  /// Who has a recipient in the portfolio, and where that is said.
  func leader(of recipient: Int) -> (name: String, place: String)? {
    recipients[recipient].leader.map { (leaders[$0].name, "\(file):\(leaders[$0].line)") }
  }

  // MARK: Names

  /// Calls `body` with each recipient that a named actor stands for, the place of the name in its file and
  /// whether it is one of a group; with none where nobody is called so.
  func visit(
    named range: Range<Int>, in view: NormalizedText, _ body: (Int, String, Bool) -> Void
  ) {
    for target in targets(of: range, in: view) {
      switch target.kind {
      case .recipient(let number): body(number, target.place, recipients[number].isGroup)
      case .group(let number):
        for member in groups[number].members { body(member, target.place, true) }
      case .leader: break
      }
    }
  }

  /// What the roster calls the unit or group that an actor is; nil without a roster and where the name
  /// could be several units'.
  func name(of range: Range<Int>, in view: NormalizedText) -> String? {
    guard isRoster else { return nil }
    let targets = targets(of: range, in: view)
    guard targets.count == 1 else { return nil }
    switch targets[0].kind {
    case .recipient(let number): return recipients[number].name
    case .group(let number): return groups[number].name
    case .leader: return nil
    }
  }

  private func targets(of range: Range<Int>, in view: NormalizedText) -> [Target] {
    // The name that reaches furthest decides: `县政府督查室` is not the government office.
    guard
      let last = matcher.matches(in: view, range: range).last(where: {
        // The 民政 of 人民政府 is nobody's.
        !(view.has("民政府", at: Int($0.start)) && $0.start > 0
          && view.has("人", at: Int($0.start) - 1))
      })
    else { return [] }
    let all = targets[Int(last.term)]
    guard isRoster, last.range.lowerBound > range.lowerBound,
      let level = Self.level(view.scalars[range.lowerBound])
    else { return all }
    // `省发改委` is no county's office, though that is called 发改委 too.
    return all.filter { target in
      guard case .recipient(let number) = target.kind, let own = recipients[number].level else {
        return true
      }
      return own == level
    }
  }

  /// The level that a character before a name tells.
  private static func level(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "国": "national"
    case "省": "province"
    case "市", "州", "盟": "city"
    case "县", "区", "旗": "county"
    case "镇", "乡": "township"
    default: nil
    }
  }

  /// Whether a name stands in a range.
  func hasName(in range: Range<Int>, of view: NormalizedText) -> Bool {
    matcher.has(in: view, range)
  }

  /// Whether a name may begin with a scalar.
  func mayBegin(_ first: Unicode.Scalar) -> Bool {
    firsts[Int(first.value >> 6) & 63] & 1 << UInt64(first.value & 63) != 0
  }

  /// A name that begins at a place, or behind the character of a level there: `县财政局`.
  func leadingName(from start: Int, limit: Int, in view: NormalizedText) -> Range<Int>? {
    for place in [start, start + 1] where place < limit {
      guard place == start || Self.level(view.scalars[start]) != nil,
        // `市财政`, but no `财政` alone
        let match = matcher.match(in: view, at: place),
        match.range.count > (place == start ? 2 : 1),
        match.range.upperBound <= limit
      else { continue }
      return start..<match.range.upperBound
    }
    return nil
  }

  /// Whether a range of the view is a name and nothing else.
  func isName(_ range: Range<Int>, in view: NormalizedText) -> Bool {
    guard let match = matcher.match(in: view, at: range.lowerBound) else { return false }
    return match.range == range
  }

  /// What an office's roster says that a name stands for; nil for all others.
  func kind(_ range: Range<Int>, in view: NormalizedText) -> Duty.Actor.Kind? {
    guard isRoster, !range.isEmpty,
      let match = matcher.match(in: view, at: range.lowerBound), match.range == range
    else { return nil }
    switch targets[Int(match.term)].first?.kind {
    case .recipient(let number): return recipients[number].isGroup ? .group : .unit
    case .group: return .group
    case .leader: return .person
    case nil: return nil
    }
  }
}
