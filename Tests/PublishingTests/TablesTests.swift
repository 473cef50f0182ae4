import LecternKit
import Store
import Testing

@testable import Publishing

struct TablesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func publish(_ ids: [String], to name: String) throws {
    let store = try Samples.store(ids, in: folder)
    try store.publish(
      TablesPublication(path: folder.path + "/\(name)/tables/"),
      RecordsPublication(path: folder.path + "/\(name)/analyses.jsonl"))
  }

  /// The lines of a table behind its byte order mark.
  private func table(_ name: String) throws -> [String] {
    let bytes = try folder.bytes("out/tables/\(name).csv")
    #expect(bytes.starts(with: [0xef, 0xbb, 0xbf]))
    return String(decoding: bytes.dropFirst(3), as: UTF8.self)
      .split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func indicatorsHaveTheEndsOfTheirValue() throws {
    try publish(["a"], to: "out")
    let lines = try table("indicators")
    #expect(
      lines[0] == """
        speech,title,place,level,date,id,key,start,end,quote,name,scope,code,form,value_low,\
        value_high,unit,bound,change,kind,valueRole,relative,commitment,stretch,constraint,period,\
        aggregation,base,headline,restates,rule,lexicon,segment
        """)
    #expect(
      lines[1] == """
        a,'=讲话 a,柳林镇,,2026-03-04,i1,,0,5,'-6.5%,用水量,,,,-6.5,-6,%,,,,,\
        "{""relation"":""低于"",""gap"":""1%""}",,,,,,,true,,,,
        """)
    #expect(lines[2].contains(",X家,,,,,,,家,"))
    #expect(lines.count == 4 && lines[3] == "")
  }

  @Test func listsAreJoinedByTheirWords() throws {
    try publish(["a"], to: "out")
    let lines = try table("tasks")
    #expect(
      lines[1] == """
        a,'=讲话 a,柳林镇,,2026-03-04,t1,,0,9,"一、修渠，\n二、清淤",,,\
        "[{""start"":0,""end"":4}]",水务站；各村,,,水利局,
        """)
    #expect(try table("quotations")[1].hasSuffix(",q1,,,,,'@x,\"甲,；乙\",false"))
  }

  @Test func namesOfTheSpeechAreNotGivenTwice() throws {
    try publish(["a"], to: "out")
    #expect(
      try table("segments")[0] == """
        speech,title,place,level,date,id,key,kind,role,function,segments_level,marker,markerStart,\
        heading,parent,start,end
        """)
    #expect(try table("quotations")[0].hasSuffix(",quote,quotations_title,words,sure"))
  }

  @Test func emptyLayersHaveTheSameHeader() throws {
    try publish(["a"], to: "out")
    let full = try Samples.layers.map { try table($0.name)[0] }
    try publish(["empty"], to: "out")
    #expect(try Samples.layers.map { try table($0.name)[0] } == full)
    #expect(try table("tasks").count == 2)
  }

  @Test func speechesHaveTheirMetadata() throws {
    try publish(["b", "a"], to: "out")
    #expect(
      try table("speeches") == [
        """
        speech,title,date,published,speaker,occasion,place,level,source,会议,path,row,sha256,\
        encoding,characters
        """,
        "a,'=讲话 a,2026-03-04,,,,柳林镇,,,春耕会,a.txt,,77,UTF-8,5",
        "b,'=讲话 b,2026-03-04,,,,柳林镇,,,春耕会,b.txt,,77,UTF-8,5",
        "",
      ])
  }

  @Test func outputsAreTheSameInAnyOrderOfWriting() throws {
    try publish(["a", "b", "empty", "乙"], to: "one")
    try publish(["乙", "empty", "b", "a"], to: "two")
    let names =
      ["analyses.jsonl", "tables/speeches.csv"] + Samples.layers.map { "tables/\($0.name).csv" }
    for name in names {
      #expect(try folder.bytes("one/\(name)") == folder.bytes("two/\(name)"), "\(name)")
    }
  }
}
