/// What a file holds, told by the ending of its name.
enum FileFormat: Equatable {
  case text, markdown
  case table(delimiter: UInt8)
  /// Metadata of the text beside it.
  case sidecar
  case unreadable(ending: String)

  private static let unreadable: Set<String> = [
    "doc", "docx", "et", "gz", "htm", "html", "jpeg", "jpg", "odt", "pdf", "png", "ppt", "pptx",
    "rtf", "wps", "xls", "xlsx", "zip",
  ]

  init(path: String) {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.count > 1 ? (parts.last?.lowercased() ?? "") : ""
    switch ending {
    case "md", "markdown": self = .markdown
    case "csv": self = .table(delimiter: UInt8(ascii: ","))
    case "tsv", "tab": self = .table(delimiter: UInt8(ascii: "\t"))
    case "yaml", "yml": self = .sidecar
    default: self = Self.unreadable.contains(ending) ? .unreadable(ending: ending) : .text
    }
  }
}
