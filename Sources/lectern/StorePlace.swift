import ArgumentParser
import Foundation
import LecternKit
import Publishing
import Store
import Workflow
import YAML

/// A store, named by itself or by the workflow that writes it, and how a table of it is printed.
struct StorePlace: ParsableArguments {
  @Argument(help: "The store, or a workflow that writes one.")
  var store = "out/lectern.sqlite"

  @Option(help: "text, csv or jsonl.")
  var format = ReportFormat.text

  /// Prints a table that is made of the store.
  func print(_ table: (StoreReader) throws -> ResultTable) throws {
    try Self.print(store, format, table)
  }

  /// - Parameter place: the store, or a workflow that writes one.
  static func print(
    _ place: String, _ format: ReportFormat, _ table: (StoreReader) throws -> ResultTable
  ) throws {
    try Terminal.print { output in
      let store = try SpeechStore(readOnly: path(place))
      let table = try store.read { try table($0) }
      try table.write(to: &output, format: format)
    }
  }

  /// The path of a store, or of the one that a workflow has written.
  static func path(_ place: String) throws -> String {
    guard place.hasSuffix(".yaml") || place.hasSuffix(".yml") else { return place }
    let workflow = try Workflow.load(
      path: place, environment: ProcessInfo.processInfo.environment)
    let store = workflow.store ?? ""
    guard FileManager.default.fileExists(atPath: store) else {
      throw Diagnostic(
        message: "the workflow has no store yet: there is no '\(store)'",
        notes: ["run it first: lectern run \(place)"])
    }
    return store
  }
}
