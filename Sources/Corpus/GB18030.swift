internal import Glibc

/// Decodes GB18030, and with it GBK and GB2312, by the system's iconv.
enum GB18030 {
  static func decode(_ bytes: [UInt8], path: String) throws(CorpusError) -> [UInt8] {
    guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1)
    else {
      throw CorpusError(
        path: path, message: "it is not UTF-8, and this system cannot read GB18030",
        hint: "save it as UTF-8")
    }
    defer { iconv_close(converter) }

    var input = bytes.map { CChar(bitPattern: $0) }
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count * 3 / 2)
    var chunk = [CChar](repeating: 0, count: 1 << 16)
    var done = 0
    while done < input.count {
      var left = input.count - done
      var room = chunk.count
      let (result, failure) = input.withUnsafeMutableBufferPointer { source in
        chunk.withUnsafeMutableBufferPointer { target in
          var from = source.baseAddress.map { $0 + done }
          var to = target.baseAddress
          let result = iconv(converter, &from, &left, &to, &room)
          return (result, errno)
        }
      }
      utf8.append(contentsOf: chunk[..<(chunk.count - room)].lazy.map { UInt8(bitPattern: $0) })
      done = input.count - left
      guard result == -1, failure != E2BIG else { continue }
      throw Self.failure(bytes, at: done, isCut: failure == EINVAL, path: path)
    }
    return utf8
  }

  private static func failure(
    _ bytes: [UInt8], at byte: Int, isCut: Bool, path: String
  ) -> CorpusError {
    if isCut {
      return CorpusError(
        path: path, message: "the last character, at byte \(byte), is cut off",
        hint: "the file is GB18030 and incomplete")
    }
    let other = Decoding.firstBadByte(bytes) ?? 0
    return CorpusError(
      path: path,
      message: "it is neither UTF-8 (byte \(other) is wrong) nor GB18030 (byte \(byte) is wrong)",
      hint: "save it as UTF-8")
  }
}
