public import Store

/// An output of a workflow: a view of the store, made anew each time.
public protocol Publication: Sendable {
  /// The file or folder written.
  var path: String { get }
  /// Fails where the output could not be written, before a run takes its time.
  func prepare() throws(PublishingError)
  /// Writes the output. Files that are not whole never stand in its place.
  func publish(_ reader: StoreReader) throws
}

/// The output `records`: one analysis record a line, in the order of the speeches' ids.
public struct RecordsPublication: Publication {
  public let path: String

  public init(path: String) { self.path = path }

  public func prepare() throws(PublishingError) { _ = try OutputFile(path) }

  public func publish(_ reader: StoreReader) throws {
    var file = try OutputFile(path)
    try Self.write(reader, to: &file)
    try file.finish()
  }

  /// The same to anywhere.
  public static func write(
    _ reader: StoreReader, to sink: inout some Sink & ~Copyable
  ) throws {
    try reader.speeches { speech in
      try sink.write(AnalysisRecord(speech, reader).json() + [0x0a])
    }
  }
}
