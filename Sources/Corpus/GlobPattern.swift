/// One name in a pattern: `*`, `?` and `[abc]` stand for characters of a name, never for a slash.
struct GlobName: Equatable {
  private enum Token: Equatable {
    case literal(Unicode.Scalar)
    case any
    case star
    case oneOf([ClosedRange<UInt32>], negated: Bool)
  }

  private let tokens: [Token]
  /// Names that begin with a dot match only a pattern that does.
  private let matchesHidden: Bool
  /// The name itself, where nothing in it is a pattern.
  let literal: String?

  init(_ pattern: some StringProtocol) {
    let scalars = Array(pattern.unicodeScalars)
    var tokens: [Token] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "*": if tokens.last != .star { tokens.append(.star) }
      case "?": tokens.append(.any)
      case "\\" where index < scalars.count:
        tokens.append(.literal(scalars[index]))
        index += 1
      case "[":
        if let (token, end) = Self.set(scalars, from: index) {
          tokens.append(token)
          index = end
        } else {
          tokens.append(.literal(scalar))
        }
      default: tokens.append(.literal(scalar))
      }
    }
    self.tokens = tokens
    matchesHidden = tokens.first == .literal(".")
    var name = String.UnicodeScalarView()
    for case .literal(let scalar) in tokens { name.append(scalar) }
    literal = name.count == tokens.count ? String(name) : nil
  }

  /// `abc]`, `a-z]` or `!0-9]`; nil where the bracket is not closed.
  private static func set(
    _ scalars: [Unicode.Scalar], from start: Int
  ) -> (Token, end: Int)? {
    var index = start
    let negated = index < scalars.count && (scalars[index] == "!" || scalars[index] == "^")
    if negated { index += 1 }
    let first = index
    var ranges: [ClosedRange<UInt32>] = []
    while index < scalars.count {
      let low = scalars[index]
      if low == "]", index > first { return (.oneOf(ranges, negated: negated), index + 1) }
      if index + 2 < scalars.count, scalars[index + 1] == "-", scalars[index + 2] != "]" {
        let high = scalars[index + 2]
        if low <= high { ranges.append(low.value...high.value) }
        index += 3
      } else {
        ranges.append(low.value...low.value)
        index += 1
      }
    }
    return nil
  }

  func matches(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    if scalars.first == ".", !matchesHidden { return false }
    var index = 0
    var token = 0
    // Where to go on when what follows the last star does not match after all.
    var retry: (token: Int, index: Int)?
    while index < scalars.count {
      if token < tokens.count, tokens[token] == .star {
        token += 1
        retry = (token, index)
      } else if token < tokens.count, Self.matches(tokens[token], scalars[index]) {
        token += 1
        index += 1
      } else if let last = retry {
        retry = (last.token, last.index + 1)
        (token, index) = (last.token, last.index + 1)
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == .star }
  }

  private static func matches(_ token: Token, _ scalar: Unicode.Scalar) -> Bool {
    switch token {
    case .literal(let literal): literal == scalar
    case .any, .star: true
    case .oneOf(let ranges, let negated):
      ranges.contains { $0.contains(scalar.value) } != negated
    }
  }
}

/// Spells out `{a,b}` in a pattern, also one in another.
enum GlobBraces {
  /// More alternatives than anybody writes.
  private static let most = 1000

  /// Nil where there are too many alternatives.
  static func expand(_ pattern: String) -> [String]? {
    var done: [String] = []
    var waiting = [Array(pattern.unicodeScalars)]
    while let next = waiting.popLast() {
      guard done.count + waiting.count < most else { return nil }
      guard let (open, commas, close) = firstBraces(next) else {
        done.append(text(next[...]))
        continue
      }
      let cuts = [open] + commas + [close]
      for (start, end) in zip(cuts, cuts.dropFirst()).reversed() {
        var spelt = Array(next[..<open])
        spelt += next[start + 1..<end]
        spelt += next[(close + 1)...]
        waiting.append(spelt)
      }
    }
    return done
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The first pair of braces with a comma in it, and the commas outside inner braces.
  private static func firstBraces(
    _ scalars: [Unicode.Scalar]
  ) -> (open: Int, commas: [Int], close: Int)? {
    for open in scalars.indices where scalars[open] == "{" && !isEscaped(scalars, open) {
      var depth = 0
      var commas: [Int] = []
      for index in open..<scalars.count where !isEscaped(scalars, index) {
        switch scalars[index] {
        case "{": depth += 1
        case "}":
          depth -= 1
          if depth == 0, !commas.isEmpty { return (open, commas, index) }
        case "," where depth == 1: commas.append(index)
        default: break
        }
        if depth == 0 { break }
      }
    }
    return nil
  }

  private static func isEscaped(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    index > 0 && scalars[index - 1] == "\\"
  }
}
