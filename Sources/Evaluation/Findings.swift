/// What an analysis says of a speech, as far as it is measured. Offsets are Unicode scalars.
public struct Findings: Sendable, Equatable {
  public var segments: [Segment] = []
  public var indicators: [Indicator] = []
  public var tasks: [Task] = []
  public var themes: [Theme] = []
  /// Layers that are measured and that the analysis does not have at all.
  public private(set) var missingLayers: [String] = []

  init() {}

  public struct Segment: Sendable, Equatable {
    var span: Span
    var kind: String?
    var role: String?
    /// Of a marker, and where it begins; nil without one.
    var marker: Gold.Marker?
  }

  public struct Indicator: Sendable, Equatable {
    var span: Span
    var form: String?
    var name: String?
    var value: [Double]?
    var unit: String?
    var bound: String?
    var change: String?
    var kind: String?

    /// Targets without a figure are outside the measures.
    var statesNoFigure: Bool {
      value == nil && ["relative", "delegated", "qualitative"].contains(form)
    }
  }

  public struct Task: Sendable, Equatable {
    var span: Span
    var substance: String?
    var actors: [Gold.Actor] = []
    var deadlines: [Gold.Deadline] = []
    /// Of the first choice.
    var department: String?
  }

  public struct Theme: Sendable, Equatable {
    var start: Int
    var theme: String
  }

  /// From an analysis record (`lectern.analysis/1`).
  ///
  /// - Parameter path: the path that messages show.
  public init(analysis bytes: [UInt8], path: String) throws(EvaluationError) {
    let reader = try FieldReader(bytes, path: path)
    let layers = try reader.object("layers")
    missingLayers = ["segments", "indicators", "tasks", "themes"].filter {
      layers.value($0) == nil
    }
    for segment in try layers.objects("segments") { segments.append(try Self.segment(segment)) }
    for indicator in try layers.objects("indicators") {
      indicators.append(
        Indicator(
          span: try indicator.span(), form: try indicator.optionalText("form"),
          name: try indicator.optionalText("name"),
          value: try indicator.optionalNumbers("value"),
          unit: try indicator.optionalText("unit"), bound: try indicator.optionalText("bound"),
          change: try indicator.optionalText("change"), kind: try indicator.optionalText("kind")))
    }
    for task in try layers.objects("tasks") { tasks.append(try Self.task(task)) }
    for theme in try layers.objects("themes") {
      themes.append(
        Theme(start: try theme.integer("start"), theme: try theme.text("theme")))
    }
  }

  private static func segment(_ reader: FieldReader) throws(EvaluationError) -> Segment {
    let span = try reader.span()
    var segment = Segment(
      span: span, kind: try reader.optionalText("kind"), role: try reader.optionalText("role"))
    if try reader.optionalText("marker") ?? "" != "" {
      segment.marker = Gold.Marker(
        start: try reader.optionalInteger("markerStart") ?? span.start,
        level: try reader.optionalInteger("level"))
    }
    return segment
  }

  private static func task(_ reader: FieldReader) throws(EvaluationError) -> Task {
    var task = Task(span: try reader.span(), substance: try reader.optionalText("substance"))
    for actor in try reader.objects("actors") {
      task.actors.append(Gold.Actor(role: try actor.text("role"), span: try actor.span()))
    }
    for name in ["deadlines", "frequencies"] {
      for deadline in try reader.objects(name) {
        task.deadlines.append(
          Gold.Deadline(span: try deadline.span(), date: try deadline.optionalText("date")))
      }
    }
    task.department = try reader.objects("departments").first?.optionalText("code")
    return task
  }
}
