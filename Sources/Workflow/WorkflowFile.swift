import LecternKit
import YAML

/// The workflow file's own shape, as the decoder reads it.
struct WorkflowFile: Decodable {
  var workflow: String
  var description: String?
  var speeches: [Speeches]
  var steps: [StepEntry]
  var outputs: [Node]
  var memory: Measured<Bytes>?
  var stopAfter: Measured<Workflow.ErrorBudget>?
  var expect: [ExpectationEntry]?
  var onFinish: [Located<String>]?

  enum CodingKeys: String, CodingKey {
    case workflow, description, speeches, steps, outputs, memory, expect
    case stopAfter = "stop-after"
    case onFinish = "on-finish"
  }

  struct Speeches: Decodable {
    struct LongForm: Decodable {
      var files: String?
      var table: String?
      var columns: [String: String]?
      var metadata: [String: String]?
    }

    var form: LongForm
    var node: Node

    init(from decoder: any Decoder) throws {
      node = try Node(from: decoder)
      if let pattern = node.scalar {
        form = LongForm(files: pattern)
        return
      }
      form = try LongForm(from: decoder)
      if (form.files == nil) == (form.table == nil) {
        try decoder.report(node.error("expected either 'files' or 'table'"))
      } else if form.columns != nil, form.table == nil {
        try decoder.report(node.error("'columns' belongs to 'table'"))
      }
      for entry in node["metadata"]?.mapping ?? [] {
        guard let text = entry.value.scalar, !text.isEmpty else { continue }
        do throws(Metadata.ValueError) {
          _ = try Metadata.value(text, of: entry.name)
        } catch {
          try decoder.report(entry.value.error(error.message, hint: error.hint))
        }
      }
    }
  }

  struct StepEntry: Decodable {
    struct LongForm: Decodable {
      var id: String?
      var analyzer: Located<String>
      var with: Node?
      var rename: Node?
      var onError: Workflow.Step.OnError?
      var timeout: Located<String>?

      enum CodingKeys: String, CodingKey {
        case id, analyzer, with, timeout
        case rename = "as"
        case onError = "on-error"
      }
    }

    var form: LongForm
    var rename: Workflow.Rename?
    var timeout: Double?
    var node: Node

    init(from decoder: any Decoder) throws {
      node = try Node(from: decoder)
      if node.scalar != nil {
        form = LongForm(analyzer: try Located<String>(from: decoder))
        return
      }
      form = try LongForm(from: decoder)
      if let written = form.timeout {
        timeout = Duration.seconds(written.value)
        if timeout == nil {
          try decoder.report(
            written.error("expected a time such as 500ms, 10s or 2m, found '\(written.value)'"))
        }
      }
      if let name = form.rename {
        rename = try Self.readRename(name, decoder)
      }
    }

    private static func readRename(
      _ node: Node, _ decoder: any Decoder
    ) throws -> Workflow.Rename? {
      if let name = node.scalar { return .first(Located(name, at: node)) }
      guard let entries = node.mapping else {
        try decoder.report(node.error("expected a name or a mapping of names"))
        return nil
      }
      var names: [(layer: Located<String>, name: Located<String>)] = []
      for entry in entries {
        guard let name = entry.value.scalar else {
          try decoder.report(entry.value.error("expected a name, found \(entry.value.kindName)"))
          continue
        }
        names.append((Located(entry.name, at: entry.key), Located(name, at: entry.value)))
      }
      return .each(names)
    }
  }
}

/// Times as workflows write them.
enum Duration {
  /// `500ms`, `10s`, `2m`, `1h`; nil where it is none of these or not above zero.
  static func seconds(_ text: String) -> Double? {
    let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)]
    for (unit, factor) in units where text.hasSuffix(unit) {
      guard let number = Double(text.dropLast(unit.count)), number > 0, number.isFinite else {
        return nil
      }
      return number * factor
    }
    return nil
  }
}
