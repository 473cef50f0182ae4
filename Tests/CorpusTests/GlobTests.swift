import Corpus
import Testing

@Suite struct GlobTests {
  static let files = [
    "a1.txt", "a2.txt", "b1.md", "[c].txt", ".hidden.txt", "sub/a3.txt", "sub/deep/a4.txt",
    "sub/.git/a5.txt", "讲话/县长.txt", "notes.yaml",
  ]

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    for file in Self.files { try scratch.write(file, "同志们：") }
    return scratch
  }

  @Test(arguments: [
    ("*.txt", ["[c].txt", "a1.txt", "a2.txt"]),
    ("a?.txt", ["a1.txt", "a2.txt"]),
    ("a[2-9].txt", ["a2.txt"]),
    ("a[!2].txt", ["a1.txt"]),
    ("*.{txt,md}", ["[c].txt", "a1.txt", "a2.txt", "b1.md"]),
    ("{a,b}1.{txt,md}", ["a1.txt", "b1.md"]),
    ("{a{1,2},b1}.*", ["a1.txt", "a2.txt", "b1.md"]),
    ("**/a*.txt", ["a1.txt", "a2.txt", "sub/a3.txt", "sub/deep/a4.txt"]),
    ("**/a*.{txt,md}", ["a1.txt", "a2.txt", "sub/a3.txt", "sub/deep/a4.txt"]),
    ("**/**/deep/*", ["sub/deep/a4.txt"]),
    ("sub/**", ["sub/a3.txt", "sub/deep/a4.txt"]),
    ("*/*", ["sub/a3.txt", "讲话/县长.txt"]),
    ("讲话/?长.txt", ["讲话/县长.txt"]),
    (".hidden.txt", [".hidden.txt"]),
    (".*.txt", [".hidden.txt"]),
    ("sub/.git/*", ["sub/.git/a5.txt"]),
    ("[c].txt", ["[c].txt"]),
    ("\\[c\\].*", ["[c].txt"]),
    ("./sub/../a1.txt", ["a1.txt"]),
  ])
  func patterns(pattern: String, expected: [String]) throws {
    let scratch = try scratch()
    #expect(try scratch.corpus(files: pattern).list().map(\.id) == expected)
    let absolute = scratch.path + "/" + pattern
    #expect(try scratch.corpus(files: absolute).list().map(\.id) == expected)
  }

  @Test(arguments: ["*.docx", "nowhere/**", "a9.txt", "sub", "notes.yaml", "{a,b}"])
  func aPatternThatMatchesNothingIsNamed(pattern: String) throws {
    let scratch = try scratch()
    let found = message { _ = try scratch.corpus(files: pattern).list() }
    #expect(found == "\(pattern): no file matches the pattern")
  }

  @Test func mistakesOfAllSetsAreReported() throws {
    let scratch = try scratch()
    let corpus = Corpus(
      sets: [
        SpeechSet(kind: .files(pattern: "x*")),
        SpeechSet(kind: .table(path: "y.csv", columns: [:])),
        SpeechSet(kind: .files(pattern: "a1.txt"), metadata: ["level": "village"]),
      ], root: scratch.path)
    let lines = message { _ = try corpus.list() }.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1] == "y.csv: it cannot be read: No such file or directory")
    #expect(lines[2].hasPrefix("a1.txt: unknown level 'village'"))
  }

  @Test func aFileOfTwoPatternsIsListedOnce() throws {
    let scratch = try scratch()
    // Rooted below the folder of the test: `..` must not lead to what others left beside it.
    let patterns = ["a*.txt", "**/*3.txt", "../*/a3.txt"]
    let corpus = Corpus(
      sets: patterns.map { SpeechSet(kind: .files(pattern: $0)) }, root: scratch.path + "/sub")
    let sources = try corpus.list()
    #expect(sources.map(\.id) == ["a3.txt"])
    #expect(sources.map(\.set) == [0])
  }

  @Test func pathsAboveTheRootAreShownFromIt() throws {
    let scratch = try scratch()
    let corpus = Corpus(
      sets: [SpeechSet(kind: .files(pattern: "../a1.txt"))], root: scratch.path + "/sub/")
    #expect(try corpus.list().map(\.id) == ["../a1.txt"])
  }

  @Test func linksNeitherLoopNorDouble() throws {
    let scratch = try scratch()
    try scratch.link("sub/up", to: "..")
    try scratch.link("aaa", to: "sub/deep")
    try scratch.link("broken.txt", to: "nowhere")
    try scratch.link("linked.txt", to: "a1.txt")
    #expect(
      try scratch.corpus(files: "**/*.txt").list().map(\.id) == [
        "[c].txt", "a1.txt", "a2.txt", "linked.txt", "sub/a3.txt", "sub/deep/a4.txt",
        "讲话/县长.txt",
      ])
    #expect(try scratch.corpus(files: "aaa/*").list().map(\.id) == ["aaa/a4.txt"])
  }

  @Test func tooManyAlternativesAreRefused() throws {
    let pattern = String(repeating: "{a,b}", count: 12)
    let found = message { _ = try Scratch().corpus(files: pattern).list() }
    #expect(found.hasSuffix("the pattern has too many alternatives"))
  }

  @Test func folderNamesOfTheRootAreNoPatterns() throws {
    let scratch = try Scratch()
    try scratch.write("[x]*/a.txt", "同志们：")
    let corpus = Corpus(
      sets: [SpeechSet(kind: .files(pattern: "*.txt"))], root: scratch.path + "/[x]*")
    #expect(try corpus.list().map(\.id) == ["a.txt"])
  }
}
