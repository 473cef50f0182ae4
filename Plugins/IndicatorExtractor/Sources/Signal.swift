/// A place where one scalar alone tells some rule to look closer. Most of a speech tells nothing.
struct Signal {
  struct Kind: OptionSet, Sendable {
    let rawValue: UInt8

    /// A value may begin here.
    static let number = Kind(rawValue: 1 << 0)
    static let quotation = Kind(rawValue: 1 << 1)
    static let title = Kind(rawValue: 1 << 2)
    /// A year, a plan or a quarter may begin here.
    static let period = Kind(rawValue: 1 << 3)
  }

  var place: Int32
  var kind: Kind
}

extension Signal {
  /// The scalars that tell, by what they tell.
  static let all: [(scalars: String, kind: Kind)] = [
    ("0123456789零〇一二三四五六七八九十百千万亿两半X*×第首翻倒前榜", .number),
    ("“”", .quotation),
    ("《》", .title),
    ("0123456789“今去明一", .period),
  ]
}
