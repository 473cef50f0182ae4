/// A record of a layer that only its plugin knows: a range with the attributes that the plugin's
/// manifest declares.
public struct GenericRecord: Record {
  public static let recordName = "range"

  public var id = ""
  public var key = ""
  public var range = 0..<0
  public var attributes = Fields()

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("key", &key)
    visitor.range(&range, quote: "quote")
    visitor.open(&attributes)
  }
}
