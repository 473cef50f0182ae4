import Foundation
import Glibc
import Synchronization

/// A bar on a terminal that tells how far a run is.
final class ProgressMeter: Sendable {
  private let last = Mutex<ContinuousClock.Instant?>(nil)
  private static let width = 24

  func show(done: Int, total: Int, _ status: String, at now: ContinuousClock.Instant) {
    let isDue = last.withLock { last in
      if let last, now - last < .milliseconds(100), done < total { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let filled = Self.width * done / max(total, 1)
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    Terminal.write("\r\u{1b}[K\(bar) \(status)", to: STDERR_FILENO)
  }

  func clear() {
    Terminal.write("\r\u{1b}[K", to: STDERR_FILENO)
  }
}

/// How fast a run goes, over the last half minute: what is passed over goes a hundred times faster
/// than what is analysed.
struct Pace {
  private var samples: [(time: ContinuousClock.Instant, done: Int)] = []
  private static let most = 30

  mutating func add(_ done: Int, at time: ContinuousClock.Instant) {
    if let last = samples.last, time - last.time < .seconds(1) { return }
    samples.append((time, done))
    if samples.count > Self.most { samples.removeFirst() }
  }

  /// `1200 of 10000 speeches, 3 failed, 35.2 a second, 4 min left`
  func status(done: Int, failed: Int, total: Int) -> String {
    var parts = ["\(done) of \(total) speeches"]
    if failed > 0 { parts.append("\(failed) failed") }
    if let first = samples.first, let last = samples.last, last.time > first.time,
      last.done > first.done
    {
      let rate = Double(last.done - first.done) / ((last.time - first.time) / .seconds(1))
      parts.append(String(format: "%.1f a second", rate))
      parts.append("\(Self.text(Double(total - done) / rate)) left")
    }
    return parts.joined(separator: ", ")
  }

  private static func text(_ seconds: Double) -> String {
    switch seconds {
    case ..<90: "\(Int(seconds.rounded())) s"
    case ..<5400: "\(Int((seconds / 60).rounded())) min"
    default: String(format: "%.1f h", seconds / 3600)
    }
  }
}
