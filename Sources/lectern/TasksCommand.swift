import ArgumentParser
import Foundation
import Publishing
import Store
import TaskTable
import Workflow

struct TasksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks",
    abstract: "The task breakdown table (任务分解表) and its round of comments.",
    subcommands: [
      TasksTableCommand.self, TasksSlipsCommand.self, TasksMergeCommand.self,
      TasksReviewsCommand.self,
    ])
}

/// Where the tasks are.
struct TaskSource: ParsableArguments {
  @Argument(help: "The workflow file, or a store.")
  var source: String

  @Option(help: "The layer of tasks; by default that of the workflow's task table, else 'tasks'.")
  var layer: String?

  /// The store, and the form of the workflow's first task table.
  func resolve() throws -> (store: String, form: TaskTableForm) {
    var form = TaskTableForm()
    var store = source
    if ["yaml", "yml"].contains((source as NSString).pathExtension.lowercased()) {
      let workflow = try Workflow.load(
        path: source, environment: ProcessInfo.processInfo.environment)
      store = workflow.store ?? ""
      form = workflow.outputs.compactMap(\.form).first ?? form
    }
    form.layer = layer ?? form.layer
    return (store, form)
  }

  /// Does what a command does with the store of the tasks, and tells its errors.
  func use(_ body: (TaskTableForm, String) throws -> Void) throws {
    do {
      let (store, form) = try resolve()
      try body(form, store)
    } catch PublishingError.readerGone {
      return
    } catch let error as PublishingError {
      throw Failure.failed(error)
    } catch let error as ExitCode {
      throw error
    } catch {
      throw Failure.wrong(error)
    }
  }
}
