/// Scores what an analysis found against the gold of the same speech.
struct Scoring {
  private(set) var scores = Scores()
  private(set) var misses: [Miss] = []
  let gold: Gold
  let findings: Findings
  private let measures: Set<Measure>

  /// - Parameter measures: those asked for; the gold may be for fewer.
  init(_ gold: Gold, _ findings: Findings, of measures: [Measure] = Measure.allCases) {
    self.gold = gold
    self.findings = findings
    self.measures = Set(measures.filter(gold.counts))
    if counts([.markers]) { scoreMarkers() }
    if counts([.roles]) { scoreRoles() }
    if counts(Measure.ofIndicators) { scoreIndicators() }
    if counts(Measure.ofTasks) { for unit in gold.units { scoreTask(unit) } }
    if counts([.themes]) { scoreThemes() }
    // Sorted by place; those of one place stay in the order in which they were found.
    misses = misses.enumerated().sorted {
      ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
    }.map(\.element)
  }

  mutating func count(_ measure: Measure, right: Int, gold: Int, found: Int) {
    guard measures.contains(measure) else { return }
    scores[measure].add(right: right, gold: gold, found: found)
  }

  mutating func miss(_ measure: Measure, _ what: String, _ span: Span, _ more: String = "") {
    // One list for the measures of indicators, whichever of them the file is complete for.
    guard counts(measure == .indicatorFull ? Measure.ofIndicators : [measure]) else { return }
    misses.append(Miss(measure: measure, what: what, span: span, more: more))
  }

  private func counts(_ some: [Measure]) -> Bool { some.contains(where: measures.contains) }

  func isInside(_ start: Int) -> Bool {
    gold.units.contains { $0.span.start <= start && start < $0.span.end }
  }

  /// A marker is right at the same place with the same depth.
  private mutating func scoreMarkers() {
    let wanted = Set(gold.units.flatMap(\.markers))
    let found = Set(findings.segments.compactMap(\.marker).filter { isInside($0.start) })
    count(
      .markers, right: wanted.intersection(found).count, gold: wanted.count, found: found.count)
    let wrong = wanted.symmetricDifference(found).sorted {
      ($0.start, $0.level ?? 0) < ($1.start, $1.level ?? 0)
    }
    for marker in wrong {
      miss(
        .markers, wanted.contains(marker) ? "missed" : "extra",
        Span(start: marker.start, end: marker.start + 12),
        "level \(marker.level.map(String.init) ?? "none")")
    }
  }

  /// Each unit takes the role of the smallest segment that covers most of it.
  private mutating func scoreRoles() {
    let segments = findings.segments.enumerated().filter { $0.element.role ?? "" != "" }.sorted {
      let (a, b) = ($0.element, $1.element)
      return (a.span.length, a.kind == "sentence" ? 0 : 1, $0.offset)
        < (b.span.length, b.kind == "sentence" ? 0 : 1, $1.offset)
    }.map(\.element)
    for unit in gold.units {
      let around = segments.first { 2 * $0.span.overlap(unit.span) > unit.span.length }
      let found = around?.role ?? "body"
      count(
        .roles, right: found == unit.role && unit.role != "body" ? 1 : 0,
        gold: unit.role == "body" ? 0 : 1, found: found == "body" ? 0 : 1)
      if found != unit.role { miss(.roles, "\(unit.role) read as \(found)", unit.span) }
    }
  }

  private mutating func scoreThemes() {
    for unit in gold.units {
      let wanted = Set(unit.themes)
      let found = Set(
        findings.themes.filter { unit.span.start <= $0.start && $0.start < unit.span.end }
          .map(\.theme))
      count(
        .themes, right: wanted.intersection(found).count, gold: wanted.count, found: found.count)
      for theme in wanted.symmetricDifference(found).sorted() {
        miss(.themes, "\(wanted.contains(theme) ? "missed" : "extra") \(theme)", unit.span)
      }
    }
  }
}

extension Measure {
  /// The measures of the layer `indicators`.
  public static let ofIndicators: [Measure] = [
    .indicatorSpans, .indicatorValues, .indicatorNumbers, .indicatorFull,
  ]

  fileprivate static let ofTasks: [Measure] = [
    .tasks, .exhortations, .dutyJoins, .actors, .deadlines, .dates, .departments,
  ]
}
