import LecternKit
import Testing

@Suite struct InterfaceTests {
  @Test func digestIsSixteenHexadecimalDigits() {
    let digest = String(cString: LecternInterface.digest)
    #expect(digest.utf8.count == 16)
    #expect(digest.allSatisfy { $0.isHexDigit })
    #expect(digest != "cbf29ce484222325")
    #expect(LecternInterface.version == 1)
  }

  private struct Loud: Analyzer {
    struct Options: Decodable, Sendable { var volume: Int }
    let volume: Int

    init(options: Options, files: PluginFiles) throws { volume = options.volume }

    func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {}
  }

  @Test func entryMakesTheAnalyzer() throws {
    let entry = Unmanaged<PluginEntry>.fromOpaque(LecternInterface.entry(Loud.self))
      .takeRetainedValue()
    let options = try parse("volume: 11")
    let analyzer = try entry.makeAnalyzer(options: options, files: PluginFiles(folder: "/p"))
    #expect((analyzer as? Loud)?.volume == 11)
    #expect(throws: (any Error).self) {
      try entry.makeAnalyzer(options: parse("volume: much"), files: PluginFiles(folder: "/p"))
    }
  }

  @Test func filesLieInTheFolder() {
    #expect(PluginFiles(folder: "/p/x")["lexicons/a.yaml"] == "/p/x/lexicons/a.yaml")
  }
}
