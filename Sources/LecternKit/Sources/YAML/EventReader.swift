internal import CYAML

/// A piece of YAML as libyaml reports it.
struct Event {
  enum Kind {
    case documentStart, documentEnd, streamEnd
    case alias(String)
    case scalar(String, Node.ScalarStyle)
    case sequenceStart, sequenceEnd
    case mappingStart, mappingEnd
    /// What carries nothing for us: the start of the stream.
    case other
  }

  var kind: Kind
  var anchor: String?
  var tag: String?
  var start: Mark
  var end: Mark
}

/// What libyaml says about a mistake of syntax.
struct SyntaxError: Error {
  var problem: String
  var mark: Mark?
  /// What was being parsed, and where it began: `while parsing a block mapping`.
  var context: String?
  var contextMark: Mark?
  /// Set instead of the marks when a character is not allowed.
  var byteOffset: Int?
  var character: UInt32 = 0
}

/// Draws events from libyaml.
final class EventReader {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  // libyaml keeps a pointer to the input, so the input lives as long as the parser.
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let isReady: Bool

  /// - Parameter bytes: UTF-8 without a byte order mark.
  init(_ bytes: [UInt8]) {
    input = .allocate(capacity: max(bytes.count, 1))
    _ = input.initialize(from: bytes)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
    input.deallocate()
  }

  func next() throws(SyntaxError) -> Event {
    guard isReady else { throw SyntaxError(problem: "out of memory") }
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else { throw failure() }
    defer { yaml_event_delete(&raw) }
    return Event(raw)
  }

  private func failure() -> SyntaxError {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "out of memory"
    switch state.error {
    case YAML_READER_ERROR:
      return SyntaxError(
        problem: problem, byteOffset: Int(state.problem_offset),
        character: UInt32(truncatingIfNeeded: state.problem_value))
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
      let context = state.context.map { String(cString: $0) }
      return SyntaxError(
        problem: problem, mark: Mark(state.problem_mark), context: context,
        contextMark: context.map { _ in Mark(state.context_mark) })
    default:
      return SyntaxError(problem: problem)
    }
  }
}

extension Mark {
  /// libyaml counts from 0.
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}

extension Event {
  fileprivate init(_ raw: yaml_event_t) {
    kind = .other
    start = Mark(raw.start_mark)
    end = Mark(raw.end_mark)
    switch raw.type {
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_STREAM_END_EVENT: kind = .streamEnd
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    case YAML_ALIAS_EVENT:
      kind = .alias(Event.text(raw.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      anchor = Event.text(raw.data.sequence_start.anchor)
      tag = Event.text(raw.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      anchor = Event.text(raw.data.mapping_start.anchor)
      tag = Event.text(raw.data.mapping_start.tag)
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = .scalar(String(decoding: value, as: UTF8.self), Event.style(scalar.style))
      anchor = Event.text(scalar.anchor)
      tag = Event.text(scalar.tag)
    default: break
    }
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private static func style(_ style: yaml_scalar_style_t) -> Node.ScalarStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }
}
