internal import LecternKit

/// What may be the name of a body, a post or a group, by its form.
extension ActorNames {
  /// A whole group, or a name with an ending that names bodies and posts have.
  func isActor(_ item: Range<Int>, strict: Bool) -> Bool {
    let item = withoutBracket(item)
    if vocabulary.groups.has(item, of: view) || isOwn(item) { return true }
    guard !beginsWithAct(item), vocabulary.falseEndings.length(in: view, item) == nil else {
      return false
    }
    if vocabulary.actorEndings.length(in: view, item) != nil {
      // `镇经管站派4个小组`
      return !item.contains { view.scalars[$0].isDigit }
    }
    if directory.isName(withoutLevel(item), in: view), withoutLevel(item) != item { return true }
    if titleEnd(item) != nil { return true }
    // `各县（市、区）长`
    if view.has("）长", at: item.upperBound - 2) { return true }
    // `各街道办事处` are bodies, whatever their names end with.
    return (!strict || view.scalars[item.lowerBound] == "各" || view.has("所有", at: item.lowerBound))
      && vocabulary.weakEndings.length(in: view, item) != nil
  }

  /// Where the post ends in a post with a name behind it: `常务副市长江某某`, `水利局局长陈某同志`.
  func titleEnd(_ item: Range<Int>) -> Int? {
    let item =
      item.lowerBound..<item.upperBound - (vocabulary.persons.length(in: view, item) ?? 0)
    guard item.count >= 4 else { return nil }
    for length in 2...4 where item.count >= length + 2 {
      let end = item.upperBound - length
      guard vocabulary.surnames.contains(view.scalars[end]),
        vocabulary.posts.length(in: view, item.lowerBound..<end) != nil,
        vocabulary.posts.length(in: view, item) == nil
      else { continue }
      return end
    }
    return nil
  }

  /// Whether what stands before a post is a person's name: a surname with one or two characters behind it
  /// that name no place and no body.
  func isPersonal(_ range: Range<Int>) -> Bool {
    (2...3).contains(range.count) && vocabulary.surnames.contains(view.scalars[range.lowerBound])
      && vocabulary.actorEndings.length(in: view, range) == nil
      && vocabulary.weakEndings.length(in: view, range) == nil
      && vocabulary.bareEndings.length(in: view, range) == nil && !isBareName(range)
  }

  /// `各县（市、区）` ends like `各县`.
  private func withoutBracket(_ item: Range<Int>) -> Range<Int> {
    guard view.scalars[item.upperBound - 1] == "）",
      let open = item.last(where: { view.scalars[$0] == "（" }), open > item.lowerBound
    else { return item }
    return item.lowerBound..<open
  }

  /// A short name as lists have them: `资源`, `住建`.
  func isBareName(_ item: Range<Int>) -> Bool {
    // The 市 of 市场监管 is no level.
    directory.isName(withoutLevel(item), in: view) || directory.isName(item, in: view)
  }

  /// A body that can be nothing else: with its level in front (`县教育局`), known by its whole name
  /// (`督查室`), a post (`乡镇党委书记`) or several levels (`市县两级`).
  func isOfficial(_ range: Range<Int>) -> Bool {
    let bare = withoutLevel(range)
    if bare != range, vocabulary.actorEndings.length(in: view, bare) != nil { return true }
    return vocabulary.posts.length(in: view, range) != nil || isBareName(range)
      || view.scalars[range.upperBound - 1] == "级" || view.scalars[range.lowerBound] == "各"
  }

  /// Whether an office's roster has this very name.
  func isOwn(_ range: Range<Int>) -> Bool { ownKind(range) != nil }

  /// What an office's roster says that this is the name of.
  func ownKind(_ range: Range<Int>) -> Duty.Actor.Kind? { directory.kind(range, in: view) }

  /// Whether the directory knows a unit of this name.
  func isUnitName(_ range: Range<Int>) -> Bool { directory.hasName(in: range, of: view) }

  /// `县`, `市`, `省` in front of a short name.
  private func withoutLevel(_ item: Range<Int>) -> Range<Int> {
    guard item.count > 2, isLevel(view.scalars[item.lowerBound]) else { return item }
    return item.lowerBound + 1..<item.upperBound
  }

  func isLevel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "县", "市", "省", "区", "州", "旗", "盟", "镇", "乡": true
    default: false
    }
  }

  /// `整改办`, `督导组`: what it does is its name.
  private func isOffice(_ item: Range<Int>) -> Bool {
    item.count <= 5 && "办组".unicodeScalars.contains(view.scalars[item.upperBound - 1])
  }

  /// `支持龙头企业`, `推动各部门`: an act with its object, not somebody who acts.
  func beginsWithAct(_ item: Range<Int>) -> Bool {
    if let first = reading.words(in: item).first, first.start == item.lowerBound,
      first.has([.verb, .firm, .may, .strive, .must, .past]), first.end < item.upperBound
    {
      return !directory.isName(item, in: view) && !isDepartmentLike(item) && !isOffice(item)
    }
    switch view.scalars[item.lowerBound] {
    case "对", "把", "在", "从", "向", "为", "按", "用", "一", "多", "到", "就": return true
    // `每年走遍所有乡镇`, but `每个乡镇`
    case "每": return !eachBody(item)
    default: return false
    }
  }

  /// `每个乡镇`, `每名县级领导`
  func eachBody(_ item: Range<Int>) -> Bool {
    guard item.count > 3, view.scalars[item.lowerBound] == "每" else { return false }
    let measure = item.lowerBound + (view.scalars[item.lowerBound + 1] == "一" ? 2 : 1)
    switch view.scalars[measure] {
    case "名", "位", "家", "支": return true
    // `每个季度`
    case "个": return !["月", "季", "星", "工", "学", "年"].contains(view.scalars[measure + 1])
    default: return false
    }
  }

  /// `发展和改革局`, `审计部门`: the verb belongs to the name.
  func isDepartmentLike(_ item: Range<Int>) -> Bool {
    item.count <= 10 && directory.hasName(in: item, of: view)
  }

  /// Whether a range ends as a name may: one look that spares most of the reading.
  func mayEnd(_ range: Range<Int>) -> Bool {
    vocabulary.actorEndings.length(in: view, range) != nil
      || vocabulary.bareEndings.length(in: view, range) != nil
      || view.scalars[range.lowerBound] == "各" || directory.isRoster
  }
}
