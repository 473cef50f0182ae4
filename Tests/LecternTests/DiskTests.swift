import Foundation
import Glibc
import Testing

/// A full disk ends in an error that says so, and the run after space is freed is whole.
@Suite struct DiskTests {
  @Test(.enabled(if: getuid() == 0, "only root may mount a small disk"))
  func aFullDisk() throws {
    let scratch = try Scratch()
    let disk = scratch.path("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    guard mount("none", disk, "tmpfs", 0, "size=400k") == 0 else {
      print("skipped: this machine lets nobody mount a disk")
      return
    }
    defer { umount2(disk, Int32(MNT_DETACH)) }
    for number in 1...40 {
      let lines = (1...60).map { "第\(number)号讲话第\($0)段，要抓好落实。" }
      try scratch.write(lines.joined(separator: "\n"), to: "\(number).txt")
    }
    func workflow(_ folder: String) throws {
      try scratch.write(
        """
        workflow: disk
        speeches: ["*.txt"]
        steps: [segmenter]
        outputs: [{store: \(folder)/lectern.sqlite}, {records: \(folder)/analyses.jsonl}]
        """, to: "disk.yaml")
    }
    try workflow(scratch.path("free"))
    #expect(try Program.run("run", scratch.path("disk.yaml")).status == 0)
    try workflow(disk)
    let full = try Program.run("run", scratch.path("disk.yaml"))
    #expect(full.status == 1)
    #expect(
      full.errors.contains("error: the store '\(disk)/lectern.sqlite' failed: the disk is full"),
      "\(full.errors)")
    #expect(!scratch.exists("disk/analyses.jsonl"))
    #expect(mount("none", disk, "tmpfs", UInt(MS_REMOUNT), "size=20m") == 0)
    let again = try Program.run("run", scratch.path("disk.yaml"))
    #expect(again.status == 0, "\(again.errors)")
    #expect(try scratch.read("disk/analyses.jsonl") == scratch.read("free/analyses.jsonl"))
  }
}
