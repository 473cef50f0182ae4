import LecternKit

/// Sees to it that every headline indicator has one row a report.
///
/// A report may give two figures to one indicator: an amount and a rate (`8.5亿元、增长4%`), or a target and
/// a wish (`增长5.5%左右、力争6%`). The rate counts, of two rates the first; the wish becomes its `stretch`.
struct HeadlineChoice {
  let lexicon: IndicatorLexicon
  let text: SpeechText

  /// Leaves the mark `headline` to one record of each code.
  func settle(_ records: inout [Indicator]) {
    var chosen: [String: Int] = [:]
    for index in records.indices where records[index].headline == true {
      guard let code = records[index].code else { continue }
      guard let other = chosen[code] else {
        chosen[code] = index
        continue
      }
      let isBetter = rank(records[index]) > rank(records[other])
      let (best, rest) = isBetter ? (index, other) : (other, index)
      records[rest].headline = nil
      chosen[code] = best
      stretch(&records, best, by: rest)
    }
  }

  /// A figure before none, the indicator's own unit before others, what is set before what it is compared
  /// with.
  private func rank(_ record: Indicator) -> Int {
    var rank = 0
    if record.value != nil { rank += 4 }
    if record.valueRole != .baseline { rank += 2 }
    if let unit = lexicon.unit(ofCode: record.code), record.unit.hasSuffix(unit) { rank += 1 }
    return rank
  }

  /// The wish behind a target in the same sentence: `力争6%`.
  private func stretch(_ records: inout [Indicator], _ best: Int, by rest: Int) {
    guard records[best].stretch == nil, records[rest].segment == records[best].segment,
      records[rest].unit == records[best].unit, records[rest].value != nil,
      records[rest].range.lowerBound > records[best].range.lowerBound,
      let commitment = records[rest].commitment, commitment != records[best].commitment
    else { return }
    records[best].stretch = commitment + text.quote(records[rest].range)
  }

  /// In a report that announces no list of main targets (`预期目标是`), the paragraph with most of them
  /// takes its place: at least three, or growth and another, all targets with a figure. Those of the
  /// paragraph that state none belong to it then.
  func adopt(_ records: inout [Indicator], segments: [Segment], year: Int?) {
    guard !records.contains(where: { $0.headline == true }) else { return }
    var paragraphs: [String: String] = [:]
    for segment in segments where segment.kind == .sentence {
      paragraphs[segment.id] = segment.parent
    }
    var members: [String: [Int]] = [:]
    var unquantified: [String: [Int]] = [:]
    for index in records.indices where records[index].kind == .target {
      guard lexicon.isHeadline(code: records[index].code), records[index].valueRole != .baseline,
        records[index].aggregation == nil,
        records[index].period == nil || records[index].period == year.map(String.init),
        let paragraph = records[index].segment.flatMap({ paragraphs[$0] })
      else { continue }
      if records[index].value == nil {
        unquantified[paragraph, default: []].append(index)
      } else {
        members[paragraph, default: []].append(index)
      }
    }
    let best = members.max { a, b in
      let (left, right) = (codes(a.value, records).count, codes(b.value, records).count)
      return left != right ? left < right : a.value[0] > b.value[0]
    }
    guard let best else { return }
    let stated = codes(best.value, records)
    guard stated.count >= 3 || stated.count == 2 && stated.contains("gdp") else { return }
    for index in best.value + unquantified[best.key, default: []] {
      records[index].headline = true
      records[index].period = year.map(String.init)
    }
  }

  private func codes(_ indices: [Int], _ records: [Indicator]) -> Set<String> {
    Set(indices.compactMap { records[$0].code })
  }
}
