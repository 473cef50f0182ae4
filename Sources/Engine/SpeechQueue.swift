import Corpus
import LecternKit
import Store

/// Hands speeches to workers and takes their results back in order.
///
/// Only so many speeches are between the first that is not written and the last that was handed out:
/// memory does not grow with their number.
actor SpeechQueue {
  /// A speech handed out, with its place in the order.
  struct Ticket: Sendable {
    let index: Int
    let source: SourceText
  }

  enum Delivery: Sendable {
    case answered(Answer)
    /// Its worker died over it.
    case died(reason: String)
    /// It could not be read.
    case unreadable(id: String, path: String, reason: String)
  }

  private let reader: SourceReader
  private let sink: @Sendable (Ticket?, Delivery) throws -> Void
  private let window: Int
  private var nextIndex = 0
  private var written = 0
  private var pending: [Int: (Ticket?, Delivery)] = [:]
  private var returned: [Ticket] = []
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var isStopped = false
  private(set) var failure: (any Error)?

  init(
    reader: SourceReader, window: Int,
    sink: @escaping @Sendable (Ticket?, Delivery) throws -> Void
  ) {
    self.reader = reader
    self.window = window
    self.sink = sink
  }

  /// The next speech to analyse; nil when there is none or the run stops.
  func next() async -> Ticket? {
    while !isStopped {
      if let ticket = returned.popLast() { return ticket }
      if nextIndex - written >= window {
        await withCheckedContinuation { waiting.append($0) }
        continue
      }
      guard nextIndex < reader.count else { return nil }
      let index = nextIndex
      nextIndex += 1
      switch reader.read(index) {
      case .success(let source): return Ticket(index: index, source: source)
      case .failure(let error):
        accept(
          index, nil,
          .unreadable(id: error.id, path: error.path, reason: error.reason))
      }
    }
    return nil
  }

  func deliver(_ ticket: Ticket, _ delivery: Delivery) {
    accept(ticket.index, ticket, delivery)
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

  private func accept(_ index: Int, _ ticket: Ticket?, _ delivery: Delivery) {
    pending[index] = (ticket, delivery)
    while let (ticket, delivery) = pending.removeValue(forKey: written) {
      written += 1
      guard failure == nil else { continue }
      do {
        try sink(ticket, delivery)
        if case .answered(.failed(_, _, stops: true)) = delivery { isStopped = true }
      } catch {
        failure = error
        isStopped = true
      }
    }
    wake()
  }

  private func wake() {
    let all = waiting
    waiting = []
    for continuation in all { continuation.resume() }
  }
}
