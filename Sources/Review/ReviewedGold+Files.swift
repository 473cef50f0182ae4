internal import Evaluation
internal import LecternKit
public import Publishing

extension ReviewedGold.File {
  /// Writes `NAME.json`, the speech as `NAME.txt` and what is known of it as `NAME.yaml`: a gold file's
  /// offsets hold only for the very text.
  public func write(into folder: String) throws(PublishingError) {
    try Self.write(gold.json(), to: "\(folder)/\(name).json")
    try Self.write(Array(speech.text.utf8), to: "\(folder)/\(name).txt")
    // Texts of JSON are texts of YAML.
    var lines = "id: \(Value.text(speech.id).json)\n"
    for (name, value) in speech.metadata.sorted {
      lines += "\(Value.text(name).json): \(Value.text(value).json)\n"
    }
    try Self.write(Array(lines.utf8), to: "\(folder)/\(name).yaml")
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(PublishingError) {
    var file = try OutputFile(path)
    try file.write(bytes)
    try file.finish()
  }
}
