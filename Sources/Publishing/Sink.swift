internal import Glibc
internal import Store

/// Where bytes of an output go.
public protocol Sink: ~Copyable {
  mutating func write(_ bytes: [UInt8]) throws(PublishingError)
}

/// What went wrong with an output. The description names the path.
public enum PublishingError: Error, Sendable, Equatable, CustomStringConvertible {
  case cannotWrite(path: String, reason: String)
  /// Nobody reads the standard output any more: no error to report, but nothing more to do.
  case readerGone

  public var description: String {
    switch self {
    case .cannotWrite(let path, let reason): "cannot write '\(path)': \(reason)"
    case .readerGone: "the standard output was closed"
    }
  }
}

/// The standard output, or another descriptor that is open already; buffered.
public struct DescriptorSink: Sink {
  private let descriptor: Int32
  private let name: String
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16

  public init(_ descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  public static func standardOutput() -> DescriptorSink {
    DescriptorSink(STDOUT_FILENO, name: "standard output")
  }

  public mutating func write(_ bytes: [UInt8]) throws(PublishingError) {
    buffer += bytes
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Hands on what is still in the buffer; to be called at the end.
  public mutating func flush() throws(PublishingError) {
    var start = 0
    while start < buffer.count {
      let written = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if written >= 0 {
        start += written
      } else if errno == EPIPE {
        throw .readerGone
      } else if errno != EINTR {
        throw .cannotWrite(path: name, reason: Folder.systemMessage())
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Bytes in memory.
public struct MemorySink: Sink {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func write(_ bytes: [UInt8]) { self.bytes += bytes }
}
