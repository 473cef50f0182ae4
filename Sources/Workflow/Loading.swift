import Glibc
public import PluginHost
public import YAML

extension Workflow {
  /// Far more than a speech of 64 MiB takes, and little enough that a machine survives it.
  private static let usualMemory = 2 << 30

  /// Reads a workflow file; every mistake of its shape is thrown at once.
  public static func load(
    path: String, environment: [String: String]
  ) throws(Diagnostics) -> Workflow {
    try read(YAML.load(path: path), path: path, environment: environment)
  }

  /// Reads a workflow file and checks it against the plugins there are. All mistakes are thrown at once:
  /// where the shape of the file is wrong, the steps that can be read are checked all the same.
  public static func plan(
    path: String, environment: [String: String], with catalog: PluginCatalog
  ) throws(Diagnostics) -> Plan {
    try plan(YAML.load(path: path), path: path, environment: environment, with: catalog)
  }

  static func plan(
    _ written: Node, path: String, environment: [String: String], with catalog: PluginCatalog
  ) throws(Diagnostics) -> Plan {
    let workflow: Workflow
    do {
      workflow = try read(written, path: path, environment: environment)
    } catch {
      let others = stepMistakes(written, path: path, environment: environment, with: catalog)
      throw Diagnostics(inOrder: error.all + others)
    }
    return try workflow.plan(with: catalog)
  }

  private static func stepMistakes(
    _ written: Node, path: String, environment: [String: String], with catalog: PluginCatalog
  ) -> [Diagnostic] {
    var variables = Environment(environment)
    // They are known already.
    var known: [Diagnostic] = []
    let nodes = variables.fill(written, &known)["steps"]?.sequence ?? []
    let steps = nodes.compactMap {
      try? YAMLDecoder().decode(WorkflowFile.StepEntry.self, from: $0)
    }
    let workflow = Workflow(
      name: "", description: nil, speeches: [], steps: steps.map { step(from: $0) }, outputs: [],
      memory: usualMemory, stopAfter: nil, expectations: [], onFinish: nil, variables: [],
      folder: Path.parent(Path.absolute(path)), path: path)
    return workflow.mistakes(with: catalog, isComplete: steps.count == nodes.count)
  }

  /// Reads a workflow from its parsed text. One without speeches and outputs, to analyse what the
  /// command line names, is `bare`.
  public static func read(
    _ written: Node, path: String, environment: [String: String], bare: Bool = false
  ) throws(Diagnostics) -> Workflow {
    var mistakes: [Diagnostic] = []
    var variables = Environment(environment)
    let node = variables.fill(written, &mistakes)
    let folder = Path.parent(Path.absolute(path))
    let file: WorkflowFile
    do {
      file = try YAMLDecoder().decode(WorkflowFile.self, from: node)
    } catch {
      for output in node["outputs"]?.sequence ?? [] { _ = readOutput(output, folder, &mistakes) }
      throw Diagnostics(inOrder: mistakes + error.all)
    }
    let outputs = file.outputs.compactMap { readOutput($0, folder, &mistakes) }
    if file.steps.isEmpty, let steps = node["steps"] {
      mistakes.append(steps.error("a workflow needs at least one step"))
    }
    if file.speeches.isEmpty, !bare, let speeches = node["speeches"] {
      mistakes.append(speeches.error("a workflow needs at least one entry of speeches"))
    }
    if !bare, let list = node["outputs"] {
      // One that could not be read may be the store.
      checkStores(outputs, list, isComplete: outputs.count == file.outputs.count, &mistakes)
    }
    if file.onFinish?.isEmpty ?? false, let list = node["on-finish"] {
      mistakes.append(list.error("expected a program and its arguments"))
    }
    let onFinish = file.onFinish.map { OnFinish($0, folder: folder, &mistakes) }
    guard mistakes.isEmpty else { throw Diagnostics(inOrder: mistakes) }
    return Workflow(
      name: file.workflow, description: file.description,
      speeches: file.speeches.map { entry(from: $0) }, steps: file.steps.map { step(from: $0) },
      outputs: outputs, memory: file.memory?.value?.count ?? usualMemory,
      stopAfter: file.stopAfter?.value, expectations: (file.expect ?? []).map(\.expectation),
      onFinish: onFinish, variables: variables.used, folder: folder, path: path)
  }

  private static func entry(from written: WorkflowFile.Speeches) -> SpeechEntry {
    let source: SpeechEntry.Source =
      if let table = written.form.table {
        .table(table, columns: written.form.columns ?? [:])
      } else {
        .files(written.form.files ?? "")
      }
    return SpeechEntry(
      source: source, metadata: written.form.metadata ?? [:], node: written.node)
  }

  private static func step(from written: WorkflowFile.StepEntry) -> Step {
    Step(
      id: written.form.id ?? written.form.analyzer.value, analyzer: written.form.analyzer,
      options: written.form.with, rename: written.rename,
      onError: written.form.onError ?? .skipSpeech, timeout: written.timeout, node: written.node)
  }

  private static func checkStores(
    _ outputs: [Output], _ list: Node, isComplete: Bool, _ mistakes: inout [Diagnostic]
  ) {
    let stores = outputs.filter { $0.kind == .store }
    if stores.isEmpty, isComplete {
      mistakes.append(
        list.error(
          "no 'store' among the outputs",
          notes: ["the other outputs are views of it: add '- store: out/lectern.sqlite'"]))
    }
    for other in stores.dropFirst() {
      mistakes.append(
        other.node.error(
          "a second 'store' among the outputs",
          notes: ["the first is on line \(stores[0].node.mark.line); a workflow has one"]))
    }
  }

  private static func readOutput(
    _ node: Node, _ folder: String, _ mistakes: inout [Diagnostic]
  ) -> Output? {
    let known = Output.Kind.allCases.map(\.rawValue)
    let entries = node.mapping ?? []
    // The one output that says more than its path.
    let long = entries.first { $0.name == Output.Kind.taskTable.rawValue }
    guard let entry = long ?? (entries.count == 1 ? entries.first : nil) else {
      mistakes.append(
        node.error(
          "expected one output, such as 'store: out/lectern.sqlite'",
          notes: [Suggestion.available(known)]))
      return nil
    }
    guard let kind = Output.Kind(rawValue: entry.name) else {
      mistakes.append(
        entry.key.error(
          "unknown output '\(entry.name)'",
          hint: Suggestion.didYouMean(entry.name, among: known),
          notes: [Suggestion.available(known)]))
      return nil
    }
    guard let path = entry.value.scalar, !path.isEmpty else {
      mistakes.append(entry.value.error("expected a path, found \(entry.value.kindName)"))
      return nil
    }
    guard path.hasPrefix("/") || !Path.leaves(path) else {
      mistakes.append(
        entry.value.error(
          "the output lies outside the workflow's folder",
          notes: ["write it as an absolute path if that is meant"]))
      return nil
    }
    var form: TaskTableForm?
    if kind == .taskTable {
      do {
        form = try YAMLDecoder().decode(TaskTableForm.self, from: node)
      } catch {
        mistakes += error.all
        return nil
      }
    }
    return Output(
      kind: kind, path: path.hasPrefix("/") ? path : folder + "/" + path, form: form, node: node)
  }
}

extension Diagnostics {
  /// Mistakes from several rounds of checking, in the order of their places.
  init(inOrder mistakes: [Diagnostic]) {
    func place(_ mistake: (offset: Int, element: Diagnostic)) -> (Int, Int, Int) {
      let mark = mistake.element.mark
      return (mark?.line ?? 0, mark?.column ?? 0, mistake.offset)
    }
    self.init(mistakes.enumerated().sorted { place($0) < place($1) }.map(\.element))
  }
}

/// Fills `${VAR}` and `${VAR:-default}` in values; keys are left alone.
private struct Environment {
  let variables: [String: String]
  /// The names that were asked for.
  private(set) var used: [String] = []

  init(_ variables: [String: String]) { self.variables = variables }

  mutating func fill(_ node: Node, _ mistakes: inout [Diagnostic]) -> Node {
    var filled = node
    switch node.content {
    case .scalar(let text, let style) where text.contains("${"):
      filled.content = .scalar(fill(text, node, &mistakes), style: style)
    case .sequence(let nodes):
      filled.content = .sequence(nodes.map { fill($0, &mistakes) })
    case .mapping(let entries):
      filled.content = .mapping(
        entries.map { Node.Entry(key: $0.key, value: fill($0.value, &mistakes)) })
    case .scalar, .null: break
    }
    return filled
  }

  private mutating func fill(
    _ text: String, _ node: Node, _ mistakes: inout [Diagnostic]
  ) -> String {
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      let open = rest.index(after: dollar)
      guard open < rest.endIndex, rest[open] == "{" else {
        result += "$"
        rest = rest[open...]
        continue
      }
      guard let close = rest[open...].firstIndex(of: "}") else {
        mistakes.append(node.error("'${' without its '}'"))
        return text
      }
      let inside = rest[rest.index(after: open)..<close]
      result += value(of: inside, node, &mistakes)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private mutating func value(
    of inside: Substring, _ node: Node, _ mistakes: inout [Diagnostic]
  ) -> String {
    var name = inside
    var fallback: Substring?
    if let colon = inside.firstIndex(of: ":"), inside[colon...].hasPrefix(":-") {
      name = inside[..<colon]
      fallback = inside[colon...].dropFirst(2)
    }
    if !used.contains(String(name)) { used.append(String(name)) }
    if let value = variables[String(name)], !(value.isEmpty && fallback != nil) { return value }
    if let fallback { return String(fallback) }
    mistakes.append(
      node.error(
        "the environment has no variable '\(name)'",
        notes: ["a default may be given: ${\(name):-default}"]))
    return ""
  }
}

enum Path {
  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Without `.`, `..` and doubled slashes, against the current folder.
  static func absolute(_ path: String) -> String {
    var full = path
    if !path.hasPrefix("/"), let folder = getcwd(nil, 0) {
      defer { free(folder) }
      full = String(cString: folder) + "/" + path
    }
    var parts: [Substring] = []
    for part in full.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Whether a relative path climbs out of its folder.
  static func leaves(_ path: String) -> Bool {
    var depth = 0
    for part in path.split(separator: "/") where part != "." {
      depth += part == ".." ? -1 : 1
      if depth < 0 { return true }
    }
    return false
  }
}
