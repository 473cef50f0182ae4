import ArgumentParser
import Foundation
import LecternKit
import Publishing
import Store
import Workflow

/// A store, named by itself or by the workflow that writes it; shared by commands that read one.
struct StorePlace: ParsableArguments {
  @Argument(help: "The store, or a workflow that writes one.")
  var store = "out/lectern.sqlite"

  @Option(help: "csv, json or jsonl.")
  var format = ExportCommand.Format.csv

  /// Prints a table that is made of the store.
  func print(_ table: (StoreReader) throws -> ResultTable) throws {
    try Self.print(store, format, table)
  }

  /// - Parameter place: the store, or a workflow that writes one.
  static func print(
    _ place: String, _ format: ExportCommand.Format,
    _ table: (StoreReader) throws -> ResultTable
  ) throws {
    do {
      let store = try SpeechStore(readOnly: path(place))
      let table = try store.read { try table($0) }
      var output = DescriptorSink.standardOutput()
      try table.write(to: &output, format: format.export)
      try output.flush()
    } catch PublishingError.readerGone {
      return
    } catch let error as PublishingError {
      throw Failure.failed(error)
    } catch {
      throw Failure.wrong(error)
    }
  }

  private static func path(_ place: String) throws -> String {
    guard place.hasSuffix(".yaml") || place.hasSuffix(".yml") else { return place }
    let workflow = try Workflow.load(
      path: place, environment: ProcessInfo.processInfo.environment)
    return workflow.store ?? place
  }
}
