import LecternKit
public import PluginHost
public import YAML

/// A checked workflow: its steps in an order in which every layer is made before it is read.
public struct Plan: Sendable {
  public struct Step: Sendable {
    public let id: String
    public let manifest: PluginManifest
    /// Given options and defaults, paths absolute.
    public let options: Node
    public let consumes: [String]
    /// The layers it makes: as the manifest declares them, and their names in this workflow.
    public let produces: [(declaration: LayerDeclaration, name: String)]
    public let onError: Workflow.Step.OnError
    public let timeout: Double?
  }

  public let workflow: Workflow
  public let steps: [Step]
}

extension Workflow {
  /// Checks the workflow against the plugins there are and puts its steps in order. All mistakes are
  /// thrown at once; nothing is run and no library loaded.
  public func plan(with catalog: PluginCatalog) throws(Diagnostics) -> Plan {
    var checker = PlanChecker(workflow: self, catalog: catalog)
    return try checker.plan()
  }

  /// The mistakes of the steps but for their order.
  ///
  /// - Parameter isComplete: whether no step is left out, as one that cannot be read is.
  func mistakes(with catalog: PluginCatalog, isComplete: Bool) -> [Diagnostic] {
    var checker = PlanChecker(workflow: self, catalog: catalog)
    _ = checker.check(isComplete: isComplete)
    return checker.mistakes
  }
}

private struct PlanChecker {
  let workflow: Workflow
  let catalog: PluginCatalog
  var mistakes: [Diagnostic] = []

  init(workflow: Workflow, catalog: PluginCatalog) {
    self.workflow = workflow
    self.catalog = catalog
  }

  mutating func plan() throws(Diagnostics) -> Plan {
    let (steps, makers) = check(isComplete: true)
    guard mistakes.isEmpty else { throw Diagnostics(inOrder: mistakes) }
    let ordered = order(steps, makers)
    guard mistakes.isEmpty else { throw Diagnostics(inOrder: mistakes) }
    return Plan(workflow: workflow, steps: ordered.map(\.planned))
  }

  mutating func check(isComplete: Bool) -> (steps: [Resolved], makers: [String: Int]) {
    checkIDs()
    let steps = workflow.steps.compactMap { resolve($0) }
    let makers = checkMakers(steps)
    // A step that could not be resolved may be the maker: do not blame its readers too.
    if isComplete, steps.count == workflow.steps.count {
      checkReaders(steps, makers)
      checkTaskTables(steps)
      checkExpectations(steps)
    }
    return (steps, makers)
  }

  struct Resolved {
    let planned: Plan.Step
    let written: Workflow.Step
  }

  private mutating func checkIDs() {
    var seen: [String: Workflow.Step] = [:]
    for step in workflow.steps {
      if let first = seen[step.id] {
        mistakes.append(
          step.node.error(
            "two steps have the id '\(step.id)'",
            notes: [
              "the first is on line \(first.node.mark.line); give one another 'id:', and 'as:' for "
                + "its layer"
            ]))
      } else {
        seen[step.id] = step
      }
    }
  }

  private mutating func resolve(_ step: Workflow.Step) -> Resolved? {
    let name = step.analyzer.value
    guard let manifest = catalog[name] else {
      var notes = [Suggestion.available(catalog.names)]
      notes += catalog.refused.filter { $0.name == name || $0.folder.hasSuffix("/" + name) }
        .map { "not usable: \($0.folder): \($0.reason)" }
      notes += catalog.searchPath.folders.map { "searched: \($0.path) (\($0.origin.rawValue))" }
      mistakes.append(
        step.analyzer.error(
          "unknown analyzer '\(name)'",
          hint: Suggestion.didYouMean(name, among: catalog.names), notes: notes))
      return nil
    }
    let options: Node
    do {
      options = try manifest.resolve(
        options: step.options, relativeTo: workflow.folder, step: step.node)
    } catch {
      mistakes += error.all
      return nil
    }
    let planned = Plan.Step(
      id: step.id, manifest: manifest, options: options, consumes: manifest.consumes,
      produces: names(of: manifest, step), onError: step.onError, timeout: step.timeout)
    return Resolved(planned: planned, written: step)
  }

  /// The names of a step's layers in the workflow.
  private mutating func names(
    of manifest: PluginManifest, _ step: Workflow.Step
  ) -> [(LayerDeclaration, String)] {
    switch step.rename {
    case nil: return manifest.produces.map { ($0, $0.layer) }
    case .first(let name):
      return manifest.produces.enumerated().map { index, declaration in
        (declaration, index == 0 ? name.value : "\(name.value)-\(declaration.layer)")
      }
    case .each(let names):
      let known = manifest.produces.map(\.layer)
      for (layer, _) in names where !known.contains(layer.value) {
        mistakes.append(
          layer.error(
            "'\(manifest.name)' makes no layer '\(layer.value)'",
            hint: Suggestion.didYouMean(layer.value, among: known),
            notes: [Suggestion.available(known)]))
      }
      return manifest.produces.map { declaration in
        let given = names.first { $0.layer.value == declaration.layer }
        return (declaration, given?.name.value ?? declaration.layer)
      }
    }
  }

  /// Which step makes each layer; two makers are a mistake, and two layers of one name.
  private mutating func checkMakers(_ steps: [Resolved]) -> [String: Int] {
    var makers: [String: Int] = [:]
    // By their names in lower case: the store's tables and many file systems know no other.
    var spellings: [String: String] = [:]
    for (index, step) in steps.enumerated() {
      for (_, name) in step.planned.produces {
        checkName(name, step)
        let other = spellings[name.lowercased(), default: name]
        spellings[name.lowercased()] = other
        guard other == name else {
          mistakes.append(
            step.written.analyzer.error(
              "the layer '\(name)' differs from the layer '\(other)' in case alone",
              notes: ["give one of them another name with 'as:'"]))
          continue
        }
        guard let first = makers[name] else {
          makers[name] = index
          continue
        }
        if first == index {
          mistakes.append(
            step.written.analyzer.error(
              "two layers of the step '\(step.planned.id)' have the name '\(name)'",
              notes: ["give one of them another name with 'as:'"]))
        } else {
          mistakes.append(
            step.written.analyzer.error(
              "the layer '\(name)' is made by two steps, '\(steps[first].planned.id)' and "
                + "'\(step.planned.id)'",
              notes: ["give this one's layer another name with 'as:'"]))
        }
      }
    }
    return makers
  }

  /// A layer's name is also that of its table in the store and of its file among the tables.
  private mutating func checkName(_ name: String, _ step: Resolved) {
    let taken = [
      "speeches", "layers", "packed", "steps", "states", "runs", "run_speeches", "crashes",
      "touched", "published", "kept", "task_reviews", "task_slips",
    ]
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard name.isEmpty || !isPlain || taken.contains(name.lowercased()) else { return }
    mistakes.append(
      step.written.analyzer.error(
        "no layer can have the name '\(name)'",
        notes: [
          isPlain
            ? "the store uses these itself: \(taken.joined(separator: ", "))"
            : "a name has letters, digits, '-' and '_'"
        ]))
  }

  private mutating func checkExpectations(_ steps: [Resolved]) {
    let layers = steps.flatMap(\.planned.produces).map { ($1, $0.attributes) }
    let check = ExpectationCheck(layers: Dictionary(layers) { $1 }, workflow)
    mistakes += workflow.expectations.flatMap(check.mistakes)
  }

  private mutating func checkReaders(_ steps: [Resolved], _ makers: [String: Int]) {
    for step in steps {
      for layer in step.planned.consumes where makers[layer] == nil {
        let candidates = catalog.makers(of: layer)
        mistakes.append(
          step.written.analyzer.error(
            "'\(step.planned.manifest.name)' needs the layer '\(layer)', which no step makes",
            notes: [
              candidates.isEmpty
                ? "no analyzer that was found makes it"
                : "add a step: \(candidates.joined(separator: ", ")) makes it"
            ]))
      }
    }
  }

  /// A task table shows a layer of tasks.
  private mutating func checkTaskTables(_ steps: [Resolved]) {
    let layers = steps.flatMap(\.planned.produces)
      .filter { $0.declaration.record == Duty.recordName }.map(\.name)
    for output in workflow.outputs {
      guard let layer = output.form?.layer, !layers.contains(layer) else { continue }
      let makers = layers.isEmpty ? catalog.makers(of: layer) : []
      mistakes.append(
        output.node.error(
          "no step makes a layer of tasks with the name '\(layer)', which the task table shows",
          hint: Suggestion.didYouMean(layer, among: layers),
          notes: makers.isEmpty
            ? [Suggestion.available(layers)]
            : ["add a step: \(makers.joined(separator: ", ")) makes it"]))
    }
  }

  /// Every step behind the makers of its layers, else in the order of the file.
  private mutating func order(_ steps: [Resolved], _ makers: [String: Int]) -> [Resolved] {
    var done = Set<Int>()
    var ordered: [Resolved] = []
    while ordered.count < steps.count {
      let next = steps.indices.first { index in
        !done.contains(index)
          && steps[index].planned.consumes.allSatisfy { layer in
            makers[layer].map { done.contains($0) } ?? true
          }
      }
      guard let next else {
        let stuck = steps.indices.filter { !done.contains($0) }.map { steps[$0] }
        let names = stuck.map { "'\($0.planned.id)'" }.joined(separator: ", ")
        for step in stuck {
          mistakes.append(
            step.written.analyzer.error(
              "the steps \(names) wait for each other's layers",
              notes: step.planned.consumes.map { "'\(step.planned.id)' needs '\($0)'" }))
        }
        return ordered
      }
      done.insert(next)
      ordered.append(steps[next])
    }
    return ordered
  }
}
