import LecternKit

/// Lists of names before one value or before as many: `A、B分别增长5%、6%`, `A和B均增长5%`.
extension NameResolver {
  /// The members of a list of names, with the ending they share; 城乡 is two where two are wanted.
  func split(
    _ phrase: Range<Int>, tags: borrowing SentenceTags, count: Int?
  ) -> [NameReference] {
    guard !phrase.isEmpty else { return [] }
    var pieces: [Range<Int>] = []
    var start = phrase.lowerBound
    var index = start
    var quotes = 0
    var depth = 0
    // 仪器和量具、电子元件: before a 、 the 和 is within a member.
    let last = scalars[phrase].lastIndex(of: "、") ?? phrase.lowerBound
    func close(_ end: Int) {
      if end > start { pieces.append(start..<end) }
    }
    while index < phrase.upperBound {
      switch scalars[index] {
      case "“": quotes += 1
      case "”": quotes -= 1
      case "（": depth += 1
      case "）": depth -= 1
      case "、", "和", "与", "及":
        guard quotes <= 0, depth <= 0, !tags.isInName(index - 1..<index + 2), joins(index, phrase),
          index >= last || scalars[index] == "、"
        else { break }
        var end = index
        if end > start, scalars[index] == "及", scalars[end - 1] == "以" { end -= 1 }
        close(end)
        start = index + 1
      default: break
      }
      index += 1
    }
    close(phrase.upperBound)
    // 文化及相关产业、体育及相关产业增加值 are two where two are wanted.
    if let count, pieces.count > count, phrase.lowerBound < last {
      let listed = listed(phrase)
      if listed.count == count { pieces = listed }
    }
    if pieces.count == 1 { return urbanAndRural(pieces[0], count: count) }
    if let names = opposites(pieces) { return names }
    return sharing(pieces, tags)
  }

  /// What 、 alone parts.
  private func listed(_ phrase: Range<Int>) -> [Range<Int>] {
    scalars[phrase].split(separator: "、").map(\.indices)
  }

  /// Not the 及 of 普及, the 和 of 饱和.
  private func joins(_ index: Int, _ phrase: Range<Int>) -> Bool {
    guard index > phrase.lowerBound, index + 1 < phrase.upperBound else { return false }
    let before = scalars[index - 1]
    let after = scalars[index + 1]
    switch scalars[index] {
    case "及": return !["普", "涉", "波", "触", "遍"].contains(before) && after != "时" && after != "格"
    case "和": return before != "饱" && before != "总" && after != "谐" && after != "平"
    case "与": return before != "参" && after != "会"
    default: return true
    }
  }

  private func urbanAndRural(_ phrase: Range<Int>, count: Int?) -> [NameReference] {
    guard count == 2 else { return [NameReference(phrase)] }
    var index = phrase.lowerBound
    while index + 1 < phrase.upperBound {
      if scalars[index] == "城", scalars[index + 1] == "乡" {
        return [NameReference.Head.urban, .rural].map { head in
          var name = NameReference(index + 2..<phrase.upperBound)
          name.head = head
          return name
        }
      }
      index += 1
    }
    return [NameReference(phrase)]
  }

  /// 事故起数 and the like are whole names already.
  private func isMeasured(_ last: Unicode.Scalar) -> Bool {
    switch last {
    case "数", "率", "量", "额", "值", "比", "入", "积": true
    default: false
    }
  }

  /// 一产、二产、三产增加值: the members share the ending of the last.
  private func sharing(
    _ pieces: [Range<Int>], _ tags: borrowing SentenceTags
  ) -> [NameReference] {
    var names = pieces.map { NameReference($0) }
    if let names = numbered(pieces) { return names }
    guard let last = pieces.last, let ending = tags.word(endingAt: last.upperBound),
      ending.classes.contains(.shared), ending.range.lowerBound > last.lowerBound
    else { return names }
    let isRate = !ending.classes.isDisjoint(with: [.increaseNoun, .decreaseNoun])
    for index in names.indices.dropLast() {
      let piece = pieces[index]
      // 外贸进出口总额、固定资产投资增速
      if isRate, let name = tags.name(endingAt: piece.upperBound), name.range == piece,
        scalars[piece.upperBound - 1] != "率"
      {
        names[index].tail = ending.range
        continue
      }
      if let own = tags.word(endingAt: piece.upperBound),
        !own.classes.isDisjoint(with: [.shared, .attribute])
      {
        continue
      }
      // 肉、蛋、奶产量: one character and a short ending make another word.
      if piece.count == 1, ending.range.count < 3 { continue }
      if tags.name(endingAt: piece.upperBound) != nil, ending.range.count < 3 { continue }
      if isMeasured(scalars[piece.upperBound - 1]) { continue }
      // 云岭县、澄阳区增速: the regions tell whose.
      if ending.classes.contains(.attribute), finder.isRegion(piece, tags) {
        names[index].main = ending.range
        continue
      }
      names[index].tail =
        ending.range.lowerBound + shared(piece, ending.range)..<ending.range.upperBound
    }
    // 高新区、江北区和云溪县GDP增速: what is measured begins behind the last place.
    if ending.classes.contains(.attribute), let owned = behindRegion(last, tags),
      owned.lowerBound < ending.range.lowerBound,
      pieces.dropLast().allSatisfy({ finder.isRegion($0, tags) })
    {
      for index in names.indices.dropLast() {
        names[index].main = pieces[index]
        names[index].tail = owned
      }
      return names
    }
    let owner = last.lowerBound..<ending.range.lowerBound
    if ending.classes.contains(.attribute), finder.isRegion(owner, tags) {
      names[names.count - 1].main = ending.range
    }
    return names
  }

  /// `一、二、三产业增加值`: nothing but the number tells the members apart.
  private func numbered(_ pieces: [Range<Int>]) -> [NameReference]? {
    guard let last = pieces.last, pieces.count > 1 else { return nil }
    var first = last.lowerBound
    if scalars[first] == "第" { first += 1 }
    guard last.upperBound - first > 2, scalars[first].isChineseDigit,
      pieces.dropLast().allSatisfy({ piece in
        scalars[piece.upperBound - 1].isChineseDigit
          && (piece.count == 1 || piece.count == 2 && scalars[piece.lowerBound] == "第")
      })
    else { return nil }
    return pieces.map { piece in
      var name = NameReference(piece)
      if piece != last { name.tail = first + 1..<last.upperBound }
      return name
    }
  }

  /// How many characters of the ending a member has itself: the 居民 of 城镇居民、农村居民人均可支配收入.
  private func shared(_ piece: Range<Int>, _ ending: Range<Int>) -> Int {
    var count = min(piece.count, ending.count) - 1
    while count > 0,
      scalars[piece.upperBound - count..<piece.upperBound]
        != scalars[ending.lowerBound..<ending.lowerBound + count]
    {
      count -= 1
    }
    return max(count, 0)
  }

  /// Pairs names and values in order; with no names of their own, those of the values before.
  func pair(
    _ values: [ValueExpression], _ group: Range<Int>, _ names: [NameReference],
    _ phrase: Range<Int>, _ predicate: Predicate, _ start: Int, _ first: Int,
    into named: inout [NamedValue]
  ) {
    var names = names
    if names.isEmpty {
      let previous = recent(named, first: first, count: group.count)
      if previous.count == group.count { names = previous }
    }
    let bound = values[group.upperBound - 1]
    let lead = values[group.lowerBound]
    for (offset, index) in group.enumerated() {
      var value = values[index]
      if value.bound == .exact {
        if bound.bound != .range, bound.range.upperBound > bound.core.upperBound {
          value.bound = bound.bound
        } else if lead.bound != .range, lead.range.lowerBound < lead.core.lowerBound {
          value.bound = lead.bound
        }
      }
      var entry = NamedValue(value: value, clauseStart: start)
      entry.predicate = predicate
      if names.count == group.count {
        entry.name = names[offset]
        entry.rule = .paired
      } else if let name = names.count == 1 ? names.first : phrase.isEmpty ? named.last?.name : nil
      {
        entry.name = name
        entry.rule = names.count == 1 ? .before : .inherited
      } else if !phrase.isEmpty {
        entry.name = offset < names.count ? names[offset] : NameReference(phrase)
        entry.rule = .paired
      }
      named.append(entry)
    }
  }

  /// The names of the last values before, each once, in order.
  func recent(_ named: [NamedValue], first: Int, count: Int) -> [NameReference] {
    var names: [NameReference] = []
    for entry in named[first...].reversed() {
      guard let name = entry.name, entry.predicate.base == nil || entry.rule != .inherited else {
        continue
      }
      if names.contains(where: { $0.main == name.main && $0.head == name.head }) { continue }
      names.append(name)
      if names.count == count { break }
    }
    return names.reversed()
  }

  /// The names of as many values right before that were dealt out in order.
  func paired(_ named: [NamedValue], first: Int, count: Int) -> [NameReference] {
    guard named.count >= first + count else { return [] }
    let last = named.suffix(count)
    return last.allSatisfy { $0.rule == .paired } ? last.compactMap(\.name) : []
  }

  /// One value, several names: `A和B均增长5%`, `A 3个、B 4个，均居全国首位`.
  func share(
    _ values: [ValueExpression], _ group: Range<Int>, _ names: [NameReference],
    _ predicate: Predicate, _ start: Int, _ first: Int, into named: inout [NamedValue]
  ) {
    let names = names.isEmpty ? joined(named, first: first) : names
    for index in group {
      guard !names.isEmpty else {
        var entry = NamedValue(value: values[index], clauseStart: start)
        entry.predicate = predicate
        entry.name = named.count > first ? named.last?.name : nil
        entry.rule = .inherited
        named.append(entry)
        continue
      }
      for name in names {
        var entry = NamedValue(value: values[index], clauseStart: start)
        entry.predicate = predicate
        entry.name = name
        entry.rule = .shared
        named.append(entry)
      }
    }
  }

  /// `A、B出口额分别增长22.4%、下降13.6%`: each value behind the first has a verb of its own. Names that the
  /// first took for itself go to as many values behind it; returns the next value.
  func deal(
    _ values: [ValueExpression], behind index: Int, tags: borrowing SentenceTags, first: Int,
    from start: Int, into named: inout [NamedValue]
  ) -> Int {
    let names = named[start...].compactMap(\.name)
    let end = index + names.count - 1
    guard index > 0, names.count == named.count - start, end <= values.count,
      named[start...].allSatisfy({
        $0.rule == .shared && $0.value.range == values[index - 1].range
      }),
      (index..<end).allSatisfy({ isTurn(values, $0, tags) })
    else { return index }
    named.removeLast(names.count - 1)
    named[start].rule = .paired
    for (offset, next) in (index..<end).enumerated() {
      let place = named.count
      resolveGroup(values, next..<next + 1, tags: tags, first: first, into: &named)
      guard named.count == place + 1 else { continue }
      named[place].name = names[offset + 1]
      named[place].rule = .paired
    }
    return end
  }

  /// Whether nothing but 、 and a verb of change parts a value from the one before.
  private func isTurn(
    _ values: [ValueExpression], _ index: Int, _ tags: borrowing SentenceTags
  ) -> Bool {
    let (low, high) = (values[index - 1].range.upperBound, values[index].range.lowerBound)
    guard low + 2 < high, scalars[low] == "、" || scalars[low] == "和",
      let word = tags.word(startingAt: low + 1)
    else { return false }
    return word.range.upperBound == high && !word.classes.isDisjoint(with: WordClass.change)
  }

  /// The names of the values before that 、 joins.
  private func joined(_ named: [NamedValue], first: Int) -> [NameReference] {
    var names: [NameReference] = []
    var next: NamedValue?
    for entry in named[first...].reversed() {
      guard let name = entry.name else { break }
      if let next {
        let between =
          entry.value.range
          .upperBound..<max(
            next.value.range.lowerBound, entry.value.range.upperBound)
        guard !between.isEmpty, scalars[between.lowerBound] == "、",
          !scalars[between].contains("，")
        else { break }
      }
      names.append(name)
      next = entry
    }
    return names.reversed()
  }
}
