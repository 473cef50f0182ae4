internal import LecternKit
internal import YAML

/// Puts the terms of a dictionary file together and finds what is wrong with them.
struct DictionaryBuilder {
  private let file: DictionaryFile
  private(set) var themes: [ThemeDictionary.Theme] = []
  private(set) var terms: [String] = []
  /// Those with wildcards by the term's number.
  private(set) var patterns: [Int: TermPattern] = [:]
  private(set) var uses: [[ThemeDictionary.Use]] = []
  private(set) var mistakes: [Diagnostic] = []
  /// The number of a term by its evened-out text, so that widths do not make two of one.
  private var numbers: [String: Int] = [:]
  private static let farthest = 10

  /// Other programs pass over a word that stands twice in a category.
  private let allowsRepetition: Bool

  init(_ file: DictionaryFile, allowsRepetition: Bool = false) {
    self.file = file
    self.allowsRepetition = allowsRepetition
  }

  mutating func build() {
    addThemes()
    for (index, theme) in file.themes.enumerated() {
      for term in theme.terms ?? [] { add(term, to: index, on: nil) }
      for group in theme.inContext ?? [] {
        let condition = condition(of: group)
        for term in group.terms { add(term, to: index, on: condition) }
      }
    }
    for exclusion in file.exclusions ?? [] { add(exclusion) }
  }

  private mutating func addThemes() {
    let ids = file.themes.map(\.id.value)
    var first: [String: Int] = [:]
    for (index, theme) in file.themes.enumerated() {
      if theme.id.value.isEmpty { mistakes.append(theme.id.error("a theme needs an id")) }
      if let before = first[theme.id.value] {
        let line = file.themes[before].id.mark.line
        mistakes.append(theme.id.error("the theme stands in line \(line) already"))
      } else {
        first[theme.id.value] = index
      }
      if let parent = theme.parent, !ids.contains(parent.value) {
        mistakes.append(
          parent.error(
            "unknown theme '\(parent.value)'",
            hint: Suggestion.didYouMean(parent.value, among: ids),
            notes: [Suggestion.available(ids)]))
      }
    }
    for index in file.themes.indices { addTheme(index, first) }
  }

  private mutating func addTheme(_ index: Int, _ first: [String: Int]) {
    var lineage = [index]
    while let last = lineage.last, let parent = file.themes[last].parent,
      let above = first[parent.value]
    {
      if lineage.contains(above) {
        mistakes.append(parent.error("the theme stands above itself"))
        break
      }
      lineage.append(above)
    }
    themes.append(ThemeDictionary.Theme(id: file.themes[index].id.value, lineage: lineage))
  }

  private mutating func condition(of group: DictionaryFile.InContext) -> Condition {
    for given in [group.sentencesBefore, group.sentencesAfter] {
      if let given, !(0...Self.farthest).contains(given.value) {
        mistakes.append(given.error("expected a number from 0 to \(Self.farthest)"))
      }
    }
    if group.near == nil, group.unlessNear == nil, group.functions == nil,
      let term = group.terms.first
    {
      mistakes.append(
        term.error("none of 'near', 'unless-near' and 'in'", hint: "move the terms to 'terms'"))
    }
    return Condition(
      near: NearWords(scalars(group.near)), unlessNear: NearWords(scalars(group.unlessNear)),
      functions: (group.functions ?? []).compactMap { function($0) },
      before: group.sentencesBefore?.value ?? 0, after: group.sentencesAfter?.value ?? 0)
  }

  private mutating func function(_ name: Located<String>) -> Segment.Function? {
    if let function = Segment.Function(rawValue: name.value) { return function }
    let known = Segment.Function.allCases.map(\.rawValue)
    mistakes.append(
      name.error(
        "no part has the function '\(name.value)'",
        hint: Suggestion.didYouMean(name.value, among: known),
        notes: [Suggestion.available(known)]))
    return nil
  }

  /// The words of a list, each `$name` replaced by the words of that name.
  private mutating func scalars(_ words: [Located<String>]?) -> [[Unicode.Scalar]] {
    let lists = file.words ?? [:]
    var scalars: [[Unicode.Scalar]] = []
    for word in words ?? [] {
      var spelt = [word.value]
      if word.value.hasPrefix("$") {
        let name = String(word.value.dropFirst())
        let names = lists.keys.sorted()
        spelt = lists[name] ?? []
        if lists[name] == nil {
          mistakes.append(
            word.error(
              "no list of words '\(name)'", hint: Suggestion.didYouMean(name, among: names),
              notes: [Suggestion.available(names)]))
        }
      }
      scalars += spelt.map { NormalizedText($0).scalars }.filter { !$0.isEmpty }
    }
    return scalars
  }

  private mutating func number(_ term: Located<String>) -> Int? {
    let view = NormalizedText(term.value)
    let range = view.trimmed(0..<view.count)
    guard !range.isEmpty else {
      mistakes.append(term.error("an empty term"))
      return nil
    }
    var pattern: TermPattern?
    if TermPattern.isPattern(term.value) {
      pattern = self.pattern(term)
      if pattern == nil { return nil }
    }
    let key = pattern?.key ?? view.string(range)
    if let number = numbers[key] { return number }
    let number = terms.count
    numbers[key] = number
    patterns[number] = pattern
    terms.append(term.value)
    uses.append([])
    return number
  }

  private mutating func pattern(_ term: Located<String>) -> TermPattern? {
    do throws(TermPattern.Mistake) {
      return try TermPattern(term.value)
    } catch {
      mistakes.append(term.error(error.description))
      return nil
    }
  }

  private mutating func add(_ term: Located<String>, to theme: Int, on condition: Condition?) {
    guard let number = number(term) else { return }
    if let before = uses[number].first(where: { $0.theme == theme }) {
      if allowsRepetition { return }
      mistakes.append(
        term.error("the theme has the term '\(term.value)' already, in line \(before.mark.line)"))
    } else {
      uses[number].append(
        ThemeDictionary.Use(theme: theme, condition: condition, mark: term.mark))
    }
  }

  private mutating func add(_ exclusion: Located<String>) {
    let known = terms.count
    guard let number = number(exclusion) else { return }
    if number < known {
      mistakes.append(
        exclusion.error(
          uses[number].isEmpty
            ? "the exclusion stands above already" : "the exclusion is a term of a theme"))
    }
  }
}
