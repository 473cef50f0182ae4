/// The line of a nightly run in a crontab.
public struct Crontab: Sendable {
  private let run: NightlyRun

  public init(_ run: NightlyRun) { self.run = run }

  /// Stands above the line, so that it is found again.
  private var mark: String { "# \(run.name), by 'lectern schedule'" }

  public var line: String {
    let variables = run.environment.map { "\($0.name)=\(Self.quoted($0.value))" }
    let command = variables + ["nice", "-n", "10"] + run.command.map(Self.quoted)
    let text = "cd \(Self.quoted(run.folder)) && \(command.joined(separator: " "))"
    // cron takes a bare percent sign for the end of the command.
    let escaped = text.split(separator: "%", omittingEmptySubsequences: false)
      .joined(separator: "\\%")
    return "\(run.time.minute) \(run.time.hour) * * * \(escaped)"
  }

  /// A crontab with the line in place of the one that an earlier call put there.
  public func entered(into crontab: String) -> String {
    var lines = crontab.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    if let place = lines.firstIndex(of: mark) {
      lines.replaceSubrange(place..<min(place + 2, lines.count), with: [mark, line])
    } else {
      lines += [mark, line]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One word of a command line.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "="):
        true
      default: byte >= 0x80
      }
    }
    if isPlain, !text.isEmpty { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
