import ArgumentParser
import Publishing
import Store
import TaskTable
import Workflow

struct TasksTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Prints the task breakdown table as CSV.",
    discussion: """
      A row is a duty, or as many as it has leads. What is not said here is as the workflow's output \
      'task-table' has it:
        lectern tasks table nightly.yaml --speech speeches/report.txt --out 任务分解表.csv
        lectern tasks table out/lectern.sqlite --per act --columns 序号,任务内容,牵头单位,完成时限
      """)

  @OptionGroup var source: TaskSource

  @Option(help: "The id of one speech, or its end; by default all are there.")
  var speech: String?

  @Option(
    help: "What a row is: act, duty, heading or part.",
    transform: { name in
      guard let grain = TaskTableForm.Grain(rawValue: name) else {
        throw ValidationError("'\(name)' is none of act, duty, heading, part")
      }
      return grain
    })
  var per: TaskTableForm.Grain?

  @Option(help: "Columns with commas between them.")
  var columns: String?

  @Flag(help: "Also show calls to attitude.")
  var exhortations = false

  @Option(help: "The file to write; by default the standard output.")
  var out: String?

  func run() throws {
    try source.use { given, path in
      let form = try form(given)
      try SpeechStore(readOnly: path).read { reader in
        if let out {
          try TaskTablePublication(path: out, form: form).publish(reader, speech: speech)
        } else {
          var output = DescriptorSink.standardOutput()
          try TaskTablePublication.write(
            TaskTable(reader, form), form, speech: speech, to: &output)
          try output.flush()
        }
      }
    }
  }

  private func form(_ given: TaskTableForm) throws -> TaskTableForm {
    var form = given
    if let per { form.per = per }
    if let columns {
      form.columns = try columns.split { ",，、".contains($0) }.map { name in
        guard let column = TaskColumn.named(String(name)) else {
          throw UnknownTaskColumn(name: String(name))
        }
        return column
      }
    }
    if exhortations { form.exhortations = true }
    return form
  }
}
