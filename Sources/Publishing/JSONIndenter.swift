/// Breaks compact JSON into lines, for people: the outermost three levels are broken where they hold
/// objects or lists, so that each record of a layer has a line of its own.
enum JSONIndenter {
  private static let levels = 3

  static func indent(_ json: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(json.count + json.count / 4)
    /// For each open bracket, whether its elements have lines of their own.
    var broken: [Bool] = []
    func newLine() {
      output.append(UInt8(ascii: "\n"))
      output += Array(repeating: UInt8(ascii: " "), count: 2 * broken.count { $0 })
    }
    var index = 0
    while index < json.count {
      let byte = json[index]
      switch byte {
      case UInt8(ascii: "\""):
        let end = endOfText(json, index)
        output += json[index..<end]
        index = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        output.append(byte)
        broken.append(broken.count < levels && holdsBrackets(json, index))
        if broken.last == true { newLine() }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if broken.popLast() == true { newLine() }
        output.append(byte)
      case UInt8(ascii: ","):
        output.append(byte)
        if broken.last == true { newLine() } else { output.append(UInt8(ascii: " ")) }
      case UInt8(ascii: ":"): output += [byte, UInt8(ascii: " ")]
      default: output.append(byte)
      }
      index += 1
    }
    output.append(UInt8(ascii: "\n"))
    return output
  }

  /// Whether another bracket opens before the one at `index` closes.
  private static func holdsBrackets(_ json: [UInt8], _ index: Int) -> Bool {
    var index = index + 1
    while index < json.count {
      switch json[index] {
      case UInt8(ascii: "\""):
        index = endOfText(json, index)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): return true
      case UInt8(ascii: "}"), UInt8(ascii: "]"): return false
      default: index += 1
      }
    }
    return false
  }

  /// Behind the closing quotation mark of the text that opens at `index`.
  private static func endOfText(_ json: [UInt8], _ index: Int) -> Int {
    var index = index + 1
    while index < json.count, json[index] != UInt8(ascii: "\"") {
      index += json[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, json.count)
  }
}
