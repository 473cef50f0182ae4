import Foundation

/// A page of examples beside a plugin: prose for people, and tables that are tests as well.
///
/// The first column of a table is `text`, with the expected places marked by 【】 and `<br>` for a line
/// end. A row is one record; the records behind the first of a text stand in rows of their own with an
/// empty first cell, or `〃` where they lie at the place of the row above. `—` is an attribute that the
/// record does not have. A table without marks and without columns for records shows texts in which
/// nothing may be found.
public struct ExamplePage: Sendable {
  public let path: String
  public let examples: [Example]

  public static let none = "—"
  public static let same = "〃"

  /// The pages of a plugin, by name.
  public static func pages(of plugin: String) throws -> [String] {
    let folder = pluginFolder(plugin) + "/Examples"
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".md") }.sorted().map { folder + "/" + $0 }
  }

  public init(path: String, columns: ExampleColumns) throws {
    try self.init(
      String(contentsOfFile: path, encoding: .utf8), path: path, columns: columns)
  }

  public init(_ text: String, path: String, columns: ExampleColumns) throws {
    self.path = path
    var examples: [Example] = []
    var table: ExampleTable?
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let number = index + 1
      guard line.hasPrefix("|") else {
        try table?.close()
        table = nil
        continue
      }
      let cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
        .map { String($0).trimmed }
      guard line.trimmed.hasSuffix("|") else {
        throw ExampleError(path, number, "a row ends with '|'")
      }
      guard table != nil else {
        table = try ExampleTable(
          header: cells.dropLast(), columns: columns, path: path, line: number)
        continue
      }
      if cells.dropLast().allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-:".contains($0) } }) {
        continue
      }
      try table?.add(cells.dropLast(), line: number, to: &examples)
    }
    try table?.close()
    guard text.hasPrefix("# ") else { throw ExampleError(path, 1, "a page begins with its title") }
    guard !examples.isEmpty else { throw ExampleError(path, 1, "a page has rows of examples") }
    for example in examples { try example.check(path) }
    self.examples = examples
  }
}

/// The columns that the tables of a plugin may have.
public struct ExampleColumns: Sendable {
  /// What is given with a text.
  public var inputs: [String]
  /// What is found in a text as a whole.
  public var whole: [String]
  /// What is found at a place.
  public var fields: [String]

  public init(inputs: [String] = [], whole: [String] = [], fields: [String]) {
    self.inputs = inputs
    self.whole = whole
    self.fields = fields
  }
}

/// What is wrong with a page, and where.
public struct ExampleError: Error, CustomStringConvertible {
  public let description: String

  init(_ path: String, _ line: Int, _ message: String) {
    description = "\(path):\(line): \(message)"
  }
}

extension StringProtocol {
  /// Without the blanks of Markdown at its ends: ideographic spaces belong to a text.
  var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
