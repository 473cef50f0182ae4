internal import LecternKit

/// Ranks the departments that a duty goes to, by the map of duties.
final class Router {
  private let reading: Reading
  private let map: DutyMap
  private let view: NormalizedText
  private let villages: Int?
  private let everybody: Int?
  private let office: Int?
  /// One vote for each department of the map, and those that are not empty: kept from duty to duty.
  private var votes: [Vote]
  private var voted: [Int] = []
  private var best: [Int] = []

  /// Sums below this route nowhere: 待明确.
  private static let threshold = 1.7
  /// Departments with less than this share of the first one's sum are left out.
  private static let share = 0.45
  private static let most = 4
  /// How often a phrase counts in a sentence.
  private static let repeats = 3
  /// What a call to attitude adds for everybody, and where it names a trade.
  private static let attitude = 4.0
  private static let attitudeInTrade = 2.5

  init(_ reading: Reading, _ map: DutyMap) {
    self.reading = reading
    self.map = map
    view = reading.view
    villages = map.number(ofCode: "xiangzhen")
    everybody = map.number(ofCode: "gebumen")
    office = map.number(ofCode: "zhengfuban")
    votes = [Vote](repeating: Vote(), count: map.departments.count)
  }

  /// What speaks for one department.
  private struct Vote {
    var sum = 0.0
    /// The phrase that speaks loudest, its weight and its entry.
    var start = 0
    var end = 0
    var weight = 0.0
    /// Index into the entries of the map; negative where no phrase spoke.
    var entry = -1
    var isInherited = false
  }

  /// The departments for the tasks of a duty and the actors named in it, best first.
  func departments(
    for tasks: [FoundTask], actors: [NamedActor], substance: Duty.Substance
  ) -> [Duty.Routing] {
    vote(for: tasks, substance)
    let inferred = ranked()
    guard !actors.isEmpty else { return inferred }
    let (units, groups, offices) = named(actors)
    var result = units
    if units.isEmpty, let first = groups.first, isVague(first) {
      add(Array(inferred.prefix(1)), to: &result)
    }
    add(groups, to: &result)
    add(inferred, to: &result)
    add(offices, to: &result)
    return result.count > Self.most ? Array(result.prefix(Self.most)) : result
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
    for role in [Duty.Actor.Role.lead, .responsible, .support] {
      for actor in actors where actor.role == role {
        for entry in map.departments(named: actor.range, in: view) {
          let isGroup = entry.department == villages || entry.department == everybody
          var routing = routing(entry.department, actor.range)
          if entry.line > 0 { routing.entry = map.place(of: entry.line) }
          routing.basis = isGroup ? .group : .explicit
          routing.score = isGroup ? 0.9 : 1
          if isGroup {
            add([routing], to: &groups)
          } else if entry.department == office {
            add([routing], to: &offices)
          } else {
            add([routing], to: &units)
          }
        }
      }
    }
    return (units, groups, offices)
  }

  private func routing(_ department: Int, _ because: Range<Int>) -> Duty.Routing {
    var routing = Duty.Routing()
    routing.code = map.departments[department].code
    routing.name = map.departments[department].name
    routing.because = reading.quote(because)
    return routing
  }

  /// `有关部门` is whoever the matter concerns.
  private func isVague(_ routing: Duty.Routing) -> Bool {
    routing.because.contains("有关") || routing.because.contains("相关")
      || routing.because.contains("责任")
  }

  // MARK: Inferred

  /// Gathers the votes for the departments; `voted` then holds those that have any.
  private func vote(for tasks: [FoundTask], _ substance: Duty.Substance) {
    for number in voted { votes[number] = Vote() }
    voted.removeAll(keepingCapacity: true)
    guard let first = tasks.first else { return }
    for task in tasks { count(reading.sentences[task.sentence], scale: 1, inherited: false) }
    if highest < 3 {
      var scale = 0.5
      reading.visitHeadings(above: reading.sentences[first.sentence]) { heading in
        count(heading, scale: scale, inherited: true)
        scale /= 2
        return highest < 3
      }
    }
    if substance == .exhortation, let everybody {
      let hasTrade = voted.contains { votes[$0].weight >= 3 && !votes[$0].isInherited }
      if votes[everybody].sum == 0 { voted.append(everybody) }
      votes[everybody].sum += hasTrade ? Self.attitudeInTrade : Self.attitude
    }
  }

  private var highest: Double { voted.reduce(0) { max($0, votes[$1].sum) } }

  private func count(_ sentence: Sentence, scale: Double, inherited: Bool) {
    count(sentence, scale, inherited, &votes, &voted)
  }

  private func count(
    _ sentence: Sentence, _ scale: Double, _ inherited: Bool, _ votes: inout [Vote],
    _ voted: inout [Int]
  ) {
    let phrases = reading.phrases
    let entries = map.dutyEntries
    for number in sentence.phrases {
      let phrase = phrases[number]
      var times = 0
      for earlier in sentence.phrases.lowerBound..<number
      where phrases[earlier].phrase == phrase.phrase { times += 1 }
      let isFirst = number == sentence.phrases.lowerBound
      guard times < Self.repeats else { continue }
      for entry in map.entries(of: phrase) where entries[entry].weight > 0 {
        var weight = Double(entries[entry].weight) * scale
        // A phrase said again tells less; the first one of a sentence tells what it is about.
        if times > 0 { weight *= 0.3 }
        if isFirst { weight += 0.5 * scale }
        let department = entries[entry].department
        if votes[department].sum == 0 { voted.append(department) }
        votes[department].sum += weight
        if weight > votes[department].weight {
          votes[department].weight = weight
          votes[department].start = phrase.start
          votes[department].end = phrase.end
          votes[department].entry = entry
          votes[department].isInherited = inherited
        }
      }
    }
  }

  /// The departments with the highest sums; of equal ones the first in the map.
  private func ranked() -> [Duty.Routing] {
    best.removeAll(keepingCapacity: true)
    while best.count < Self.most {
      var next = -1
      for number in voted where votes[number].sum >= Self.threshold && !best.contains(number) {
        if next < 0 || votes[number].sum > votes[next].sum
          || votes[number].sum == votes[next].sum && number < next
        {
          next = number
        }
      }
      guard next >= 0, votes[next].sum >= votes[best.first ?? next].sum * Self.share else { break }
      best.append(next)
    }
    return best.map { number in
      let vote = votes[number]
      var routing = routing(number, vote.start..<vote.end)
      if vote.entry >= 0 { routing.entry = map.place(ofEntry: vote.entry) }
      routing.basis = vote.isInherited ? .inherited : .inferred
      routing.score = (vote.sum / (vote.sum + 2) * 100).rounded() / 100
      return routing
    }
  }
}
