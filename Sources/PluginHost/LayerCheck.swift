public import LecternKit

extension PluginManifest {
  /// Checks what an analyzer brought back: every promised layer is there with records of the declared
  /// type, every range lies in the text, attributes are as declared.
  ///
  /// Returns what is wrong, at most ten sentences.
  public func mistakes(in annotations: Annotations, text: SpeechText) -> [String] {
    var mistakes: [String] = []
    for declaration in produces {
      guard let layer = annotations[layer: declaration.layer] else {
        mistakes.append("made no layer '\(declaration.layer)' although its manifest says so")
        continue
      }
      guard layer.recordName == declaration.record else {
        mistakes.append(
          "layer '\(declaration.layer)' has records of type '\(layer.recordName)', declared is "
            + "'\(declaration.record)'")
        continue
      }
      mistakes += layer.mistakes(in: text).map { "layer '\(declaration.layer)': \($0)" }
      if let generic = layer as? RecordLayer<GenericRecord> {
        mistakes += attributeMistakes(generic.records, declaration)
      }
    }
    return Array(mistakes.prefix(10))
  }

  private func attributeMistakes(
    _ records: [GenericRecord], _ declaration: LayerDeclaration
  ) -> [String] {
    let types = Dictionary(
      declaration.attributes.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
    var mistakes: [String] = []
    for record in records where mistakes.count < 10 {
      for field in record.attributes.all {
        // Made only where something is wrong: most records are right.
        var place: String { "layer '\(declaration.layer)', record '\(record.id)'" }
        guard let type = types[field.name] else {
          mistakes.append("\(place): attribute '\(field.name)' is not declared")
          continue
        }
        if !type.allows(field.value) {
          mistakes.append(
            "\(place): attribute '\(field.name)' is \(field.value.json), declared is "
              + type.rawValue)
        }
      }
    }
    return mistakes
  }
}

extension LayerDeclaration {
  /// The layer with the fields of its records in the declared order, as tables have them.
  public func inOrder(_ layer: any Layer) -> any Layer {
    guard var generic = layer as? RecordLayer<GenericRecord> else { return layer }
    for index in generic.records.indices {
      var ordered = Fields()
      for attribute in attributes {
        ordered[attribute.name] = generic.records[index].attributes[attribute.name]
      }
      generic.records[index].attributes = ordered
    }
    return generic
  }
}

extension AttributeType {
  func allows(_ value: Value) -> Bool {
    switch (self, value) {
    case (_, .null), (.text, .text), (.integer, .integer), (.number, .integer), (.number, .number),
      (.boolean, .boolean), (.list, .list), (.object, .object):
      true
    default: false
    }
  }
}
