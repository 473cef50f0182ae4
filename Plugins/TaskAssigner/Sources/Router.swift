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
    vote(for: tasks, substance, &votes, &voted)
    let inferred = ranked(votes, voted)
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

  /// Gathers the votes for the departments; `voted` holds those that have any.
  private func vote(
    for tasks: [FoundTask], _ substance: Duty.Substance, _ votes: inout [Vote],
    _ voted: inout [Int]
  ) {
    for number in voted { votes[number] = Vote() }
    voted.removeAll(keepingCapacity: true)
    guard !tasks.isEmpty else { return }
    for task in tasks { count(reading.sentences[task.sentence], 1, false, &votes, &voted) }
    if highest(votes, voted) < 3 {
      var scale = 0.5
      reading.visitHeadings(above: reading.sentences[tasks[0].sentence]) { heading in
        count(heading, scale, true, &votes, &voted)
        scale /= 2
        return highest(votes, voted) < 3
      }
    }
    if substance == .exhortation, let everybody {
      let hasTrade = voted.contains { votes[$0].weight >= 3 && !votes[$0].isInherited }
      if votes[everybody].sum == 0 { voted.append(everybody) }
      votes[everybody].sum += hasTrade ? Self.attitudeInTrade : Self.attitude
    }
  }

  private func highest(_ votes: [Vote], _ voted: [Int]) -> Double {
    var highest = 0.0
    for number in voted { highest = max(highest, votes[number].sum) }
    return highest
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
  private func ranked(_ votes: [Vote], _ voted: [Int]) -> [Duty.Routing] {
    var ranked: [Duty.Routing] = []
    var least = Self.threshold
    // The one found last, and its sum: the next one comes behind it.
    var last = -1
    var bound = Double.infinity
    while ranked.count < Self.most {
      var next = -1
      var highest = -1.0
      for number in voted {
        let sum = votes[number].sum
        guard sum >= least, sum < bound || sum == bound && number > last else { continue }
        if sum > highest || sum == highest && number < next {
          next = number
          highest = sum
        }
      }
      guard next >= 0 else { break }
      if ranked.isEmpty {
        least = max(least, highest * Self.share)
        ranked.reserveCapacity(Self.most)
      }
      last = next
      bound = highest
      let vote = votes[next]
      var routing = routing(next, vote.start..<vote.end)
      if vote.entry >= 0 { routing.entry = map.place(ofEntry: vote.entry) }
      routing.basis = vote.isInherited ? .inherited : .inferred
      routing.score = (vote.sum / (vote.sum + 2) * 100).rounded() / 100
      ranked.append(routing)
    }
    return ranked
  }
}
