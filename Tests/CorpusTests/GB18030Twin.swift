import Glibc

/// Writes GB18030 for the tests, which read it back.
enum GB18030Twin {
  static func encode(_ text: String) -> [UInt8] {
    let converter = iconv_open("GB18030", "UTF-8")
    defer { iconv_close(converter) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 2)
    var left = input.count
    var room = output.count
    input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        _ = iconv(converter, &from, &left, &to, &room)
      }
    }
    return output[..<(output.count - room)].map { UInt8(bitPattern: $0) }
  }
}
