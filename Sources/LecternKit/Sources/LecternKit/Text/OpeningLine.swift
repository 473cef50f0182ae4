/// One line of an opening, and what its words say that it is.
struct OpeningLine {
  let view: NormalizedText
  let range: Range<Int>

  var text: String { view.string(range) }

  static let titles = TermMatcher([
    "报告", "讲话", "发言", "致辞", "讲稿", "要点", "意见", "摘要", "部署", "述职", "开幕词", "闭幕词", "主持词", "总结", "打算",
    "计划", "汇报", "工作目标", "工作任务", "工作安排", "党课",
  ])
  /// Words of the line in which a web page tells where and when it stands.
  static let sites = TermMatcher(["阅读", "浏览", "点击", "次数", "网站", "文档"])
  private static let audience = TermMatcher([
    "同志", "代表", "委员", "朋友", "女士", "先生", "来宾", "各位", "老师", "同学",
  ])
  private static let beginnings = TermMatcher(["今天，", "现在，我", "我代表", "刚才，"])
  /// What a line that announces its own points says: `现将今年工作安排如下：`
  private static let announcements = TermMatcher(["如下", "现将", "现就"])
  private static let dates = TermMatcher([
    "时间：", "时间:", "日期：", "日期:", "发布于：", "发布日期", "发布时间",
  ])
  private static let sources = TermMatcher(["来源：", "信息来源：", "文章来源：", "稿源："])
  private static let furniture = TermMatcher([
    "首页", "当前位置", "当前的位置", "所在位置", "字号", "字体", "打印", "分享", "收藏", "全屏", "下载", "关闭", "扫一扫",
    "浏览次数", "阅读：", "责任编辑", "编辑：", "返回", "上一篇", "下一篇", "Word", "VIP",
  ])
  private static let buttons = TermMatcher([
    "大", "中", "小", "加大", "还原", "减小", "】", "【", "A+", "A-", "A",
  ])
  private static let reporters = TermMatcher(["记者", "通讯员"])
  private static let occasions = TermMatcher(["会议上", "大会上", "会上", "全会上", "会议）"])
  private static let municipalities = TermMatcher(["北京市", "上海市", "天津市", "重庆市"])
  private static let posts: [(post: String, level: String?)] = [
    ("省长", "province"), ("自治区主席", "province"), ("市长", "city"), ("县长", "county"),
    ("区长", "county"), ("州长", "city"), ("盟长", "city"), ("旗长", "county"),
    ("镇长", "township"), ("乡长", "township"), ("总理", "national"), ("主席", nil),
    ("书记", nil), ("主任", nil), ("局长", nil), ("部长", nil), ("司令员", nil), ("秘书长", nil), ("常委", nil),
    ("指挥长", nil), ("总指挥", nil), ("检察长", nil), ("院长", nil), ("校长", nil), ("厅长", nil), ("组长", nil),
    ("专员", nil), ("支书", nil), ("政委", nil),
  ]
  private static let parties = TermMatcher(["中共", "中国共产党"])
  private static let bodies = TermMatcher(["委", "政府", "人民政府", "人大", "人民代表大会", "政协", "纪委"])
  private static let postWords = TermMatcher(posts.map(\.post))

  static func isMunicipality(_ view: NormalizedText, _ index: Int) -> Bool {
    municipalities.match(in: view, at: index) != nil
  }

  private var last: Unicode.Scalar { view.scalars[range.upperBound - 1] }

  /// Whether the speech itself begins with this line.
  var beginsSpeech: Bool {
    if last == "：" || last == "！" || last == "，", range.count <= 40,
      Self.audience.has(in: view, range)
    {
      return true
    }
    if let enumerator = Enumerator.read(view, at: range.lowerBound), enumerator.style != .dash {
      // A text may begin with a part, and a list with its first point.
      if enumerator.number == 1 || enumerator.style == .chineseComma { return true }
    }
    if last == "：", Self.announcements.has(in: view, range) { return true }
    // A caption or a byline may be a whole sentence; the speech's own are longer or say "we".
    if last == "。" || range.count > 100, !isCaption { return true }
    return Self.beginnings.has(in: view, range)
  }

  /// The day behind a label such as `发布时间：`.
  var labelledDate: CalendarDate? {
    guard range.count <= 120, Self.dates.has(in: view, range) else { return nil }
    return WrittenDate.first(in: view, range)?.date
  }

  /// A line such as `市教育局局长　2024年3月1日`: whose speech it is, and the day.
  var hasPost: Bool { range.count <= 30 && Self.postWords.has(in: view, range) }

  /// `（2016年2月24日，根据录音整理）`
  var isBracketed: Bool {
    range.count <= 40 && view.scalars[range.lowerBound] == "（" && last == "）"
  }

  /// Whether it goes on with the title above it.
  var isSubtitle: Bool { view.has("——", at: range.lowerBound) }

  /// What stands behind `来源：`.
  var source: String? {
    guard let label = Self.sources.match(in: view, at: range.lowerBound) else { return nil }
    return view.string(view.trimmed(Int(label.end)..<range.upperBound))
  }

  /// What stands behind `来源：` further on in the line, up to a blank: `2017年03月16日 17:23 来源：新华社`.
  var sourceInside: String? {
    guard let label = Self.sources.matches(in: view, range: range).first else { return nil }
    let rest = Int(label.end)..<range.upperBound
    let end = rest.first { view.scalars[$0].isBlank && $0 > rest.lowerBound } ?? rest.upperBound
    let source = view.string(view.trimmed(rest.lowerBound..<end))
    return source.isEmpty ? nil : source
  }

  var isEmptySource: Bool { source?.isEmpty ?? false }

  /// Navigation, buttons, font sizes: what web pages put around a text.
  var isFurniture: Bool {
    if range.count <= 60, Self.furniture.has(in: view, range) { return true }
    guard let button = Self.buttons.match(in: view, at: range.lowerBound) else { return false }
    return Int(button.end) == range.upperBound
  }

  /// A photograph's caption or a reporter's byline.
  var isCaption: Bool {
    if last == "摄" || last == "图" || view.has("摄）", at: range.upperBound - 2) { return true }
    if range.count <= 120, Self.reporters.has(in: view, range) { return true }
    return range.count <= 40 && view.has("作政府工作报告。", at: range.upperBound - 8)
      && !range.contains { view.scalars[$0] == "我" }
  }

  var isOccasion: Bool { Self.occasions.has(in: view, range) }

  var hasTimeOfDay: Bool {
    range.contains { view.scalars[$0] == ":" || view.scalars[$0] == "时" }
  }

  /// `山东省省长 周乃翔`, `市长　韦 韬`: a post, then a name of two to four characters.
  ///
  /// `seat` is the place whose post it is, where it is named.
  var speaker: (name: String, level: String?, seat: Range<Int>?)? {
    guard range.count <= 30 else { return nil }
    // `副县长、县防汛指挥部副指挥长 陈某某`: the first post that says a level does.
    var level: String?
    for match in Self.postWords.matches(in: view, range: range) {
      level = level ?? Self.posts[Int(match.term)].level
      var name = String.UnicodeScalarView()
      var isName = true
      for scalar in view.scalars[Int(match.end)..<range.upperBound] where !scalar.isBlank {
        if name.isEmpty, scalar == "：" { continue }
        // `周××`, `陈**`: a name withheld.
        if !scalar.isIdeograph, !["·", "×", "X", "*", "○"].contains(scalar) { isName = false }
        name.append(scalar)
      }
      guard isName, (2...4).contains(name.count) || name.contains("·") else { continue }
      let isOfMunicipality = Self.isMunicipality(view, range.lowerBound)
      return (String(name), isOfMunicipality ? "province" : level, seat(before: Int(match.start)))
    }
    return nil
  }

  /// `云河市` of `中共云河市委书记`, `云河市人大常委会主任` and `云河市市长`.
  private func seat(before post: Int) -> Range<Int>? {
    let start = Self.parties.match(in: view, at: range.lowerBound).map { Int($0.end) }
    let place = (start ?? range.lowerBound)..<post
    // `我市市长` and `全省…` name none.
    guard place.count >= 2, !["我", "全", "本", "该", "各"].contains(view.scalars[place.lowerBound])
    else { return nil }
    if view.has("自治区", at: post) { return place.lowerBound..<post + 3 }
    for end in place.lowerBound + 2...place.upperBound {
      switch view.scalars[end - 1] {
      case "省", "市", "区", "州", "盟", "县", "旗", "镇", "乡":
        if end == post || Self.bodies.match(in: view, at: end) != nil {
          return place.lowerBound..<end
        }
      default: break
      }
    }
    return nil
  }

  /// A name alone on its line: two or three Chinese characters, with a blank between them or not.
  var bareName: String? {
    let scalars = view.scalars[range].filter { !$0.isBlank }
    guard (2...3).contains(scalars.count), scalars.allSatisfy(\.isIdeograph) else { return nil }
    return String(String.UnicodeScalarView(scalars))
  }

  /// `云河县第十八届人民代表大会第五次会议` from a line that is nothing but `——在…会议上`.
  var undatedOccasion: String? {
    var start = range.lowerBound
    while start < range.upperBound,
      view.scalars[start] == "—" || view.scalars[start] == "（" || view.scalars[start].isBlank
    { start += 1 }
    guard isOccasion, start < range.upperBound, view.scalars[start] == "在" else { return nil }
    var end = range.upperBound
    while end > start, view.scalars[end - 1] == "）" { end -= 1 }
    guard end > start + 2, view.scalars[end - 1] == "上" else { return nil }
    return view.string(start + 1..<end - 1)
  }

  /// `北京市第十六届人民代表大会第四次会议` from the line that has the day in it.
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
