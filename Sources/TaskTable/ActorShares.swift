internal import LecternKit

/// Which bodies of a duty each of its acts is given to.
///
/// Those named in the act itself; else in its sentence or the bracket behind it; else the last ones
/// named before, and where there are none the first ones after. Nobody is lost: who would belong to no
/// act belongs to the nearest.
struct ActorShares {
  private let tasks: SpeechTasks
  private let actors: [Duty.Actor]
  private let acts: [Range<Int>]
  private var byAct: [[Int]] = []

  init(_ tasks: SpeechTasks, _ duty: Duty, _ acts: [Range<Int>]) {
    self.tasks = tasks
    self.acts = acts
    actors = duty.actors.sorted { $0.range.lowerBound < $1.range.lowerBound }
    byAct = acts.indices.map { act in
      let leads = chosen(.lead, act: act, from: 0)
      // Bodies under another lead are not this one's.
      let start = leads.first.map { sentence(ofActor: $0).lowerBound } ?? 0
      return leads + chosen(.responsible, act: act, from: start)
        + chosen(.support, act: act, from: start)
    }
    let used = Set(byAct.joined())
    for actor in actors.indices where !used.contains(actor) {
      let range = actors[actor].range
      guard
        let nearest = acts.indices.min(by: {
          acts[$0].distance(to: range) < acts[$1].distance(to: range)
        })
      else { continue }
      byAct[nearest].append(actor)
    }
  }

  /// In the order of the text.
  func actors(ofAct act: Int) -> [Duty.Actor] { byAct[act].sorted().map { actors[$0] } }

  private func sentence(ofActor actor: Int) -> Range<Int> {
    tasks.sentence(at: actors[actor].range.lowerBound)
  }

  private func chosen(_ role: Duty.Actor.Role, act: Int, from start: Int) -> [Int] {
    let range = acts[act]
    let ofRole = actors.indices.filter { actors[$0].role == role }
    let inside = ofRole.filter { range.contains(actors[$0].range.lowerBound) }
    if !inside.isEmpty { return inside }
    let clusters = clusters(ofRole)
    let sentence = tasks.sentence(at: range.lowerBound)
    let here = clusters.filter { sentence.contains(first($0)) }
    if let before = here.last(where: { first($0) < range.lowerBound }) ?? here.first {
      return before
    }
    let next = acts.indices.dropFirst(act + 1).first.map { acts[$0].lowerBound } ?? .max
    let behind = clusters.filter { range.upperBound <= first($0) && first($0) < next }
    if let bracket = behind.first(where: { isAssignment($0) }) { return bracket }
    let known = clusters.filter { first($0) >= start }
    if let before = known.last(where: { first($0) < range.lowerBound }) { return before }
    return known.first ?? []
  }

  /// Whether the sentence of the actors holds no work, so that it is about the work before.
  private func isAssignment(_ cluster: [Int]) -> Bool {
    let sentence = sentence(ofActor: cluster[0])
    return !acts.contains { sentence.contains($0.lowerBound) }
  }

  private func first(_ cluster: [Int]) -> Int { actors[cluster[0]].range.lowerBound }

  /// Actors that are named in one list: nothing but its marks stands between them.
  private func clusters(_ chosen: [Int]) -> [[Int]] {
    var clusters: [[Int]] = []
    for actor in chosen {
      if let last = clusters.last?.last,
        actors[last].range.upperBound <= actors[actor].range.lowerBound,
        Assignment.isList(
          actors[last].range.upperBound..<actors[actor].range.lowerBound, tasks.text)
      {
        clusters[clusters.count - 1].append(actor)
      } else {
        clusters.append([actor])
      }
    }
    return clusters
  }
}

/// Words that give work to somebody and are no work themselves.
enum Assignment {
  private static let marks = Set("、，,和与及以及；;等部门单位 \u{3000}".unicodeScalars)
  private static let words = Set(
    "（）()【】［］[]：:、，,；;。.由和与及以等共同为请要牵头责任配合主办协办承办参与落实具体负责分管抓总单位部门领导人同志 \n\u{3000}"
      .unicodeScalars)

  /// Whether a clause names bodies with their roles and nothing besides: `（牵头单位：县水务局`.
  static func isNothingElse(_ range: Range<Int>, of duty: Duty, _ text: SpeechText) -> Bool {
    let actors = duty.actors.map(\.range).filter { range.overlaps($0) }
      .sorted { $0.lowerBound < $1.lowerBound }
    guard !actors.isEmpty else { return false }
    var start = range.lowerBound
    for actor in actors {
      if start < actor.lowerBound, !isMadeOf(words, start..<actor.lowerBound, text) { return false }
      start = max(start, actor.upperBound)
    }
    return start >= range.upperBound || isMadeOf(words, start..<range.upperBound, text)
  }

  static func isList(_ range: Range<Int>, _ text: SpeechText) -> Bool {
    isMadeOf(marks, range, text)
  }

  private static func isMadeOf(
    _ scalars: Set<Unicode.Scalar>, _ range: Range<Int>, _ text: SpeechText
  ) -> Bool {
    text.quote(range).unicodeScalars.allSatisfy { scalars.contains($0) }
  }
}
