internal import LecternKit
internal import YAML

/// The map of duties (`duties.yaml`): what each department is called and what it is responsible for.
final class DutyMap: Sendable {
  /// Departments that a call to attitude may name without becoming checkable.
  private static let generalCodes = [
    "gebumen", "zhengfuban", "zuzhi", "xuanchuan", "xiangzhen", "ducha",
  ]

  private struct File: Decodable {
    struct Department: Decodable {
      struct Duties: Decodable {
        var strong: [Located<String>]?
        var usual: [Located<String>]?
        var weak: [Located<String>]?
      }

      var code: Located<String>
      var name: String
      var names: [Located<String>]
      var duties: Duties
      var unless: [Located<String>]?
    }

    var version: String
    var departments: [Department]
  }

  /// What a routing to a department says of it.
  struct Department: Sendable {
    var code: String
    var name: String
  }

  let departments: [Department]
  /// By what departments are responsible for.
  let duties: PhraseTable
  /// By what departments are called.
  private let names: PhraseTable
  /// The same names, looked for where a list of bodies is read.
  private let nameMatcher: TermMatcher
  private let codes: [String: Int]

  init(path: String) throws {
    let file = try YAMLDecoder().decode(File.self, from: YAML.load(path: path))
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    var codes: [String: Int] = [:]
    var mistakes: [Diagnostic] = []
    var duties = PhraseTable.Gathered()
    var names = PhraseTable.Gathered()
    for (number, department) in file.departments.enumerated() {
      if codes.updateValue(number, forKey: department.code.value) != nil {
        mistakes.append(department.code.error("a second department '\(department.code.value)'"))
      }
      func add(
        _ phrases: [Located<String>]?, weight: Int8, to gathered: inout PhraseTable.Gathered
      ) {
        for phrase in phrases ?? [] {
          gathered.add(
            phrase.value, department: number, weight: weight,
            line: phrase.mark.line)
        }
      }
      add(department.names, weight: 3, to: &names)
      add(department.duties.strong, weight: 3, to: &duties)
      add(department.duties.usual, weight: 2, to: &duties)
      add(department.duties.weak, weight: 1, to: &duties)
      add(department.unless, weight: 0, to: &duties)
    }
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    departments = file.departments.map { Department(code: $0.code.value, name: $0.name) }
    self.codes = codes
    self.duties = PhraseTable(
      duties, file: fileName, general: Set(Self.generalCodes.compactMap { codes[$0] }))
    self.names = PhraseTable(names, file: fileName)
    nameMatcher = TermMatcher(names.texts)
  }

  func number(ofCode code: String) -> Int? { codes[code] }

  /// Calls `body` with each department that a named actor stands for, and its place in the file; with
  /// none where the map does not know the name.
  func visitDepartments(
    named range: Range<Int>, in view: NormalizedText, _ body: (Int, String) -> Void
  ) {
    // The name that reaches furthest decides: `县政府督查室` is not the government office.
    guard let last = nameMatcher.matches(in: view, range: range).last else { return }
    var entry = Int(last.term)
    repeat {
      body(Int(names.entries[entry].department), names.place(of: entry))
      entry = Int(names.entries[entry].next)
    } while entry > 0
  }

  /// Whether a name of a department stands in a range.
  func hasName(in range: Range<Int>, of view: NormalizedText) -> Bool {
    nameMatcher.has(in: view, range)
  }

  /// Whether a range of the view is a name of the map and nothing else.
  func isName(_ range: Range<Int>, in view: NormalizedText) -> Bool {
    guard let match = nameMatcher.match(in: view, at: range.lowerBound) else { return false }
    return match.range == range
  }
}
