/// Gathers the speeches of all sets, and what is wrong with them.
struct Listing {
  private let root: String
  private var sources: [SpeechSource] = []
  private var errors: [CorpusError] = []
  /// What each file is read as, by its absolute path.
  private var taken: [[UInt8]: SpeechSet.Kind] = [:]

  init(root: String) { self.root = root }

  mutating func add(_ set: SpeechSet, _ number: Int) {
    do throws(CorpusError) {
      switch set.kind {
      case .files(let pattern):
        _ = try Corpus.given(set.metadata, path: pattern)
        try add(pattern: pattern, set.kind, number)
      case .table(let path, _):
        _ = try Corpus.given(set.metadata, path: path)
        add(table: FilePath.absolute(path, root: root), set.kind, number)
      }
    } catch {
      errors.append(error)
    }
  }

  private mutating func add(
    pattern: String, _ kind: SpeechSet.Kind, _ number: Int
  ) throws(CorpusError) {
    let paths = try Glob.files(pattern, root: root)
      .filter { FileFormat(path: $0) != .sidecar }
    if paths.isEmpty {
      throw CorpusError(path: pattern, message: "no file matches the pattern")
    }
    for path in paths {
      if case .table = FileFormat(path: path) {
        add(table: path, .table(path: path, columns: [:]), number)
      } else if taken.updateValue(kind, forKey: Array(path.utf8)) == nil {
        let shown = FilePath.relative(path, to: root)
        sources.append(
          SpeechSource(id: shown, path: shown, row: nil, set: number, place: .file(path)))
      }
    }
  }

  private mutating func add(table path: String, _ kind: SpeechSet.Kind, _ number: Int) {
    let shown = FilePath.relative(path, to: root)
    guard case .table(_, let names) = kind else { return }
    let same = SpeechSet.Kind.table(path: path, columns: names)
    if let before = taken.updateValue(same, forKey: Array(path.utf8)) {
      if before != same {
        errors.append(
          CorpusError(path: shown, message: "the table is named twice with different columns"))
      }
      return
    }
    do throws(CorpusError) {
      guard case .table(let delimiter) = FileFormat(path: path) else {
        throw CorpusError(
          path: shown, message: "a table is a .csv or a .tsv file", hint: "rename or convert it")
      }
      let table = try Table(path: path, shown: shown, delimiter: delimiter, names: names)
      if table.rows.isEmpty {
        throw CorpusError(path: shown, message: "the table has no rows, only names of columns")
      }
      for (row, id) in zip(table.rows, try RowIdentity.ids(of: table)) {
        sources.append(
          SpeechSource(
            id: id, path: shown, row: row.number, set: number, place: .row(table, row)))
      }
    } catch {
      errors.append(error)
    }
  }

  /// The speeches in the order of their ids, each of which must be there once.
  consuming func finish() throws(CorpusErrors) -> [SpeechSource] {
    let sorted = sources.sorted { a, b in
      a.id == b.id ? a.path.precedes(b.path) : a.id.precedes(b.id)
    }
    var errors = errors
    for (first, second) in zip(sorted, sorted.dropFirst()) where first.id == second.id {
      errors.append(
        CorpusError(
          path: second.shown, message: "the id '\(second.id)' is that of \(first.shown) too",
          hint: "give each speech an id of its own"))
    }
    guard errors.isEmpty else { throw CorpusErrors(errors) }
    return sorted
  }
}

extension SpeechSource {
  /// As people are told where it is: `reports.csv row 3`, or the path alone.
  public var shown: String { Self.shown(path: path, row: row) }

  /// As people are told of a place, be there a source now or no more.
  public static func shown(path: String, row: Int?) -> String {
    row.map { "\(path) row \($0)" } ?? path
  }
}
