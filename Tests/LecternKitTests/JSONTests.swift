import Foundation
import LecternKit
import Testing

@Suite struct JSONTests {
  private func object(_ fields: KeyValuePairs<String, Value>) -> Value {
    var all = Fields()
    for (name, value) in fields { all[name] = value }
    return .object(all)
  }

  @Test(arguments: [
    ("null", Value.null), ("true", .boolean(true)), (" false ", .boolean(false)),
    ("0", .integer(0)),
    ("-0", .integer(0)), ("-12", .integer(-12)), ("9223372036854775807", .integer(.max)),
    ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .number(0x1p63)),
    ("1.5", .number(1.5)), ("-0.25e2", .number(-25)), ("1E+2", .number(100)),
    ("1e-2", .number(0.01)),
    ("\"\"", .text("")), (#""a\"b\\c\/\b\f\n\r\t""#, .text("a\"b\\c/\u{8}\u{c}\n\r\t")),
    (#""\u6539\u9769""#, .text("改革")), (#""\ud842\udfb7""#, .text("𠮷")),
    (#""\u00e9\u0000""#, .text("é\0")),
    ("\"𠮷😀\"", .text("𠮷😀")), ("[]", .list([])),
    ("[ 1 , [2] ]", .list([.integer(1), .list([.integer(2)])])),
    ("{}", .object(Fields())), ("\t\r\n[null]\n", .list([.null])),
  ])
  func reading(json: String, value: Value) throws {
    #expect(try JSONReader.read(json) == value)
  }

  @Test func orderOfFieldsIsKept() throws {
    let read = try JSONReader.read(#"{"z": 1, "a": {"y": 2, "b": null}}"#)
    #expect(read == object(["z": .integer(1), "a": object(["y": .integer(2), "b": .null])]))
    #expect(read.json == #"{"z":1,"a":{"y":2,"b":null}}"#)
  }

  @Test(arguments: [
    ("", "unexpected end of the text at byte 0"), ("  ", "unexpected end of the text at byte 2"),
    ("nul", "expected a value at byte 0"), ("True", "expected a value at byte 0"),
    ("'a'", "expected a value at byte 0"), ("1 2", "expected the end of the text at byte 2"),
    ("[1,]", "expected a value at byte 3"), ("[1 2]", "expected ',' or ']' at byte 3"),
    ("[1", "expected ',' or ']' at byte 2"), ("[", "unexpected end of the text at byte 1"),
    ("{a:1}", "expected the name of a field at byte 1"), (#"{"a" 1}"#, "expected ':' at byte 5"),
    (#"{"a":}"#, "expected a value at byte 5"),
    (#"{"a":1,}"#, "expected the name of a field at byte 7"),
    (#"{"a":1 "b":2}"#, "expected ',' or '}' at byte 7"),
    ("01", "a number begins with 0 at byte 2"),
    ("-", "expected a digit at byte 1"), ("+1", "expected a value at byte 0"),
    (".5", "expected a value at byte 0"),
    ("1.", "expected a digit at byte 2"), ("1e", "expected a digit at byte 2"),
    ("1e999", "a number too large at byte 5"), ("NaN", "expected a value at byte 0"),
    ("\"改", "a text without its closing quotation mark at byte 4"),
    ("\"a\nb\"", "a control character in a text at byte 2"),
    (#""\x""#, "an unknown escape at byte 3"),
    (#""\"#, "unexpected end of the text at byte 2"),
    (#""\u12g4""#, "expected four hexadecimal digits at byte 5"),
    (#""\u+123""#, "expected four hexadecimal digits at byte 3"),
    (#""\u12"#, "expected four hexadecimal digits at byte 5"),
    (#""\ud842""#, "half a surrogate pair at byte 7"),
    (#""\ud842\u0041""#, "half a surrogate pair at byte 13"),
    (#""\udfb7""#, "half a surrogate pair at byte 7"),
    (#""\ud842\n""#, "half a surrogate pair at byte 8"),
  ])
  func mistakes(json: String, message: String) {
    #expect { try JSONReader.read(json) } throws: { "\($0)" == message }
  }

  @Test func bytesThatAreNoUTF8() {
    for bytes: [UInt8] in [[0xff], [0xe6, 0x94], [0xc0, 0x80], [0xed, 0xa0, 0x80]] {
      #expect(throws: JSONError.self) { try JSONReader.read([0x22] + bytes + [0x22]) }
    }
  }

  @Test func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try JSONReader.read(nested(512))
    #expect { try JSONReader.read(nested(513)) } throws: {
      "\($0)" == "nested deeper than 512 levels at byte 512"
    }
    #expect(throws: JSONError.self) { try JSONReader.read(String(repeating: "[", count: 1 << 20)) }
    #expect(throws: JSONError.self) {
      try JSONReader.read(String(repeating: "{\"a\":", count: 100_000))
    }
  }

  @Test(arguments: [
    (Value.number(5), "5"), (.number(-0.0), "0"), (.number(0.1), "0.1"),
    (.number(.infinity), "null"),
    (.number(.nan), "null"), (.number(0x1p53), "9007199254740992.0"),
    (.number(-0x1p63), "-9.223372036854775808e+18"),
    (.number(0x1p63), "9.223372036854775808e+18"), (.number(1e300), "1e+300"),
    (.integer(.min), "-9223372036854775808"),
    (.text("\u{1}\u{1f}\n\"\\/\u{7f}\u{2028}改𠮷"), "\"\\u0001\\u001f\\n\\\"\\\\/\u{7f}\u{2028}改𠮷\""),
    (.list([]), "[]"), (.list([.null, .boolean(false)]), "[null,false]"), (.object(Fields()), "{}"),
  ])
  func writing(value: Value, json: String) throws {
    // The digits of a number are the standard library's; what counts is the value.
    if case .number(let number) = value, number.isFinite {
      #expect(try JSONReader.read(value.json).number == number)
    } else {
      #expect(value.json == json)
    }
  }

  @Test func listsAndObjectsByTurns() throws {
    var writer = JSONWriter()
    writer.beginList()
    writer.beginObject()
    writer.name("a")
    writer.text("改革"[...].utf8.map { $0 }[...])
    writer.name("b")
    writer.raw("[1]".utf8)
    writer.endObject()
    writer.beginObject()
    writer.endObject()
    writer.null()
    writer.beginList()
    writer.endList()
    writer.number(2.5)
    writer.endList()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == #"[{"a":"改革","b":[1]},{},null,[],2.5]"#)
  }

  /// Foundation reads what is written here as the same values, and the other way round.
  @Test(arguments: 0..<60 as Range<UInt64>) func foundationAgrees(seed: UInt64) throws {
    var dice = Dice(seed)
    let value = random(&dice, depth: 4)
    let read = try JSONReader.read(value.json)
    #expect(isEqual(read, value), "\(value.json)")
    let foundation = try JSONSerialization.jsonObject(
      with: Data(value.json.utf8), options: .fragmentsAllowed)
    let rewritten = try JSONSerialization.data(
      withJSONObject: foundation, options: .fragmentsAllowed)
    #expect(isEqual(try JSONReader.read(Array(rewritten)), value), "\(value.json)")
  }

  private func random(_ dice: inout Dice, depth: Int) -> Value {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &dice) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &dice))
    case 2: return .integer(Int.random(in: -1_000_000...1_000_000, using: &dice))
    case 3: return .number(Double.random(in: -1e6...1e6, using: &dice))
    case 4, 5: return .text(text(&dice))
    case 6:
      return .list(
        (0..<Int.random(in: 0...5, using: &dice)).map { _ in
          random(&dice, depth: depth - 1)
        })
    default:
      var fields = Fields()
      for index in 0..<Int.random(in: 0...5, using: &dice) {
        fields["\(index)" + text(&dice)] = random(&dice, depth: depth - 1)
      }
      return .object(fields)
    }
  }

  private func text(_ dice: inout Dice) -> String {
    dice.text(of: oddScalars + ["\"", "\\", "/", "\u{1}", "\u{7f}", "\r"], upTo: 12)
  }

  /// Whatever the order of fields, and whether a whole number has a fraction of zero.
  private func isEqual(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { isEqual($0, $1) }
    case (.object(let a), .object(let b)):
      return a.all.count == b.all.count
        && a.all.allSatisfy { field in b[field.name].map { isEqual(field.value, $0) } ?? false }
    default: return a == b || a.number != nil && a.number == b.number
    }
  }
}
