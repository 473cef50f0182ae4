import ArgumentParser
import Foundation
import Glibc
import PluginHost
import Schedule
import Workflow

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Has the machine run a workflow every day.",
    discussion: """
      Shows the units of systemd, or with --cron the line of a crontab, that begin the run; with \
      --install they are installed too. Root installs units of the system, anybody else their own.
      """)

  @Argument(help: "The workflow file.")
  var workflow: String

  @Option(help: ArgumentHelp("When, as 02:00.", valueName: "time"), transform: readTime)
  var at: TimeOfDay

  @Flag(help: "Install what is shown.")
  var install = false

  @Flag(help: "A line of a crontab in place of units of systemd.")
  var cron = false

  @Flag(help: "Units of the user's own service manager, for root too.")
  var user = false

  @Option(help: "The units' name.  (default: lectern- and the workflow's name)")
  var name: String?

  @Option(help: "The most memory for all processes together, as in 4G or 75%.")
  var memory = "75%"

  @Option(help: "A folder that plugins or 'on-finish' write to; may be given several times.")
  var writable: [String] = []

  @Option(name: .shortAndLong, help: "Worker processes; by default one a processor.")
  var jobs: Int?

  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    let pattern = "^[1-9][0-9]*[KMGT%]?$"
    guard memory.range(of: pattern, options: .regularExpression) != nil else {
      throw ValidationError("'\(memory)' is no amount of memory: write it as in 4G or 75%")
    }
  }

  private static func readTime(_ text: String) throws -> TimeOfDay {
    guard let time = TimeOfDay(text) else {
      throw ValidationError("'\(text)' is no time of day: write it as in 02:00")
    }
    return time
  }

  func run() throws {
    let plan = try Workbench(workflow: workflow, plugins).plan
    let run = nightly(plan)
    do {
      if cron {
        let crontab = Crontab(run)
        print(crontab.line)
        guard install else { return }
        try Installation.install(crontab)
        print("# entered into the crontab; it does not make up for runs that were missed")
      } else {
        try schedule(run)
      }
    } catch {
      throw Failure.failed(error)
    }
  }

  private func schedule(_ run: NightlyRun) throws {
    let isUser = user || getuid() != 0
    let units = SystemdUnits(run, kind: isUser ? .user : .system(user: owner))
    print("# \(units.serviceName)\n\(units.service)\n# \(units.timerName)\n\(units.timer)")
    if units.needsTmp {
      Terminal.error("warning: the workflow lies in a temporary folder: its speeches may not last")
    }
    guard install else {
      print("# nothing is installed; --install does it")
      return
    }
    let files = try Installation.install(
      units, for: run, isUser: isUser, marker: absolute(workflow))
    print("# installed and started:\n\(files.map { "#   \($0)" }.joined(separator: "\n"))")
    if isUser { print("# to run while nobody is logged in too: loginctl enable-linger") }
  }

  private func nightly(_ plan: Plan) -> NightlyRun {
    var command = [PluginOptions.executable, "run", absolute(workflow)]
    if let jobs { command += ["--jobs", String(jobs)] }
    for folder in plugins.pluginPath.flatMap({ $0.split(separator: ":") }) {
      command += ["--plugin-path", absolute(String(folder))]
    }
    if plugins.trustPlugins { command.append("--trust-plugins") }
    let folders = plan.workflow.outputs.map {
      URL(filePath: $0.path).deletingLastPathComponent().standardizedFileURL.path
    }
    return NightlyRun(
      name: name ?? NightlyRun.unitName(workflow: plan.workflow.name), title: plan.workflow.name,
      command: command, folder: plan.workflow.folder, writable: folders + writable.map(absolute),
      environment: environment(plan), time: at, memory: memory)
  }

  /// Variables that are set now, that the workflow or its plugins are found by, and that nobody sets at
  /// night.
  private func environment(_ plan: Plan) -> [(name: String, value: String)] {
    let all = ProcessInfo.processInfo.environment
    var names = plan.workflow.variables + ["LECTERN_PLUGIN_PATH", "XDG_DATA_HOME"]
    if plan.workflow.onFinish != nil || plan.steps.contains(where: { $0.manifest.kind == .process })
    {
      names.append("PATH")
    }
    return names.compactMap { name in
      all[name].flatMap { $0.isEmpty ? nil : (name, $0) }
    }
  }

  /// Whose the workflow is; nil for root.
  private var owner: String? {
    var status = stat()
    guard stat(workflow, &status) == 0, status.st_uid != 0, let entry = getpwuid(status.st_uid)
    else { return nil }
    return String(cString: entry.pointee.pw_name)
  }

  private func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path
  }
}
