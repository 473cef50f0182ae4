import LecternKit

/// Gives lines and sentences their role.
struct RoleRules {
  let cues: Cues
  /// `散会。`, `大家回去以后多跑点路。`: so short a paragraph ends a speech without an exclamation mark.
  private static let shortClosing = 80
  /// `各位领导、同志们：`
  private static let longestTurn = 16

  /// Before markers are sought: what is not the speech itself, and headings on lines of their own.
  func assignLines(_ script: inout Script, opening: OpeningLines) {
    for (index, line) in opening.lines.enumerated() where index < script.paragraphs.count {
      set(&script, index, line.role == .metadata ? .metadata : .boilerplate)
    }
    assignTail(&script)
    assignNote(&script)
    for index in script.paragraphs.indices where script.paragraphs[index].role == nil {
      if isCaption(script, index) || isPageNumber(script, index) {
        set(&script, index, .boilerplate)
      } else if isHeadingLine(script, index) {
        script.paragraphs[index].isHeading = true
        setSentences(&script, index, .heading)
      }
    }
    for index in script.sentences.indices where script.sentences[index].role == .body {
      if isSalutation(script.view, script.sentences[index].range) {
        script.sentences[index].role = .salutation
      }
    }
  }

  private func set(_ script: inout Script, _ paragraph: Int, _ role: Segment.Role) {
    script.paragraphs[paragraph].role = role
    setSentences(&script, paragraph, role)
  }

  private func setSentences(_ script: inout Script, _ paragraph: Int, _ role: Segment.Role) {
    for sentence in script.paragraphs[paragraph].sentences {
      script.sentences[sentence].role = role
    }
  }

  /// Page furniture behind the speech: from its first line to the end.
  private func assignTail(_ script: inout Script) {
    let count = script.paragraphs.count
    guard
      let first = (count / 2..<count).first(where: { index in
        let paragraph = script.paragraphs[index]
        return paragraph.role == nil && paragraph.range.count <= 60 && index > 0
          && cues.furniture.has(in: script.view, paragraph.range)
          && !script.view.has("同志", at: paragraph.range.lowerBound)
          && script.paragraphs[(index + 1)...].allSatisfy { $0.range.count < 1500 }
          && !isLongSpeech(script, after: index)
      })
    else { return }
    for index in first..<count { set(&script, index, .boilerplate) }
  }

  /// `（根据录音整理，未经本人审阅）` tells where the text comes from.
  private func assignNote(_ script: inout Script) {
    guard let last = script.paragraphs.lastIndex(where: { $0.role == nil }) else { return }
    let range = script.paragraphs[last].range
    guard range.count <= 40, script.view.scalars[range.lowerBound] == "（",
      script.view.scalars[range.upperBound - 1] == "）", cues.notes.has(in: script.view, range)
    else { return }
    set(&script, last, .metadata)
  }

  /// Whether more of the speech stands behind a line than page furniture would.
  private func isLongSpeech(_ script: Script, after index: Int) -> Bool {
    let behind = script.paragraphs[(index + 1)...].filter {
      $0.range.count > 80 && script.isClosed($0.range)
    }
    return behind.count > max(3, script.paragraphs.count / 4)
  }

  private func isCaption(_ script: Script, _ index: Int) -> Bool {
    let range = script.paragraphs[index].range
    guard range.count <= 80 else { return false }
    let last = script.view.scalars[range.upperBound - 1]
    return last == "摄" || script.view.has("摄）", at: range.upperBound - 2)
  }

  /// `- 3 -`, `第3页 共12页`, `（共3页，当前第2页）`
  private func isPageNumber(_ script: Script, _ index: Int) -> Bool {
    let range = script.paragraphs[index].range
    guard range.count <= 14 else { return false }
    var hasDigit = false
    var hasFrame = false
    for place in range {
      switch script.view.scalars[place] {
      case "-", "—", "–", "页": hasFrame = true
      case "第", "共", "/", "·", "，", "当", "前", "（", "）": break
      case let scalar where scalar.isDigit: hasDigit = true
      case let scalar where scalar.isBlank: break
      default: return false
      }
    }
    return hasDigit && hasFrame
  }

  func isSalutation(_ view: NormalizedText, _ range: Range<Int>) -> Bool {
    if turnsToAll(view, range) { return true }
    guard range.count <= 30, cues.salutations.begins(at: range.lowerBound, of: view) else {
      return false
    }
    let matches = cues.salutations.matches(in: view, range: range)
    let covered = matches.reduce(0) { $0 + $1.range.count }
    let ideographs = range.filter { view.scalars[$0].isIdeograph }.count
    return covered >= ideographs
  }

  /// `各位乡镇长、各位部门负责同志：`, but `各位副县长要做到：`
  private func turnsToAll(_ view: NormalizedText, _ range: Range<Int>) -> Bool {
    guard range.count <= 30, view.scalars[range.upperBound - 1] == "：",
      view.has("各位", at: range.lowerBound)
    else { return false }
    return range.dropLast().allSatisfy { index in
      let scalar = view.scalars[index]
      return scalar == "、" || scalar == "，" || scalar.isIdeograph && scalar != "要" && scalar != "必"
    }
  }

  /// A short line without a mark at its end, behind which something stands.
  private func isHeadingLine(_ script: Script, _ index: Int) -> Bool {
    let paragraph = script.paragraphs[index]
    guard paragraph.sentences.count == 1, index + 1 < script.paragraphs.count,
      script.paragraphs[index + 1].role == nil
    else { return false }
    let range = paragraph.range
    let last = script.view.scalars[range.upperBound - 1]
    switch last {
    // A half-width full stop closes a sentence too.
    case "：", "，", "、", ".": return false
    default: break
    }
    guard !script.isClosed(range) else { return false }
    let enumerator = Enumerator.read(script.view, at: range.lowerBound)
    let marked = enumerator.map { Nesting.rank($0.style) != nil || $0.style == .dash } ?? false
    guard range.count <= (marked ? 60 : 32),
      range.contains(where: { script.view.scalars[$0].isIdeograph })
    else { return false }
    return marked || !isSalutation(script.view, range)
  }

  /// After markers are found: sentences that only name what they open, and the peroration.
  func assignSentences(_ script: inout Script, markers: [Marker]) {
    var headings = HeadingRules(script: script, markers: markers, cues: cues)
    for sentence in headings.find() where script.sentences[sentence].role == .body {
      script.sentences[sentence].role = .heading
    }
    assignClosing(&script, markers: markers)
  }

  /// The peroration begins at the last paragraph that turns to the audience, or is the last one; in a text
  /// run together it begins where the last one turns to the audience.
  private func assignClosing(_ script: inout Script, markers: [Marker]) {
    let marked = Set(markers.filter(\.opensParagraph).map(\.paragraph))
    guard let last = lastOfSpeech(script) else { return }
    if let sentence = lastTurn(script, in: last) {
      close(&script, sentence..<script.paragraphs[last].sentences.upperBound)
      return
    }
    guard !marked.contains(last) else { return }
    var start: Int?
    for index in stride(from: last, through: max(0, last - 3), by: -1) {
      if marked.contains(index) { break }
      let paragraph = script.paragraphs[index]
      // `同志们：` on a line of its own opens a speech.
      if paragraph.range.count <= Self.longestTurn,
        script.view.scalars[paragraph.range.upperBound - 1] == "："
      {
        break
      }
      if cues.salutations.begins(at: paragraph.range.lowerBound, of: script.view) {
        start = index
        break
      }
    }
    let block = (start ?? last)...last
    let range =
      script.paragraphs[block.lowerBound].range
      .lowerBound..<script.paragraphs[last].range.upperBound
    let calls = calls(script, range)
    let sounds = cues.closing.has(in: script.view, range)
    if start == nil {
      // Without a turn to the audience it must sound like an end.
      guard range.count <= 400 && calls && sounds || takesLeave(script, range, calls || sounds)
      else { return }
    } else {
      guard range.count <= 1200, calls || sounds,
        !block.contains(where: { namesProblems($0, script) })
      else { return }
    }
    for paragraph in block { close(&script, script.paragraphs[paragraph].sentences) }
  }

  /// `我们也清醒地看到，还存在不少困难和问题。`: no peroration goes on to that.
  private func namesProblems(_ paragraph: Int, _ script: Script) -> Bool {
    cues.problemsParagraph.has(in: script.view, script.paragraphs[paragraph].range)
  }

  private func close(_ script: inout Script, _ sentences: Range<Int>) {
    for sentence in sentences {
      switch script.sentences[sentence].role {
      // `奋斗正当其时。` names no part here.
      case .body, .heading: script.sentences[sentence].role = .closing
      default: break
      }
    }
  }

  private func calls(_ script: Script, _ range: Range<Int>) -> Bool {
    script.view.scalars[range.upperBound - 1] == "！"
  }

  /// Where the last paragraph turns to the audience after it said other things, and goes on to call only:
  /// `…落实到人。同志们，春耕不等人。让我们…！`
  private func lastTurn(_ script: Script, in paragraph: Int) -> Int? {
    let sentences = script.paragraphs[paragraph].sentences
    guard
      let turn = sentences.dropFirst().last(where: {
        cues.salutations.begins(at: script.sentences[$0].range.lowerBound, of: script.view)
      })
    else { return nil }
    let range =
      script.sentences[turn].range.lowerBound..<script.paragraphs[paragraph].range.upperBound
    guard range.count <= 400, calls(script, range) || cues.closing.has(in: script.view, range),
      !range.contains(where: { script.view.scalars[$0].isDigit })
    else { return nil }
    return turn
  }

  /// A few last words that give nobody anything to do by any day: `该讲的都讲了，大家加油干！`
  private func takesLeave(_ script: Script, _ range: Range<Int>, _ sounds: Bool) -> Bool {
    guard range.count <= Self.shortClosing, sounds else { return false }
    return !range.contains { script.view.scalars[$0].isDigit }
      && !cues.actors.matches(in: script.view, range: range).contains { $0.range.count > 1 }
  }

  private func lastOfSpeech(_ script: Script) -> Int? {
    let glossary = script.paragraphs.indices.first { index in
      script.paragraphs[index].range.count <= 12 && index > script.paragraphs.count / 3
        && cues.glossary.begins(at: script.paragraphs[index].range.lowerBound, of: script.view)
    }
    let end = glossary ?? script.paragraphs.count
    return script.paragraphs[..<end].lastIndex {
      $0.role == nil && !$0.isHeading
    }
  }
}
