/// Decodes UTF-16 that begins with a byte order mark.
enum UTF16Decoding {
  static func decode(_ bytes: [UInt8], isBig: Bool, path: String) throws(CorpusError) -> [UInt8] {
    guard bytes.count % 2 == 0 else {
      throw CorpusError(path: path, message: "the last character is cut off", hint: "it is UTF-16")
    }
    func unit(_ index: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count * 3 / 2)
    var index = 2
    while index < bytes.count {
      let start = index
      var code = unit(index)
      index += 2
      if (0xd800..<0xdc00).contains(code), index < bytes.count,
        (0xdc00..<0xe000).contains(unit(index))
      {
        code = 0x10000 + (code - 0xd800) << 10 + (unit(index) - 0xdc00)
        index += 2
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw CorpusError(
          path: path, message: "half a character at byte \(start)", hint: "it is UTF-16")
      }
      utf8.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    }
    return utf8
  }
}
