internal import Glibc

/// Reads a regular file; anything else (a folder, a device, a pipe) could block or never end.
enum FileReader {
  struct Failure: Error {
    var reason: String

    static var ofSystem: Failure { Failure(reason: String(cString: strerror(errno))) }
  }

  /// - Parameter limit: of a longer file only so many bytes are read.
  static func read(_ path: String, upTo limit: Int) throws(Failure) -> [UInt8] {
    guard !path.utf8.contains(0) else { throw Failure(reason: "the path contains U+0000") }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .ofSystem }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .ofSystem }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw Failure(reason: "it is a folder")
    default: throw Failure(reason: "it is not a regular file")
    }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(Int(status.st_size), 0), limit))
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let wanted = min(chunk.count, limit - bytes.count)
      let count = Glibc.read(descriptor, &chunk, wanted)
      if count == 0 { break }
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
      } else if errno != EINTR {
        throw .ofSystem
      }
    }
    return bytes
  }
}
