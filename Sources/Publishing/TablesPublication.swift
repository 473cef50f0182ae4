public import Store

/// The output `tables`: tidy CSV, one file a layer named after it, and `speeches.csv`.
///
/// UTF-8 with a byte order mark, CRLF, a row a record. A layer without records has a file with its
/// header all the same.
public struct TablesPublication: Publication {
  public let path: String

  /// - Parameter path: The folder, with or without a `/` at its end.
  public init(path: String) { self.path = path }

  public func files(_ layers: [LayerDescription]) -> [PublishedFile] {
    let speeches = PublishedFile(path: place(of: "speeches"), sources: []) { reader, file in
      try Export.speeches(reader, to: &file, format: .csv)
    }
    return [speeches]
      + layers.map(\.name).map { layer in
        PublishedFile(path: place(of: layer), sources: [layer]) { reader, file in
          try Export.layer(layer, of: reader, to: &file, format: .csv)
        }
      }
  }

  private func place(of name: String) -> String {
    (path.hasSuffix("/") ? path : path + "/") + name + ".csv"
  }
}
