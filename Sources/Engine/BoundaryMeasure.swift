public import Corpus
import Foundation
import Glibc

/// What it costs that plugins run in processes of their own: a speech is put into a frame, sent through
/// a pipe and taken out again, and so are its results.
public struct BoundaryMeasure: Sendable {
  /// Of text that was passed over.
  public private(set) var bytes = 0
  /// Of frames, both ways.
  public private(set) var sent = 0
  /// That the processor worked for it, on either side.
  public private(set) var time = Duration.zero

  public init() {}

  /// - Parameter outcome: what the analysis of the source gave; it costs the same on either side of the
  ///   boundary and is not measured.
  public mutating func add(_ source: SourceText, _ outcome: SpeechAnalysis.Outcome) throws {
    let began = ProcessorTime.now
    let job = try pass(Job.encode(source, former: Former()))
    let (source, _) = try Job.decode(job)
    _ = try Answer.decode(try pass(Answer.done(outcome).encoded), to: source)
    time += ProcessorTime.now - began
    bytes += source.utf8.count
  }

  private mutating func pass(_ frame: Frame) throws -> Frame {
    let encoded = frame.encoded
    sent += encoded.count
    let pipe = Pipe()
    let writer = Thread { try? pipe.fileHandleForWriting.write(contentsOf: Data(encoded)) }
    writer.start()
    var parser = FrameParser()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(pipe.fileHandleForReading.fileDescriptor, &chunk, chunk.count)
      guard count > 0 else { throw FrameError() }
      parser.append(chunk[..<count])
      if let passed = try parser.next() { return passed }
    }
  }
}

/// How long the processor has worked for this process, on all its threads: others on the machine count
/// little in it.
public enum ProcessorTime {
  public static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
