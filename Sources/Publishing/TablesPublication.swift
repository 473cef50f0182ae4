public import Store

/// The output `tables`: tidy CSV, one file a layer named after it, and `speeches.csv`.
///
/// UTF-8 with a byte order mark, CRLF, a row a record. A layer without records has a file with its
/// header all the same.
public struct TablesPublication: Publication {
  public let path: String

  /// - Parameter path: The folder, with or without a `/` at its end.
  public init(path: String) { self.path = path }

  public func prepare() throws(PublishingError) { _ = try OutputFile(place(of: "speeches")) }

  public func publish(_ reader: StoreReader) throws {
    try publish("speeches") { sink in
      try Export.speeches(reader, to: &sink, format: .csv)
    }
    for layer in reader.layers {
      try publish(layer.name) { sink in
        try Export.layer(layer.name, of: reader, to: &sink, format: .csv)
      }
    }
  }

  private func publish(_ name: String, _ write: (inout OutputFile) throws -> Void) throws {
    var file = try OutputFile(place(of: name))
    try write(&file)
    try file.finish()
  }

  private func place(of name: String) -> String {
    (path.hasSuffix("/") ? path : path + "/") + name + ".csv"
  }
}
