internal import LecternKit

/// The topmost parts of a speech.
struct TopParts {
  /// Indexes into the segments, in the order of the text.
  private(set) var all: [(segment: Int, range: Range<Int>)] = []

  /// Segments stand in the order of the text, outer ones before those they hold.
  init(_ segments: [Segment]) {
    var end = 0
    for index in segments.indices where segments[index].kind == .part {
      let range = segments[index].range
      guard range.lowerBound >= end else { continue }
      all.append((index, range))
      end = range.upperBound
    }
  }
}

/// Mentions and characters of the whole speech and of each topmost part.
struct Tally {
  private let dictionary: ThemeDictionary
  private let parts: [(segment: Int, range: Range<Int>)]
  /// The first is the whole speech.
  private var characters: [Int]
  private var mentions: [[Int]]
  /// Part that the last place was in or before: places come in the order of the text.
  private var current = (sentence: 0, mention: 0)

  init(dictionary: ThemeDictionary, parts: [(segment: Int, range: Range<Int>)]) {
    self.dictionary = dictionary
    self.parts = parts
    characters = [Int](repeating: 0, count: parts.count + 1)
    let none = [Int](repeating: 0, count: dictionary.themes.count)
    mentions = [[Int]](repeating: none, count: parts.count + 1)
  }

  mutating func add(_ sentence: Sentence) {
    characters[0] += sentence.characters
    if let part = part(at: sentence.range.lowerBound, &current.sentence) {
      characters[part + 1] += sentence.characters
    }
  }

  /// Counts a mention once for each of its themes.
  mutating func add(_ themes: [Int], at byte: Int) {
    let part = part(at: byte, &current.mention)
    for theme in themes {
      mentions[0][theme] += 1
      if let part { mentions[part + 1][theme] += 1 }
    }
  }

  private func part(at byte: Int, _ current: inout Int) -> Int? {
    while current < parts.count, parts[current].range.upperBound <= byte { current += 1 }
    return current < parts.count && parts[current].range.lowerBound <= byte ? current : nil
  }

  /// A row for each theme, zeros too: first of the whole speech, then of its parts.
  func counts(of segments: [Segment], in text: SpeechText) -> [ThemeCount] {
    var counts: [ThemeCount] = []
    counts.reserveCapacity(characters.count * dictionary.themes.count)
    for number in characters.indices {
      let part = number == 0 ? nil : segments[parts[number - 1].segment]
      for (theme, name) in dictionary.themes.enumerated() {
        var count = ThemeCount()
        count.id = RecordID.make("c", counts.count + 1)
        count.range = part?.range ?? 0..<text.bytes.count
        count.theme = name.id
        count.segment = part?.id
        count.heading = part?.heading
        count.function = part?.function
        count.mentions = mentions[number][theme]
        count.characters = characters[number]
        count.perThousand = Self.rate(count.mentions, of: count.characters)
        counts.append(count)
      }
    }
    return counts
  }

  /// Per thousand, four decimals.
  private static func rate(_ mentions: Int, of characters: Int) -> Double {
    guard characters > 0 else { return 0 }
    return (Double(mentions) * 1000 / Double(characters) * 10_000).rounded() / 10_000
  }
}
