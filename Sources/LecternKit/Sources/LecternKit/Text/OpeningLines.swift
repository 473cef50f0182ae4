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

  /// Reads the opening of a speech given its paragraphs (``NormalizedText/paragraphs``).
  public static func read(_ view: NormalizedText, paragraphs: [Range<Int>]) -> OpeningLines {
    var opening = OpeningLines()
    var awaitsSource = false
    for (number, range) in paragraphs.prefix(40).enumerated() {
      if opening.isSpeech(view, range, isFirst: number == 0) { break }
      let line = Line(view: view, range: range)
      if awaitsSource, range.count <= 20 {
        opening.metadata["source"] = line.text
        opening.lines.append((range, .metadata))
        awaitsSource = false
        continue
      }
      opening.lines.append((range, opening.read(line)))
      awaitsSource = line.text == "来源："
    }
    opening.levelFromTitle()
    return opening
  }

  /// Whether the speech itself begins with this line.
  private func isSpeech(_ view: NormalizedText, _ range: Range<Int>, isFirst: Bool) -> Bool {
    let last = view.scalars[range.upperBound - 1]
    if last == "：" || last == "！" || last == "，", range.count <= 40,
      ["同志", "代表", "委员", "朋友", "女士", "先生", "来宾"]
        .contains(where: { view.string(range).contains($0) })
    {
      return true
    }
    if !isFirst, Enumerator.read(view, at: range.lowerBound)?.style == .chineseComma { return true }
    let line = Line(view: view, range: range)
    // A caption or a byline may be a whole sentence; the speech's own are longer or say "we".
    return last == "。" && !line.isCaption || range.count > 100 && !line.isCaption
      || line.hasAny(["今天，", "现在，我", "我代表", "刚才，"])
  }

  private mutating func read(_ line: Line) -> Role {
    if let date = line.labelled(["发布时间", "发布日期", "时间", "日期"]) {
      if metadata["published"] == nil { metadata["published"] = date }
      return line.hasAny(["阅读", "浏览", "点击", "次数", "网站", "文档"]) ? .boilerplate : .metadata
    }
    if let source = line.value(after: ["来源：", "信息来源："]) {
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
        if metadata["level"] == nil { metadata["level"] = speaker.level }
      }
      return .metadata
    }
    if metadata["title"] == nil, line.range.count <= 60 {
      metadata["title"] = line.text
      return .metadata
    }
    return line.range.count <= 60 && line.hasAny(["会议", "讲话", "报告", "大会"])
      ? .metadata : .boilerplate
  }

  /// A line with a day: the occasion, a date line, or the title itself.
  private mutating func readDated(_ line: Line, _ written: WrittenDate) -> Role {
    let iso = written.date.description
    if line.hasAny(["会议上", "大会上", "会上", "全会上"]) {
      metadata["date"] = iso
      metadata["occasion"] = line.occasion(behind: written.range)
    } else if line.range.count - written.range.count <= 12, line.hasAny([":", "时", "分"]) {
      if metadata["published"] == nil { metadata["published"] = iso }
    } else if line.range.count - written.range.count <= 6 {
      if metadata["date"] == nil { metadata["date"] = iso }
    } else if metadata["title"] == nil {
      metadata["title"] = line.text
    }
    return .metadata
  }

  /// Place and level from `2026年山东省政府工作报告`, where nothing said them.
  private mutating func levelFromTitle() {
    guard let title = metadata["title"] else { return }
    let view = NormalizedText(title)
    var start = 0
    while start < view.count,
      view.scalars[start].isDigit || view.scalars[start] == "年" || view.scalars[start].isBlank
    { start += 1 }
    let endings: [(StaticString, String)] = [
      ("自治区", "province"), ("自治州", "city"), ("自治县", "county"), ("省", "province"),
      ("市", "city"), ("县", "county"), ("区", "county"), ("旗", "county"), ("镇", "township"),
    ]
    let stops: [StaticString] = ["政府工作", "人民政府工作", "人民代表大会"]
    guard let stop = (start..<view.count).first(where: { i in stops.contains { view.has($0, at: i) } })
    else { return }
    for (ending, level) in endings {
      let length = ending.utf8CodeUnitCount / 3
      guard stop - start > length, view.has(ending, at: stop - length) else { continue }
      let place = view.string(start..<stop)
      let municipality = ["北京市", "上海市", "天津市", "重庆市"].contains(place)
      if metadata["place"] == nil { metadata["place"] = place }
      metadata["level"] = municipality ? "province" : level
      return
    }
  }
}

/// One line of an opening.
private struct Line {
  let view: NormalizedText
  let range: Range<Int>
  let text: String

  init(view: NormalizedText, range: Range<Int>) {
    self.view = view
    self.range = range
    text = view.string(range)
  }

  func hasAny(_ words: [String]) -> Bool { words.contains { text.contains($0) } }

  /// What stands behind the first of the labels that begins the line.
  func value(after labels: [String]) -> String? {
    for label in labels where text.hasPrefix(label) {
      let end = range.lowerBound + label.unicodeScalars.count
      return view.string(view.trimmed(end..<range.upperBound))
    }
    return nil
  }

  /// The day behind one of the labels, anywhere in the line.
  func labelled(_ labels: [String]) -> String? {
    guard labels.contains(where: { text.contains($0 + "：") || text.contains($0 + ":") }) else {
      return nil
    }
    return WrittenDate.first(in: view, range)?.date.description
  }

  /// Navigation, buttons, font sizes: what web pages put around a text.
  var isFurniture: Bool {
    if hasAny([
      "首页", "当前位置", "字号", "字体", "打印", "分享", "收藏", "全屏", "下载", "关闭", "扫一扫",
      "浏览次数", "阅读：", "责任编辑", "编辑：", "返回", "上一篇", "下一篇", "Word", "VIP",
    ]) {
      return range.count <= 60
    }
    return ["大", "中", "小", "加大", "还原", "减小", "】", "【", "A+", "A-"].contains(text)
  }

  /// A photograph's caption or a reporter's byline.
  var isCaption: Bool {
    text.hasSuffix("摄") || text.hasSuffix("摄）") || text.hasSuffix("图")
      || (hasAny(["记者", "通讯员"]) && range.count <= 120)
      || (text.hasSuffix("作政府工作报告。") && range.count <= 40 && !text.contains("我"))
  }

  private static let posts: [(post: String, level: String?)] = [
    ("省长", "province"), ("自治区主席", "province"), ("市长", "city"), ("县长", "county"),
    ("区长", "county"), ("州长", "city"), ("盟长", "city"), ("旗长", "county"), ("镇长", "township"),
    ("乡长", "township"), ("总理", "national"), ("主席", nil), ("书记", nil), ("主任", nil),
    ("局长", nil), ("部长", nil), ("司令员", nil),
  ]

  /// `山东省省长 周乃翔`, `市长　韦 韬`: a post, then a name of two to four characters.
  var speaker: (name: String, level: String?)? {
    guard range.count <= 30 else { return nil }
    for (post, level) in Self.posts {
      guard let found = text.range(of: post) else { continue }
      var name = text[found.upperBound...].filter { !$0.unicodeScalars.contains { $0.isBlank } }
      if name.hasPrefix("：") { name.removeFirst() }
      guard (2...4).contains(name.unicodeScalars.count),
        name.unicodeScalars.allSatisfy({ $0.isIdeograph || $0 == "·" })
      else { continue }
      let municipality = ["北京市", "上海市", "天津市", "重庆市"].contains { text.hasPrefix($0) }
      return (name, municipality ? "province" : level)
    }
    return nil
  }

  /// `在北京市第十六届人民代表大会第四次会议上` from the line that has the day in it.
  func occasion(behind date: Range<Int>) -> String? {
    var start = date.upperBound
    while start < range.upperBound,
      view.scalars[start].isBlank || view.scalars[start] == "在" || view.scalars[start] == "，"
    { start += 1 }
    var end = range.upperBound
    while end > start, view.scalars[end - 1] == "）" || view.scalars[end - 1] == "上" { end -= 1 }
    return start < end ? view.string(start..<end) : nil
  }
}

extension String {
  /// The first place of a text in this one.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) {
        return index..<self.index(index, offsetBy: text.count)
      }
      index = self.index(after: index)
    }
    return nil
  }
}
