import Corpus
import LecternKit
import Store

/// A speech on its way to a worker.
enum Job {
  static func encode(_ source: SourceText) -> Frame {
    var header = Fields()
    header["id"] = .text(source.id)
    header["path"] = .text(source.path)
    header["row"] = source.row.map { .integer($0) }
    header["sha256"] = .text(source.sha256)
    header["encoding"] = .text(source.encoding)
    header["characters"] = .integer(source.characters)
    var metadata = Fields()
    for (name, value) in source.metadata.sorted { metadata[name] = .text(value) }
    header["metadata"] = .object(metadata)
    return Frame(
      kind: .job, parts: [Array(Value.object(header).json.utf8), Array(source.text.utf8)])
  }

  static func decode(_ frame: Frame) throws -> SourceText {
    guard frame.parts.count == 2, let header = try JSONReader.read(frame.parts[0]).object,
      let id = header["id"]?.text, let path = header["path"]?.text,
      let sha256 = header["sha256"]?.text, let encoding = header["encoding"]?.text,
      let characters = header["characters"]?.integer
    else { throw FrameError() }
    var metadata = Metadata()
    for field in header["metadata"]?.object?.all ?? [] { metadata[field.name] = field.value.text }
    return SourceText(
      id: id, path: path, row: header["row"]?.integer,
      text: String(decoding: frame.parts[1], as: UTF8.self), sha256: sha256, encoding: encoding,
      characters: characters, metadata: metadata)
  }
}

/// What a worker says of a speech.
enum Answer {
  case done(SpeechAnalysis.Outcome)
  case failed(step: String, reason: String, stops: Bool)

  var encoded: Frame {
    var header = Fields()
    var parts: [[UInt8]] = []
    switch self {
    case .failed(let step, let reason, let stops):
      header["step"] = .text(step)
      header["reason"] = .text(reason)
      header["stops"] = .boolean(stops)
    case .done(let outcome):
      var metadata = Fields()
      for (name, value) in outcome.result.metadata.sorted { metadata[name] = .text(value) }
      header["metadata"] = .object(metadata)
      header["steps"] = .list(outcome.result.steps.map(Self.encode))
      header["skipped"] = .list(
        outcome.skipped.map { .list([.text($0.step), .text($0.reason)]) })
      header["seconds"] = .list(
        outcome.seconds.map { .list([.text($0.step), .number($0.seconds)]) })
      for layer in outcome.result.layers {
        parts += [Array(layer.name.utf8), Array(layer.record.utf8), layer.json]
      }
    }
    return Frame(kind: .result, parts: [Array(Value.object(header).json.utf8)] + parts)
  }

  /// The answer to `source`.
  static func decode(_ frame: Frame, to source: SourceText) throws -> Answer {
    guard frame.kind == .result, let first = frame.parts.first,
      let header = try JSONReader.read(first).object, frame.parts.count % 3 == 1
    else { throw FrameError() }
    if let step = header["step"]?.text {
      return .failed(
        step: step, reason: header["reason"]?.text ?? "",
        stops: header["stops"]?.boolean ?? false)
    }
    var metadata = Metadata()
    for field in header["metadata"]?.object?.all ?? [] { metadata[field.name] = field.value.text }
    let layers = stride(from: 1, to: frame.parts.count, by: 3).map {
      LayerRecords(
        name: String(decoding: frame.parts[$0], as: UTF8.self),
        record: String(decoding: frame.parts[$0 + 1], as: UTF8.self), json: frame.parts[$0 + 2])
    }
    let seconds = (header["seconds"]?.list ?? []).compactMap { pair in
      pair.list?.first?.text.map { (step: $0, seconds: pair.list?.last?.number ?? 0) }
    }
    let result = SpeechResult(
      id: source.id, path: source.path, row: source.row, sha256: source.sha256,
      encoding: source.encoding, metadata: metadata, text: source.text, layers: layers,
      steps: try (header["steps"]?.list ?? []).map(Self.decodeStep),
      seconds: seconds.reduce(0) { $0 + $1.seconds })
    let skipped = (header["skipped"]?.list ?? []).compactMap { pair in
      pair.list?.first?.text.map { (step: $0, reason: pair.list?.last?.text ?? "") }
    }
    return .done(SpeechAnalysis.Outcome(result: result, skipped: skipped, seconds: seconds))
  }

  private static func encode(_ step: StepRecord) -> Value {
    var fields = Fields()
    fields["step"] = .text(step.step)
    fields["analyzer"] = .text(step.analyzer)
    fields["fingerprint"] = .text(step.fingerprint)
    fields["components"] = .object(step.components)
    fields["output"] = .text(step.output)
    return .object(fields)
  }

  private static func decodeStep(_ value: Value) throws -> StepRecord {
    guard let fields = value.object, let step = fields["step"]?.text,
      let analyzer = fields["analyzer"]?.text, let fingerprint = fields["fingerprint"]?.text,
      let components = fields["components"]?.object, let output = fields["output"]?.text
    else { throw FrameError() }
    return StepRecord(
      step: step, analyzer: analyzer, fingerprint: fingerprint, components: components,
      output: output)
  }
}
