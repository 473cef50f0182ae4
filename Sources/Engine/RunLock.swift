import Glibc
import LecternKit
import Store
import Synchronization

/// Keeps a second run from the same store, and remembers what was in hand when a run ended without a
/// word.
///
/// A file beside the store that the process holds locked: the system lets go of it with the process,
/// however that ends. Its first line says whose it is; then every source that is taken in hand, `+`, or
/// put down, `-`, and `!` where the process went down by its own fault.
public final class RunLock: Sendable {
  /// Whose lock it is.
  public struct Holder: Sendable, Equatable {
    public var process: Int
    /// ISO 8601 in UTC.
    public var started: String
    public var workflow: String
  }

  public enum Refusal: Error, Sendable, Equatable, CustomStringConvertible {
    /// Nil where it has only just begun and has not said who it is.
    case held(by: Holder?, path: String)
    case cannotLock(path: String, reason: String)

    public var description: String {
      switch self {
      case .held(let holder?, _):
        "another run is alive: process \(holder.process), begun \(holder.started), "
          + "workflow '\(holder.workflow)'"
      case .held(nil, let path): "another run is just beginning; it holds '\(path)'"
      case .cannotLock(let path, let reason): "cannot lock '\(path)': \(reason)"
      }
    }
  }

  /// What a run left behind that ended without a word.
  struct Remains: Sendable, Equatable {
    var inHand: [String] = []
    /// It went down by its own fault, not by a kill or with the machine.
    var hasCrashed = false
  }

  let remains: Remains
  private let path: String
  private let descriptor: Int32

  /// - Parameter started: now, in ISO 8601.
  public init(store: String, workflow: String, started: String) throws(Refusal) {
    path = store + ".lock"
    if let reason = Folder.create(Folder.of(path)) {
      throw .cannotLock(path: path, reason: reason)
    }
    descriptor = try Self.lock(path)
    remains = Remains(Self.contents(descriptor))
    let holder = Holder(process: Int(getpid()), started: started, workflow: workflow)
    _ = ftruncate(descriptor, 0)
    write(Value.object(holder.fields).json)
    CrashMark.watch(descriptor)
  }

  func takeInHand(_ source: String) { write("+" + Value.text(source).json) }

  func putDown(_ source: String) { write("-" + Value.text(source).json) }

  /// Ends the lock; its file goes with it.
  public func release() {
    CrashMark.watch(-1)
    _ = unlink(path)
    _ = close(descriptor)
  }

  private static func lock(_ path: String) throws(Refusal) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else {
        throw .cannotLock(path: path, reason: Folder.systemMessage())
      }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        // Between opening and locking the one before may have taken the file away.
        var (mine, there) = (stat(), stat())
        let isThere = fstat(descriptor, &mine) == 0 && stat(path, &there) == 0
        if isThere, mine.st_ino == there.st_ino { return descriptor }
        _ = close(descriptor)
        continue
      }
      let reason = errno
      defer { _ = close(descriptor) }
      guard reason == EWOULDBLOCK else {
        throw .cannotLock(path: path, reason: String(cString: strerror(reason)))
      }
      throw .held(by: Holder(contents(descriptor)), path: path)
    }
  }

  private static func contents(_ descriptor: Int32) -> [Substring] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(descriptor, &chunk, chunk.count, off_t(bytes.count))
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  /// Where the disk is full the lock holds all the same.
  private func write(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = Glibc.write(descriptor, bytes, bytes.count)
  }
}

extension RunLock.Holder {
  fileprivate var fields: Fields {
    var fields = Fields()
    fields["process"] = .integer(process)
    fields["started"] = .text(started)
    fields["workflow"] = .text(workflow)
    return fields
  }

  fileprivate init?(_ lines: [Substring]) {
    guard let fields = lines.first.flatMap({ try? JSONReader.read(String($0)) })?.object,
      let process = fields["process"]?.integer, let started = fields["started"]?.text,
      let workflow = fields["workflow"]?.text
    else { return nil }
    self.init(process: process, started: started, workflow: workflow)
  }
}

extension RunLock.Remains {
  fileprivate init(_ lines: [Substring]) {
    for line in lines {
      // The last line of a process that was killed may be half a one.
      let source = (try? JSONReader.read(String(line.dropFirst())))?.text
      switch (line.first, source) {
      case ("!", _): hasCrashed = true
      case ("+", let source?): inHand.append(source)
      case ("-", let source?): inHand.removeAll { $0 == source }
      default: break
      }
    }
  }
}

/// Notes in the lock's file that the process goes down by its own fault.
private enum CrashMark {
  private static let descriptor = Atomic<Int32>(-1)

  /// - Parameter descriptor: of the file; -1 for none.
  static func watch(_ descriptor: Int32) {
    self.descriptor.store(descriptor, ordering: .relaxed)
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
      // Nothing but calls that are safe in a handler of signals.
      signal(number) { number in
        var mark: (UInt8, UInt8) = (0x21, 0x0a)
        _ = Glibc.write(CrashMark.descriptor.load(ordering: .relaxed), &mark, 2)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
