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

  init(_ view: NormalizedText, units: UnitTable) {
    self.view = view
    scalars = view.scalars
    self.units = units
  }

  /// The values of a sentence, appended in order.
  func scan(_ tags: borrowing SentenceTags, into values: inout [ValueExpression]) {
    let sentence = tags.range
    var index = sentence.lowerBound
    var floor = index
    var quotation: Int?
    var isTitle = false
    for number in tags.signals {
      let signal = tags.allSignals[number]
      let place = Int(signal.place)
      guard place >= index else { continue }
      if signal.kind.contains(.quotation) {
        quotation = scalars[place] == "“" ? place : nil
      } else if signal.kind.contains(.title) {
        isTitle = scalars[place] == "《"
      } else if signal.kind.contains(.number) {
        switch read(at: place, floor: floor, sentence: sentence) {
        case .skip(let next):
          index = next
        case .value(let value):
          index = value.range.upperBound
          if isTitle || isName(value, quotation: quotation, sentence: sentence)
            || isSpeaking(value, limit: sentence.upperBound)
          {
            continue
          }
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
      return half(at: index, floor: floor, limit: limit)
    default: break
    }
    if index + 1 < limit, scalars[index].isChineseDigit, !units.mayFollow(scalars[index + 1]) {
      return .skip(index + 1)
    }
    guard let token = NumberToken.read(view, at: index, limit: limit) else {
      return .skip(index + 1)
    }
    if isPartOfName(token, sentence: sentence) { return .skip(token.range.upperBound) }
    if let value = idiom(token, floor: floor, limit: limit) { return .value(value) }
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
    // “六个百分之百”
    case .percent:
      let start = value.range.lowerBound
      return start == open + 3 && scalars[start - 1] == "个" && scalars[open + 1].isChineseNumeral
    case .money: return false
    default: break
    }
    var close = value.range.upperBound
    while close < sentence.upperBound, scalars[close] != "”" { close += 1 }
    return close < sentence.upperBound && close - open <= 20
  }

  /// Who speaks at a meeting: `5个单位作了发言`, `6名代表分别作表态`, `2个县、3个部门的同志作了交流`.
  private func isSpeaking(_ value: ValueExpression, limit: Int) -> Bool {
    guard value.kind == .count || value.kind == .person else { return false }
    var end = value.range.upperBound
    var verb: Int?
    while end < limit, end - value.range.upperBound < 28,
      scalars[end].isIdeograph || scalars[end].isDigit || scalars[end] == "、"
    {
      if scalars[end] == "做" || scalars[end] == "作" && scalars[end - 1] != "工" { verb = end }
      end += 1
    }
    guard let verb, verb - value.range.upperBound > 1, end - verb > 2 else { return false }
    switch scalars[end - 1] {
    case "言": return scalars[end - 2] == "发"
    case "报": return scalars[end - 2] == "汇"
    case "流": return scalars[end - 2] == "交"
    case "态": return scalars[end - 2] == "表"
    case "职": return scalars[end - 2] == "述"
    default: return false
    }
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
