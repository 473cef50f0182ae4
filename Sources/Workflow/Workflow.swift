public import YAML

/// A workflow file as written, its values read and its environment filled in.
public struct Workflow: Sendable {
  public let name: String
  public let description: String?
  public let speeches: [SpeechEntry]
  public let steps: [Step]
  public let outputs: [Output]
  /// Bytes of memory that a worker may take.
  public let memory: Int
  public let stopAfter: ErrorBudget?
  /// What the store is held against after a run.
  public let expectations: [Expectation]
  public let onFinish: OnFinish?
  /// The variables of the environment that it reads.
  public let variables: [String]
  /// Where the file lies; relative paths in it start here. Absolute.
  public let folder: String
  /// The file as the user named it.
  public let path: String

  /// One entry of `speeches:`.
  public struct SpeechEntry: Sendable {
    public enum Source: Sendable, Equatable {
      /// A glob pattern.
      case files(String)
      /// A table with one speech a row; names of metadata by column.
      case table(String, columns: [String: String])
    }

    public let source: Source
    /// Said of every speech of the entry; wins over what the file says.
    public let metadata: [String: String]
    public let node: Node
  }

  /// One entry of `steps:`.
  public struct Step: Sendable {
    public enum OnError: String, Sendable, Decodable, CaseIterable {
      case skipSpeech = "skip-speech"
      case skipStep = "skip-step"
      case stop
    }

    /// Given, or the analyzer's name.
    public let id: String
    public let analyzer: Located<String>
    public let options: Node?
    public let rename: Rename?
    public let onError: OnError
    /// Seconds a speech may take in this step.
    public let timeout: Double?
    public let node: Node
  }

  /// What `as:` says: one name for the first layer, or a name for each.
  public enum Rename: Sendable {
    case first(Located<String>)
    case each([(layer: Located<String>, name: Located<String>)])
  }

  public struct Output: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
      /// The SQLite database that all other outputs are views of.
      case store
      /// JSON Lines, one analysis record a speech.
      case records
      /// A folder of CSV tables, one a layer.
      case tables
      /// The task breakdown table (任务分解表) as CSV.
      case taskTable = "task-table"
    }

    public let kind: Kind
    /// Absolute.
    public let path: String
    /// What a task table holds; nil for other outputs.
    public let form: TaskTableForm?
    public let node: Node
  }

  /// How many speeches may fail before a run ends: `stop-after: 3 in 1000`.
  public struct ErrorBudget: Sendable, Equatable {
    /// The run ends with this many that failed …
    public let failures: Int
    /// … among so many that were tried last; nil for all of them.
    public let window: Int?
  }

  public var store: String? { outputs.first { $0.kind == .store }?.path }
}
