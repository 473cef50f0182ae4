internal import LecternKit
internal import Store

/// The columns of the table of speeches: a row each, with all metadata.
struct SpeechTableColumns {
  let header: [String]
  private let names: [String]
  private static let source = ["path", "row", "sha256", "encoding", "characters"]

  /// - Parameter further: names of metadata besides the known ones.
  init(further: [String]) {
    names = Metadata.names + further
    let taken = Set(["speech"] + Self.source)
    header =
      ["speech"] + names.map { taken.contains($0) ? "metadata_\($0)" : $0 } + Self.source
  }

  func cells(_ speech: StoredSpeech) -> [CSV.Cell] {
    let metadata = names.map { name in
      speech.metadata[name].map { CSV.Cell.text($0) } ?? .empty
    }
    return [.text(speech.id)] + metadata + [
      .text(speech.path), speech.row.map { .number(String($0)) } ?? .empty,
      .text(speech.sha256), .text(speech.encoding), .number(String(speech.characters)),
    ]
  }
}
