import PluginHost
public import YAML

/// Another value for an option of a step, as a command line gives it: `targets.lexicon=new.yaml`.
public struct OptionChange: Sendable {
  fileprivate let step: Node
  fileprivate let option: Node
  fileprivate let value: Node

  /// - Parameter place: what messages show where others have a file: `--set`.
  public init(_ written: String, place: String) throws(Diagnostics) {
    let file = SourceFile(path: place, bytes: Array(written.utf8))
    let name = written.prefix { $0 != "=" }
    guard name.endIndex < written.endIndex, let dot = name.lastIndex(of: "."),
      dot > name.startIndex, name.index(after: dot) < name.endIndex
    else {
      throw Diagnostics([
        file.error(
          "expected STEP.OPTION=VALUE", at: Mark(line: 1, column: 1),
          length: written.unicodeScalars.count, notes: ["such as targets.lexicon=new.yaml"])
      ])
    }
    func node(_ part: Substring) -> Node {
      let column = written[..<part.startIndex].unicodeScalars.count + 1
      return Node(
        content: .scalar(String(part), style: .plain), mark: Mark(line: 1, column: column),
        length: part.unicodeScalars.count, file: file)
    }
    step = node(name[..<dot])
    option = node(name[dot...].dropFirst())
    value = node(written[name.endIndex...].dropFirst())
  }
}

extension Plan {
  /// The steps that run otherwise with other options, with these options: those that are changed, and
  /// all that read their layers, at first or at second hand. All mistakes are thrown at once.
  ///
  /// - Parameter folder: where relative paths among the changes start.
  public func changed(
    by changes: [OptionChange], relativeTo folder: String
  ) throws(Diagnostics) -> Plan {
    var steps = steps
    var mistakes: [Diagnostic] = []
    var changed: [String: Set<String>] = [:]
    for change in changes {
      let (id, option) = (change.step.scalar ?? "", change.option.scalar ?? "")
      guard let index = steps.firstIndex(where: { $0.id == id }) else {
        let known = steps.map(\.id)
        mistakes.append(
          change.step.error(
            "the workflow has no step '\(id)'", hint: Suggestion.didYouMean(id, among: known),
            notes: [Suggestion.available(known)]))
        continue
      }
      guard changed[id, default: []].insert(option).inserted else {
        mistakes.append(change.option.error("the option '\(option)' of '\(id)' is set twice"))
        continue
      }
      do {
        steps[index] = try steps[index].changed(by: change, folder)
      } catch {
        mistakes += error.all
      }
    }
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    var layers: Set<String> = []
    let reached = steps.filter { step in
      guard changed[step.id] != nil || !layers.isDisjoint(with: step.consumes) else { return false }
      layers.formUnion(step.produces.map(\.name))
      return true
    }
    return Plan(workflow: workflow, steps: reached)
  }
}

extension Plan.Step {
  fileprivate func changed(
    by change: OptionChange, _ folder: String
  ) throws(Diagnostics) -> Plan.Step {
    let name = change.option.scalar ?? ""
    var value = change.value
    // Other values are taken as they are: in YAML, `*.txt` or `a: b` would be something else.
    if manifest.options.first(where: { $0.name == name })?.type == .list {
      value = try YAML.parse(Array((value.scalar ?? "").utf8), path: value.file.path)
    }
    var given = options
    given.content = .mapping(
      (options.mapping ?? []).filter { $0.name != name }
        + [Node.Entry(key: change.option, value: value)])
    let options = try manifest.resolve(
      options: given, relativeTo: folder, step: change.option)
    return Plan.Step(
      id: id, manifest: manifest, options: options, consumes: consumes, produces: produces,
      onError: onError, timeout: timeout)
  }
}
