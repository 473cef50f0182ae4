import Foundation
import PluginHost
import Testing

@Suite struct SearchPathTests {
  @Test func folderOrder() {
    let path = PluginSearchPath(
      commandLine: ["/c1:/c2", "/c3"],
      environment: ["LECTERN_PLUGIN_PATH": "/e1::/e2", "HOME": "/home/u"],
      executable: "/opt/bin/lectern", workflowFolder: "/work")
    #expect(
      path.folders.map(\.path) == [
        "/c1", "/c2", "/c3", "/e1", "/e2", "/home/u/.local/share/lectern/plugins",
        "/opt/lib/lectern/plugins", "/work/Plugins",
      ])
    #expect(
      path.folders.map(\.origin) == [
        .commandLine, .commandLine, .commandLine, .environment, .environment, .user, .installed,
        .workflow,
      ])
    #expect(path.libraryFolders == ["/opt/bin", "/opt/lib/lectern"])
  }

  @Test(arguments: [
    (["HOME": "/h"], "/h/.local/share/lectern/plugins"),
    (["HOME": "/h", "XDG_DATA_HOME": "/d"], "/d/lectern/plugins"),
    (["HOME": "/h", "XDG_DATA_HOME": ""], "/h/.local/share/lectern/plugins"),
  ])
  func usersOwn(environment: [String: String], folder: String) {
    let path = PluginSearchPath(
      commandLine: [], environment: environment, executable: "/opt/bin/lectern")
    #expect(path.folders.first { $0.origin == .user }?.path == folder)
  }

  @Test func withoutTrustNotTheWorkflowsOwn() {
    let path = PluginSearchPath(commandLine: [], environment: [:], executable: "/opt/bin/lectern")
    #expect(path.folders.map(\.origin) == [.installed])
  }

  @Test func oneFolderCountsOnce() {
    let path = PluginSearchPath(
      commandLine: ["/a"], environment: ["LECTERN_PLUGIN_PATH": "/a"], executable: "/b/lectern")
    #expect(path.folders.filter { $0.path == "/a" }.map(\.origin) == [.commandLine])
  }

  @Test func relativeFolders() {
    let path = PluginSearchPath(commandLine: ["p"], environment: [:], executable: "/b/lectern")
    #expect(path.folders[0].path == FileManager.default.currentDirectoryPath + "/p")
  }

  @Test func builtInACheckout() throws {
    let scratch = Scratch()
    let executable = scratch.path + "/.build/x/release/lectern"
    func installed() -> String? {
      PluginSearchPath(commandLine: [], environment: [:], executable: executable).folders.last?.path
    }
    #expect(installed() == scratch.path + "/.build/x/lib/lectern/plugins")
    try scratch.write("Package.swift", "")
    #expect(installed() == scratch.path + "/Plugins")
  }
}

@Suite struct CatalogTests {
  let scratch = Scratch()

  @Test func foundByNameInOrder() throws {
    for name in ["zebra", "ant", "mole"] { try scratch.plugin(name) }
    try scratch.write("a/no-plugin/README", "")
    try scratch.plugin(".hidden")
    let catalog = PluginCatalog(scratch.searchPath())
    #expect(catalog.names == ["ant", "mole", "zebra"])
    #expect(catalog.refused.isEmpty)
    #expect(catalog["mole"]?.folder == scratch.path + "/a/mole")
    #expect(catalog["cat"] == nil)
    #expect(catalog.makers(of: "moods") == ["ant", "mole", "zebra"])
    #expect(catalog.makers(of: "tunes").isEmpty)
  }

  @Test func firstOfANameCounts() throws {
    try scratch.plugin("ant", in: "a")
    try scratch.plugin("ant", in: "b")
    try scratch.plugin("ant", in: "w/Plugins")
    let catalog = PluginCatalog(scratch.searchPath(["b", "a"], workflow: "w"))
    #expect(catalog["ant"]?.folder == scratch.path + "/b/ant")
    #expect(catalog.found.map(\.origin) == [.commandLine])
    #expect(
      catalog.refused.map(\.reason)
        == Array(
          repeating: "hidden by the plugin of the same name in \(scratch.path)/b/ant", count: 2))
    #expect(catalog.refused.map(\.name) == ["ant", "ant"])
  }

  @Test func badManifestIsRefusedWithItsReason() throws {
    try scratch.plugin("ant")
    try scratch.write("a/bad/plugin.yaml", "name: bad\n")
    let catalog = PluginCatalog(scratch.searchPath())
    #expect(catalog.names == ["ant"])
    #expect(catalog.refused[0].folder == scratch.path + "/a/bad")
    #expect(catalog.refused[0].reason.contains("missing key 'version'"))
  }

  @Test(arguments: ["a", "a/ant", "a/ant/plugin.yaml"]) func writableByOthers(place: String) throws
  {
    try scratch.plugin("ant")
    try scratch.allow(0o777, place)
    let catalog = PluginCatalog(scratch.searchPath())
    #expect(catalog.names.isEmpty)
    #expect(
      catalog.refused.map(\.reason) == [
        "others may write to \(scratch.path)/\(place): take that right away with 'chmod o-w'"
      ])
  }

  /// In a folder like /tmp nobody changes the entries of others; in the plugin's own they may add some.
  @Test func stickyFolders() throws {
    try scratch.plugin("ant")
    try scratch.allow(0o1777, "a")
    #expect(PluginCatalog(scratch.searchPath()).names == ["ant"])
    try scratch.allow(0o1777, "a/ant")
    #expect(PluginCatalog(scratch.searchPath()).names.isEmpty)
  }

  @Test func emptyAndMissingFolders() throws {
    try scratch.write("a/x", "")
    let catalog = PluginCatalog(scratch.searchPath(["a", "none"]))
    #expect(catalog.found.isEmpty && catalog.refused.isEmpty)
  }
}
