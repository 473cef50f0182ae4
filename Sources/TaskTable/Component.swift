internal import Workflow

/// Answers that hang together, because they are about the same rows or merge them.
struct Component {
  var groups: [RowGroup]
  var answers: [Answer] = []
  var missing: [Statement] = []

  /// The keys that the answers name, in their order.
  var keys: [String] {
    var keys: [String] = []
    for key in answers.flatMap(\.keys) + missing.flatMap({ $0.rows.flatMap(\.keys) })
    where !keys.contains(key) {
      keys.append(key)
    }
    return keys
  }

  var units: [String] {
    var units: [String] = []
    for unit in answers.map(\.unit) + missing.map(\.unit) where !units.contains(unit) {
      units.append(unit)
    }
    return units
  }

  /// What each unit says.
  func statements(seen: (String, Answer) -> TaskRow?) -> [Statement] {
    units.flatMap { unit -> [Statement] in
      let own = answers.filter { $0.unit == unit }
      return (own.isEmpty ? [] : [Statement(unit: unit, own, seen: seen)])
        + missing.filter { $0.unit == unit }
    }
  }
}

/// All components, in the order in which their first answers came.
struct Components {
  private(set) var all: [Component] = []

  mutating func add(_ answer: Answer, _ groups: [RowGroup]) {
    guard !groups.isEmpty else { return }
    let index = component(of: groups)
    all[index].answers.append(answer)
  }

  mutating func add(_ missing: Statement, _ group: RowGroup) {
    let index = component(of: [group])
    all[index].missing.append(missing)
  }

  /// The component that has all these groups: others that have one of them are joined to it.
  private mutating func component(of groups: [RowGroup]) -> Int {
    let ids = Set(groups.map(\.id))
    let touched = all.indices.filter { index in all[index].groups.contains { ids.contains($0.id) } }
    guard let first = touched.first else {
      all.append(Component(groups: []))
      join(groups, to: all.count - 1)
      return all.count - 1
    }
    for index in touched.dropFirst().reversed() {
      let other = all.remove(at: index)
      join(other.groups, to: first)
      all[first].answers += other.answers
      all[first].missing += other.missing
    }
    join(groups, to: first)
    return first
  }

  private mutating func join(_ groups: [RowGroup], to index: Int) {
    for group in groups where !all[index].groups.contains(where: { $0.id == group.id }) {
      all[index].groups.append(group)
    }
  }
}
