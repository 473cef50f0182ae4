import Foundation
import Glibc

/// The program while it runs, with all that it starts in a process group of its own.
final class BackgroundProgram {
  let id: pid_t
  private var ending: Int32?
  private let errors: String

  /// - Parameter errors: where its standard error goes.
  init(_ arguments: [String], errors: String = "/dev/null") throws {
    self.errors = errors
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let program = Program.folder + "/lectern"
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, program, &actions, &attributes, &words, environ)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .ENOENT) }
    self.id = id
  }

  deinit {
    killAll()
    _ = wait()
  }

  func send(_ signal: Int32) { kill(id, signal) }

  /// The process and all that it has started.
  func killAll() {
    if ending == nil { kill(-id, SIGKILL) }
  }

  func killWorkers() {
    // Any thread may have started them.
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/task")) ?? []
    for task in tasks {
      let children = try? String(
        contentsOfFile: "/proc/\(id)/task/\(task)/children", encoding: .utf8)
      for child in (children ?? "").split(separator: " ").compactMap({ pid_t($0) }) {
        kill(child, SIGKILL)
      }
    }
  }

  /// Waits for its end: the exit status, or the number of the signal below zero.
  func wait() -> Int32 {
    if let ending { return ending }
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    let ended = status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
    ending = ended
    return ended
  }

  /// Waits until something is so; false where it is not within a minute.
  func until(_ isSo: () -> Bool) -> Bool {
    for _ in 0..<3000 {
      if isSo() { return true }
      usleep(20_000)
    }
    return false
  }
}
