internal import Glibc
internal import Store

/// A file that is written beside its place and renamed into it when it is whole.
///
/// Whoever reads the place sees the old file or the new one, whatever happens to the writer. A writer
/// that was killed leaves `.NAME.part`, which the next one writes over.
public struct OutputFile: ~Copyable, Sink {
  public let path: String
  private let part: String
  private let descriptor: Int32
  private var sink: DescriptorSink
  private var isInPlace = false

  /// Makes the folder too, where it is missing.
  public init(_ path: String) throws(PublishingError) {
    let folder = Folder.of(path)
    if let reason = Folder.create(folder) { throw .cannotWrite(path: path, reason: reason) }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw .cannotWrite(path: path, reason: "it is a folder")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let part = "\(folder)/.\(name).part"
    // Without O_NOFOLLOW a link left there would lead the writing elsewhere.
    let descriptor = open(
      part, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode_t(0o666))
    guard descriptor >= 0 else {
      throw .cannotWrite(path: path, reason: Folder.systemMessage())
    }
    self.path = path
    self.part = part
    self.descriptor = descriptor
    sink = DescriptorSink(descriptor, name: path)
  }

  public mutating func write(_ bytes: [UInt8]) throws(PublishingError) { try sink.write(bytes) }

  /// Puts the file into its place. A file that is never put there leaves nothing behind.
  public consuming func finish() throws(PublishingError) {
    try sink.flush()
    // On the disk before it has the name: after a power cut the name must not stand for nothing.
    guard fsync(descriptor) == 0, rename(part, path) == 0 else {
      throw .cannotWrite(path: path, reason: Folder.systemMessage())
    }
    isInPlace = true
    let folder = open(Folder.of(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder >= 0 {
      _ = fsync(folder)
      _ = close(folder)
    }
  }

  deinit {
    _ = close(descriptor)
    if !isInPlace { _ = unlink(part) }
  }
}
