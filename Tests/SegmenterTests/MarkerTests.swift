import LecternKit
import Testing

/// What the pages of examples do not show of markers.
@Suite struct MarkerTests {
  @Test func textsThatBeginWithTheirFirstPart() throws {
    #expect(
      try Outlined("一、抓产业\n要引进项目。\n二、抓民生\n要办实事。").markers == ["1 一、", "1 二、"])
    #expect(try Outlined("（一）抓产业\n要引进项目。\n（二）抓民生\n要办实事。").roles == "htht")
  }

  @Test func markersStandWhereTheyStand() throws {
    let outlined = try Outlined("𠮷林的同志们：\n我讲两点。\n●(一)抓产业,引进项目。\n２．好")
    #expect(outlined.markerStarts == ["(一"])
    let digits = try Outlined("同志们：\n１．抓产业，引进项目。\n２．抓民生，办好实事。")
    #expect(digits.markers == ["1 1.", "1 2."] && digits.markerStarts == ["１．", "２．"])
  }
}
