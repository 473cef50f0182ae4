public import Store

/// An output of a workflow: a view of the store in one or more files.
public protocol Publication: Sendable {
  /// The file or folder written.
  var path: String { get }
  /// Its files, when the store has these layers.
  func files(_ layers: [LayerDescription]) -> [PublishedFile]
}

/// One file of an output.
public struct PublishedFile: Sendable {
  public let path: String
  /// The layers that it shows, besides the speeches; nil where it shows more than runs make.
  let sources: [String]?
  let write: @Sendable (StoreReader, inout OutputFile) throws -> Void

  public init(
    path: String, sources: [String]?,
    write: @escaping @Sendable (StoreReader, inout OutputFile) throws -> Void
  ) {
    self.path = path
    self.sources = sources
    self.write = write
  }
}

extension SpeechStore {
  /// Fails where an output could not be written, before a run takes its time.
  public func prepare(_ publications: [any Publication]) throws(PublishingError) {
    for publication in publications {
      for file in publication.files(layers) { _ = try OutputFile(file.path) }
    }
  }

  /// Writes the files of all outputs that do not show the store as it is. Files that are not whole
  /// never stand in their place.
  ///
  /// - Parameters:
  ///   - run: the run that made the last changes.
  ///   - program: a stamp of what writes: another may write otherwise.
  ///   - isOver: asked before each file.
  public func publish(
    _ publications: [any Publication], run: Int64, program: String, until isOver: () -> Bool
  ) throws {
    let files = publications.flatMap { $0.files(layers) }
    let (paths, folders) = (Set(files.map(\.path)), Set(files.map { Folder.of($0.path) }))
    // The table of a layer that no step makes any more would be taken for one of today's.
    try withdraw { folders.contains(Folder.of($0)) && !paths.contains($0) }
    for file in files {
      if isOver() { return }
      if let sources = file.sources,
        try isCurrent(file.path, sources: sources, program: program)
      {
        continue
      }
      var output = try OutputFile(file.path)
      try read { try file.write($0, &output) }
      try output.finish()
      try notePublished(file.path, run: run, program: program)
    }
  }
}

/// The output `records`: one analysis record a line, in the order of the speeches' ids.
public struct RecordsPublication: Publication {
  public let path: String

  public init(path: String) { self.path = path }

  public func files(_ layers: [LayerDescription]) -> [PublishedFile] {
    [
      PublishedFile(path: path, sources: layers.map(\.name)) { reader, file in
        try Self.write(reader, to: &file)
      }
    ]
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
