import Foundation
public import LecternKit

/// How fast a number of terms is looked for, and what they take.
public struct MatcherMeasure: Sendable {
  public let terms: Int
  public let buildSeconds: Double
  public let bytesPerSecond: Double
  /// By how many bytes the process grew while the matcher was made.
  public let memory: Int
  /// In a thousand characters.
  public let matchesPerThousand: Double

  /// - Parameters:
  ///   - views: the texts, and `bytes` how long they are together.
  ///   - words: see ``words(_:from:)``.
  ///   - seconds: the texts are gone through again until so much time has passed.
  public init(_ words: [String], in views: [NormalizedText], bytes: Int, seconds: Double) {
    let clock = ContinuousClock()
    let before = Self.residentBytes
    let began = clock.now
    let matcher = TermMatcher(words)
    buildSeconds = (clock.now - began) / .seconds(1)
    memory = max(0, Self.residentBytes - before)
    terms = words.count
    var rounds = 0
    var count = 0
    var matches: [TermMatch] = []
    let start = clock.now
    repeat {
      for view in views {
        matches.removeAll(keepingCapacity: true)
        matcher.matches(in: view, range: 0..<view.count, into: &matches)
        count += matches.count
      }
      rounds += 1
    } while clock.now - start < .seconds(seconds)
    bytesPerSecond = Double(bytes * rounds) / ((clock.now - start) / .seconds(1))
    let characters = views.reduce(0) { $0 + $1.count }
    matchesPerThousand = Double(count) * 1000 / Double(max(characters * rounds, 1))
  }

  /// Different made-up terms, the same each time: about half are cut out of the texts, two to six
  /// characters long, the others are such with a character changed, which nearly match.
  public static func words(_ count: Int, from views: [NormalizedText]) -> [String] {
    let texts = views.filter { $0.count > 6 }
    guard !texts.isEmpty else { return [] }
    var state: UInt64 = 30_000
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var words: Set<String> = []
    while words.count < count {
      let view = texts[random(texts.count)]
      let length = 2 + random(5)
      let start = random(view.count - length)
      var scalars = Array(view.scalars[start..<start + length])
      if random(2) == 1 {
        scalars[length - 1] = Unicode.Scalar(0x4e00 + UInt32(random(0x5000))) ?? "一"
      }
      var word = String.UnicodeScalarView()
      word.append(contentsOf: scalars)
      words.insert(String(word))
    }
    return words.sorted()
  }

  private static var residentBytes: Int {
    let statistics = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = statistics.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(getpagesize())
  }
}
