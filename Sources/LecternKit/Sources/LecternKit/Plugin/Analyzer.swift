public import YAML

/// Adds layers to a speech, whatever it is made of.
public protocol Annotator: Sendable {
  /// Adds the layers that the manifest promises. An error thrown here costs this speech, not the run.
  func analyze(_ speech: Speech, _ annotations: inout Annotations) throws
}

/// What a plugin does: reads a speech and the layers made before it, and adds layers of its own.
///
/// An analyzer is made once in each worker and then sees many speeches; it may keep what is costly to
/// build, and nothing of one speech for the next.
public protocol Analyzer: Annotator {
  /// The options of a step (`with:`), decoded after the host has checked them against the manifest and
  /// filled in the defaults. A path comes as an absolute one.
  associatedtype Options: Decodable & Sendable = NoOptions

  /// Errors thrown here, `Diagnostics` above all, stop a run before its first speech.
  init(options: Options, files: PluginFiles) throws
}

/// The options of an analyzer without any.
public struct NoOptions: Decodable, Sendable {
  public init() {}
}

/// The files that a manifest declares, by their path in the plugin's folder.
public struct PluginFiles: Sendable {
  /// The plugin's folder.
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// The path of a file of the plugin.
  public subscript(name: String) -> String { folder + "/" + name }
}

/// What the host gets from a native plugin: how to make its analyzer.
public final class PluginEntry: Sendable {
  private let maker: @Sendable (Node, PluginFiles) throws -> any Annotator

  public init<A: Analyzer>(_ type: A.Type) {
    maker = { options, files in
      try A(options: try YAMLDecoder().decode(A.Options.self, from: options), files: files)
    }
  }

  public func makeAnalyzer(options: Node, files: PluginFiles) throws -> any Annotator {
    try maker(options, files)
  }
}
