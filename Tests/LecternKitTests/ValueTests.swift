import LecternKit
import Testing

@Suite struct ValueTests {
  @Test func kinds() {
    #expect(Value.text("甲").text == "甲" && Value.integer(1).text == nil)
    #expect(Value.number(3).integer == 3 && Value.number(3.5).integer == nil)
    #expect(Value.number(1e300).integer == nil && Value.integer(2).number == 2)
    #expect(Value.boolean(true).boolean == true && Value.null.boolean == nil)
    #expect(Value.list([.null]).list?.count == 1 && Value.null.list == nil)
    #expect(Value.object(Fields()).object == Fields() && Value.null.object == nil)
  }

  @Test func fieldsKeepTheirOrder() {
    var fields = Fields()
    fields["b"] = .integer(1)
    fields["a"] = .integer(2)
    fields["b"] = .integer(3)
    #expect(fields.all.map(\.name) == ["b", "a"])
    #expect(fields["b"] == .integer(3))
    fields["b"] = nil
    fields["c"] = nil
    #expect(fields.all.map(\.name) == ["a"])
  }
}
