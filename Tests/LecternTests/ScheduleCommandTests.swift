import Foundation
import Testing

/// Units and crontab lines as they are shown and installed.
@Suite struct ScheduleCommandTests {
  private func workflow() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      """
      workflow: county archive
      speeches: ["${ARCHIVE:-.}/*.txt"]
      steps: [segmenter]
      outputs: [{store: out/lectern.sqlite}, {tables: out/tables}, {records: other/a.jsonl}]
      """, to: "archive 1.yaml")
    return scratch
  }

  /// Programs that write down how they were called, in place of those of the machine.
  private func machine(_ scratch: Scratch) throws -> [String: String] {
    for name in ["systemctl", "crontab"] {
      let path = "bin/\(name)"
      try scratch.write(
        "#!/bin/sh\necho \"\(name) $*\" >> \(scratch.path("calls"))\n"
          + "if [ \"$*\" = - ]; then cat > \(scratch.path("crontab")); fi\n", to: path)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: scratch.path(path))
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return [
      "PATH": scratch.path("bin") + ":" + path, "XDG_CONFIG_HOME": scratch.path("config"),
      "ARCHIVE": "/srv/archive 1",
    ]
  }

  @Test func showsAndInstallsNothing() throws {
    let scratch = try workflow()
    let outcome = try Program.run(
      "schedule", scratch.path("archive 1.yaml"), "--at", "02:00", environment: try machine(scratch)
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("OnCalendar=*-*-* 02:00:00\n"))
    #expect(outcome.output.contains("nothing is installed"))
    #expect(!scratch.exists("calls") && !scratch.exists("config") && !scratch.exists("out"))
  }

  @Test func installsUnitsThatSystemdAccepts() throws {
    let scratch = try workflow()
    let outcome = try Program.run(
      "schedule", scratch.path("archive 1.yaml"), "--at", "02:00", "--install", "--user",
      environment: try machine(scratch))
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try scratch.read("calls") == """
        systemctl --user daemon-reload
        systemctl --user enable --now lectern-county-archive.timer

        """)
    let folder = "config/systemd/user/"
    let service = try scratch.read(folder + "lectern-county-archive.service")
    let root = scratch.folder.resolvingSymlinksInPath().path
    #expect(service.contains("\nReadWritePaths=\(root)/other \(root)/out\n"))
    #expect(service.contains(#"run "\#(root)/archive 1.yaml""#))
    #expect(service.contains("\nEnvironment=\"ARCHIVE=/srv/archive 1\"\n"))
    #expect(scratch.exists("out") && scratch.exists("other"))
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze") else { return }
    // It would look into the folder of a session, where there is one.
    let verified = try Program.run(
      "verify", "--user", "--man=no", scratch.path(folder + "lectern-county-archive.service"),
      scratch.path(folder + "lectern-county-archive.timer"),
      environment: ["XDG_RUNTIME_DIR": scratch.folder.path],
      executable: "/usr/bin/systemd-analyze")
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(!verified.errors.contains("lectern-county-archive"), "\(verified.errors)")
  }

  @Test func aUnitOfAnotherWorkflowStays() throws {
    let scratch = try workflow()
    let unit = "config/systemd/user/lectern-county-archive.service"
    try scratch.write("[Service]\nExecStart=/bin/true\n", to: unit)
    let outcome = try Program.run(
      "schedule", scratch.path("archive 1.yaml"), "--at", "02:00", "--install", "--user",
      environment: try machine(scratch))
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("choose another --name"))
    #expect(try scratch.read(unit) == "[Service]\nExecStart=/bin/true\n")
  }

  @Test func entersALineIntoTheCrontab() throws {
    let scratch = try workflow()
    let outcome = try Program.run(
      "schedule", scratch.path("archive 1.yaml"), "--at", "2:30", "--install", "--cron",
      environment: try machine(scratch))
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try scratch.read("calls") == "crontab -l\ncrontab -\n")
    let lines = try scratch.read("crontab").split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.hasPrefix("30 2 * * * cd ") ?? false)
    #expect(lines.last?.contains("ARCHIVE='/srv/archive 1' nice -n 10 ") ?? false)
  }

  @Test(arguments: [
    ("25:00", "75%", "'25:00' is no time of day"), ("noon", "75%", "'noon' is no time of day"),
    ("02:00", "lots", "'lots' is no amount of memory"),
  ])
  func whatSystemdWouldIgnoreIsRefused(time: String, memory: String, message: String) throws {
    let scratch = try workflow()
    let outcome = try Program.run(
      "schedule", scratch.path("archive 1.yaml"), "--at", time, "--memory", memory)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }
}
