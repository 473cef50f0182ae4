/// Why a gold file, an analysis or a review cannot be used: the file, the field in it and what is wrong.
public struct EvaluationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file as messages show it; with line and column where the text is no JSON.
  public var path: String
  /// As in `units[3].indicators[0].bound`; nil for the file as a whole.
  public var field: String?
  public var message: String
  /// What may have been meant, or what to do.
  public var hint: String?

  public init(path: String, field: String? = nil, message: String, hint: String? = nil) {
    self.path = path
    self.field = field
    self.message = message
    self.hint = hint
  }

  /// `a.json: units[3].role: unknown word 'boddy' (did you mean 'body'?)`
  public var description: String {
    let place = field.map { "\(path): \($0)" } ?? path
    return "\(place): \(message)" + (hint.map { " (\($0))" } ?? "")
  }
}
