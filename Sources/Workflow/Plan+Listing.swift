internal import PluginHost
internal import YAML

extension Plan {
  /// The steps whose analyzer makes a layer only where an option of `true` asks for it, asked for it;
  /// the others are left out. Such a layer tells what the analyzer knows, whatever the speech.
  public func listing(_ layer: String, by option: String) -> Plan {
    let able = steps.filter { step in
      step.manifest.declares(layer: layer) != nil
        && step.manifest.options.contains { $0.name == option && $0.type == .boolean }
    }
    let asked = able.map { step in
      Step(
        id: step.id, manifest: step.manifest, options: step.options.setting(option, to: "true"),
        consumes: step.consumes, produces: step.produces, onError: step.onError,
        timeout: step.timeout)
    }
    return Plan(workflow: workflow, steps: asked)
  }
}

extension Node {
  /// A mapping with another text for one of its keys.
  fileprivate func setting(_ key: String, to text: String) -> Node {
    var node = self
    let entries = (mapping ?? []).map { entry in
      var entry = entry
      if entry.name == key { entry.value.content = .scalar(text, style: .plain) }
      return entry
    }
    node.content = .mapping(entries)
    return node
  }
}
