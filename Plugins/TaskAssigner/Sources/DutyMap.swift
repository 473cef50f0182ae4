internal import LecternKit
internal import YAML

/// The map of duties (`duties.yaml`): what each department is called and what it is responsible for.
final class DutyMap: Sendable {
  /// Departments that a call to attitude may name without becoming checkable.
  private static let generalCodes = [
    "gebumen", "zhengfuban", "zuzhi", "xuanchuan", "xiangzhen", "ducha",
  ]

  private static let everybodyCode = "gebumen"
  /// Departments that are several bodies under one name.
  private static let groupCodes = ["xiangzhen", everybodyCode]

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

  /// The codes of the departments, in the order of the file.
  let codes: [String]
  /// Where the department of all stands, to whom calls to attitude go without a phrase that says so.
  let everybody: (number: Int, place: String)?
  /// By what departments are responsible for.
  let duties: PhraseTable
  /// The departments by the names that the map gives them.
  let directory: Directory

  init(path: String) throws {
    let file = try YAMLDecoder().decode(File.self, from: YAML.load(path: path))
    var numbers: [String: Int] = [:]
    var mistakes: [Diagnostic] = []
    var duties = PhraseTable.Gathered()
    var names = Directory.Draft()
    names.file = path.split(separator: "/").last.map(String.init) ?? path
    for (number, department) in file.departments.enumerated() {
      let code = department.code.value
      if numbers.updateValue(number, forKey: code) != nil {
        mistakes.append(department.code.error("a second department '\(code)'"))
      }
      func add(_ phrases: [Located<String>]?, weight: Int8) {
        for phrase in phrases ?? [] {
          duties.add(
            phrase.value, department: number, weight: weight, line: phrase.mark.line)
        }
      }
      add(department.duties.strong, weight: 3)
      add(department.duties.usual, weight: 2)
      add(department.duties.weak, weight: 1)
      add(department.unless, weight: 0)
      names.recipients.append(
        Directory.Recipient(
          code: code, name: department.name, isGroup: Self.groupCodes.contains(code)))
      for name in department.names {
        names.call(name.value, .recipient(number), line: name.mark.line)
      }
    }
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    codes = file.departments.map(\.code.value)
    names.seats[""] = Array(codes.indices)
    everybody = numbers[Self.everybodyCode].map { number in
      let line = file.departments[number].code.mark.line
      return (number, "\(names.file):\(line)")
    }
    directory = Directory(names, isRoster: false)
    self.duties = PhraseTable(
      duties, file: names.file, general: Set(Self.generalCodes.compactMap { numbers[$0] }))
  }

  func number(ofCode code: String) -> Int? { codes.firstIndex(of: code) }
}
