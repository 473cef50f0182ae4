extension Scoring {
  /// What is said of one unit. Duties run over several units: those that touch it are looked at.
  mutating func scoreTask(_ unit: Gold.Unit) {
    let near = findings.tasks.filter { $0.span.overlap(unit.span) > 0 }
    let covered = near.reduce(0) { $0 + $1.span.overlap(unit.span) }
    let isFound = 2 * covered >= unit.span.length
    judge(.tasks, unit.task != nil, isFound, unit.span)
    guard let task = unit.task else { return }
    scoreActors(task, near, unit.span)
    scoreDeadlines(task, near, unit.span)
    // The first of those that share most with the unit.
    let best = near.dropFirst().reduce(near.first) { best, other in
      best.map { other.span.overlap(unit.span) > $0.span.overlap(unit.span) } ?? true
        ? other : best
    }
    if let substance = task.substance {
      judge(
        .exhortations, substance == "exhortation", best?.substance == "exhortation", unit.span)
      let joins = best.map { $0.span.start < unit.span.start } ?? false
      judge(.dutyJoins, task.continues, joins, unit.span)
    }
    let first = best?.department
    let isRight = first.map { task.departments.contains($0) } ?? false
    // No department at all costs recall, not precision.
    count(.departments, right: isRight ? 1 : 0, gold: 1, found: first == nil ? 0 : 1)
    if !isRight {
      miss(
        .departments, "\(first ?? "none") for", unit.span,
        task.departments.joined(separator: ","))
    }
  }

  private mutating func judge(_ measure: Measure, _ gold: Bool, _ found: Bool, _ span: Span) {
    count(measure, right: gold && found ? 1 : 0, gold: gold ? 1 : 0, found: found ? 1 : 0)
    if gold != found { miss(measure, gold ? "missed" : "extra", span) }
  }

  private mutating func scoreActors(_ task: Gold.Task, _ near: [Findings.Task], _ unit: Span) {
    var found: [Gold.Actor] = []
    for actor in near.flatMap(\.actors)
    where unit.holdsStart(of: actor.span) && !found.contains(actor) {
      found.append(actor)
    }
    let pairing = Pairing(
      task.actors.map(\.span), found.map(\.span),
      where: { task.actors[$0].role == found[$1].role })
    count(.actors, right: pairing.count, gold: task.actors.count, found: found.count)
    for (index, actor) in task.actors.enumerated() where !pairing.isGoldPaired(index) {
      miss(.actors, "missed \(actor.role)", actor.span)
    }
    for (index, actor) in found.enumerated() where !pairing.isFoundPaired(index) {
      miss(.actors, "extra \(actor.role)", actor.span)
    }
  }

  private mutating func scoreDeadlines(
    _ task: Gold.Task, _ near: [Findings.Task], _ unit: Span
  ) {
    var found: [Gold.Deadline] = []
    for deadline in near.flatMap(\.deadlines) where unit.holdsStart(of: deadline.span) {
      // Said by two duties: one deadline, with the date of the later.
      if let index = found.firstIndex(where: { $0.span == deadline.span }) {
        found[index] = deadline
      } else {
        found.append(deadline)
      }
    }
    let pairing = Pairing(task.deadlines.map(\.span), found.map(\.span))
    count(.deadlines, right: pairing.count, gold: task.deadlines.count, found: found.count)
    let dated = pairing.pairs.filter { task.deadlines[$0.gold].date != nil }
    let right = dated.filter { task.deadlines[$0.gold].date == found[$0.found].date }
    count(
      .dates, right: right.count, gold: task.deadlines.count { $0.date != nil },
      found: dated.count)
    for (index, deadline) in task.deadlines.enumerated() where !pairing.isGoldPaired(index) {
      miss(.deadlines, "missed", deadline.span)
    }
    for (index, deadline) in found.enumerated() where !pairing.isFoundPaired(index) {
      miss(.deadlines, "extra", deadline.span)
    }
    for (gold, found) in dated.map({ (task.deadlines[$0.gold], found[$0.found]) })
    where gold.date != found.date {
      miss(.dates, "\(gold.date ?? "") read as \(found.date ?? "none")", gold.span)
    }
  }
}
