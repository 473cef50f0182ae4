/// What a right analysis of a speech says: a gold file. Offsets are Unicode scalars of its text.
public struct Gold: Sendable, Equatable {
  /// The file as messages show it.
  public var path: String
  /// The file of the speech, as written: relative to the folder of the gold file.
  public var speech: String?
  /// The measures that the file is complete for; nil is all.
  public var only: Set<Measure>?
  /// What is annotated; nothing is said of the text between them.
  public var units: [Unit]

  public init(path: String, speech: String?, only: Set<Measure>?, units: [Unit]) {
    self.path = path
    self.speech = speech
    self.only = only
    self.units = units
  }

  /// Throws where a place lies outside the speech's text: the file is about another text.
  public func check(characters: Int, of speech: String) throws(EvaluationError) {
    for (index, unit) in units.enumerated() {
      let spans =
        [unit.span] + unit.indicators.map(\.span) + (unit.task?.actors ?? []).map(\.span)
        + (unit.task?.deadlines ?? []).map(\.span)
      guard let span = spans.first(where: { $0.end > characters }) else { continue }
      throw EvaluationError(
        path: path, field: "units[\(index)]",
        message: "\(span.start) to \(span.end) lies outside '\(speech)', which has \(characters) "
          + "characters")
    }
  }

  func counts(_ measure: Measure) -> Bool { only?.contains(measure) ?? true }

  /// A sentence, as the rules of annotation part them.
  public struct Unit: Sendable, Equatable {
    public var span: Span
    public var role: String
    public var markers: [Marker] = []
    public var indicators: [Indicator] = []
    public var task: Task?
    public var themes: [String] = []

    public init(span: Span, role: String) {
      self.span = span
      self.role = role
    }
  }

  public struct Marker: Sendable, Hashable {
    public var start: Int
    public var level: Int?
  }

  public struct Indicator: Sendable, Equatable {
    public var span: Span
    public var name: String
    /// Low and high; nil where the number is redacted.
    public var value: [Double]?
    public var unit: String
    public var bound: String
    public var change: String
    public var kind: String

    public init(
      span: Span, name: String, value: [Double]?, unit: String, bound: String, change: String,
      kind: String
    ) {
      self.span = span
      self.name = name
      self.value = value
      self.unit = unit
      self.bound = bound
      self.change = change
      self.kind = kind
    }
  }

  public struct Task: Sendable, Equatable {
    /// Codes, any of which is right as the first choice.
    public var departments: [String]
    /// Nil where the file does not say: then neither this nor `continues` is measured.
    public var substance: String?
    /// Whether it goes on with the duty of the task unit before.
    public var continues = false
    public var actors: [Actor] = []
    /// With the frequencies, from which nothing but the lack of a date tells them.
    public var deadlines: [Deadline] = []

    public init(departments: [String], substance: String? = nil) {
      self.departments = departments
      self.substance = substance
    }
  }

  public struct Actor: Sendable, Hashable {
    public var role: String
    public var span: Span
  }

  public struct Deadline: Sendable, Equatable {
    public var span: Span
    public var date: String?
  }
}
