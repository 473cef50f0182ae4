internal import Glibc

/// A regular file open for reading; anything else (a folder, a device, a pipe) could block.
struct OpenFile: ~Copyable {
  /// Tells whether a file is still the one that was looked at before.
  struct Stamp: Sendable, Equatable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  let stamp: Stamp
  private let descriptor: Int32
  private let shown: String

  init(_ path: String, shownAs shown: String) throws(CorpusError) {
    guard !path.utf8.contains(0) else {
      throw CorpusError(path: shown, message: "the path contains U+0000")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.failure(shown) }
    var status = stat()
    let problem: CorpusError? =
      if fstat(descriptor, &status) != 0 {
        Self.failure(shown)
      } else {
        switch status.st_mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: CorpusError(path: shown, message: "it is a folder, not a file")
        default: CorpusError(path: shown, message: "it is not a regular file")
        }
      }
    if let problem {
      close(descriptor)
      throw problem
    }
    self.descriptor = descriptor
    self.shown = shown
    stamp = Stamp(
      size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
  }

  deinit { close(descriptor) }

  /// Fills `buffer` with what stands at `offset`; fewer bytes only at the end of the file.
  func read(at offset: Int, count: Int, into buffer: inout [UInt8]) throws(CorpusError) {
    buffer.removeAll(keepingCapacity: true)
    buffer.reserveCapacity(count)
    let expected = max(stamp.size - offset, 0) + 1
    var chunk = [UInt8](repeating: 0, count: min(count, expected, 1 << 18))
    while buffer.count < count {
      let wanted = min(chunk.count, count - buffer.count)
      let got = pread(descriptor, &chunk, wanted, off_t(offset + buffer.count))
      if got == 0 { return }
      if got > 0 {
        buffer.append(contentsOf: chunk[..<got])
      } else if errno != EINTR {
        throw Self.failure(shown)
      }
    }
  }

  func read(_ range: Range<Int>) throws(CorpusError) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(at: range.lowerBound, count: range.count, into: &bytes)
    return bytes
  }

  private static func failure(_ shown: String) -> CorpusError {
    let reason = String(cString: strerror(errno))
    return CorpusError(path: shown, message: "it cannot be read: \(reason)")
  }
}
