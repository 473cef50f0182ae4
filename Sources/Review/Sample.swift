public import Evaluation
public import LecternKit

/// Records drawn for review, with all that is needed to read the coders' answers: what the analysis
/// said when they were drawn, whatever becomes of the store.
public struct Sample: Sendable {
  public static let schema = "lectern.review/1"

  public var layer: String
  /// The record type's name.
  public var record: String
  public var seed: Int
  /// The coders did not see what the analysis says of a record.
  public var isBlind: Bool
  /// How many records the layer had.
  public var population: Int
  /// Names of the layer's attributes that hold one value.
  var attributeNames: [String]
  public internal(set) var speeches: [Speech] = []
  public internal(set) var items: [Item] = []

  public struct Speech: Sendable {
    public var id: String
    public var text: String
    public var metadata: Metadata
  }

  /// One record.
  public struct Item: Sendable {
    public var key: String
    /// The number of its speech in `speeches`.
    public var speech: Int
    /// As the analysis has it.
    public var fields: Fields
    public var span: Span
    /// The sentences that it stands in, the first and the last.
    public var sentences: [Span]
    /// Drawn; else listed only because its sentence was.
    public var isDrawn: Bool
    /// How many records of the same sentences are not listed.
    public var others: Int
  }

  var attributes: [ReviewedAttribute] {
    ReviewedAttribute.all(record: record, names: attributeNames)
  }

  public var drawn: Int { items.count { $0.isDrawn } }
}
