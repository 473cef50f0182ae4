import LecternKit
import PluginHost
import Testing
import YAML

@Suite struct ManifestTests {
  let scratch = Scratch()

  private static let head = "name: m\nversion: '1'\nsummary: s\n"

  @Test func everythingIsRead() throws {
    try scratch.write(
      "m/plugin.yaml",
      """
      name: mood-reader
      version: 2.1.0
      summary: Reads moods
      kind: native
      library: libMood.so
      consumes: [segments]
      produces:
        - layer: moods
          packed: true
          attributes: [{name: tone, type: text}, {name: tags, type: list}]
        - {layer: hints, record: indicator}
      options:
        - {name: limit, type: integer, default: 3, help: how many}
        - {name: words, type: path}
      files: [data/a.txt]
      """)
    let manifest = try PluginManifest(folder: scratch.path + "/m")
    #expect(manifest.name == "mood-reader" && manifest.version == "2.1.0")
    #expect(
      manifest.kind == .native && manifest.library == "libMood.so" && manifest.command.isEmpty)
    #expect(manifest.consumes == ["segments"] && manifest.files == ["data/a.txt"])
    #expect(manifest.produces.map(\.layer) == ["moods", "hints"])
    #expect(manifest.produces.map(\.record) == ["range", "indicator"])
    #expect(manifest.produces.map(\.packed) == [true, false])
    #expect(
      manifest.produces[0].attributes.map(\.name)
        == ["id", "key", "start", "end", "quote", "tone", "tags"])
    #expect(manifest.produces[1].attributes == AttributeLister.attributes(of: Indicator.self))
    #expect(manifest.options.map(\.name) == ["limit", "words"])
    #expect(manifest.options.map(\.type) == [.integer, .path])
    #expect(manifest.options[0].help == "how many" && manifest.options[1].defaultValue == nil)
    #expect(manifest.declares(layer: "hints")?.record == "indicator")
    #expect(manifest.declares(layer: "x") == nil)
    #expect(manifest.folder == scratch.path + "/m")
  }

  @Test(arguments: [
    ("kind: native\nproduces: []", "1:1 a native plugin needs 'library'"),
    ("kind: process\nproduces: []", "1:1 a process plugin needs 'command'"),
    ("kind: process\ncommand: []\nproduces: []", "1:1 a process plugin needs 'command'"),
    ("kind: proces\ncommand: [a]\nproduces: []", "4:7 unknown value 'proces' for 'kind'"),
    ("kind: process\ncommand: [a]", "1:1 missing key 'produces'"),
    ("kind: process\ncommand: a\nproduces: []", "5:10 expected a list, found a text"),
    ("kind: process\ncommand: [a]\nproduces: []\nneeds: []", "7:1 unknown key 'needs'"),
    (
      "kind: process\ncommand: [a]\nproduces: [{layer: x, record: indicater}]",
      "6:31 unknown record type 'indicater'"
    ),
    (
      "kind: process\ncommand: [a]\nproduces: [{layer: x, record: task, attributes: [{name: y, type: text}]}]",
      "6:31 the attributes of 'task' are the kit's; 'y' cannot be declared"
    ),
    (
      "kind: process\ncommand: [a]\nproduces: [{layer: x, attributes: [{name: y, type: string}]}]",
      "6:52 unknown value 'string' for 'type'"
    ),
    (
      "kind: process\ncommand: [a]\nproduces: [{layer: x, attributes: [{name: quote, type: text}]}]",
      "6:43 every record has an attribute 'quote' already"
    ),
    (
      "kind: process\ncommand: [a]\nproduces: [{layer: x}, {layer: x}]",
      "6:32 two layers have the name 'x'"
    ),
    (
      "kind: process\ncommand: [a]\nproduces: [{layer: x, attributes: [{name: y, type: text}, {name: y, type: list}]}]",
      "6:66 two attributes have the name 'y'"
    ),
    (
      "kind: process\ncommand: [a]\nproduces: []\noptions: [{name: n, type: text}, {name: n, type: path}]",
      "7:41 two options have the name 'n'"
    ),
    (
      "kind: process\ncommand: [a]\nproduces: []\noptions: [{name: n, type: texts}]",
      "7:27 unknown value 'texts' for 'type'"
    ),
  ])
  func mistakes(rest: String, expected: String) throws {
    #expect(try scratch.message(Self.head + rest) == expected)
  }

  @Test func allMistakesAtOnce() throws {
    let text = Self.head + "kind: native\nproduces: [{layer: x, record: a}, {layer: x, record: b}]"
    #expect(
      try scratch.message(text) == """
        1:1 a native plugin needs 'library'
        5:31 unknown record type 'a'
        5:54 unknown record type 'b'
        5:43 two layers have the name 'x'
        """)
  }

  @Test func shownWithItsLine() throws {
    try scratch.write("m/plugin.yaml", Self.head + "kind: native\nlibary: x\nproduces: []\n")
    #expect {
      try PluginManifest(folder: scratch.path + "/m", shownAs: "Plugins/M/plugin.yaml")
    } throws: {
      "\($0)" == """
        error: unknown key 'libary'
         --> Plugins/M/plugin.yaml:5:1
          |
        5 | libary: x
          | ^^^^^^ did you mean 'library'?
          = available: name, version, summary, kind, library, command, consumes, metadata, produces, options, files
        """
    }
  }

  @Test func missingFile() {
    #expect { try PluginManifest(folder: scratch.path + "/none") } throws: {
      "\($0)".hasPrefix("error: cannot read the file")
    }
  }
}
