/// One table of a page while it is read.
struct ExampleTable {
  private let columns: ExampleColumns
  private let header: [String]
  private let path: String
  private let line: Int
  private var rows = 0
  private var texts = 0
  private var marked = 0

  init(header: some Sequence<String>, columns: ExampleColumns, path: String, line: Int) throws {
    self.header = Array(header)
    self.columns = columns
    self.path = path
    self.line = line
    guard self.header.first == "text" else {
      throw ExampleError(path, line, "the first column is 'text'")
    }
    let known = columns.inputs + columns.whole + columns.fields
    let unknown = self.header.dropFirst().filter { !known.contains($0) }
    guard unknown.isEmpty else {
      throw ExampleError(
        path, line,
        "unknown column '\(unknown.joined(separator: "', '"))'; there are: text, "
          + known.joined(separator: ", "))
    }
  }

  mutating func add(
    _ cells: some Sequence<String>, line: Int, to examples: inout [Example]
  ) throws {
    let cells = Array(cells)
    guard cells.count == header.count else {
      throw ExampleError(path, line, "\(cells.count) cells under \(header.count) columns")
    }
    let row = Dictionary(zip(header, cells)) { first, _ in first }
    let isNew = cells[0] != "" && cells[0] != ExamplePage.same
    guard isNew || rows > 0 else {
      throw ExampleError(path, line, "a table begins with a text")
    }
    rows += 1
    if isNew {
      texts += 1
      if cells[0].contains("【") { marked += 1 }
      var example = Example(marked: cells[0].replacing("<br>", with: "\n"), line: line)
      example.hasFields = !columns.fields.allSatisfy { row[$0] == nil }
      example.isWhole = !columns.whole.allSatisfy { row[$0] == nil }
      example.inputs = try picked(columns.inputs, row, line)
      example.whole = try picked(columns.whole, row, line)
      examples.append(example)
    }
    let fields = try picked(columns.fields, row, line)
    let last = examples.count - 1
    let isNothing = isNew && !examples[last].marked.contains("【")
    guard !isNothing else {
      guard fields.values.allSatisfy({ $0 == ExamplePage.none }) else {
        throw ExampleError(path, line, "a record without a mark; where nothing is found write '—'")
      }
      return
    }
    let number = (examples[last].records.last?.mark ?? -1) + (cells[0] == ExamplePage.same ? 0 : 1)
    examples[last].records.append(Example.Expected(line: line, mark: number, fields: fields))
  }

  /// The cells of some columns; none may be left empty.
  private func picked(
    _ names: [String], _ row: [String: String], _ line: Int
  ) throws -> [String: String] {
    var picked: [String: String] = [:]
    for name in names {
      guard let cell = row[name] else { continue }
      if cell.isEmpty {
        let isInput = columns.inputs.contains(name) || columns.whole.contains(name)
        if isInput, row["text"] == "" || row["text"] == ExamplePage.same { continue }
        throw ExampleError(path, line, "'\(name)' is empty; write '—' for none")
      }
      picked[name] = cell
    }
    return picked
  }

  func close() throws {
    if rows == 0 { throw ExampleError(path, line, "a table without rows") }
    let isBare = header.dropFirst().allSatisfy { columns.inputs.contains($0) }
    if isBare, marked > 0, marked < texts {
      throw ExampleError(path, line, "a row without marks in a table of marked texts")
    }
  }
}
