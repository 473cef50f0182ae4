internal import LecternKit
internal import YAML

/// The map of duties (`duties.yaml`): what each department is called and what it is responsible for.
final class DutyMap: Sendable {
  /// Departments that a call to attitude may name without becoming checkable.
  private static let generalCodes = [
    "gebumen", "zhengfuban", "zuzhi", "xuanchuan", "xiangzhen", "ducha",
  ]

  struct Department: Sendable {
    var code: String
    var name: String
  }

  /// One entry of the map: a phrase under one department.
  struct Entry: Sendable {
    var department: Int
    /// 3 strong, 2 usual, 1 weak, 0 not this department's.
    var weight: Int
    /// Its line in the file.
    var line: Int
  }

  /// A phrase of the map in a text.
  struct Match: Sendable {
    var start: Int
    var end: Int
    /// Number of the phrase.
    var phrase: Int
  }

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

  /// Phrases gathered under their text before the matchers are made.
  private struct Gathered {
    var numbers: [String: Int] = [:]
    var terms: [String] = []
    var entries: [[Entry]] = []

    mutating func add(_ text: String, _ entry: Entry) {
      if let number = numbers[text] {
        entries[number].append(entry)
      } else {
        numbers[text] = terms.count
        terms.append(text)
        entries.append([entry])
      }
    }
  }

  let departments: [Department]
  private let fileName: String
  private let codes: [String: Int]
  private let duties: TermMatcher
  /// The entries of all phrases; those of phrase n stand from `firstEntries[n]` to `[n + 1]`.
  let dutyEntries: [Entry]
  private let firstEntries: [Int]
  /// The place of each of them in the file.
  private let places: [String]
  /// The highest weight of each phrase.
  private let weights: [Int]
  /// Of each phrase: it alone decides for a department with a trade of its own.
  private let special: [Bool]
  private let names: TermMatcher
  private let nameEntries: [[Entry]]

  init(path: String) throws {
    let file = try YAMLDecoder().decode(File.self, from: YAML.load(path: path))
    fileName = path.split(separator: "/").last.map(String.init) ?? path
    var codes: [String: Int] = [:]
    var mistakes: [Diagnostic] = []
    var duties = Gathered()
    var names = Gathered()
    for (number, department) in file.departments.enumerated() {
      if codes.updateValue(number, forKey: department.code.value) != nil {
        mistakes.append(department.code.error("a second department '\(department.code.value)'"))
      }
      func add(_ phrases: [Located<String>]?, weight: Int, to gathered: inout Gathered) {
        for phrase in phrases ?? [] {
          gathered.add(
            phrase.value,
            Entry(department: number, weight: weight, line: phrase.mark.line))
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
    self.duties = TermMatcher(duties.terms)
    dutyEntries = duties.entries.flatMap(\.self)
    firstEntries = duties.entries.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    weights = duties.entries.map { $0.map(\.weight).max() ?? 0 }
    let fileName = self.fileName
    places = dutyEntries.map { "\(fileName):\($0.line)" }
    let general = Set(Self.generalCodes.compactMap { codes[$0] })
    special = duties.entries.map {
      $0.contains { $0.weight == 3 && !general.contains($0.department) }
    }
    self.names = TermMatcher(names.terms)
    nameEntries = names.entries
  }

  func number(ofCode code: String) -> Int? { codes[code] }

  /// The phrases of a speech in order; they do not overlap.
  func phrases(in view: NormalizedText) -> [Match] {
    duties.matches(in: view).map {
      Match(start: Int($0.start), end: Int($0.end), phrase: Int($0.term))
    }
  }

  /// The indexes of a phrase's entries in `dutyEntries`.
  func entries(of match: Match) -> Range<Int> {
    firstEntries[match.phrase]..<firstEntries[match.phrase + 1]
  }

  /// `duties.yaml:120`, for an entry of `dutyEntries`.
  func place(ofEntry number: Int) -> String { places[number] }

  /// A phrase that alone decides for a department with a trade of its own.
  func isSpecial(_ match: Match) -> Bool { special[match.phrase] }

  /// The highest weight that a phrase has for any department.
  func weight(of match: Match) -> Int { weights[match.phrase] }

  /// `duties.yaml:120`
  func place(of line: Int) -> String { "\(fileName):\(line)" }

  /// The departments that a named actor stands for; empty where the map does not know the name.
  func departments(named range: Range<Int>, in view: NormalizedText) -> [Entry] {
    // The name that reaches furthest decides: `县政府督查室` is not the government office.
    let found = names.matches(in: view, range: range).max {
      ($0.end, $0.end - $0.start) < ($1.end, $1.end - $1.start)
    }
    return found.map { nameEntries[Int($0.term)] } ?? []
  }

  /// Whether a range of the view is a name of the map and nothing else.
  func isName(_ range: Range<Int>, in view: NormalizedText) -> Bool {
    guard let match = names.match(in: view, at: range.lowerBound) else { return false }
    return match.range == range
  }
}
