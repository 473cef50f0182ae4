import LecternKit
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    (2024, 2, 29, true), (2023, 2, 29, false), (2000, 2, 29, true), (1900, 2, 29, false),
    (2026, 4, 30, true), (2026, 4, 31, false), (2026, 12, 31, true), (2026, 13, 1, false),
    (2026, 0, 1, false), (2026, 1, 0, false), (2026, 1, 32, false), (0, 1, 1, false),
    (1, 1, 1, true), (9999, 12, 31, true), (10000, 1, 1, false), (2026, -1, 5, false),
  ])
  func days(year: Int, month: Int, day: Int, exists: Bool) {
    #expect((CalendarDate(year: year, month: month, day: day) != nil) == exists)
  }

  @Test(arguments: [(2024, 2, "2024-02-29"), (2026, 2, "2026-02-28"), (2026, 11, "2026-11-30")])
  func lastDays(year: Int, month: Int, printed: String) {
    #expect(CalendarDate(lastDayOfMonth: month, year: year)?.description == printed)
  }

  @Test func lastDayOfNoMonth() {
    #expect(CalendarDate(lastDayOfMonth: 13, year: 2026) == nil)
  }

  @Test(arguments: ["2026-01-27", "0001-12-31", "2024-02-29"])
  func iso(text: String) {
    #expect(CalendarDate(iso: text)?.description == text)
  }

  @Test(arguments: [
    "2026-1-27", "2026-02-29", "26-01-27", "2026/01/27", "2026-01-27 ", "2026-01", "",
    "2026-01-27-01",
    "+026-01-27", "2026-+1-27", "2026-01--7", "２０２６-01-27", "-026-01-27",
  ])
  func noISO(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func order() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"].map {
      try #require(CalendarDate(iso: $0))
    }
    #expect(days.shuffled().sorted() == days)
  }

  @Test(arguments: [
    (3, 1966...1970), (8, 1991...1995), (11, 2006...2010), (13, 2016...2020), (14, 2021...2025),
    (15, 2026...2030),
  ])
  func fiveYearPlans(number: Int, years: ClosedRange<Int>) {
    #expect(fiveYearPlan(number) == years)
  }

  @Test(arguments: [0, 2, -1, 31]) func noPlan(number: Int) {
    #expect(fiveYearPlan(number) == nil)
  }
}

@Suite struct WrittenDateTests {
  @Test(
    arguments: [
      ("2026年1月27日", "2026-01-27", "2026年1月27日"), ("2026年1月27号上午", "2026-01-27", "2026年1月27号"),
      ("二〇二六年一月二十七日", "2026-01-27", "二〇二六年一月二十七日"),
      ("二○二六年", nil, ""), ("一九九五年十二月三十一日", "1995-12-31", "一九九五年十二月三十一日"),
      ("２０２６年１月２７日", "2026-01-27", "2026年1月27日"),
      ("2026 年 1 月 27 日", "2026-01-27", "2026 年 1 月 27 日"),
      ("2026-02-02 10:30", "2026-02-02", "2026-02-02"), ("2026/2/2", "2026-02-02", "2026/2/2"),
      ("2026.2.2", "2026-02-02", "2026.2.2"), ("2024年2月29日", "2024-02-29", "2024年2月29日"),
      ("2023年2月29日", nil, ""), ("2026年13月1日", nil, ""), ("2026年1月", nil, ""), ("126年1月1日", nil, ""),
      ("1899年1月1日", nil, ""), ("2026", nil, ""), ("", nil, ""),
    ] as [(String, String?, String)])
  func reading(text: String, day: String?, printed: String) {
    let view = view(text)
    let read = WrittenDate.read(view, at: 0)
    #expect(read?.date.description == day)
    #expect((read.map { view.string($0.range) } ?? "") == printed)
  }

  @Test(
    arguments: [
      ("（2026年1月27日在大会上）", "2026-01-27"), ("第3次会议2026年1月8日", "2026-01-08"),
      ("文号12026年1月1日", nil), ("2026年目标，二〇二五年三月一日印发", "2025-03-01"), ("三五年内", nil),
      ("𠮷2026年1月8日", "2026-01-08"),
    ] as [(String, String?)])
  func first(text: String, day: String?) {
    let view = view(text)
    #expect(WrittenDate.first(in: view, 0..<view.count)?.date.description == day)
  }

  @Test func staysInItsRange() {
    let text = view("2026年1月27日")
    #expect(WrittenDate.first(in: text, 0..<text.count - 1) == nil)
    #expect(WrittenDate.first(in: text, 2..<text.count) == nil)
  }

  /// Texts from the web have rules drawn with `一` in them.
  @Test(arguments: ["一", "十", "9", "〇", "2"]) func longRowsAreNoTrap(numeral: String) {
    for count in 15...25 {
      let row = String(repeating: numeral, count: count)
      for text in [row, "2026年\(row)月1日", "2026年1月\(row)日", "\(row)年"] {
        let view = view(text)
        let year = WrittenDate.first(in: view, 0..<view.count)?.date.year
        #expect(year == nil || year == 2026)
      }
    }
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2027-11-30", 3, "2028-02-29"),
    ("2026-12-15", 12, "2027-12-15"),
    ("2026-03-01", 0, "2026-03-01"),
  ])
  func monthsLater(_ day: String, _ months: Int, _ later: String) throws {
    #expect(try #require(CalendarDate(iso: day)).adding(months: months)?.description == later)
  }

  @Test(arguments: [
    ("2026-01-20", 14, "2026-02-03"), ("2026-12-25", 10, "2027-01-04"),
    ("2028-02-28", 1, "2028-02-29"),
    ("2026-01-01", 365, "2027-01-01"), ("2026-01-01", 0, "2026-01-01"),
  ])
  func daysLater(_ day: String, _ days: Int, _ later: String) throws {
    #expect(try #require(CalendarDate(iso: day)).adding(days: days)?.description == later)
  }
}
