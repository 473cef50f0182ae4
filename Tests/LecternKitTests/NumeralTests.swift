import LecternKit
import Testing

@Suite struct NumeralTests {
  @Test(arguments: [
    ("0", 0, "0"), ("5%", 5, "5"), ("0.44倍", 0.44, "0.44"), ("7.34万元", 7.34, "7.34"),
    ("1,250家", 1250, "1,250"), ("13,697.5亿元", 13697.5, "13,697.5"), ("２．１５", 2.15, "2.15"),
    ("１,２００人", 1200, "1,200"), ("1,2", 1, "1"), ("5.", 5, "5"), ("1.2.3", 1.2, "1.2"),
    ("3亿多元", 3, "3"), ("2.15万", 2.15, "2.15"), ("007", 7, "007"),
    ("123456789.1", 123456789.1, "123456789.1"),
  ])
  func digits(text: String, value: Double, printed: String) throws {
    let view = view(text)
    let numeral = try #require(Numeral.read(view, at: 0))
    #expect(numeral.value == value)
    #expect(view.string(numeral.range) == printed)
    #expect(!numeral.isChinese)
  }

  @Test(arguments: [
    ("零", 0), ("九", 9), ("十", 10), ("十五", 15), ("二十", 20), ("九十九", 99), ("一百零五", 105),
    ("三百二十", 320), ("一千零五", 1005), ("一千零五十", 1050), ("两千", 2000), ("二千三百四十五", 2345),
    ("三万五千", 35_000), ("十二万", 120_000), ("三百二十万", 3_200_000), ("一万零八", 10_008),
    ("一亿", 1e8), ("三亿五千万", 3.5e8), ("一亿零五万", 100_050_000), ("十四亿一千万", 1.41e9),
    ("一亿二千三百四十五万六千七百八十九", 123_456_789), ("一万亿", 1e12), ("三万五千亿", 3.5e12),
    ("一万零五百亿", 1.05e12), ("两万亿五千万", 2.00005e12),
    ("二〇二六", 2026), ("一九九五", 1995), ("十五点五", 15.5), ("零点四四", 0.44), ("三点一四一六", 3.1416),
    ("半", 0.5),
  ])
  func chinese(text: String, value: Double) throws {
    // Something before it and behind it, in both a plain place and behind a four-byte character.
    for lead in ["", "达", "𠮷"] {
      let view = view(lead + text + "个")
      let numeral = try #require(Numeral.read(view, at: lead.unicodeScalars.count))
      #expect(numeral.value == value)
      #expect(view.string(numeral.range) == text)
      #expect(numeral.isChinese)
    }
  }

  @Test(arguments: [
    ("三万", 3, "三"), ("三万亿", 3, "三"), ("五千万", 5000, "五千"), ("十二亿", 12, "十二"), ("万", 10_000, "万"),
    ("三万五千", 35_000, "三万五千"), ("三百", 300, "三百"), ("三亿五千万", 3.5e8, "三亿五千万"),
    ("一点五亿", 1.5, "一点五"), ("二十", 20, "二十"),
  ])
  func magnitudeLeftToTheUnit(text: String, value: Double, printed: String) throws {
    let view = view(text + "元")
    let numeral = try #require(Numeral.read(view, at: 0, keepMagnitude: false))
    #expect(numeral.value == value)
    #expect(view.string(numeral.range) == printed)
  }

  @Test(arguments: ["", "甲", "点五", "，", "第一", "%"])
  func noNumber(text: String) {
    #expect(Numeral.read(view(text), at: 0) == nil)
  }

  @Test func afterTheEnd() {
    #expect(Numeral.read(view("5"), at: 1) == nil)
  }

  /// Texts from the web have rules drawn with `一` in them.
  @Test func longRowsAreNoTrap() {
    let row = view(String(repeating: "一", count: 400))
    #expect(Numeral.read(row, at: 0) != nil)
    #expect(Numeral.value(view(String(repeating: "十", count: 50)).scalars[...]) != nil)
    #expect(Numeral.read(view(String(repeating: "9", count: 400)), at: 0) != nil)
  }

  /// Numbers to ten thousand come back from the numerals that a writer would use.
  @Test func everyNumberToTenThousand() {
    func written(_ number: Int) -> String {
      let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
      var text = ""
      var rest = number
      var gap = false
      for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = rest / unit
        rest %= unit
        if digit == 0 {
          gap = !text.isEmpty
        } else {
          text += (gap ? "零" : "") + digits[digit] + name
          gap = false
        }
      }
      return text
    }
    for number in 1..<10_000 {
      #expect(Numeral.read(view(written(number)), at: 0)?.value == Double(number))
    }
  }
}
