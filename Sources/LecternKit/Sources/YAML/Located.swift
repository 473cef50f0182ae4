/// A value with the place where it stands in its file, for messages after decoding.
public struct Located<Value: Decodable>: Decodable {
  public var value: Value
  public var mark: Mark
  /// How many Unicode scalars the value takes on its first line, at least one.
  public var length: Int
  public var file: SourceFile

  /// A value that was made of a node.
  public init(_ value: Value, at node: Node) {
    self.value = value
    mark = node.mark
    length = node.length
    file = node.file
  }

  /// - Throws: `DecodingError`, when this is not the decoder of a `YAMLDecoder`.
  public init(from decoder: any Decoder) throws {
    let node = try Node(from: decoder)
    self.init(try decoder.singleValueContainer().decode(Value.self), at: node)
  }

  /// An error that points at the value.
  public func error(
    _ message: String, hint: String? = nil, notes: [String] = []
  ) -> Diagnostic {
    file.error(message, at: mark, length: length, hint: hint, notes: notes)
  }
}

extension Located: Sendable where Value: Sendable {}
