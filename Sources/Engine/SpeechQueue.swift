import Corpus
import Store

/// Hands speeches to workers and takes their results back in order.
///
/// Only so many speeches are between the first that is not written and the last that was handed out:
/// memory does not grow with their number. Those whose worker died, or that were in hand when a run
/// was killed, come once more when all others are done, each alone.
actor SpeechQueue {
  /// A speech handed out, with its place in the order.
  struct Ticket: Sendable {
    let index: Int
    let source: SourceText
    let former: Former
  }

  enum Delivery: Sendable {
    case answered(Ticket, Answer)
    /// Its worker died over it.
    case died(Ticket, reason: String)
    /// It was not handed out, for a reason that reading it showed.
    case read(SourceReader.Reading)
  }

  /// What becomes of a run with each result.
  enum Verdict: Sendable {
    case goOn
    case stop
  }

  private let reader: SourceReader
  private let lock: RunLock
  private let request: StopRequest
  private let sink: @Sendable (Int, Delivery, _ isAlone: Bool) throws -> Verdict
  private let window: Int
  private var nextIndex = 0
  private var written = 0
  private var pending: [Int: Delivery] = [:]
  private var returned: [Ticket] = []
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var isStopped = false
  /// Those that come once more, and whether they do by now.
  private var again: [Int] = []
  private var isAlone = false
  /// Written before others that a stopped run does not look at.
  private var ahead: Set<Int> = []
  private(set) var failure: (any Error)?

  init(
    reader: SourceReader, lock: RunLock, request: StopRequest, window: Int,
    sink: @escaping @Sendable (Int, Delivery, _ isAlone: Bool) throws -> Verdict
  ) {
    self.reader = reader
    self.lock = lock
    self.request = request
    self.window = window
    self.sink = sink
  }

  /// The next speech to analyse; nil when there is none or the run stops.
  func next() async -> Ticket? {
    while !isStopped, request.signal == nil {
      if let ticket = returned.popLast() { return ticket }
      if !isAlone, nextIndex - written >= window {
        await withCheckedContinuation { waiting.append($0) }
        continue
      }
      guard let index = isAlone ? again.popLast() : nextInOrder() else { return nil }
      lock.takeInHand(reader.source(index).id)
      switch reader.read(index, isAlone: isAlone) {
      case .speech(let source, let former):
        return Ticket(index: index, source: source, former: former)
      case let reading: accept(index, .read(reading))
      }
    }
    return nil
  }

  private func nextInOrder() -> Int? {
    guard nextIndex < reader.count else { return nil }
    defer { nextIndex += 1 }
    return nextIndex
  }

  func deliver(_ ticket: Ticket, _ answer: Answer) {
    accept(ticket.index, .answered(ticket, answer))
  }

  func deliver(_ ticket: Ticket, diedBecause reason: String) {
    accept(ticket.index, .died(ticket, reason: reason))
  }

  /// A speech that no worker has looked at.
  func putBack(_ ticket: Ticket) {
    returned.append(ticket)
    wake()
  }

  func stop() {
    isStopped = true
    wake()
  }

  /// From now on the speeches come that come once more; false where there are none. Every worker must
  /// be at rest.
  func beginAlone() -> Bool {
    // Where the run was stopped, some in between may never have been looked at.
    for index in pending.keys.sorted() {
      write(index)
      ahead.insert(index)
    }
    isAlone = true
    again.sort(by: >)
    return !again.isEmpty && !isStopped && request.signal == nil
  }

  /// The sources that nobody has looked at, where the run was stopped.
  var unreached: [Int] { (written..<reader.count).filter { !ahead.contains($0) } + again }

  private func accept(_ index: Int, _ delivery: Delivery) {
    pending[index] = delivery
    if isAlone {
      write(index)
    } else {
      while pending[written] != nil {
        write(written)
        written += 1
      }
    }
    wake()
  }

  private func write(_ index: Int) {
    guard let delivery = pending.removeValue(forKey: index) else { return }
    defer { lock.putDown(reader.source(index).id) }
    if !isAlone, delivery.comesAgain { again.append(index) }
    guard failure == nil else { return }
    do {
      if try sink(index, delivery, isAlone) == .stop { isStopped = true }
    } catch {
      failure = error
      isStopped = true
    }
  }

  private func wake() {
    let all = waiting
    waiting = []
    for continuation in all { continuation.resume() }
  }
}

extension SpeechQueue.Delivery {
  fileprivate var comesAgain: Bool {
    switch self {
    case .died, .read(.suspect): true
    default: false
    }
  }
}
