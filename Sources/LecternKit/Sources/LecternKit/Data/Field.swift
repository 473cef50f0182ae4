/// The type of an attribute, as a manifest declares it and tables show it.
public enum AttributeType: String, Sendable, CaseIterable, Codable {
  case text, integer, number, boolean, list, object
}

/// A value that a field of a record can hold.
public protocol FieldValue: Sendable {
  static var attributeType: AttributeType { get }
  /// Nil where there is nothing to write.
  var fieldValue: Value? { get }
  /// Nil where `fieldValue` is of another type.
  init?(fieldValue: Value)
}

extension String: FieldValue {
  public static var attributeType: AttributeType { .text }
  public var fieldValue: Value? { .text(self) }
  public init?(fieldValue: Value) {
    guard let text = fieldValue.text else { return nil }
    self = text
  }
}

extension Int: FieldValue {
  public static var attributeType: AttributeType { .integer }
  public var fieldValue: Value? { .integer(self) }
  public init?(fieldValue: Value) {
    guard let integer = fieldValue.integer else { return nil }
    self = integer
  }
}

extension Double: FieldValue {
  public static var attributeType: AttributeType { .number }
  public var fieldValue: Value? { .number(self) }
  public init?(fieldValue: Value) {
    guard let number = fieldValue.number else { return nil }
    self = number
  }
}

extension Bool: FieldValue {
  public static var attributeType: AttributeType { .boolean }
  public var fieldValue: Value? { .boolean(self) }
  public init?(fieldValue: Value) {
    guard let flag = fieldValue.boolean else { return nil }
    self = flag
  }
}

extension Array: FieldValue where Element: FieldValue {
  public static var attributeType: AttributeType { .list }
  public var fieldValue: Value? { .list(map { $0.fieldValue ?? .null }) }
  public init?(fieldValue: Value) {
    guard let list = fieldValue.list else { return nil }
    self = []
    for value in list {
      guard let element = Element(fieldValue: value) else { return nil }
      append(element)
    }
  }
}

extension Optional: FieldValue where Wrapped: FieldValue {
  public static var attributeType: AttributeType { Wrapped.attributeType }
  public var fieldValue: Value? { self?.fieldValue }
  public init?(fieldValue: Value) {
    if case .null = fieldValue {
      self = .none
    } else if let wrapped = Wrapped(fieldValue: fieldValue) {
      self = wrapped
    } else {
      return nil
    }
  }
}

extension FieldValue where Self: RawRepresentable, RawValue == String {
  public static var attributeType: AttributeType { .text }
  public var fieldValue: Value? { .text(rawValue) }
  public init?(fieldValue: Value) {
    guard let text = fieldValue.text else { return nil }
    self.init(rawValue: text)
  }
}

/// Something with named fields, each told once: writing, reading and describing all follow `visit`.
public protocol Structure: Sendable {
  init()
  mutating func visit(_ visitor: inout some FieldVisitor)
}

/// Goes through the fields of a ``Structure`` in their order.
public protocol FieldVisitor {
  /// The place in the speech, in UTF-8 bytes; outside it is `start` and `end` in scalars and, with
  /// `quote`, the text between them in a field of that name.
  mutating func range(_ range: inout Range<Int>, quote: String?)
  /// A place in the speech, in UTF-8 bytes; outside it is in scalars.
  mutating func place(_ name: String, _ value: inout Int?)
  /// `always`: written as null where there is nothing, else left out.
  mutating func field<T: FieldValue>(_ name: String, _ value: inout T, always: Bool)
  mutating func structures<T: Structure>(_ name: String, _ value: inout [T])
  mutating func structure<T: Structure>(_ name: String, _ value: inout T?)
  /// Fields whose names are known only when the program runs.
  mutating func open(_ fields: inout Fields)
}

extension FieldVisitor {
  public mutating func field<T: FieldValue>(_ name: String, _ value: inout T) {
    field(name, &value, always: false)
  }
}
