import Foundation
import PackagePlugin

/// Runs `interface-digest` over the sources of the whole kit before `LecternKit` is compiled.
@main
struct InterfaceStamp: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let tool = try context.tool(named: "InterfaceDigest")
    let output = context.pluginWorkDirectoryURL.appending(path: "InterfaceDigest.swift")
    let sources = context.package.targets
      .compactMap { $0 as? SwiftSourceModuleTarget }
      .filter { $0.kind == .generic }
      .flatMap { $0.sourceFiles(withSuffix: ".swift").map(\.url) }
      .filter { $0 != output }
    return [
      .buildCommand(
        displayName: "Stamping LecternKit with its interface digest",
        executable: tool.url,
        arguments: [output.path()] + sources.map { $0.path() },
        inputFiles: sources,
        outputFiles: [output])
    ]
  }
}
