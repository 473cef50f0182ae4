import ArgumentParser
import LecternKit
import PluginHost
import YAML

struct PluginsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugins", abstract: "Lists plugins, and begins new ones.",
    subcommands: [ListPluginsCommand.self, NewPluginCommand.self],
    defaultSubcommand: ListPluginsCommand.self)
}

struct ListPluginsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the plugins that were found, and those that cannot be used and why.")

  @OptionGroup var plugins: PluginOptions

  func run() {
    let catalog = PluginCatalog(plugins.searchPath())
    var unusable = catalog.refused.map { ($0.name ?? $0.folder, $0.folder, $0.reason) }
    for found in catalog.found {
      if found.manifest.kind == .native {
        do {
          _ = try NativePlugin.load(
            found.manifest, libraryFolders: catalog.searchPath.libraryFolders)
        } catch {
          unusable.append((found.manifest.name, found.manifest.folder, error.message))
          continue
        }
      }
      describe(found)
    }
    if !unusable.isEmpty { print("not usable:") }
    for (name, folder, reason) in unusable {
      print(
        "  \(name)\n    in \(folder)\n    \(reason.split(separator: "\n").joined(separator: "\n    "))"
      )
    }
    print("searched:")
    for folder in catalog.searchPath.folders {
      print("  \(folder.path) (\(folder.origin.rawValue))")
    }
  }

  private func describe(_ found: PluginCatalog.Found) {
    let manifest = found.manifest
    print("\(manifest.name) \(manifest.version) (\(manifest.kind.rawValue))")
    print("  \(manifest.summary)")
    print("  in \(manifest.folder) (\(found.origin.rawValue))")
    if !manifest.consumes.isEmpty {
      print("  reads \(manifest.consumes.joined(separator: ", "))")
    }
    for layer in manifest.produces {
      print("  makes \(layer.layer): \(layer.attributes.map(\.name).joined(separator: ", "))")
    }
    for option in manifest.options {
      let fallback = option.defaultValue.map { $0.scalar ?? $0.kindName } ?? "must be set"
      print("  option \(option.name) (\(option.type.rawValue), \(fallback)): \(option.help)")
    }
  }
}
