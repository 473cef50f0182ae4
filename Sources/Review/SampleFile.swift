public import Evaluation
internal import LecternKit

extension Sample {
  /// As JSON, a line for each speech and each record.
  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    for (name, text) in [("schema", Self.schema), ("layer", layer), ("record", record)] {
      json.name(name)
      json.text(text)
    }
    for (name, number) in [("seed", seed), ("population", population)] {
      json.name(name)
      json.integer(number)
    }
    json.name("blind")
    json.boolean(isBlind)
    json.name("attributes")
    json.value(.list(attributeNames.map { .text($0) }))
    json.name("speeches")
    json.value(.list(speeches.map { .object($0.fields) }))
    json.name("items")
    json.value(.list(items.map { .object($0.asFields) }))
    json.endObject()
    return json.bytes + [0x0a]
  }

  /// - Parameter path: the path that messages show.
  public init(_ bytes: [UInt8], path: String) throws(EvaluationError) {
    let reader = try FieldReader(bytes, path: path)
    guard reader.fields["schema"]?.text == Self.schema else {
      throw EvaluationError(
        path: path, message: "not a sample that 'lectern review draw' has drawn",
        hint: "the sample is the file that ends in .sample.json")
    }
    self.init(
      layer: try reader.text("layer"), record: try reader.text("record"),
      seed: try reader.integer("seed"), isBlind: try reader.flag("blind"),
      population: try reader.integer("population"),
      attributeNames: try reader.texts("attributes"))
    for speech in try reader.objects("speeches") {
      var metadata = Metadata()
      for field in try speech.object("metadata").fields.all {
        metadata[field.name] = field.value.text
      }
      speeches.append(
        Speech(id: try speech.text("id"), text: try speech.text("text"), metadata: metadata))
    }
    for item in try reader.objects("items") {
      var sentences: [Span] = []
      for sentence in try item.objects("sentences") { sentences.append(try sentence.span()) }
      let speech = try item.integer("speech")
      guard speeches.indices.contains(speech) else {
        throw item.error("speech", "there is no speech \(speech)")
      }
      items.append(
        Item(
          key: try item.text("key"), speech: speech, fields: try item.object("fields").fields,
          span: try item.span(), sentences: sentences, isDrawn: try item.flag("drawn"),
          others: try item.integer("others")))
    }
  }
}

extension Sample.Speech {
  fileprivate var fields: Fields {
    var fields = Fields()
    fields["id"] = .text(id)
    fields["text"] = .text(text)
    var further = Fields()
    for (name, value) in metadata.sorted { further[name] = .text(value) }
    fields["metadata"] = .object(further)
    return fields
  }
}

extension Sample.Item {
  fileprivate var asFields: Fields {
    var fields = span.fields
    fields["key"] = .text(key)
    fields["speech"] = .integer(speech)
    fields["fields"] = .object(self.fields)
    fields["sentences"] = .list(sentences.map { .object($0.fields) })
    fields["drawn"] = .boolean(isDrawn)
    fields["others"] = .integer(others)
    return fields
  }
}
