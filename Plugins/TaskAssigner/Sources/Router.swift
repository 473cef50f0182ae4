internal import LecternKit

/// Ranks the departments that a duty goes to, by the map of duties.
struct Router {
  private let reading: Reading
  private let map: DutyMap
  private let phrases: PhraseIndex
  private let directory: Directory
  /// The recipient of each code.
  private let seats: [Int]
  private let everybody: Int?
  private let office: Int?
  private let districts: Districts

  private static let most = 4
  /// A sum that needs no heading beside it.
  private static let enough = 3.0
  /// What a call to attitude adds for everybody, and where it names a trade.
  private static let attitude = 4.0
  private static let attitudeInTrade = 2.5

  init(
    _ reading: Reading, _ map: DutyMap, _ phrases: PhraseIndex, _ directory: Directory,
    level: String?
  ) {
    self.reading = reading
    self.phrases = phrases
    self.map = map
    self.directory = directory
    let seats = directory.seats(level: level)
    self.seats = seats
    everybody = map.everybody.map { seats[$0.number] }
    office = map.number(ofCode: "zhengfuban").map { seats[$0] }
    districts = Districts(reading.view, directory)
  }

  /// The departments for the tasks of a duty and the actors named in it, best first.
  func departments(
    for tasks: [FoundTask], actors: [NamedActor], substance: Duty.Substance,
    _ ballot: inout Ballot
  ) -> [Duty.Routing] {
    vote(for: tasks, substance, &ballot)
    let found = phrases.found
    let inferred = inferred(found.span, &ballot)
    guard !actors.isEmpty else { return inferred }
    let (units, groups, offices) = named(actors)
    var result = units
    if units.isEmpty, let first = groups.first, isVague(first) {
      add(Array(inferred.prefix(1)), to: &result)
    }
    add(groups, to: &result)
    add(inferred, to: &result)
    add(offices, to: &result)
    // All members of an office's own group have a part in it.
    let most = directory.isRoster ? max(Self.most, units.count + groups.count) : Self.most
    return result.count > most ? Array(result.prefix(most)) : result
  }

  private func add(_ more: [Duty.Routing], to result: inout [Duty.Routing]) {
    for routing in more
    where !result.contains(where: { $0.code == routing.code && $0.name == routing.name }) {
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
    for role in [Duty.Actor.Role.lead, .responsible, .support] {
      for actor in actors where actor.role == role {
        districts.visit(named: actor.range) { number, place, isGroup in
          var routing = Duty.Routing()
          name(number, in: &routing)
          routing.because = reading.quote(actor.range)
          routing.entry = place
          routing.basis = isGroup ? .group : .explicit
          routing.score = isGroup ? 0.9 : 1
          if isGroup {
            add([routing], to: &groups)
          } else if number == office, actor.kind != .unit {
            add([routing], to: &offices)
          } else {
            add([routing], to: &units)
          }
        }
      }
    }
    return (units, groups, offices)
  }

  /// Enters the recipient and who has it in the portfolio.
  private func name(_ recipient: Int, in routing: inout Duty.Routing) {
    routing.code = directory.recipients[recipient].code
    routing.name = directory.recipients[recipient].name
    if let leader = directory.leader(of: recipient) {
      routing.leader = leader.name
      routing.leaderEntry = leader.place
    }
  }

  /// `有关部门` is whoever the matter concerns.
  private func isVague(_ routing: Duty.Routing) -> Bool {
    routing.because.contains("有关") || routing.because.contains("相关")
      || routing.because.contains("责任")
  }

  // MARK: Inferred

  /// Counts the phrases of the sentences and, where they say too little, of the headings above.
  private func vote(
    for tasks: [FoundTask], _ substance: Duty.Substance, _ ballot: inout Ballot
  ) {
    ballot.clear()
    guard let first = tasks.first else { return }
    for task in tasks { count(task.sentence, scale: 1, &ballot) }
    if ballot.highest < Self.enough {
      var scale = 0.5
      reading.visitHeadings(above: first.sentence) { heading in
        count(heading, scale: scale, &ballot)
        scale /= 2
        return ballot.highest < Self.enough
      }
    }
    if substance == .exhortation, let everybody, !directory.recipients[everybody].isNobody {
      ballot.add(ballot.hasTrade ? Self.attitudeInTrade : Self.attitude, to: everybody)
    }
  }

  /// Counts a sentence of the duty, or at a smaller scale a heading above it.
  private func count(
    _ sentence: Int, scale: Double, _ ballot: inout Ballot
  ) {
    let own = phrases.phrases(of: sentence)
    let entries = map.duties.entries
    let seats = self.seats
    let found = phrases.found
    ballot.count(own, of: found.span, scale: scale, entries.span, seats.span)
  }

  /// The departments that the phrases vote for.
  private func inferred(
    _ found: borrowing Span<FoundPhrase>, _ ballot: inout Ballot
  ) -> [Duty.Routing] {
    ballot.rank(most: Self.most)
    // Nobody has what the task is about: it is not for the next best.
    if let first = ballot.ranked.first, directory.recipients[first].isNobody { return [] }
    var inferred: [Duty.Routing] = []
    inferred.reserveCapacity(ballot.ranked.count)
    for department in ballot.ranked where !directory.recipients[department].isNobody {
      let last = inferred.count
      inferred.append(Duty.Routing())
      fill(&inferred[last], for: department, ballot[department], found)
    }
    return inferred
  }

  @inline(__always)
  private func fill(
    _ routing: inout Duty.Routing, for department: Int, _ vote: Ballot.Vote,
    _ found: borrowing Span<FoundPhrase>
  ) {
    name(department, in: &routing)
    if vote.phrase >= 0 {
      routing.because = reading.quote(found[Int(vote.phrase)].match.range)
      routing.entry = map.duties.place(of: Int(vote.entry))
    } else {
      routing.entry = map.everybody?.place
    }
    if vote.isInherited { routing.basis = .inherited }
    routing.score = Double(Int(vote.sum / (vote.sum + 2) * 100 + 0.5)) / 100
  }
}
