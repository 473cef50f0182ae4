import Testing

@testable import Schedule

struct CrontabTests {
  private func crontab(at time: String, file: String = "/srv/nightly.yaml") throws -> Crontab {
    Crontab(
      NightlyRun(
        name: "lectern-nightly", title: "nightly", command: ["/opt/lectern", "run", file],
        folder: "/srv", writable: [], environment: [("PATH", "/opt/bin:/usr/bin")],
        time: try #require(TimeOfDay(time)), memory: "75%"))
  }

  @Test func aLineOfItsOwn() throws {
    #expect(
      try crontab(at: "2:05").line
        == "5 2 * * * cd /srv && PATH=/opt/bin:/usr/bin nice -n 10 /opt/lectern run /srv/nightly.yaml"
    )
    #expect(
      try crontab(at: "2:05", file: "/srv/it's 50%.yaml").line
        .hasSuffix(#"run '/srv/it'\''s 50\%.yaml'"#))
  }

  @Test func anotherTimeTakesThePlaceOfTheFirst() throws {
    let first = try crontab(at: "02:00").entered(into: "MAILTO=clerk\n0 1 * * * backup\n")
    let second = try crontab(at: "03:30").entered(into: first + "15 4 * * * report\n")
    let lines = second.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[..<2] == ["MAILTO=clerk", "0 1 * * * backup"])
    #expect(lines[3].hasPrefix("30 3 * * * "))
    #expect(lines[4] == "15 4 * * * report")
  }
}
