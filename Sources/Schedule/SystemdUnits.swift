/// The service and the timer of a nightly run.
public struct SystemdUnits: Sendable {
  private let run: NightlyRun
  private let kind: Kind

  public enum Kind: Sendable, Equatable {
    /// Of the whole machine; run as this user, nil for root.
    case system(user: String?)
    /// Of one user's own service manager.
    case user
  }

  public init(_ run: NightlyRun, kind: Kind) {
    self.run = run
    self.kind = kind
  }

  public var serviceName: String { run.name + ".service" }
  public var timerName: String { run.name + ".timer" }

  /// Whether the run reads or writes below the folders that a private `/tmp` would hide.
  public var needsTmp: Bool {
    (run.command + run.writable + [run.folder]).contains {
      $0.hasPrefix("/tmp/") || $0.hasPrefix("/var/tmp/")
    }
  }

  public var service: String {
    var lines = [
      "# Written by 'lectern schedule'.",
      "[Unit]",
      "Description=Lectern: \(Self.literal(run.title))",
      "",
      "[Service]",
      "Type=oneshot",
    ]
    if case .system(let user?) = kind { lines.append("User=\(user)") }
    lines.append("WorkingDirectory=\(Self.literal(run.folder))")
    lines += run.environment.map { "Environment=\(Self.word("\($0.name)=\($0.value)"))" }
    lines += [
      // The colon keeps '$' as it is.
      "ExecStart=:\(run.command.map(Self.word).joined(separator: " "))",
      "# SIGTERM goes to the coordinator alone, which finishes the speeches in hand.",
      "KillMode=mixed",
      "TimeoutStopSec=10min",
      "# A guest on the machine: others come first.",
      "Nice=10",
      "CPUWeight=20",
      "IOWeight=20",
      "MemoryMax=\(run.memory)",
      "# It reads what it may and writes its outputs, nothing else.",
    ]
    // Without this an unprivileged service manager cannot set up what follows.
    if kind == .user { lines.append("PrivateUsers=yes") }
    lines.append("ProtectSystem=strict")
    lines.append("ProtectHome=read-only")
    if !run.writable.isEmpty {
      lines.append("ReadWritePaths=\(run.writable.map(Self.word).joined(separator: " "))")
    }
    if needsTmp {
      lines.append("# No PrivateTmp: the workflow itself lies in a temporary folder.")
    } else {
      lines.append("PrivateTmp=yes")
    }
    lines += [
      "NoNewPrivileges=yes",
      "RestrictSUIDSGID=yes",
      "LockPersonality=yes",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  public var timer: String {
    """
    # Written by 'lectern schedule'.
    [Unit]
    Description=Lectern: \(Self.literal(run.title)), every day

    [Timer]
    OnCalendar=*-*-* \(Self.two(run.time.hour)):\(Self.two(run.time.minute)):00
    # A run that was missed, the machine being off, is made up for.
    Persistent=true

    [Install]
    WantedBy=timers.target

    """
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The rest of a line: only percent signs mean something there.
  private static func literal(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
      .split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
  }

  /// One word of a list of words.
  private static func word(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": quoted += "\\\\"
      case "\"": quoted += "\\\""
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "%": quoted += "%%"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    let isPlain = text.utf8.allSatisfy { byte in
      byte > 0x20 && ![UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\")].contains(byte)
    }
    return isPlain && !text.isEmpty ? quoted : "\"\(quoted)\""
  }
}
