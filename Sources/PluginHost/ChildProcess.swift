import Foundation
import Glibc
import Synchronization

/// A program with pipes to its stdin and from its stdout, and a process group of its own, so that what
/// it starts ends with it.
///
/// `Foundation.Process` takes a program for alive as long as anything that it started is, and its
/// `FileHandle` waits until all that was asked for has come.
final class ChildProcess: Sendable {
  /// All that were started and not seen to end.
  static let running = Mutex<Set<pid_t>>([])
  private static let starting = Mutex(())

  private struct State {
    var input: Int32?
    /// How it ended, once it has.
    var ending: String?
  }

  private let id: pid_t
  private let output: Int32
  private let state: Mutex<State>

  /// - Parameters:
  ///   - command: the program, looked for in `PATH` where it is no path, and its arguments.
  ///   - folder: where it runs.
  init(_ command: [String], folder: String) throws(ProgramError) {
    // One at a time: a pipe's end that got into another child would keep this one from seeing the
    // end of its input.
    let started = Self.starting.withLock { _ in Self.start(command, folder) }
    guard started.code == 0 else {
      throw ProgramError(
        message: "it cannot be started: \(String(cString: strerror(started.code)))")
    }
    id = started.id
    output = started.output
    state = Mutex(State(input: started.input))
    Self.running.withLock { _ = $0.insert(started.id) }
  }

  deinit {
    _ = end(within: 0)
    close(output)
  }

  private struct Started {
    var code: Int32 = 0
    var id: pid_t = 0
    var input: Int32 = -1
    var output: Int32 = -1
  }

  private static func start(_ command: [String], _ folder: String) -> Started {
    var started = Started()
    var (stdin, stdout) = ([Int32](repeating: -1, count: 2), [Int32](repeating: -1, count: 2))
    if pipe(&stdin) == 0, pipe(&stdout) == 0 {
      for end in stdin + stdout { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      started.code = spawn(command, folder, stdin: stdin[0], stdout: stdout[1], &started.id)
    } else {
      started.code = errno
    }
    let kept = started.code == 0 ? [stdin[1], stdout[0]] : []
    for end in stdin + stdout where end >= 0 && !kept.contains(end) { close(end) }
    (started.input, started.output) = (stdin[1], stdout[0])
    return started
  }

  private static func spawn(
    _ command: [String], _ folder: String, stdin: Int32, stdout: Int32, _ id: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, stdin, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, stdout, STDOUT_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The host ignores SIGPIPE; the program must not.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    let shell = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, folder]
    var arguments = (shell + command).map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    return posix_spawn(&id, shell[0], &actions, &attributes, &arguments, &variables)
  }

  /// False when it reads no more.
  func write(_ bytes: [UInt8]) -> Bool {
    guard let input = state.withLock({ $0.input }) else { return false }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  func closeInput() {
    state.withLock { state in
      if let input = state.input { close(input) }
      state.input = nil
    }
  }

  /// Takes what has come, or waits for something; false at the end.
  func read(into buffer: inout [UInt8]) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { chunk in
      while true {
        // What it has started may hold its end of the pipe open when it is gone.
        var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        if poll(&waiting, 1, 200) == 0 {
          if hasEnded { return false }
          continue
        }
        let count = Glibc.read(output, chunk.baseAddress, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        buffer.append(contentsOf: chunk[..<count])
        return true
      }
    }
  }

  private var hasEnded: Bool {
    state.withLock { state in
      tryToReap(&state)
      return state.ending != nil
    }
  }

  private func tryToReap(_ state: inout State) {
    var status: Int32 = 0
    guard state.ending == nil, waitpid(id, &status, WNOHANG) != 0 else { return }
    note(status, &state)
  }

  private func note(_ status: Int32, _ state: inout State) {
    let signal = status & 0x7f
    state.ending = signal == 0 ? "status \(status >> 8 & 0xff)" : "signal \(signal)"
    kill(-id, SIGKILL)
    Self.running.withLock { _ = $0.remove(id) }
  }

  /// Waits for its end and then kills it, and what it has started; says how it ended.
  func end(within seconds: Double) -> String {
    closeInput()
    return state.withLock { state in
      let last = ContinuousClock.now.advanced(by: .seconds(seconds))
      tryToReap(&state)
      while state.ending == nil, ContinuousClock.now < last {
        usleep(2000)
        tryToReap(&state)
      }
      if state.ending == nil {
        kill(-id, SIGKILL)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        note(status, &state)
      }
      return state.ending ?? ""
    }
  }
}
