import ArgumentParser
import Foundation

struct NewPluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes a small working plugin with a test, to begin from.")

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case native, process
  }

  @Argument(help: "Its name: lower case letters, digits and hyphens.")
  var name: String

  @Option(help: "native (a Swift library) or process (any program; the example is Python).")
  var kind = Kind.native

  @Option(help: "The folder in which the plugin's own folder is made.")
  var folder = "."

  func validate() throws {
    guard name.range(of: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", options: .regularExpression) != nil else {
      throw ValidationError("'\(name)' is no plugin name: write it as in word-length")
    }
  }

  func run() throws {
    let place = URL(fileURLWithPath: folder).appendingPathComponent(name)
    guard !FileManager.default.fileExists(atPath: place.path) else {
      throw Failure.wrong(AlreadyThere(path: place.path))
    }
    let template = PluginTemplate(name: name, kit: kind == .native ? try kit() : "")
    do {
      for (path, text) in kind == .native ? template.native : template.process {
        let url = place.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
    } catch {
      throw Failure.failed(error)
    }
    let path = place.path
    let steps =
      kind == .native
      ? "swift test --package-path \(path) && swift build -c release --package-path \(path)"
      : "(cd \(path) && python3 -m unittest)"
    print("wrote \(path)\n  \(steps)\n  lectern plugins --plugin-path \(folder)")
  }

  /// `LecternKit` as sources: of the checkout this program was built in.
  private func kit() throws -> String {
    var folder = URL(fileURLWithPath: PluginOptions.executable)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let kit = folder.appendingPathComponent("Sources/LecternKit")
      if FileManager.default.fileExists(atPath: kit.appendingPathComponent("Package.swift").path) {
        return kit.path
      }
    }
    throw Failure.wrong(NoKit())
  }

  private struct AlreadyThere: Error, CustomStringConvertible {
    var path: String
    var description: String { "there is something already in \(path)" }
  }

  private struct NoKit: Error, CustomStringConvertible {
    var description: String {
      "the sources of LecternKit are not beside this program; run it from a checkout, or take "
        + "--kind process"
    }
  }
}
