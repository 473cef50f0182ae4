/// Decodes nodes into values, and reports all the mistakes at once.
///
/// Reported are unknown keys, missing keys, wrong types, numbers out of range, raw values that an
/// enumeration does not have, and whatever `init(from:)` throws. After a mistake decoding goes on
/// with a placeholder (0, an empty text, the first case), so `init(from:)` of your own types may
/// see such values; what it makes of them is thrown away.
///
/// A plain `5` or `true` decodes as `String` too; a quoted `"5"` is no number. `Bool` takes true,
/// false, yes, no, on and off. An absent key and a null are nil for an optional. Dictionaries take
/// any keys that decode from a text.
///
/// Where a file may say a thing in two ways, look at `Node(from: decoder)` first, or try
/// `singleValueContainer().decode` for one of them: a text found where a mapping is asked for, and
/// the like, is reported only when the error leaves `init(from:)`.
public struct YAMLDecoder: Sendable {
  public var userInfo: [CodingUserInfoKey: any Sendable]

  public init(userInfo: [CodingUserInfoKey: any Sendable] = [:]) {
    self.userInfo = userInfo
  }

  /// - Throws: all mistakes, in the order of their places.
  public func decode<T: Decodable>(_ type: T.Type, from node: Node) throws(Diagnostics) -> T {
    let findings = DecodingFindings(userInfo: userInfo)
    let decoder = NodeDecoder(node: node, findings: findings)
    do {
      let value = try decoder.settle(type)
      if findings.bag.isEmpty { return value }
    } catch {
      // Reported already; were it not, nothing would be thrown below.
      if findings.bag.isEmpty { findings.bag.add(node.error("cannot be read: \(error)")) }
    }
    throw findings.bag.sorted
  }
}

extension Decoder {
  /// Reports a mistake and lets `init(from:)` go on, so that others are found too.
  ///
  /// Nothing is reported where a mistake stands already: the value may be its placeholder.
  ///
  /// - Throws: the mistake, when this is not the decoder of a `YAMLDecoder`.
  public func report(_ mistake: Diagnostic) throws {
    guard let decoder = self as? NodeDecoder else { throw mistake }
    decoder.findings.report(mistake)
  }
}

/// What one run of a `YAMLDecoder` has found so far.
final class DecodingFindings {
  let userInfo: [CodingUserInfoKey: any Sendable]
  var bag = DiagnosticBag()
  /// How many placeholders were given in place of values.
  var placeholders = 0

  init(userInfo: [CodingUserInfoKey: any Sendable]) {
    self.userInfo = userInfo
  }

  func report(_ mistake: Diagnostic) {
    guard !bag.contains(at: mistake.mark, in: mistake.path) else { return }
    bag.add(mistake)
  }
}

/// A node that is not what was asked for: not reported yet, since the asker may try another way.
struct Mismatch: Error {
  var diagnostic: Diagnostic
}

/// There is no value, and why has been reported.
struct AlreadyReported: Error {}
