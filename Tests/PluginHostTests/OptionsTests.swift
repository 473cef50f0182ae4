import PluginHost
import Testing
import YAML

@Suite struct OptionsTests {
  let scratch = Scratch()
  let manifest: PluginManifest

  init() throws {
    let folder = try scratch.plugin(
      "ant", in: "a",
      """
      options:
        - {name: text, type: text, default: abc}
        - {name: count, type: integer, default: 2}
        - {name: share, type: number, default: 0.5}
        - {name: deep, type: boolean, default: no}
        - {name: words, type: list, default: [a, b]}
        - {name: lexicon, type: path, default: lexicons/l.yaml}
        - {name: topic, type: text, help: what it is about}
      files: [data.bin]
      """)
    manifest = try PluginManifest(folder: folder)
  }

  private func resolve(_ with: String) throws(Diagnostics) -> Node {
    guard let step = try? scratch.node("analyzer: ant\nwith: \(with)") else {
      throw Diagnostics([])
    }
    return try manifest.resolve(options: step["with"], relativeTo: "/flow", step: step)
  }

  private func messages(_ with: String) -> [String] {
    do {
      _ = try resolve(with)
      return []
    } catch {
      return error.all.map(\.message)
    }
  }

  @Test func defaults() throws {
    let options = try resolve("{topic: t}")
    #expect(options.mapping?.map(\.name) == manifest.options.map(\.name))
    #expect(options["text"]?.scalar == "abc" && options["count"]?.scalar == "2")
    #expect(options["words"]?.sequence?.map(\.scalar) == ["a", "b"])
    #expect(options["lexicon"]?.scalar == manifest.folder + "/lexicons/l.yaml")
  }

  @Test func givenValues() throws {
    let options = try resolve("{topic: t, count: -7, deep: YES, words: [], lexicon: l/x.yaml}")
    #expect(options["count"]?.scalar == "-7" && options["words"]?.sequence?.count == 0)
    #expect(options["lexicon"]?.scalar == "/flow/l/x.yaml")
    #expect(try resolve("{topic: t, lexicon: /abs/x.yaml}")["lexicon"]?.scalar == "/abs/x.yaml")
  }

  @Test(arguments: [
    ("{topic: t, count: 1.5}", "option 'count': expected integer, found '1.5'"),
    ("{topic: t, count: many}", "option 'count': expected integer, found 'many'"),
    ("{topic: t, share: half}", "option 'share': expected number, found 'half'"),
    ("{topic: t, share: nan}", "option 'share': expected number, found 'nan'"),
    ("{topic: t, deep: maybe}", "option 'deep': expected boolean, found 'maybe'"),
    ("{topic: t, words: a}", "option 'words': expected list, found 'a'"),
    ("{topic: t, lexicon: [a]}", "option 'lexicon': expected path, found a list"),
    ("{topic: }", "option 'topic': expected text, found nothing"),
    ("{}", "'ant' needs the option 'topic': what it is about"),
    ("", "'ant' needs the option 'topic': what it is about"),
    ("{topik: t}", "unknown option 'topik' of 'ant'"),
    ("[topic]", "expected a mapping of options, found a list"),
    ("topic", "expected a mapping of options, found a text"),
  ])
  func mistakes(with: String, expected: String) {
    #expect(messages(with) == [expected])
  }

  @Test func allMistakesAtOnce() {
    #expect(
      messages("{count: x, deep: x, colour: red}") == [
        "unknown option 'colour' of 'ant'", "option 'count': expected integer, found 'x'",
        "option 'deep': expected boolean, found 'x'",
        "'ant' needs the option 'topic': what it is about",
      ])
  }

  @Test func resultsDependOnTheseFiles() throws {
    let files = manifest.dependencies(options: try resolve("{topic: t, lexicon: x.yaml}"))
    #expect(files.map(\.name) == ["data.bin", "lexicon"])
    #expect(files.map(\.path) == [manifest.folder + "/data.bin", "/flow/x.yaml"])
  }
}
