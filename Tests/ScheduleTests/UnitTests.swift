import Foundation
import Testing

@testable import Schedule

struct UnitTests {
  private func run(
    _ change: (inout NightlyRun) -> Void = { _ in }
  ) throws -> NightlyRun {
    var run = NightlyRun(
      name: "lectern-nightly", title: "nightly",
      command: ["/opt/bin/lectern", "run", "/srv/flows/nightly.yaml"], folder: "/srv/flows",
      writable: ["/srv/flows/out", "/srv/flows/out/tables", "/srv/flows/out2"], environment: [],
      time: try #require(TimeOfDay("02:05")), memory: "4G")
    change(&run)
    return run
  }

  @Test func theServiceWritesItsOutputsAndNothingElse() throws {
    let service = SystemdUnits(try run(), kind: .system(user: "clerk")).service
    let lines = service.split(separator: "\n")
    for line in [
      "ExecStart=:/opt/bin/lectern run /srv/flows/nightly.yaml", "User=clerk",
      "WorkingDirectory=/srv/flows", "ProtectSystem=strict", "PrivateTmp=yes",
      "NoNewPrivileges=yes", "MemoryMax=4G", "CPUWeight=20", "Nice=10",
      // The tables lie in the first; `out2` only begins like it.
      "ReadWritePaths=/srv/flows/out /srv/flows/out2",
    ] {
      #expect(lines.contains(Substring(line)), "\(line)")
    }
    #expect(!service.contains("PrivateUsers"))
    #expect(SystemdUnits(try run(), kind: .user).service.contains("PrivateUsers=yes"))
  }

  @Test func theTimerMakesUpForAMissedNight() throws {
    let timer = SystemdUnits(try run(), kind: .user).timer
    #expect(timer.contains("OnCalendar=*-*-* 02:05:00\n"))
    #expect(timer.contains("Persistent=true\n"))
  }

  @Test func pathsMayHoldWhateverTheyLike() throws {
    let run = try run {
      $0.command = ["/opt/lectern", "run", #"/srv/a b/50% "best"/夜间.yaml"#]
      $0.environment = [("DATA", "/srv/a b")]
    }
    let service = SystemdUnits(run, kind: .user).service
    #expect(
      service.contains(#"ExecStart=:/opt/lectern run "/srv/a b/50%% \"best\"/夜间.yaml""# + "\n"))
    #expect(service.contains("Environment=\"DATA=/srv/a b\"\n"))
  }

  @Test func aTemporaryFolderIsNotHiddenFromItsOwnRun() throws {
    let units = SystemdUnits(try run { $0.folder = "/tmp/flows" }, kind: .user)
    #expect(units.needsTmp)
    #expect(!units.service.contains("PrivateTmp=yes"))
  }

  @Test(arguments: [
    ("nightly", "lectern-nightly"), ("county reports/2026", "lectern-county-reports-2026"),
    ("夜间", "lectern"),
  ])
  func namesThatSystemdAllows(workflow: String, name: String) {
    #expect(NightlyRun.unitName(workflow: workflow) == name)
  }

  @Test(arguments: ["2", "24:00", "02:60", "02:5", "2:00:00", "-1:00", "ab:cd", "+2:00"])
  func noTimesOfDay(text: String) {
    #expect(TimeOfDay(text) == nil)
  }
}
