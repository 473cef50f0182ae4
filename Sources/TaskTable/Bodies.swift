internal import Corpus
internal import LecternKit

/// The units and leaders of a row, and where they come from.
struct Bodies {
  private(set) var leaders: [String] = []
  private(set) var leadUnits: [String] = []
  private(set) var responsible: [String] = []
  private(set) var support: [String] = []
  /// Who has a leading unit in the portfolio, where the speech names no leader.
  private(set) var portfolios: [String: String] = [:]
  /// `明确：县水务局`, `推断：农业农村局（“高标准农田”，duties.yaml:154）`
  private(set) var basis: [String] = []

  /// The unit named first leads where nothing else is said; where none is named, the best routing. A
  /// group (`相关部门`, `乡镇`) is responsible, and leads only where the words say so.
  init(_ actors: [Duty.Actor], _ departments: [Duty.Routing], _ text: SpeechText) {
    var hasUnit = false
    var firstUnit: String?
    var persons: [String] = []
    var named: [String] = []
    var shown: [String] = []
    for actor in actors {
      let quote = text.quote(actor.range).trimmed
      // An office's roster knows the unit by its own name.
      let name = actor.unit ?? quote
      let isUnit = actor.kind == .unit
      let isPerson = actor.kind == .post || actor.kind == .person
      switch actor.role {
      case .lead where isPerson || actor.kind == .group && Self.arePersons(quote):
        Self.add(name, to: &leaders)
      case .lead: Self.add(name, to: &leadUnits)
      case .responsible:
        Self.add(name, to: &responsible)
        if isUnit { firstUnit = firstUnit ?? name }
        if isPerson { Self.add(name, to: &persons) }
      case .support: Self.add(name, to: &support)
      }
      hasUnit = hasUnit || (isUnit && actor.role != .support)
      Self.add(quote, to: &named)
      Self.add(name == quote ? quote : "\(quote)（\(name)）", to: &shown)
    }
    if !shown.isEmpty { basis.append(Self.named + shown.joined(separator: "、")) }
    if leadUnits.isEmpty, let firstUnit { leadUnits = [firstUnit] }
    // Of several persons none is told to lead.
    if leaders.isEmpty, leadUnits.isEmpty, persons.count == 1 { leaders = persons }
    if !hasUnit, leadUnits.isEmpty { route(departments, named: named) }
    if leaders.isEmpty { addPortfolios(departments) }
    responsible.removeAll { leadUnits.contains($0) || leaders.contains($0) }
    support.removeAll { leadUnits.contains($0) || responsible.contains($0) }
    if leadUnits.isEmpty { basis.append(TaskRow.unclear) }
  }

  /// The leaders that the roster gives to the leading units.
  private mutating func addPortfolios(_ departments: [Duty.Routing]) {
    for unit in leadUnits {
      guard let routing = departments.first(where: { $0.name == unit && $0.leader != nil }),
        let leader = routing.leader
      else { continue }
      portfolios[unit] = leader
      let because = ["分管\(unit)", routing.leaderEntry].compactMap(\.self).joined(separator: "，")
      basis.append("推断：\(leader)（\(because)）")
    }
  }

  /// Stands before those that the speech names.
  static let named = "明确："

  /// Units that only the map of duties names.
  private mutating func route(_ departments: [Duty.Routing], named: [String]) {
    let groups = departments.filter { $0.basis == .group }.map(\.because)
    for routing in departments {
      let word: String
      switch routing.basis {
      // Among the actors already.
      case .explicit where named.contains(routing.because): continue
      case .explicit: word = "明确"
      // A single one is the group itself under another name; several are its members.
      case .group where groups.count { $0 == routing.because } == 1: continue
      case .group: word = "组别"
      case .inherited: word = "承接标题"
      case .inferred: word = "推断"
      }
      // Of a group all are responsible, and none leads; no more does `各部门`.
      if leadUnits.isEmpty, routing.basis != .group, !routing.name.hasPrefix("各") {
        leadUnits = [routing.name]
      } else {
        Self.add(routing.name, to: &responsible)
      }
      var because = [routing.entry].compactMap(\.self)
      if routing.because.hasPrefix("“") {
        because.insert(routing.because, at: 0)
      } else if !routing.because.isEmpty {
        because.insert("“\(routing.because)”", at: 0)
      }
      basis.append(
        "\(word)：\(routing.name)"
          + (because.isEmpty ? "" : "（\(because.joined(separator: "，"))）"))
    }
  }

  /// `各位副县长`, `各包抓县级领导`: a group of leaders.
  private static func arePersons(_ group: String) -> Bool {
    ["长", "长”", "书记", "主任", "领导", "同志", "干部", "负责人"].contains { group.hasSuffix($0) }
  }

  private static func add(_ name: String, to names: inout [String]) {
    if !name.isEmpty, !names.contains(name) { names.append(name) }
  }
}
