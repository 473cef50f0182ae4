import Foundation
import PluginHost
import Testing

@Suite struct NativePluginTests {
  let scratch = Scratch()

  private func failure(library: String, _ files: [String: String] = [:]) throws -> String {
    for (name, text) in files { try scratch.write(name, text) }
    try scratch.write(
      "a/ant/plugin.yaml",
      "name: ant\nversion: '1'\nsummary: s\nkind: native\nlibrary: \(library)\nproduces: []")
    let manifest = try PluginManifest(folder: scratch.path + "/a/ant")
    do {
      _ = try NativePlugin.load(manifest, libraryFolders: [scratch.path + "/lib"])
      return "loaded"
    } catch {
      return error.description.replacingOccurrences(of: scratch.path, with: "/s")
    }
  }

  @Test func missingLibrary() throws {
    #expect(
      try failure(library: "libAnt.so") == """
        plugin 'ant': its library libAnt.so is not there; looked for
          /s/a/ant/libAnt.so
          /s/lib/libAnt.so
        """)
  }

  @Test(arguments: ["../libAnt.so", "/lib/libAnt.so", "x/../../libAnt.so"])
  func libraryOutsideTheFolder(name: String) throws {
    #expect(
      try failure(library: name)
        == "plugin 'ant': 'library' must be a file inside the plugin's folder")
  }

  @Test func noLibraryAtAll() throws {
    let message = try failure(library: "libAnt.so", ["lib/libAnt.so": "not a library"])
    #expect(message.hasPrefix("plugin 'ant': cannot be loaded (/s/lib/libAnt.so: "))
    #expect(message.hasSuffix("; it may have been built against another LecternKit"))
  }

  @Test func libraryThatIsNoPlugin() throws {
    #expect(
      try failure(library: "libm.so.6", ["x": ""]).contains("is not there"))
    let manifest = try PluginManifest(folder: scratch.path + "/a/ant")
    for folder in ["/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/lib64"] {
      do {
        _ = try NativePlugin.load(manifest, libraryFolders: [folder])
        Issue.record("loaded")
      } catch {
        let missing = error.message.contains("is not there")
        #expect(
          missing
            || error.message
              == "its library does not export 'lectern_plugin_digest'; is it a plugin?"
        )
      }
    }
  }
}
