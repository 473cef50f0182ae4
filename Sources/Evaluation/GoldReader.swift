internal import LecternKit

extension Gold {
  private static let names = ["units", "windows", "only", "speech", "source"]
  private static let unitNames = [
    "start", "end", "role", "markers", "indicators", "task", "substance", "continues",
    "departments", "lead", "responsible", "support", "deadline", "frequency", "themes",
  ]
  private static let indicatorNames = [
    "start", "end", "name", "value", "unit", "bound", "change", "kind",
  ]
  private static let actorRoles = ["lead", "responsible", "support"]

  /// Reads a gold file.
  ///
  /// - Parameter path: the path that messages show.
  public init(_ bytes: [UInt8], path: String) throws(EvaluationError) {
    let reader = try FieldReader(bytes, path: path)
    try reader.checkNames(Self.names)
    guard reader.fields["units"] != nil else {
      throw reader.error("units", "missing: a gold file lists the units it annotates")
    }
    var units: [Unit] = []
    for unit in try reader.objects("units") { units.append(try Self.unit(unit)) }
    let (speech, source) = (try reader.optionalText("speech"), try reader.optionalText("source"))
    let only = try Self.only(reader)
    self.init(path: path, speech: speech ?? source, only: only, units: units)
  }

  private static func only(_ reader: FieldReader) throws(EvaluationError) -> Set<Measure>? {
    guard reader.fields["only"] != nil else { return nil }
    var measures: Set<Measure> = []
    for name in try reader.texts("only") {
      guard let measure = Measure(rawValue: name) else {
        throw reader.unknown("measure", name, "only", of: Measure.allCases.map(\.rawValue))
      }
      measures.insert(measure)
    }
    return measures
  }

  private static func unit(_ reader: FieldReader) throws(EvaluationError) -> Unit {
    try reader.checkNames(unitNames)
    var unit = Unit(
      span: try reader.span(),
      role: try reader.word("role", of: Segment.Role.allCases.map(\.rawValue)))
    for marker in try reader.objects("markers") {
      unit.markers.append(
        Marker(start: try marker.integer("start"), level: try marker.integer("level")))
    }
    for indicator in try reader.objects("indicators") {
      unit.indicators.append(try self.indicator(indicator))
    }
    if try reader.flag("task") { unit.task = try task(reader) }
    unit.themes = try reader.texts("themes")
    return unit
  }

  private static func indicator(_ reader: FieldReader) throws(EvaluationError) -> Indicator {
    try reader.checkNames(indicatorNames)
    return Indicator(
      span: try reader.span(), name: try reader.text("name"),
      value: try reader.nullableNumbers("value"), unit: try reader.text("unit"),
      bound: try reader.word(
        "bound", of: LecternKit.Indicator.Bound.allCases.map(\.rawValue)),
      change: try reader.word(
        "change", of: LecternKit.Indicator.Change.allCases.map(\.rawValue)),
      kind: try reader.word("kind", of: LecternKit.Indicator.Kind.allCases.map(\.rawValue)))
  }

  private static func task(_ reader: FieldReader) throws(EvaluationError) -> Task {
    guard reader.value("departments") != nil else {
      throw reader.error("departments", "missing: a task unit names the departments it may go to")
    }
    var task = Task(departments: try reader.texts("departments"))
    if reader.value("substance") != nil {
      task.substance = try reader.word(
        "substance", of: Duty.Substance.allCases.map(\.rawValue))
    }
    task.continues = try reader.flag("continues")
    for role in actorRoles {
      for stretch in try stretches(role, reader) {
        task.actors.append(Actor(role: role, span: stretch.span))
      }
    }
    for name in ["deadline", "frequency"] {
      for stretch in try stretches(name, reader) {
        task.deadlines.append(Deadline(span: stretch.span, date: stretch.date))
      }
    }
    return task
  }

  /// `[start, end]` or `[start, end, day]`, each.
  private static func stretches(
    _ name: String, _ reader: FieldReader
  ) throws(EvaluationError) -> [(span: Span, date: String?)] {
    var stretches: [(Span, String?)] = []
    for (index, value) in try reader.list(name).enumerated() {
      let parts = value.list ?? []
      guard (2...3).contains(parts.count), let start = parts[0].integer,
        let end = parts[1].integer, 0 <= start, start <= end
      else {
        throw reader.expected("[start, end] or [start, end, day]", "\(name)[\(index)]", value)
      }
      let day = parts.count == 3 && parts[2] != .null ? parts[2] : nil
      let isDay = day?.text.map { CalendarDate(iso: $0) != nil } ?? (day == nil)
      guard isDay else {
        throw reader.expected("a day as YYYY-MM-DD", "\(name)[\(index)]", value)
      }
      stretches.append((Span(start: start, end: end), day?.text))
    }
    return stretches
  }
}
