/// A constant answer that may be the best one of some measures.
struct Candidate {
  var name: String
  var measures: [Measure]
  var findings: (Gold) -> Findings

  /// Every answer that could be the best of a measure; "nothing" first, which only wins where there is
  /// nothing to find.
  static func all(over golds: [Gold]) -> [Candidate] {
    let units = golds.flatMap(\.units)
    return [Candidate(name: "nothing", measures: Measure.allCases) { _ in Findings() }]
      + markers(units) + roles(units) + indicators(units) + tasks(units) + themes(units)
  }

  private static func markers(_ units: [Gold.Unit]) -> [Candidate] {
    ranked(units.flatMap(\.markers).compactMap(\.level)).map { level in
      each("every unit a marker of level \(level)", [.markers]) { unit, findings in
        var segment = Findings.Segment(span: unit.span)
        segment.marker = Gold.Marker(start: unit.span.start, level: level)
        findings.segments.append(segment)
      }
    }
  }

  private static func roles(_ units: [Gold.Unit]) -> [Candidate] {
    ranked(units.map(\.role).filter { $0 != "body" }).map { role in
      each("every unit \(role)", [.roles]) { unit, findings in
        findings.segments.append(Findings.Segment(span: unit.span, role: role))
      }
    }
  }

  private static func indicators(_ units: [Gold.Unit]) -> [Candidate] {
    let whole = each("every unit an indicator", [.indicatorSpans]) { unit, findings in
      findings.indicators.append(Findings.Indicator(span: unit.span))
    }
    let all = units.flatMap(\.indicators)
    return [whole]
      + distinct(all.map { Kind(value: $0.value, unit: $0.unit, bound: $0.bound) })
      .map { figures($0, [.indicatorValues, .indicatorNumbers]) }
      + distinct(
        all.map {
          Kind(
            value: $0.value, unit: $0.unit, bound: $0.bound, name: $0.name, change: $0.change,
            kind: $0.kind)
        }
      ).map { figures($0, [.indicatorFull]) }
  }

  /// What is said of every figure.
  private struct Kind: Equatable {
    var value: [Double]?
    var unit: String
    var bound: String
    var name: String?
    var change: String?
    var kind: String?
  }

  private static func figures(_ kind: Kind, _ measures: [Measure]) -> Candidate {
    let words = [
      kind.name, shown(kind.value), kind.unit, kind.bound, kind.change, kind.kind,
    ]
    let name = "every figure “\(words.compactMap(\.self).joined(separator: ", "))”"
    return each(name, measures) { unit, findings in
      for place in unit.indicators {
        findings.indicators.append(
          Findings.Indicator(
            span: place.span, name: kind.name, value: kind.value, unit: kind.unit,
            bound: kind.bound, change: kind.change, kind: kind.kind))
      }
    }
  }

  private static func distinct<T: Equatable>(_ values: [T]) -> [T] {
    var distinct: [T] = []
    for value in values where !distinct.contains(value) { distinct.append(value) }
    return distinct
  }

  private static func tasks(_ units: [Gold.Unit]) -> [Candidate] {
    let tasks = units.compactMap(\.task)
    let task = each("every unit a task", [.tasks]) { unit, findings in
      findings.tasks.append(Findings.Task(span: unit.span))
    }
    let exhortation = each("every unit an exhortation", [.exhortations]) { unit, findings in
      findings.tasks.append(Findings.Task(span: unit.span, substance: "exhortation"))
    }
    let joined = Candidate(name: "all units one duty", measures: [.dutyJoins]) { gold in
      var findings = Findings()
      let starts = gold.units.map(\.span.start)
      let ends = gold.units.map(\.span.end)
      if let start = starts.min(), let end = ends.max() {
        findings.tasks.append(Findings.Task(span: Span(start: start, end: end)))
      }
      return findings
    }
    let actors = ranked(tasks.flatMap(\.actors).map(\.role)).map { role in
      each("every unit a body, \(role)", [.actors]) { unit, findings in
        findings.tasks.append(
          Findings.Task(span: unit.span, actors: [Gold.Actor(role: role, span: unit.span)]))
      }
    }
    let deadlines = each("every unit a deadline", [.deadlines]) { unit, findings in
      findings.tasks.append(
        Findings.Task(span: unit.span, deadlines: [Gold.Deadline(span: unit.span)]))
    }
    let dates = ranked(tasks.flatMap(\.deadlines).compactMap(\.date)).map { date in
      each("every deadline \(date)", [.dates]) { unit, findings in
        let said = (unit.task?.deadlines ?? []).map { Gold.Deadline(span: $0.span, date: date) }
        findings.tasks.append(Findings.Task(span: unit.span, deadlines: said))
      }
    }
    let departments = ranked(tasks.flatMap(\.departments)).map { code in
      each("every unit to \(code)", [.departments]) { unit, findings in
        findings.tasks.append(Findings.Task(span: unit.span, department: code))
      }
    }
    return [task, exhortation, joined, deadlines] + actors + dates + departments
  }

  /// The best set of themes for all units is the n most frequent ones, for some n.
  private static func themes(_ units: [Gold.Unit]) -> [Candidate] {
    let themes = ranked(units.flatMap { Set($0.themes) })
    return themes.indices.map { last in
      let set = themes[...last]
      let name = set.count == themes.count ? "all themes" : set.joined(separator: ", ")
      return each("every unit \(name)", [.themes]) { unit, findings in
        for theme in set {
          findings.themes.append(Findings.Theme(start: unit.span.start, theme: theme))
        }
      }
    }
  }

  /// The same for every unit.
  private static func each(
    _ name: String, _ measures: [Measure],
    _ answer: @escaping (Gold.Unit, inout Findings) -> Void
  ) -> Candidate {
    Candidate(name: name, measures: measures) { gold in
      var findings = Findings()
      for unit in gold.units { answer(unit, &findings) }
      return findings
    }
  }

  /// Each once, the most frequent first.
  private static func ranked<T: Hashable & Comparable>(_ values: [T]) -> [T] {
    var counts: [T: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}
