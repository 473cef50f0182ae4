/// Why a run cannot go on.
public enum RunError: Error, Sendable, CustomStringConvertible {
  case workersDoNotStart(reason: String)

  public var description: String {
    switch self {
    case .workersDoNotStart(let reason): "no worker gets ready: \(reason)"
    }
  }
}

/// What is told while a run goes on.
public enum RunEvent: Sendable {
  /// So many speeches are done with, so many of them failed.
  case progress(done: Int, failed: Int, total: Int)
  case failed(RunSummary.Trouble)
  /// A step failed that its speech does without.
  case skipped(RunSummary.Trouble)
  /// A worker died over a speech, which will be tried once more.
  case died(RunSummary.Trouble)
}

/// How a run went.
public struct RunSummary: Sendable {
  public struct Trouble: Sendable {
    public let speech: String
    public let path: String
    public let reason: String
  }

  public enum Ending: Sendable, Equatable {
    case complete
    /// A step with `on-error: stop` failed, or more speeches than may.
    case stopped(String)
    /// By a signal.
    case interrupted(Int32)
  }

  /// Speeches looked at.
  public var speeches = 0
  public var analysed = 0
  /// Passed over, since nothing had changed.
  public var unchanged = 0
  public var failed = 0
  public var removed = 0
  public var characters = 0
  /// The first that failed; all are in the run's history.
  public var troubles: [Trouble] = []
  /// Records in the store, by layer.
  public var counts: [String: Int] = [:]
  /// Speeches nobody looked at, since the run was stopped: their places in the list of sources.
  public var unreached: [Int] = []
  public var ending = Ending.complete

  /// Of a run that looked at nothing yet.
  public init() {}
}
