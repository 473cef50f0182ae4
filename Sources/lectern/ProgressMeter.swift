import Engine
import Glibc
import Synchronization

/// A line on a terminal that tells how far a run is; nothing elsewhere.
final class ProgressMeter: Sendable {
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  func show(_ progress: RunProgress) {
    guard Terminal.isInteractive else { return }
    let now = ContinuousClock.now
    let isDue = last.withLock { last in
      if let last, now - last < .milliseconds(100), progress.done < progress.total { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let failed = progress.failed > 0 ? ", \(progress.failed) failed" : ""
    Terminal.write(
      "\r\u{1b}[K\(progress.done) of \(progress.total) speeches\(failed)", to: STDERR_FILENO)
  }

  func clear() {
    guard Terminal.isInteractive else { return }
    Terminal.write("\r\u{1b}[K", to: STDERR_FILENO)
  }
}
