import Corpus
@preconcurrency import Dispatch
import Glibc
import LecternKit
import PluginHost
import Store
import Synchronization
import Workflow

/// The process in which plugins run: takes speeches as frames on stdin, gives results as frames on
/// stdout.
public enum Worker {
  /// Exit status of a worker whose step ran longer than its time.
  public static let timedOut: Int32 = 75
  /// Seconds a step may take where the workflow does not say.
  public static let usualTimeout = 120.0

  /// Works until stdin ends.
  ///
  /// - Parameter memory: how many bytes it may take.
  public static func run(_ analysis: SpeechAnalysis, memory: Int) throws {
    signal(SIGPIPE, SIG_IGN)
    // Signals to the terminal's or the unit's processes are the coordinator's to answer: it has the
    // speeches in hand finished.
    signal(SIGINT, SIG_IGN)
    signal(SIGTERM, SIG_IGN)
    limit(memory)
    // What a plugin prints must not get between the frames.
    let output = dup(STDOUT_FILENO)
    dup2(STDERR_FILENO, STDOUT_FILENO)
    let watchdog = Watchdog()
    send(Frame(kind: .ready, parts: []), to: output)
    var parser = FrameParser()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      parser.append(chunk[..<count])
      while let frame = try parser.next() {
        guard frame.kind == .job else { throw FrameError() }
        let (source, former) = try Job.decode(frame)
        let answer = work(on: source, former, analysis, watchdog) { send($0, to: output) }
        send(answer, to: output)
      }
    }
  }

  private static func work(
    on source: SourceText, _ former: Former, _ analysis: SpeechAnalysis, _ watchdog: Watchdog,
    _ send: (Frame) -> Void
  ) -> Frame {
    defer { watchdog.rest() }
    do {
      let outcome = try analysis.analyze(source, former: former) { step in
        send(Frame(kind: .step, parts: [Array(step.id.utf8)]))
        watchdog.watch(step: step.id, seconds: step.timeout ?? usualTimeout)
      }
      return Answer.done(outcome).encoded
    } catch {
      return Answer.failed(step: error.step, reason: error.reason, stops: error.stops).encoded
    }
  }

  /// Limits what the process takes of its own (heap, stacks), not what it maps of files and reserves.
  private static func limit(_ memory: Int) {
    var limit = rlimit(rlim_cur: rlim_t(memory), rlim_max: rlim_t(memory))
    _ = setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
  }

  private static func send(_ frame: Frame, to descriptor: Int32) {
    let bytes = frame.encoded
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // Nobody reads any more: the coordinator is gone.
      guard count > 0 else { exit(0) }
      sent += count
    }
  }
}

/// Ends the process when a step runs longer than it may: nothing else stops a plugin that loops.
private final class Watchdog: Sendable {
  private struct Watch {
    var step: String
    var seconds: Double
    var end: ContinuousClock.Instant
  }

  private let watch = Mutex<Watch?>(nil)
  private let parent = getppid()
  private let timer: any DispatchSourceTimer

  init() {
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "watchdog"))
    self.timer = timer
    timer.schedule(deadline: .now(), repeating: .milliseconds(50))
    timer.setEventHandler { [weak self] in self?.look() }
    timer.resume()
  }

  func watch(step: String, seconds: Double) {
    let end = ContinuousClock.now.advanced(by: .seconds(seconds))
    watch.withLock { $0 = Watch(step: step, seconds: seconds, end: end) }
  }

  func rest() {
    watch.withLock { $0 = nil }
  }

  private func look() {
    // A coordinator killed outright leaves its workers with another parent.
    if getppid() != parent { end(0) }
    watch.withLock { watch in
      guard let watch, ContinuousClock.now > watch.end else { return }
      end(Worker.timedOut)
    }
  }

  private func end(_ status: Int32) -> Never {
    ProcessAnalyzer.killPrograms()
    _exit(status)
  }
}
