import Corpus
import LecternKit
import Subprocess
import SystemPackage

/// How to start a worker.
public struct WorkerCommand: Sendable {
  public let executable: String
  public let arguments: [String]

  public init(executable: String, arguments: [String]) {
    self.executable = executable
    self.arguments = arguments
  }
}

/// Runs one worker after another: each takes speeches until none is left or it dies.
struct WorkerPool: Sendable {
  let command: WorkerCommand
  let queue: SpeechQueue

  /// Keeps `jobs` workers at work until the queue is empty.
  func run(jobs: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<jobs { group.addTask { try await keepWorking() } }
      try await group.waitForAll()
    }
  }

  private func keepWorking() async throws {
    var failedStarts = 0
    while let first = await queue.next() {
      let ending = try await work(beginningWith: first)
      guard let ending else { continue }
      if ending.wasReady { failedStarts = 0 } else { failedStarts += 1 }
      if failedStarts >= 3 {
        throw RunError.workersDoNotStart(reason: ending.reason)
      }
      if let ticket = ending.inHand {
        if ending.wasReady {
          await queue.deliver(ticket, diedBecause: ending.reason)
        } else {
          await queue.putBack(ticket)
        }
      }
    }
  }

  /// How a worker ended that did not end by itself.
  private struct Ending {
    var inHand: SpeechQueue.Ticket?
    var wasReady: Bool
    var reason: String
  }

  private struct Progress: Sendable {
    var inHand: SpeechQueue.Ticket?
    var step: String?
    var wasReady = false
  }

  private func work(beginningWith first: SpeechQueue.Ticket) async throws -> Ending? {
    let log = StderrTail()
    let run = try await Subprocess.run(
      .path(FilePath(command.executable)), arguments: Arguments(command.arguments),
      environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]),
      input: .inputWriter, output: .sequence, error: .sequence
    ) { execution -> Progress in
      async let reading: Void = {
        for try await buffer in execution.standardError {
          await log.append(buffer.withUnsafeBytes { Array($0) })
        }
      }()
      var progress = Progress(inHand: first)
      var parser = FrameParser()
      var output = execution.standardOutput.makeAsyncIterator()
      func receive() async throws -> Frame? {
        while true {
          if let frame = try parser.next() { return frame }
          guard let buffer = try await output.next() else { return nil }
          buffer.withUnsafeBytes { parser.append($0) }
        }
      }
      guard let ready = try await receive(), ready.kind == .ready else {
        try? await reading
        return progress
      }
      progress.wasReady = true
      var next: SpeechQueue.Ticket? = first
      while let ticket = next {
        progress.inHand = ticket
        progress.step = nil
        // A write to a worker that died neither throws nor tells: the missing answer does.
        _ = try? await execution.standardInputWriter.write(
          Job.encode(ticket.source, former: ticket.former).encoded)
        var answer: Frame?
        while let frame = try await receive() {
          guard frame.kind == .step else {
            answer = frame
            break
          }
          progress.step = frame.parts.first.map { String(decoding: $0, as: UTF8.self) }
        }
        guard let answer else {
          try? await reading
          return progress
        }
        await queue.deliver(ticket, try Answer.decode(answer, to: ticket.source))
        progress.inHand = nil
        next = await queue.next()
      }
      try? await execution.standardInputWriter.finish()
      try? await reading
      return progress
    }
    let progress = run.closureResult
    guard progress.inHand != nil || !progress.wasReady else { return nil }
    let reason = await log.reason(run.terminationStatus, step: progress.step)
    return Ending(inHand: progress.inHand, wasReady: progress.wasReady, reason: reason)
  }
}

/// The end of what a worker wrote to stderr: why it died.
private actor StderrTail {
  private var tail: [UInt8] = []
  private static let most = 1 << 14
  /// How the Swift and the C++ runtimes end a process whose allocation failed.
  private static let shortOfMemory = [
    "failed to allocate", "Could not allocate memory", "std::bad_alloc",
  ]

  func append(_ bytes: [UInt8]) {
    tail += bytes
    if tail.count > Self.most { tail.removeFirst(tail.count - Self.most) }
  }

  func reason(_ status: TerminationStatus, step: String?) -> String {
    let text = String(decoding: tail, as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    let place = step.map { "step '\($0)': " } ?? ""
    if case .exited(let code) = status, code == Worker.timedOut {
      return place + "ran longer than it may, and was stopped"
    }
    if Self.shortOfMemory.contains(where: { words in lines.contains { $0.contains(words) } }) {
      return place + "took more memory than it may, and was stopped"
    }
    let said =
      lines.last { $0.contains("Fatal error") }
      ?? lines.last { !$0.hasPrefix(" ") && !$0.isEmpty && !$0.hasPrefix("***") }
    let how =
      switch status {
      case .exited(let code): "ended with status \(code)"
      default: "was ended by \(status)"
      }
    return place + "the worker \(how)" + (said.map { ": \($0)" } ?? "")
  }
}
