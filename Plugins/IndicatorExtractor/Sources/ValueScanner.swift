import LecternKit

/// Finds the values of a sentence, from left to right.
///
/// Each rule family is an extension in its own file: quantities, durations, ranks, multiples and
/// fractions.
struct ValueScanner {
  /// What reading at a place came to.
  enum Outcome {
    case value(ValueExpression)
    /// No value before this place.
    case skip(Int)
  }

  let view: NormalizedText
  let scalars: [Unicode.Scalar]
  let units: UnitTable
  private let triggers: TriggerTable

  init(_ view: NormalizedText, units: UnitTable, triggers: TriggerTable) {
    self.triggers = triggers
    self.view = view
    scalars = view.scalars
    self.units = units
  }

  /// The values between two places, appended to `values` in order.
  func scan(_ sentence: Range<Int>, into values: inout [ValueExpression]) {
    var index = sentence.lowerBound
    var floor = index
    var quotation: Int?
    var isTitle = false
    let scalars = scalars
    let end = sentence.upperBound
    while true {
      while index < end, triggers[scalars[index]] == .none { index += 1 }
      guard index < end else { break }
      let scalar = scalars[index]
      switch triggers[scalar] {
      case .none:
        index += 1
      case .quotation:
        quotation = scalar == "“" ? index : nil
        index += 1
      case .title:
        isTitle = scalar == "《"
        index += 1
      case .number:
        switch read(at: index, floor: floor, sentence: sentence) {
        case .skip(let next):
          index = max(next, index + 1)
        case .value(let value):
          index = value.range.upperBound
          if isTitle || isName(value, quotation: quotation, sentence: sentence) { continue }
          floor = index
          values.append(value)
        }
      }
    }
  }

  private func read(at index: Int, floor: Int, sentence: Range<Int>) -> Outcome {
    let limit = sentence.upperBound
    switch scalars[index] {
    case "第", "首", "倒", "前", "榜":
      return rank(at: index, floor: floor, sentence: sentence)
    case "翻":
      return doubling(at: index, limit: limit)
    case "半":
      return .skip(index + 1)
    default: break
    }
    guard let token = NumberToken.read(view, at: index, limit: limit) else {
      return .skip(index + 1)
    }
    if isPartOfName(token, sentence: sentence) { return .skip(token.range.upperBound) }
    if let value = twoDigits(token, limit: limit) ?? fraction(token, floor: floor, limit: limit)
      ?? tenths(token, floor: floor, limit: limit)
    {
      return .value(value)
    }
    return quantity(token, floor: floor, sentence: sentence)
  }

  /// Road numbers, versions, types: `S315`, `5G`, `14+1`, `3·15`.
  private func isPartOfName(_ token: NumberToken, sentence: Range<Int>) -> Bool {
    let start = token.range.lowerBound
    let end = token.range.upperBound
    if start > sentence.lowerBound {
      let before = scalars[start - 1]
      switch before {
      case "+", "·", "第", ".", "〔", "[", "#": return true
      default: break
      }
      if token.style == .digits {
        if before.isLetter || (before == "-" && !isDigit(start - 2)) { return true }
      }
    }
    guard end < sentence.upperBound else { return false }
    switch scalars[end] {
    case "+", "·", "〕", "]": return true
    default: return false
    }
  }

  func isDigit(_ index: Int) -> Bool {
    index >= 0 && index < scalars.count && scalars[index].isDigit
  }

  /// Counts within a short quotation belong to a name or slogan: `“三个一”`, `“百企千店”`.
  private func isName(
    _ value: ValueExpression, quotation: Int?, sentence: Range<Int>
  ) -> Bool {
    guard let open = quotation else { return false }
    switch value.kind {
    case .percent, .money: return false
    default: break
    }
    var close = value.range.upperBound
    while close < sentence.upperBound, scalars[close] != "”" { close += 1 }
    return close < sentence.upperBound && close - open <= 20
  }

  func has(_ text: StaticString, endingAt index: Int, length: Int) -> Bool {
    view.has(text, at: index - length)
  }

  func skippingBlanks(_ index: Int, limit: Int) -> Int {
    var index = index
    while index < limit, scalars[index] == " " { index += 1 }
    return index
  }
}

/// The scalars at which a value or a quotation may begin, by their code.
struct TriggerTable: Sendable {
  enum Trigger: UInt8 {
    case none, number, quotation, title
  }

  private let table: [Trigger]

  init() {
    var table = [Trigger](repeating: .none, count: 0x10000)
    func set(_ scalars: String, _ trigger: Trigger) {
      for scalar in scalars.unicodeScalars { table[Int(scalar.value)] = trigger }
    }
    set("0123456789零〇一二三四五六七八九十百千万亿两半X*×第首翻倒前榜", .number)
    set("“”", .quotation)
    set("《》", .title)
    self.table = table
  }

  subscript(scalar: Unicode.Scalar) -> Trigger {
    scalar.value < 0x10000 ? table[Int(scalar.value)] : .none
  }
}
