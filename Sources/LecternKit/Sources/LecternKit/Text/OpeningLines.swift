/// The lines before a speech begins: page furniture, title, occasion, day, source and speaker.
///
/// One function reads them for everybody: the host completes a speech's metadata with what they say,
/// the segmenter gives the lines their roles.
public struct OpeningLines: Sendable {
  /// The role of a line that is not the speech itself.
  public enum Role: Sendable {
    case metadata, boilerplate
  }

  public private(set) var metadata = Metadata()
  /// The lines read, as ranges of the view, in order. The speech begins behind the last one.
  public private(set) var lines: [(range: Range<Int>, role: Role)] = []
  /// The line that the title is from, and whether its words are those of a title.
  private var titleLine: (index: Int, isSure: Bool)?
  /// The place whose post the speaker has.
  private var seat: Range<Int>?

  /// More lines than these do not stand before a speech.
  private static let most = 40

  /// Reads the opening of a speech given its paragraphs (``NormalizedText/paragraphs``).
  public static func read(_ view: NormalizedText, paragraphs: [Range<Int>]) -> OpeningLines {
    var opening = OpeningLines()
    var awaitsSource = false
    for range in paragraphs.prefix(most) {
      let line = OpeningLine(view: view, range: range)
      if line.beginsSpeech { break }
      if awaitsSource, range.count <= 20 {
        opening.metadata["source"] = line.text
        opening.lines.append((range, .metadata))
        awaitsSource = false
        continue
      }
      let role = opening.read(line)
      opening.lines.append((range, role))
      awaitsSource = line.isEmptySource
    }
    opening.placeFromTitle()
    opening.placeFromOccasion()
    if opening.metadata["place"] == nil, let seat = opening.seat { opening.setPlace(view, seat) }
    return opening
  }

  private mutating func read(_ line: OpeningLine) -> Role {
    if let date = line.labelledDate {
      if metadata["published"] == nil { metadata["published"] = date.description }
      return OpeningLine.sites.has(in: line.view, line.range) ? .boilerplate : .metadata
    }
    if let source = line.source {
      if !source.isEmpty { metadata["source"] = source }
      return .metadata
    }
    if line.isFurniture || line.isCaption { return .boilerplate }
    if let written = WrittenDate.first(in: line.view, line.range) {
      return readDated(line, written)
    }
    if let speaker = line.speaker {
      if metadata["speaker"] == nil {
        metadata["speaker"] = speaker.name
        metadata["level"] = metadata["level"] ?? speaker.level
        seat = speaker.seat
      }
      return .metadata
    }
    if metadata["occasion"] == nil, let occasion = line.undatedOccasion {
      metadata["occasion"] = occasion
      return .metadata
    }
    if metadata["title"] != nil, metadata["speaker"] == nil, let name = line.bareName {
      metadata["speaker"] = name
      return .metadata
    }
    // `（根据录音整理）`, `（审议稿）` under a title
    if titleLine?.isSure == true, line.isBracketed { return .metadata }
    return readTitle(line)
  }

  /// A line with a day: the occasion, a date line, or the title itself.
  private mutating func readDated(_ line: OpeningLine, _ written: WrittenDate) -> Role {
    let iso = written.date.description
    let others = line.range.count - written.range.count
    if line.isOccasion {
      metadata["date"] = iso
      metadata["occasion"] = line.occasion(behind: written.range)
    } else if others <= 12, line.hasTimeOfDay {
      if metadata["published"] == nil { metadata["published"] = iso }
    } else if line.hasTimeOfDay, line.range.count <= 60, let source = line.sourceInside {
      if metadata["published"] == nil { metadata["published"] = iso }
      if metadata["source"] == nil { metadata["source"] = source }
    } else if others <= 6 || line.hasPost || line.isBracketed {
      if metadata["date"] == nil { metadata["date"] = iso }
    } else {
      return readTitle(line)
    }
    return .metadata
  }

  /// The first line with the words of a title is the title, else the first one that may be.
  private mutating func readTitle(_ line: OpeningLine) -> Role {
    guard line.range.count <= 60 else { return .boilerplate }
    let isSure = OpeningLine.titles.has(in: line.view, line.range)
    if let titleLine, titleLine.isSure || !isSure {
      return isSure ? .metadata : .boilerplate
    }
    if let titleLine {
      // `——在全市经济工作会议上的讲话` under its title
      if line.isSubtitle, titleLine.index == lines.count - 1 {
        self.titleLine?.isSure = true
        return .metadata
      }
      lines[titleLine.index].role = .boilerplate
    }
    metadata["title"] = line.text
    titleLine = (lines.count, isSure)
    return .metadata
  }

  /// Place and level from `2026年山东省政府工作报告`, where nothing said them.
  private mutating func placeFromTitle() {
    guard let title = metadata["title"] else { return }
    let view = NormalizedText(title)
    var start = 0
    while start < view.count,
      view.scalars[start].isDigit || view.scalars[start] == "年" || view.scalars[start].isBlank
    { start += 1 }
    let stops: [StaticString] = ["政府工作", "人民政府工作"]
    if let stop = view.scalars.indices.first(where: { i in stops.contains { view.has($0, at: i) } })
    {
      setPlace(view, start..<max(start, stop))
    }
  }

  /// Place and level from `云山县第十八届人民代表大会第五次会议`.
  private mutating func placeFromOccasion() {
    guard metadata["place"] == nil, let occasion = metadata["occasion"] else { return }
    let view = NormalizedText(occasion)
    if let stop = view.scalars.indices.first(where: {
      view.scalars[$0] == "第" || view.scalars[$0].isChineseNumeral
    }) {
      setPlace(view, 0..<stop)
    }
  }

  private mutating func setPlace(_ view: NormalizedText, _ range: Range<Int>) {
    let endings: [(StaticString, Int, String)] = [
      ("自治区", 3, "province"), ("自治州", 3, "city"), ("自治县", 3, "county"),
      ("省", 1, "province"), ("市", 1, "city"), ("州", 1, "city"), ("盟", 1, "city"),
      ("县", 1, "county"), ("区", 1, "county"), ("旗", 1, "county"), ("镇", 1, "township"),
      ("乡", 1, "township"),
    ]
    for (ending, length, level) in endings {
      guard range.count > length, range.count <= 16, view.has(ending, at: range.upperBound - length)
      else { continue }
      if metadata["place"] == nil { metadata["place"] = view.string(range) }
      metadata["level"] = OpeningLine.isMunicipality(view, range.lowerBound) ? "province" : level
      return
    }
  }
}
