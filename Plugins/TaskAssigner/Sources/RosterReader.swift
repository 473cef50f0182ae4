internal import LecternKit
internal import YAML

/// Checks a roster against the map of duties and makes the directory of an office of it.
///
/// Everything that is wrong is found before anything is thrown.
struct RosterReader {
  private let codes: [String]
  private(set) var directory = Directory.Draft()
  private var mistakes: [Diagnostic] = []
  /// The units of each code: one, or one for each level.
  private var holders: [String: [Int]] = [:]
  /// Who is called by each name, with the place where that is said.
  private var named: [String: [(unit: Int?, level: String?, line: Int)]] = [:]

  private init(codes: [String]) { self.codes = codes }

  /// - Parameter codes: the codes of the map of duties, in its order.
  static func read(
    _ file: RosterFile, path: String, codes: [String]
  ) throws -> Directory.Draft {
    var reader = RosterReader(codes: codes)
    reader.directory.file = path.split(separator: "/").last.map(String.init) ?? path
    for unit in file.units ?? [] { reader.add(unit) }
    if let places = file.places { reader.add(places) }
    // Members and portfolios may name what stands below them.
    let groups = (file.groups ?? []).map { ($0, reader.enter($0)) }
    for (group, number) in groups { reader.addMembers(of: group, number) }
    for leader in file.leaders ?? [] { reader.add(leader) }
    reader.seat(unassigned: file.unassigned ?? [], file)
    guard reader.mistakes.isEmpty else { throw Diagnostics(reader.mistakes) }
    return reader.directory
  }

  // MARK: Units

  private mutating func add(_ unit: RosterFile.Unit) {
    if let level = unit.level, !Metadata.levels.contains(level.value) {
      mistakes.append(
        level.error(
          "unknown level '\(level.value)'",
          hint: Suggestion.didYouMean(level.value, among: Metadata.levels),
          notes: [Suggestion.available(Metadata.levels)]))
    }
    let number = recipient(
      unit.name.value, code: unit.allCodes.first?.value, level: unit.level?.value)
    for code in unit.allCodes { hold(code, number) }
    for name in unit.names { call(name, .recipient(number), level: unit.level?.value) }
  }

  private mutating func add(_ places: RosterFile.Places) {
    guard let first = places.together.first else {
      mistakes.append(
        places.code.error("the places of code '\(places.code.value)' have no common name"))
      return
    }
    let all = recipient(first.value, code: places.code.value, isGroup: true)
    hold(places.code, all)
    for name in places.together { call(name, .recipient(all), level: nil) }
    for place in places.units ?? [] {
      let number = recipient(place.value, code: places.code.value)
      call(place, .recipient(number), level: nil)
    }
  }

  private mutating func recipient(
    _ name: String, code: String?, level: String? = nil, isGroup: Bool = false
  ) -> Int {
    directory.recipients.append(
      Directory.Recipient(code: code ?? "", name: name, level: level, isGroup: isGroup))
    return directory.recipients.count - 1
  }

  /// Gives a unit a code, which no other of the same level may have.
  private mutating func hold(_ code: Located<String>, _ unit: Int) {
    guard codes.contains(code.value) else {
      mistakes.append(unknown(code))
      return
    }
    let level = directory.recipients[unit].level
    if let other = holders[code.value, default: []].first(where: {
      directory.recipients[$0].level == level
    }) {
      mistakes.append(
        code.error(
          "the code '\(code.value)' belongs to '\(directory.recipients[other].name)' already",
          notes: ["units of two levels may share one, with 'level:'"]))
    }
    holders[code.value, default: []].append(unit)
  }

  private func unknown(_ code: Located<String>) -> Diagnostic {
    code.error(
      "unknown code '\(code.value)': the map of duties has none like it",
      hint: Suggestion.didYouMean(code.value, among: codes), notes: [Suggestion.available(codes)])
  }

  /// Enters a name. Only units of two levels may share one.
  private mutating func call(
    _ name: Located<String>, _ target: Directory.Target.Kind, level: String?
  ) {
    var unit: Int?
    if case .recipient(let number) = target { unit = number }
    let line = name.mark.line
    if let other = named[name.value]?.first(where: {
      unit == nil || $0.unit == nil || $0.level == level
    }) {
      mistakes.append(
        name.error("a second '\(name.value)'", notes: ["first in line \(other.line)"]))
      return
    }
    named[name.value, default: []].append((unit, level, line))
    directory.call(name.value, target, line: line)
  }

  // MARK: Groups and leaders

  /// Enters a group; returns the number of its recipient, where it has a code of its own.
  private mutating func enter(_ group: RosterFile.Group) -> Int {
    var own: Int?
    if let code = group.code {
      let number = recipient(group.name.value, code: code.value, isGroup: true)
      hold(code, number)
      own = number
    }
    directory.groups.append(
      Directory.Group(name: group.name.value, members: own.map { [$0] } ?? []))
    let number = directory.groups.count - 1
    for name in group.names { call(name, .group(number), level: nil) }
    return number
  }

  private mutating func addMembers(of group: RosterFile.Group, _ number: Int) {
    if group.members?.isEmpty ?? true, group.code == nil {
      mistakes.append(group.name.error("the group '\(group.name.value)' has no 'members'"))
    }
    let members = (group.members ?? []).flatMap { units($0, orCodes: false) }
    if !members.isEmpty { directory.groups[number].members = members }
  }

  private mutating func add(_ leader: RosterFile.Leader) {
    directory.leaders.append(
      Directory.Leader(
        name: (leader.post ?? "") + leader.name.value, line: leader.name.mark.line))
    let number = directory.leaders.count - 1
    call(leader.name, .leader(number), level: nil)
    for entry in leader.portfolio {
      for unit in units(entry, orCodes: true) {
        if let other = directory.recipients[unit].leader, other != number {
          mistakes.append(
            entry.error(
              "'\(directory.recipients[unit].name)' is in the portfolio of "
                + "'\(directory.leaders[other].name)' already"))
        }
        directory.recipients[unit].leader = number
      }
    }
  }

  /// The units that a name, or a code, stands for.
  private mutating func units(_ name: Located<String>, orCodes: Bool) -> [Int] {
    let units = named[name.value]?.compactMap(\.unit) ?? []
    if !units.isEmpty { return units }
    if orCodes, let holders = holders[name.value] { return holders }
    if orCodes, codes.contains(name.value) {
      mistakes.append(name.error("no unit of this roster has the code '\(name.value)'"))
      return []
    }
    let known = named.keys.filter { named[$0]?.contains { $0.unit != nil } == true }.sorted()
    mistakes.append(
      name.error(
        "no unit of this roster is called '\(name.value)'",
        hint: Suggestion.didYouMean(name.value, among: known + (orCodes ? codes : []))))
    return []
  }

  // MARK: Codes

  /// Says for each code of the map who has it, at each level that the roster knows.
  private mutating func seat(unassigned: [Located<String>], _ file: RosterFile) {
    for code in unassigned {
      if !codes.contains(code.value) {
        mistakes.append(unknown(code))
      } else if holders[code.value] != nil {
        mistakes.append(
          code.error("the code '\(code.value)' has a unit and is no 'unassigned' one"))
      }
    }
    let missing = codes.filter { code in
      holders[code] == nil && !unassigned.contains { $0.value == code }
    }
    if !missing.isEmpty, let first = file.units?.first {
      mistakes.append(
        first.name.error(
          "no unit of this roster has the codes: \(missing.joined(separator: ", "))",
          notes: [
            "give them to units, or list them under 'unassigned': their tasks are then 待明确"
          ]))
    }
    // Stands for codes that nobody has: what goes there goes nowhere.
    let nobody = recipient("", code: nil)
    let levels: [String?] = [nil] + Metadata.levels.map { $0 }
    for level in levels {
      let seats = codes.map { code in
        let units = holders[code] ?? []
        let own = level.flatMap { level in
          units.first { directory.recipients[$0].level == level }
        }
        return own ?? units.first { directory.recipients[$0].level == nil } ?? units.first ?? nobody
      }
      directory.seats[level ?? ""] = seats
    }
  }
}
