internal import LecternKit

/// Ranks the departments that a duty goes to, by the map of duties.
final class Router {
  private let reading: Reading
  private let map: DutyMap
  private let view: NormalizedText
  private let villages: Int?
  private let everybody: Int?
  private let office: Int?

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
  }

  /// What speaks for one department.
  private struct Vote {
    var sum = 0.0
    /// The phrase that speaks loudest, its weight and the line of its entry.
    var start = 0
    var end = 0
    var weight = 0.0
    var line = 0
    var isInherited = false
  }

  /// The departments for the sentences of a duty and the actors named in it, best first.
  func departments(
    for sentences: ArraySlice<Sentence>, actors: [NamedActor], substance: Duty.Substance
  ) -> [Duty.Routing] {
    let (units, groups, offices) = named(actors)
    let inferred = ranked(votes(for: sentences, substance))
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
          var routing = routing(entry.department, line: entry.line, actor.range)
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

  private func routing(_ department: Int, line: Int, _ because: Range<Int>) -> Duty.Routing {
    var routing = Duty.Routing()
    routing.code = map.departments[department].code
    routing.name = map.departments[department].name
    routing.because = reading.quote(because)
    routing.entry = line > 0 ? map.place(of: line) : nil
    return routing
  }

  /// `有关部门` is whoever the matter concerns.
  private func isVague(_ routing: Duty.Routing) -> Bool {
    routing.because.contains("有关") || routing.because.contains("相关")
      || routing.because.contains("责任")
  }

  // MARK: Inferred

  /// One vote for each department of the map.
  private func votes(
    for sentences: ArraySlice<Sentence>, _ substance: Duty.Substance
  ) -> [Vote] {
    var votes = [Vote](repeating: Vote(), count: map.departments.count)
    var highest: Double { votes.reduce(0) { max($0, $1.sum) } }
    for sentence in sentences { count(sentence, scale: 1, inherited: false, &votes) }
    if highest < 3, let first = sentences.first {
      var scale = 0.5
      for heading in reading.headings(above: first) {
        count(heading, scale: scale, inherited: true, &votes)
        if highest >= 3 { break }
        scale /= 2
      }
    }
    if substance == .exhortation, let everybody {
      let hasTrade = votes.contains { $0.weight >= 3 && !$0.isInherited }
      votes[everybody].sum += hasTrade ? Self.attitudeInTrade : Self.attitude
    }
    return votes
  }

  private func count(
    _ sentence: Sentence, scale: Double, inherited: Bool, _ votes: inout [Vote]
  ) {
    for number in sentence.phrases {
      let phrase = reading.phrases[number]
      var times = 0
      for earlier in sentence.phrases.lowerBound..<number
      where reading.phrases[earlier].phrase == phrase.phrase { times += 1 }
      let isFirst = number == sentence.phrases.lowerBound
      guard times < Self.repeats else { continue }
      for entry in map.entries(of: phrase) where entry.weight > 0 {
        var weight = Double(entry.weight) * scale
        // A phrase said again tells less; the first one of a sentence tells what it is about.
        if times > 0 { weight *= 0.3 }
        if isFirst { weight += 0.5 * scale }
        votes[entry.department].sum += weight
        if weight > votes[entry.department].weight {
          votes[entry.department].weight = weight
          votes[entry.department].start = phrase.start
          votes[entry.department].end = phrase.end
          votes[entry.department].line = entry.line
          votes[entry.department].isInherited = inherited
        }
      }
    }
  }

  private func ranked(_ votes: [Vote]) -> [Duty.Routing] {
    var order: [Int] = []
    for number in votes.indices where votes[number].sum >= Self.threshold {
      order.append(number)
    }
    order.sort { (votes[$0].sum, -$0) > (votes[$1].sum, -$1) }
    guard let first = order.first else { return [] }
    let least = votes[first].sum * Self.share
    return order.prefix(Self.most).prefix { votes[$0].sum >= least }.map { number in
      let vote = votes[number]
      var routing = routing(number, line: vote.line, vote.start..<vote.end)
      routing.basis = vote.isInherited ? .inherited : .inferred
      routing.score = (vote.sum / (vote.sum + 2) * 100).rounded() / 100
      return routing
    }
  }
}
