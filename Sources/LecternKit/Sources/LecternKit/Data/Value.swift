/// A value as JSON knows it, with the order of an object's fields kept.
///
/// Records of layers that only a plugin knows are made of these; see ``GenericRecord``.
public enum Value: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([Value])
  case object(Fields)

  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  public var list: [Value]? {
    if case .list(let list) = self { list } else { nil }
  }

  public var object: Fields? {
    if case .object(let fields) = self { fields } else { nil }
  }

  /// A whole number; also one printed with a fraction of zero.
  public var integer: Int? {
    switch self {
    case .integer(let integer): integer
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }

  public var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  public var boolean: Bool? {
    if case .boolean(let flag) = self { flag } else { nil }
  }
}

/// The fields of an object in the order they were written.
public struct Fields: Sendable, Equatable {
  public struct Field: Sendable, Equatable {
    public var name: String
    public var value: Value
  }

  public var all: [Field] = []

  public init() {}

  public subscript(name: String) -> Value? {
    get { all.first { $0.name == name }?.value }
    set {
      if let index = all.firstIndex(where: { $0.name == name }) {
        if let newValue { all[index].value = newValue } else { all.remove(at: index) }
      } else if let newValue {
        all.append(Field(name: name, value: newValue))
      }
    }
  }
}
