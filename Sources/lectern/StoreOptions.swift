import ArgumentParser
import Foundation
import Publishing
import Store
import Workflow

/// Which store a command over the history looks into.
struct StoreOptions: ParsableArguments {
  @Argument(help: "The workflow whose store is meant.")
  var workflow: String?

  @Option(help: "The store, where no workflow is named.  (default: out/lectern.sqlite)")
  var store: String?

  func validate() throws {
    if workflow != nil, store != nil {
      throw ValidationError("name either a workflow or --store, not both")
    }
  }

  /// Reads what `body` asks of the store.
  func read<T>(_ body: (StoreReader) throws -> T) throws -> T {
    let store: SpeechStore
    do {
      store = try SpeechStore(readOnly: path())
    } catch {
      throw Failure.wrong(error)
    }
    do {
      return try store.read(body)
    } catch let failure as Failure {
      throw failure
    } catch PublishingError.readerGone {
      throw ExitCode.success
    } catch {
      throw Failure.failed(error)
    }
  }

  func path() throws -> String {
    guard let workflow else { return store ?? "out/lectern.sqlite" }
    do {
      return try Workflow.load(path: workflow, environment: ProcessInfo.processInfo.environment)
        .store ?? ""
    } catch {
      throw Failure.wrong(error)
    }
  }
}

extension StoreReader {
  /// The run of this number; the numbers there are where there is none.
  func run(numbered id: Int64) throws -> StoredRun {
    if let run = try run(id) { return run }
    let known = try runs(limit: .max).map(\.id)
    let range = known.last.map { "there are runs \($0) to \(known[0])" } ?? "there is none yet"
    throw Failure(message: "error: no run \(id): \(range)", status: Failure.wrong)
  }
}
