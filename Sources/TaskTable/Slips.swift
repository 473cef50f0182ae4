internal import Corpus
internal import LecternKit
public import Publishing
public import Store
public import Workflow

/// The sheets of a round of comments: each unit's own rows with columns to fill in.
public struct Slips {
  /// The rows of one unit.
  public struct Slip {
    public let unit: String
    /// A name that every file system takes.
    public let fileName: String
    fileprivate var lines: [(role: String, row: TaskRow, sent: SentRow)] = []

    public var count: Int { lines.count }
    /// What the store keeps, to know later what the unit had before it.
    public var sent: [SentRow] { lines.map(\.sent) }
  }

  /// Columns besides those of the table.
  enum Column {
    static let role = "承担角色"
    static let opinion = "意见"
    static let changed = "修改后"
    static let remark = "备注"
    static let unit = "填报单位"
    static let round = "轮次"
  }

  private static let shown: [TaskColumn] = [
    .number, .category, .content, .targets, .leader, .leadUnit, .responsible, .support, .deadline,
    .frequency, .basis, .title,
  ]
  private static let asked: [TaskColumn] = [.content, .leadUnit, .responsible, .deadline]

  public private(set) var all: [Slip] = []
  public let round: Int

  /// - Parameters:
  ///   - form: Its columns do not matter; rows are acts or duties.
  ///   - speech: the id of one; nil for all.
  public init(_ reader: StoreReader, _ form: TaskTableForm, speech: String?) throws {
    var form = form
    if form.per != .act { form.per = .duty }
    round = try reader.latestSlipRound() + 1
    var slips: [String: Slip] = [:]
    var taken: Set<String> = []
    try TaskTable(reader, form).rows(ofSpeech: speech) { speech, rows in
      for row in rows {
        for (unit, role) in Self.units(of: row) {
          let slip = slips[unit] ?? Slip(unit: unit, fileName: Self.fileName(unit, &taken))
          let sent = SentRow(
            unit: unit, key: row.key, layer: form.layer, speech: speech.id,
            title: speech.metadata.title, anchors: row.anchors, cells: row.decided)
          slips[unit] = slip
          slips[unit]?.lines.append((role, row, sent))
        }
      }
    }
    all = slips.values.sorted { $0.unit < $1.unit }
  }

  /// The units of a row in the order of the columns, each with all its roles.
  private static func units(of row: TaskRow) -> [(unit: String, role: String)] {
    var units: [(unit: String, role: String)] = []
    for (column, role) in zip(TaskColumn.units, ["牵头", "责任", "配合"]) {
      for unit in row.cells[column, default: []] {
        if let index = units.firstIndex(where: { $0.unit == unit }) {
          units[index].role += "、" + role
        } else {
          units.append((unit, role))
        }
      }
    }
    return units
  }

  public func write(_ slip: Slip, to sink: inout some Sink & ~Copyable) throws {
    let header =
      Self.shown.map(\.rawValue) + [Column.role, "\(Column.opinion)（同意/修改/不属本单位/删除/新增）"]
      + Self.asked.map { Column.changed + $0.rawValue }
      + [Column.remark, TaskColumn.speech.rawValue, Column.unit, Column.round]
      + [TaskColumn.key.rawValue]
    try sink.write(CSV.byteOrderMark + CSV.row(header.map { .text($0) }))
    for (role, row, sent) in slip.lines {
      var cells = Self.shown.map { row.cell($0) }
      cells += [.text(role), .empty] + Self.asked.map { _ in .empty }
      cells += [
        .empty, .text(sent.speech), .text(slip.unit), .number(String(round)), .text(row.key),
      ]
      try sink.write(CSV.row(cells))
    }
  }

  /// No mark that some file system gives a meaning, no name of a device, not too long; no two alike
  /// where capitals do not count.
  private static func fileName(_ unit: String, _ taken: inout Set<String>) -> String {
    let forbidden = Set("/\\:*?\"<>|".unicodeScalars)
    var name = ""
    for scalar in unit.unicodeScalars.prefix(60) {
      let isPlain = !forbidden.contains(scalar) && scalar.properties.generalCategory != .control
      name.unicodeScalars.append(isPlain ? scalar : "_")
    }
    name = name.trimmed
    while name.hasPrefix(".") || name.hasPrefix("-") { name.removeFirst() }
    while name.hasSuffix(".") { name.removeLast() }
    let devices = ["con", "prn", "aux", "nul"]
    let isDevice =
      devices.contains(name.lowercased())
      || (name.count == 4 && ["com", "lpt"].contains(name.lowercased().prefix(3)))
    if name.isEmpty || isDevice { name += "_" }
    var unique = name
    var number = 2
    while !taken.insert(unique.lowercased()).inserted {
      unique = "\(name)-\(number)"
      number += 1
    }
    return unique + ".csv"
  }
}
