import Foundation
import Testing

/// Plugins come in by the search path and are compared with the host before they run.
@Suite struct PluginTests {
  private func manifest(_ name: String, library: String) -> String {
    """
    name: \(name)
    version: 1.0.0
    summary: For tests.
    kind: native
    library: \(library)
    produces: [{layer: \(name)}]

    """
  }

  @Test func listsTheFourWithLayersAndOptions() throws {
    let outcome = try Program.run("plugins")
    #expect(outcome.status == 0)
    for expected in [
      "segmenter 1.", "makes segments: id, key, kind, role", "indicator-extractor 1.",
      "task-assigner 1.", "theme-counter 1.", "reads segments", "option dictionary (path",
      "/Plugins/ThemeCounter (installed)",
    ] {
      #expect(outcome.output.contains(expected), "\(expected)")
    }
    #expect(!outcome.output.contains("not usable"))
  }

  /// A checkout of which one plugin's folder was moved away.
  @Test func aMovedFolderIsMissedByName() throws {
    let scratch = try Scratch()
    let files = FileManager.default
    let bin = scratch.url(".build/debug")
    try files.createDirectory(at: bin, withIntermediateDirectories: true)
    for name in ["lectern", "libLecternKit.so", "libSegmenter.so"] {
      try files.copyItem(
        at: URL(fileURLWithPath: Program.folder + "/" + name),
        to: bin.appendingPathComponent(name))
    }
    try scratch.write("", to: "Package.swift")
    try files.createDirectory(at: scratch.url("Plugins"), withIntermediateDirectories: true)
    try files.copyItem(
      at: Program.root.appendingPathComponent("Plugins/Segmenter"),
      to: scratch.url("Plugins/Segmenter"))
    try scratch.write(
      "workflow: t\nspeeches: [a.txt]\nsteps: [segmenter]\noutputs: [{store: o.sqlite}]\n",
      to: "t.yaml")
    try scratch.write("要抓好落实。", to: "a.txt")
    let program = scratch.path(".build/debug/lectern")
    #expect(try Program.run("run", scratch.path("t.yaml"), executable: program).status == 0)
    try files.moveItem(at: scratch.url("Plugins/Segmenter"), to: scratch.url("Moved"))
    let outcome = try Program.run("run", scratch.path("t.yaml"), executable: program)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("unknown analyzer 'segmenter'"))
    #expect(outcome.errors.contains("searched: \(scratch.path("Plugins")) (installed)"))
  }

  @Test(arguments: [
    (1, "0123456789abcdef", "was built against another LecternKit (interface 0123456789abcdef"),
    (99, "0123456789abcdef", "speaks version 99 of the plugin interface"),
  ])
  func aPluginOfAnotherKitIsRefused(version: Int, digest: String, message: String) throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      #include <stdlib.h>
      const char *lectern_plugin_digest(void) { return "\(digest)"; }
      int lectern_plugin_version(void) { return \(version); }
      void *lectern_plugin_entry(void) { abort(); }
      """, to: "plugin.c")
    try scratch.write(manifest("alien", library: "libalien.so"), to: "plugins/alien/plugin.yaml")
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = [
      "clang", "-shared", "-fPIC", "-o", scratch.path("plugins/alien/libalien.so"),
      scratch.path("plugin.c"),
    ]
    try compiler.run()
    compiler.waitUntilExit()
    try #require(compiler.terminationStatus == 0)
    let listed = try Program.run("plugins", "--plugin-path", scratch.path("plugins"))
    #expect(listed.status == 0)
    #expect(listed.output.contains(message), "\(listed.output)")
    try scratch.write(
      "workflow: t\nspeeches: [a.txt]\nsteps: [alien]\noutputs: [{store: o.sqlite}]\n",
      to: "t.yaml")
    try scratch.write("要抓好落实。", to: "a.txt")
    let run = try Program.run(
      "run", scratch.path("t.yaml"), "--plugin-path", scratch.path("plugins"))
    #expect(run.status == 2)
    #expect(run.errors.contains(message))
  }

  @Test func whatIsNoPluginIsToldWithItsReason() throws {
    let scratch = try Scratch()
    try scratch.write(manifest("gone", library: "libgone.so"), to: "p/gone/plugin.yaml")
    try scratch.write("name: [", to: "p/broken/plugin.yaml")
    try scratch.write(manifest("segmenter", library: "libx.so"), to: "p/other/plugin.yaml")
    let outcome = try Program.run("plugins", "--plugin-path", scratch.path("p"))
    #expect(outcome.output.contains("its library libgone.so is not there"))
    #expect(outcome.output.contains("p/broken"))
    #expect(outcome.output.contains("hidden by the plugin of the same name"))
  }

  @Test func aWorkflowsOwnPluginsNeedTrust() throws {
    let scratch = try Scratch()
    try scratch.write(
      "workflow: t\nspeeches: [a.txt]\nsteps: [segmenter, marker]\noutputs: [{store: o.sqlite}]\n",
      to: "t.yaml")
    #expect(
      try Program.run(
        "plugins", "new", "marker", "--kind", "process", "--folder", scratch.path("Plugins")
      ).status == 0)
    try scratch.write("要坚持创新。", to: "a.txt")
    let refused = try Program.run("run", scratch.path("t.yaml"))
    #expect(refused.status == 2)
    #expect(refused.errors.contains("unknown analyzer 'marker'"))
    let trusted = try Program.run("run", scratch.path("t.yaml"), "--trust-plugins")
    #expect(trusted.status == 0, "\(trusted.errors)")
    let export = try Program.run(
      "export", "marker", "--store", scratch.path("o.sqlite"), "--format", "jsonl")
    #expect(export.output.contains("\"quote\":\"创新\",\"role\":\"body\""), "\(export.output)")
  }
}
