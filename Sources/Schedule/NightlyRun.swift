/// A run that the machine is to begin by itself every day.
public struct NightlyRun: Sendable {
  /// Of its units and its place in a crontab: `lectern-nightly`.
  public var name: String
  /// What the workflow calls itself.
  public var title: String
  /// The program and its arguments; all paths absolute.
  public var command: [String]
  /// Where it runs.
  public var folder: String
  /// Folders in which it writes.
  public var writable: [String]
  /// What it needs of the environment, which is another at night.
  public var environment: [(name: String, value: String)]
  public var time: TimeOfDay
  /// The most memory of all its processes, as systemd writes it: `4G`, `75%`.
  public var memory: String

  public init(
    name: String, title: String, command: [String], folder: String, writable: [String],
    environment: [(name: String, value: String)], time: TimeOfDay, memory: String
  ) {
    self.name = name
    self.title = title
    self.command = command
    self.folder = folder
    self.writable = Self.outermost(writable)
    self.environment = environment
    self.time = time
    self.memory = memory
  }

  /// Without folders that lie in others of them.
  private static func outermost(_ folders: [String]) -> [String] {
    Set(folders).filter { folder in
      !folders.contains { $0 != folder && folder.hasPrefix($0 == "/" ? "/" : $0 + "/") }
    }.sorted()
  }

  /// A name for the units of a workflow; what systemd does not allow becomes a hyphen.
  public static func unitName(workflow: String) -> String {
    let plain = workflow.utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
        byte
      default: UInt8(ascii: "-")
      }
    }
    let parts = String(decoding: plain, as: UTF8.self).split(separator: "-")
    return (["lectern"] + parts).joined(separator: "-")
  }
}

/// `02:00`
public struct TimeOfDay: Sendable, Equatable {
  public let hour: Int
  public let minute: Int

  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy(digits.contains) }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    self.hour = hour
    self.minute = minute
  }
}
