import LecternKit

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

/// The signals by the code of their scalar.
struct SignalTable: Sendable {
  private let kinds: [Signal.Kind]

  init() {
    var kinds = [Signal.Kind](repeating: [], count: 0x10000)
    func add(_ scalars: String, _ kind: Signal.Kind) {
      for scalar in scalars.unicodeScalars { kinds[Int(scalar.value)].formUnion(kind) }
    }
    add("0123456789零〇一二三四五六七八九十百千万亿两半X*×第首翻倒前榜", .number)
    add("“”", .quotation)
    add("《》", .title)
    add("0123456789“今去明一", .period)
    self.kinds = kinds
  }

  /// Adds the signals of a range in order.
  func read(_ view: NormalizedText, _ range: Range<Int>, into signals: inout [Signal]) {
    let text = view.scalars
    let (scalars, kinds) = (text.span, kinds.span)
    for place in range {
      let code = Int(scalars[place].value)
      guard code < kinds.count, !kinds[code].isEmpty else { continue }
      signals.append(Signal(place: Int32(place), kind: kinds[code]))
    }
  }
}
