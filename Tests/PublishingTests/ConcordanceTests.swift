import LecternKit
import Store
import Testing

@testable import Publishing

/// Two speeches with two parts each, and between them one without segments.
@Suite struct ConcordanceTests {
  private let folder: TemporaryFolder
  private let store: SpeechStore

  /// 0…9 the first part, behind it the second.
  private static let text = "一、回顾增长８％。\n二、今年力争增长8%，修渠。"
  private static let segments = """
    [{"id":"s1","key":"a","kind":"part","function":"review","heading":"回顾","parent":null,\
    "start":0,"end":9},\
    {"id":"s2","key":"b","kind":"sentence","parent":"s1","start":0,"end":9},\
    {"id":"s3","key":"c","kind":"part","function":"plan","heading":"今年","parent":null,\
    "start":10,"end":24},\
    {"id":"s4","key":"d","kind":"sentence","parent":"s3","start":10,"end":24}]
    """

  init() throws {
    folder = try TemporaryFolder()
    store = try Self.store(folder.path + "/a.sqlite", layers: [Samples.layers[0]])
  }

  private static func store(_ path: String, layers: [LayerDescription]) throws -> SpeechStore {
    let store = try SpeechStore(path: path, layers: layers)
    let run = try store.beginRun(workflow: "w", jobs: 1, version: "1")
    for (id, place, date, text) in [
      ("a", "青山县", "2025-01-08", Self.text), ("b", "柳林镇", "2024-03-01", "没有增长。"),
      ("c", "青山县", "2024-02-02", Self.text),
    ] {
      var metadata = Metadata()
      metadata["place"] = place
      metadata[id == "c" ? "published" : "date"] = date
      let records = LayerRecords(
        name: "segments", record: "segment", json: Array((id == "b" ? "[]" : segments).utf8))
      try store.write(
        SpeechResult(
          id: id, path: id + ".txt", sha256: id, metadata: metadata, text: text,
          layers: layers.isEmpty ? [] : [records]), run: run)
    }
    return store
  }

  private func found(
    _ terms: [String], window: Int = 2, functions: [Segment.Function] = [],
    filters: [RecordFilter] = [], order: Concordance.Order? = nil, format: ReportFormat = .jsonl
  ) throws -> String {
    var sink = MemorySink()
    let concordance = try Concordance(
      terms: terms, window: window, functions: functions, filters: filters)
    _ = try store.read {
      try concordance.write($0, order: order, format: format, to: &sink)
    }
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  private func counts(
    _ terms: [String], _ group: Concordance.Group, functions: [Segment.Function] = []
  ) throws -> [String] {
    var sink = MemorySink()
    let concordance = try Concordance(terms: terms, window: 2, functions: functions)
    _ = try store.read {
      try concordance.writeCounts($0, by: group, format: .csv, to: &sink)
    }
    return String(decoding: sink.bytes.dropFirst(3), as: UTF8.self)
      .split(separator: "\r\n").map(String.init)
  }

  @Test func aHitWithAllThatIsKnownOfIt() throws {
    let lines = try found(["8%"], filters: [RecordFilter("speech", "a")])
    #expect(
      lines == """
        {"speech":"a","place":"青山县","date":"2025-01-08","part":"回顾","function":"review",\
        "term":"8%","start":6,"end":8,"left":"增长","keyword":"８％","right":"。\\n"}
        {"speech":"a","place":"青山县","date":"2025-01-08","part":"今年","function":"plan",\
        "term":"8%","start":18,"end":20,"left":"增长","keyword":"8%","right":"，修"}

        """)
  }

  @Test func termsStandBelowEachOther() throws {
    let lines = try found(
      ["增长", "修"], window: 3, filters: [RecordFilter("speech", "a")], format: .text)
    // The widest function, self-governance, takes 15 columns, a part 24, the context twice 3.
    func known(_ part: String, _ function: String) -> String {
      let spaces = String(repeating: " ", count: 15 - function.count)
      return "a  青山县  2025-01-08  \(part)" + String(repeating: " ", count: 20)
        + "  \(function)\(spaces)  "
    }
    #expect(
      lines.split(separator: "\n").map(String.init) == [
        known("回顾", "review") + "、回顾【增长】８％。",
        known("今年", "plan") + "年力争【增长】8%，",
        known("今年", "plan") + "  8%，【修】渠。",
      ])
  }

  @Test func oneCharacterAndTheLongestOfSeveral() throws {
    let hits = try found(["力争增长", "增长", "增", "渠"], filters: [RecordFilter("speech", "a")])
    let terms = try hits.split(separator: "\n").map {
      try JSONReader.read(String($0)).object?["term"]?.text
    }
    #expect(terms == ["增长", "力争增长", "渠"])
  }

  @Test(arguments: [
    // From the term outwards, by the codes of the characters: 争力年, 有没, 顾回、.
    (Concordance.Order.left, ["a16", "c16", "b2", "a4", "c4"]),
    // ８％。 and 8%， whatever their width.
    (.right, ["a4", "c4", "a16", "c16", "b2"]),
    (.place, ["b2", "c4", "c16", "a4", "a16"]),
    (.date, ["c4", "c16", "b2", "a4", "a16"]),
  ])
  func orders(order: Concordance.Order, expected: [String]) throws {
    let hits = try found(["增长"], window: 3, order: order).split(separator: "\n").map { line in
      let fields = try JSONReader.read(String(line)).object
      return "\(fields?["speech"]?.text ?? "")\(fields?["start"]?.integer ?? -1)"
    }
    #expect(hits == expected)
  }

  @Test func filters() throws {
    func count(_ functions: [Segment.Function], _ filters: [RecordFilter]) throws -> Int {
      try found(["增长"], functions: functions, filters: filters).split(separator: "\n").count
    }
    #expect(try count([], []) == 5)
    #expect(try count([.plan], []) == 2)
    #expect(try count([.plan, .review], [RecordFilter("year", "2024")]) == 2)
    #expect(try count([.targets], []) == 0)
    #expect(try count([], [RecordFilter("place", "柳林镇")]) == 1)
  }

  /// The texts have 24 characters, and the short one 5.
  @Test func countsKeepWhatHasNoHit() throws {
    #expect(
      try counts(["增长", "修渠", "增长"], .place) == [
        "place,term,hits,speeches_with_hits,speeches,characters,per_thousand",
        "柳林镇,增长,1,1,1,5,200", "柳林镇,修渠,0,0,1,5,0", "青山县,增长,4,2,2,48,83.3333",
        "青山县,修渠,2,2,2,48,41.6667",
      ])
    #expect(
      try counts(["增长"], .year).dropFirst() == [
        "2024,增长,3,2,2,29,103.4483", "2025,增长,2,1,1,24,83.3333",
      ])
    #expect(
      try counts(["增长"], .speech, functions: [.plan]).dropFirst() == [
        "a,增长,1,1,1,24,", "b,增长,0,0,1,5,", "c,增长,1,1,1,24,",
      ])
  }

  @Test func aTermOfNothingIsRefused() {
    #expect(throws: ConcordanceError.emptyTerm("\u{200b}")) {
      try Concordance(terms: ["增长", "\u{200b}"], window: 2)
    }
  }

  @Test func functionsNeedSegments() throws {
    let bare = try Self.store(folder.path + "/b.sqlite", layers: [])
    let concordance = try Concordance(terms: ["增长"], window: 2, functions: [.plan])
    #expect(throws: ConcordanceError.noSegments) {
      var sink = MemorySink()
      _ = try bare.read { try concordance.write($0, order: nil, format: .csv, to: &sink) }
    }
  }
}
