internal import Foundation

/// Why a nightly run could not be installed.
public struct InstallationError: Error, Sendable, CustomStringConvertible {
  public let description: String
}

/// Hands a nightly run to what begins it.
public enum Installation {
  /// Writes the units, with the folders that the service must find, and starts the timer. The files
  /// written.
  ///
  /// - Parameter marker: a text of the service; a unit of the same name without it belongs to another
  ///   workflow and stays.
  public static func install(
    _ units: SystemdUnits, for run: NightlyRun, isUser: Bool, marker: String
  ) throws -> [String] {
    let folder = isUser ? try userFolder() : "/etc/systemd/system"
    let service = folder + "/" + units.serviceName
    if let there = try? String(contentsOfFile: service, encoding: .utf8), !there.contains(marker) {
      throw InstallationError(
        description: "'\(service)' is there for another workflow; choose another --name")
    }
    // systemd does not begin a service whose writable folders are missing.
    for folder in [folder] + run.writable {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let timer = folder + "/" + units.timerName
    try Data(units.service.utf8).write(to: URL(filePath: service), options: .atomic)
    try Data(units.timer.utf8).write(to: URL(filePath: timer), options: .atomic)
    let scope = isUser ? ["--user"] : []
    try call(["systemctl"] + scope + ["daemon-reload"])
    try call(["systemctl"] + scope + ["enable", "--now", units.timerName])
    return [service, timer]
  }

  /// Puts the line into the user's crontab.
  public static func install(_ crontab: Crontab) throws {
    // A user without a crontab is told so on the standard error, with status 1.
    let before = try output(of: ["crontab", "-l"])
    try call(["crontab", "-"], input: crontab.entered(into: before.status == 0 ? before.text : ""))
  }

  private static func userFolder() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    let given = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    guard let config = given ?? environment["HOME"].map({ $0 + "/.config" }) else {
      throw InstallationError(description: "neither XDG_CONFIG_HOME nor HOME is set")
    }
    return config + "/systemd/user"
  }

  private static func call(_ command: [String], input: String = "") throws {
    let result = try output(of: command, input: input)
    guard result.status == 0 else {
      let said = result.errors.split(separator: "\n").joined(separator: "; ")
      throw InstallationError(
        description: "'\(command.joined(separator: " "))' ended with status \(result.status)"
          + (said.isEmpty ? "" : ": \(said)"))
    }
  }

  private static func output(
    of command: [String], input: String = ""
  ) throws -> (status: Int32, text: String, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    // Both say little: neither pipe fills while the other is read.
    let text = try stdout.fileHandleForReading.readToEnd() ?? Data()
    let errors = try stderr.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: text, as: UTF8.self),
      String(decoding: errors, as: UTF8.self)
    )
  }
}
