internal import LecternKit

/// What a scalar could mean for the rules, so that they pass over most scalars with one look.
struct ScalarMarks: OptionSet, Sendable {
  let rawValue: UInt8

  /// `年`, `月`, `前`, …: a sentence with one may have a deadline.
  static let deadline = Self(rawValue: 1 << 0)
  /// `每`, `月`, `定`, …: a sentence with one may have a frequency.
  static let frequency = Self(rawValue: 1 << 1)
  /// What parts clauses.
  static let boundary = Self(rawValue: 1 << 2)
  static let opensQuotation = Self(rawValue: 1 << 3)
  static let closesQuotation = Self(rawValue: 1 << 4)
  static let every = Self(rawValue: 1 << 5)
  /// A deadline can begin with it.
  static let beginsDeadline = Self(rawValue: 1 << 6)
  /// A frequency can begin with it.
  static let beginsFrequency = Self(rawValue: 1 << 7)

  static let quotation: Self = [.opensQuotation, .closesQuotation]

  /// The marks by the last twelve bits of a scalar. Others may share them by chance, so that a mark is a
  /// reason to look closer and no more; a table of all scalars would not stay in the nearest cache.
  static let table = table(events: [])

  /// The table with what days begin with that deadlines may be measured by: `春节`, `汛期`.
  static func table(events: [String]) -> [ScalarMarks] {
    var table = [ScalarMarks](repeating: [], count: 0x1000)
    let lists: [(String, ScalarMarks)] = [
      ("年月季前内末天晚", .deadline), ("年月季每定周旬日天", .frequency), ("，；：。！？", .boundary),
      ("“《「", .opensQuotation), ("”》」", .closesQuotation), ("每", .every),
      ("0123456789零〇一二三四五六七八九十百千万亿两X*×“年今明后本月当上下第前", .beginsDeadline),
      (
        String(String.UnicodeScalarView(events.compactMap(\.unicodeScalars.first))), .beginsDeadline
      ),
      ("每定按逐一日周旬月季半年双天", .beginsFrequency),
    ]
    for (scalars, mark) in lists {
      for scalar in scalars.unicodeScalars { table[scalar.markSlot].insert(mark) }
    }
    return table
  }
}

extension Unicode.Scalar {
  fileprivate var markSlot: Int { Int(value & 0xfff) }

  /// The marks it may have, looked up in the table, which the caller holds: it has all twelve bits.
  @inline(__always)
  func marks(_ table: borrowing Span<ScalarMarks>) -> ScalarMarks { table[unchecked: markSlot] }

  /// What parts clauses, opens or closes a quotation: exactly these, not those that share a mark.
  @inline(__always)
  var structure: ScalarMarks {
    switch self {
    case "，", "；", "：", "。", "！", "？": .boundary
    case "“", "《", "「": .opensQuotation
    case "”", "》", "」": .closesQuotation
    default: []
    }
  }

  /// Whether a marker of a point (`一是`, `第一，`, `1.`, `（一）`) can begin with it.
  var mayBeginMarker: Bool {
    switch self {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "第", "首", "其", "再", "最",
      "另", "（", "—", "-", "①"..."⑳":
      true
    default: isDigit
    }
  }
}
