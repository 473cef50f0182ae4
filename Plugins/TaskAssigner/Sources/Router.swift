internal import LecternKit

/// Ranks the departments that a duty goes to, by the map of duties.
struct Router {
  let reading: Reading
  let map: DutyMap
  private let villages: Int?
  private let everybody: Int?
  private let office: Int?

  /// Sums below this route nowhere: 待明确.
  private static let threshold = 2.0
  /// Departments with less than this share of the first one's sum are left out.
  private static let share = 0.45
  private static let most = 4

  init(_ reading: Reading, _ map: DutyMap) {
    self.reading = reading
    self.map = map
    villages = map.number(ofCode: "xiangzhen")
    everybody = map.number(ofCode: "gebumen")
    office = map.number(ofCode: "zhengfuban")
  }

  /// What speaks for one department.
  private struct Vote {
    var sum = 0.0
    /// The phrase that speaks loudest, and its entry.
    var because: Range<Int>?
    var entry: String?
    var weight = 0.0
    var isInherited = false
  }

  func departments(
    for sentences: ArraySlice<Sentence>, actors: [NamedActor], substance: Duty.Substance
  ) -> [Duty.Routing] {
    var result: [Duty.Routing] = []
    let (units, groups, offices) = named(actors)
    result += units
    var votes = votes(for: sentences, substance)
    if substance == .exhortation, let everybody { votes[everybody].sum += 4 }
    let inferred = ranked(votes)
    if units.isEmpty, let first = groups.first, isVague(first) {
      add(Array(inferred.prefix(1)), to: &result)
    }
    add(groups, to: &result)
    add(inferred, to: &result)
    add(offices, to: &result)
    return Array(result.prefix(Self.most))
  }

  private func add(_ more: [Duty.Routing], to result: inout [Duty.Routing]) {
    for routing in more where !result.contains(where: { $0.code == routing.code }) {
      result.append(routing)
    }
  }

  // MARK: Named

  /// The departments of named actors: units, groups, and the government office for its leaders.
  private func named(
    _ actors: [NamedActor]
  ) -> (units: [Duty.Routing], groups: [Duty.Routing], offices: [Duty.Routing]) {
    var units: [Duty.Routing] = []
    var groups: [Duty.Routing] = []
    var offices: [Duty.Routing] = []
    let ordered = actors.filter { $0.role == .lead } + actors.filter { $0.role == .responsible }
    for actor in ordered + actors.filter({ $0.role == .support }) {
      for entry in map.departments(named: actor.range, in: reading.view) {
        let isGroup = entry.department == villages || entry.department == everybody
        let routing = Duty.Routing(
          map, entry, basis: isGroup ? .group : .explicit,
          because: reading.view.string(actor.range), score: isGroup ? 0.9 : 1)
        if isGroup {
          add([routing], to: &groups)
        } else if entry.department == office {
          add([routing], to: &offices)
        } else {
          add([routing], to: &units)
        }
      }
    }
    return (units, groups, offices)
  }

  /// `有关部门` is whoever the matter concerns.
  private func isVague(_ routing: Duty.Routing) -> Bool {
    routing.because.contains("有关") || routing.because.contains("相关")
      || routing.because.contains("责任")
  }

  // MARK: Inferred

  private func votes(
    for sentences: ArraySlice<Sentence>, _ substance: Duty.Substance
  ) -> [Vote] {
    var votes = [Vote](repeating: Vote(), count: map.departments.count)
    for sentence in sentences { count(sentence, scale: 1, inherited: false, &votes) }
    let best = votes.map(\.sum).max() ?? 0
    guard best < 3, let first = sentences.first else { return votes }
    var scale = 0.5
    for heading in reading.headings(above: first) {
      count(heading, scale: scale, inherited: true, &votes)
      if (votes.map(\.sum).max() ?? 0) >= 3 { break }
      scale /= 2
    }
    return votes
  }

  private func count(
    _ sentence: Sentence, scale: Double, inherited: Bool, _ votes: inout [Vote]
  ) {
    var seen: Set<Int> = []
    for phrase in reading.phrases(of: sentence) where seen.insert(phrase.phrase).inserted {
      for entry in map.entries(of: phrase) where entry.weight > 0 {
        let weight = Double(entry.weight) * scale
        votes[entry.department].sum += weight
        if weight > votes[entry.department].weight {
          votes[entry.department].weight = weight
          votes[entry.department].because = phrase.start..<phrase.end
          votes[entry.department].entry = entry.place
          votes[entry.department].isInherited = inherited
        }
      }
    }
  }

  private func ranked(_ votes: [Vote]) -> [Duty.Routing] {
    let order = votes.indices.filter { votes[$0].sum >= Self.threshold }
      .sorted { (votes[$0].sum, -$0) > (votes[$1].sum, -$1) }
    guard let first = order.first else { return [] }
    let least = votes[first].sum * Self.share
    return order.prefix { votes[$0].sum >= least }.prefix(Self.most).map { number in
      let vote = votes[number]
      var routing = Duty.Routing()
      routing.code = map.departments[number].code
      routing.name = map.departments[number].name
      routing.basis = vote.isInherited ? .inherited : .inferred
      routing.because = vote.because.map { reading.view.string($0) } ?? ""
      routing.entry = vote.entry
      routing.score = (vote.sum / (vote.sum + 2) * 100).rounded() / 100
      return routing
    }
  }
}

extension Duty.Routing {
  fileprivate init(
    _ map: DutyMap, _ entry: DutyMap.Entry, basis: Basis, because: String, score: Double
  ) {
    self.init()
    code = map.departments[entry.department].code
    name = map.departments[entry.department].name
    self.basis = basis
    self.because = because
    self.entry = entry.place
    self.score = score
  }
}
