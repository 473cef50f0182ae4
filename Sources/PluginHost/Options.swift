public import YAML

extension PluginManifest {
  /// The options of a step, checked and completed: given values, then defaults; paths are absolute.
  ///
  /// - Parameters:
  ///   - given: the mapping after `with:`, if any.
  ///   - folder: the folder that given paths are relative to.
  ///   - step: where to point when an option is missing.
  public func resolve(
    options given: Node?, relativeTo folder: String, step: Node
  ) throws(Diagnostics) -> Node {
    var mistakes: [Diagnostic] = []
    let names = options.map(\.name)
    if let given, given.mapping == nil, !given.isNull {
      throw Diagnostics([given.error("expected a mapping of options, found \(given.kindName)")])
    }
    // A misspelt option is one mistake: the one that was meant is not missing too.
    var meant: Set<String> = []
    for entry in given?.mapping ?? [] where !names.contains(entry.name) {
      if let nearest = Suggestion.nearest(to: entry.name, among: names) { meant.insert(nearest) }
      mistakes.append(
        entry.key.error(
          "unknown option '\(entry.name)' of '\(name)'",
          hint: Suggestion.didYouMean(entry.name, among: names),
          notes: [Suggestion.available(names)]))
    }
    var entries: [Node.Entry] = []
    for option in options {
      let own = given?[option.name]
      guard let value = own ?? option.defaultValue else {
        if !meant.contains(option.name) {
          mistakes.append(
            step.error("'\(name)' needs the option '\(option.name)': \(option.help)"))
        }
        continue
      }
      if let mistake = option.mistake(in: value) {
        mistakes.append(mistake)
        continue
      }
      var resolved = value
      if option.type == .path, case .scalar(let path, let style) = value.content,
        !path.hasPrefix("/")
      {
        let base = own == nil ? self.folder : folder
        resolved.content = .scalar(base + "/" + path, style: style)
      }
      let key = Node(
        content: .scalar(option.name, style: .plain), mark: value.mark, file: value.file)
      entries.append(Node.Entry(key: key, value: resolved))
    }
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    return Node(content: .mapping(entries), mark: step.mark, length: step.length, file: step.file)
  }

  /// The files that the results of a step depend on: declared ones and options that are paths.
  public func dependencies(options: Node) -> [(name: String, path: String)] {
    let declared = files.map { ($0, folder + "/" + $0) }
    let given = self.options.filter { $0.type == .path }.compactMap { option in
      options[option.name]?.scalar.map { (option.name, $0) }
    }
    return declared + given
  }
}

extension OptionDeclaration {
  fileprivate func mistake(in node: Node) -> Diagnostic? {
    let right: Bool
    switch type {
    case .text, .path: right = node.scalar != nil
    case .integer: right = node.scalar.flatMap { Int($0) } != nil
    case .number: right = node.scalar.flatMap { Double($0) }?.isFinite ?? false
    case .boolean:
      right = ["true", "false", "yes", "no", "on", "off"].contains(node.scalar?.lowercased() ?? "")
    case .list: right = node.sequence != nil
    }
    guard !right else { return nil }
    let found = node.scalar.map { "'\($0)'" } ?? node.kindName
    return node.error("option '\(name)': expected \(type.rawValue), found \(found)")
  }
}
