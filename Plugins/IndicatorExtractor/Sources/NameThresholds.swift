import LecternKit

/// Thresholds that tell who is counted: `年收入1万元以下的还有310户`, `村集体收入5万元以上的村占62%，3万元以下的村从40个减到12个`.
extension NameResolver {
  /// Whether an amount with a bound narrows what the next value counts or is a share of.
  func isThreshold(_ entry: NamedValue, _ next: NamedValue) -> Bool {
    let value = entry.value
    let end = value.range.upperBound
    guard value.bound == .atLeast || value.bound == .atMost,
      end > value.core.upperBound || value.range.lowerBound < value.core.lowerBound,
      end < next.value.range.lowerBound, scalars[end] == "的", let name = entry.name,
      name.tail == nil,
      let noun = next.name?.main, !noun.isEmpty
    else { return false }
    // The amount's own name stands right before it.
    let isOwn = entry.rule == .before && name.main.upperBound == value.range.lowerBound
    if noun == name.main, next.rule == .inherited, isOwn { return isCounted(next, behind: end) }
    guard noun.lowerBound == end + 1,
      "村户人镇乡县组".unicodeScalars.contains(scalars[noun.upperBound - 1])
    else { return false }
    return isOwn && next.rule == .before && next.value.kind == .percent
      || entry.rule == .behind && noun == name.main && next.rule == .inherited
  }

  /// `的310户`, `的还有310户`
  private func isCounted(_ next: NamedValue, behind end: Int) -> Bool {
    guard next.value.kind == .count || next.value.kind == .person else { return false }
    let between = end + 1..<next.value.range.lowerBound
    return between.count < 4
      && between.allSatisfy { "还仍尚只仅共有达到占约".unicodeScalars.contains(scalars[$0]) }
  }

  /// Gives the name with the amount to all that took it, and the amount the name of the one before where it has none.
  func takeThreshold(of index: Int, _ named: inout [NamedValue]) {
    let entry = named[index]
    guard let name = entry.name, let noun = named[index + 1].name?.main else { return }
    let isBehind = entry.rule == .behind
    let start = isBehind ? entry.value.range.lowerBound : name.main.lowerBound
    let end = noun == name.main && !isBehind ? entry.value.range.upperBound : noun.upperBound
    if isBehind {
      let earlier = named[..<index].last { other in
        other.value.kind == .money && other.rule == .before && other.value.bound != .exact
          && other.name?.main.upperBound == other.value.range.lowerBound
      }
      guard let earlier else { return }
      named[index].name = earlier.name
    } else if noun == name.main, named[index + 1].value.bound == .exact {
      named[index].value.statedKind = .actual
    }
    named[index].value.change = .level
    // 入园企业15家，其中投资3000万元以上的不少于5家
    if !isBehind, noun == name.main, index > 0, let whole = named[index - 1].name,
      isSameUnit(named[index + 1].value, Array(named[..<index]))
    {
      named[index + 1].name = whole
      return
    }
    for place in index + 1..<named.count where named[place].name?.main == noun {
      named[place].name = NameReference(start..<end)
    }
  }
}
