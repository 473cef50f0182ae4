import Corpus
import LecternKit
import Store

/// A speech on its way to a worker.
enum Job {
  static func encode(_ source: SourceText, former: Former) -> Frame {
    var header = Fields()
    header["id"] = .text(source.id)
    header["path"] = .text(source.path)
    header["row"] = source.row.map { .integer($0) }
    header["sha256"] = .text(source.sha256)
    header["encoding"] = .text(source.encoding)
    var metadata = Fields()
    for (name, value) in source.metadata.sorted { metadata[name] = .text(value) }
    header["metadata"] = .object(metadata)
    header["steps"] = .list(former.steps.map(\.value))
    return Frame(
      kind: .job,
      parts: [Array(Value.object(header).json.utf8), source.utf8]
        + former.layers.flatMap(\.parts))
  }

  static func decode(_ frame: Frame) throws -> (source: SourceText, former: Former) {
    guard frame.parts.count % 3 == 2, let header = try JSONReader.read(frame.parts[0]).object,
      let id = header["id"]?.text, let path = header["path"]?.text,
      let sha256 = header["sha256"]?.text, let encoding = header["encoding"]?.text,
      String(validating: frame.parts[1], as: UTF8.self) != nil
    else { throw FrameError() }
    var metadata = Metadata()
    for field in header["metadata"]?.object?.all ?? [] { metadata[field.name] = field.value.text }
    let source = SourceText(
      id: id, path: path, row: header["row"]?.integer,
      utf8: frame.parts[1], sha256: sha256, encoding: encoding,
      metadata: metadata)
    let former = Former(
      steps: try (header["steps"]?.list ?? []).map(StepRecord.init),
      layers: LayerRecords.from(frame.parts[2...]))
    return (source, former)
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
      header["steps"] = .list(outcome.result.steps.map(\.value))
      header["kept"] = .list(outcome.result.kept.sorted().map { .text($0) })
      header["fingerprint"] = .text(outcome.result.fingerprint)
      header["given"] = .text(outcome.result.given)
      header["times"] = .object(outcome.result.times)
      header["skipped"] = .list(
        outcome.skipped.map { .list([.text($0.step), .text($0.reason)]) })
      header["seconds"] = .number(outcome.result.seconds)
      parts = outcome.result.layers.flatMap(\.parts)
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
    let result = SpeechResult(
      id: source.id, path: source.path, row: source.row, sha256: source.sha256,
      encoding: source.encoding, metadata: metadata, text: source.text,
      layers: LayerRecords.from(frame.parts[1...]),
      kept: Set((header["kept"]?.list ?? []).compactMap(\.text)),
      steps: try (header["steps"]?.list ?? []).map(StepRecord.init),
      fingerprint: header["fingerprint"]?.text ?? "", given: header["given"]?.text ?? "",
      times: header["times"]?.object ?? Fields(), seconds: header["seconds"]?.number ?? 0)
    let skipped = (header["skipped"]?.list ?? []).compactMap { pair in
      pair.list?.first?.text.map { (step: $0, reason: pair.list?.last?.text ?? "") }
    }
    return .done(SpeechAnalysis.Outcome(result: result, skipped: skipped))
  }
}

extension StepRecord {
  fileprivate var value: Value {
    var fields = Fields()
    fields["step"] = .text(step)
    fields["analyzer"] = .text(analyzer)
    fields["fingerprint"] = .text(fingerprint)
    fields["components"] = .object(components)
    fields["output"] = .text(output)
    fields["layers"] = .object(layers)
    return .object(fields)
  }

  fileprivate init(_ value: Value) throws {
    guard let fields = value.object, let step = fields["step"]?.text,
      let analyzer = fields["analyzer"]?.text, let fingerprint = fields["fingerprint"]?.text,
      let components = fields["components"]?.object, let output = fields["output"]?.text,
      let layers = fields["layers"]?.object
    else { throw FrameError() }
    self.init(
      step: step, analyzer: analyzer, fingerprint: fingerprint, components: components,
      output: output, layers: layers)
  }
}

extension LayerRecords {
  fileprivate var parts: [[UInt8]] { [Array(name.utf8), Array(record.utf8), json] }

  fileprivate static func from(_ parts: ArraySlice<[UInt8]>) -> [LayerRecords] {
    stride(from: parts.startIndex, to: parts.endIndex, by: 3).map {
      LayerRecords(
        name: String(decoding: parts[$0], as: UTF8.self),
        record: String(decoding: parts[$0 + 1], as: UTF8.self), json: parts[$0 + 2])
    }
  }
}
