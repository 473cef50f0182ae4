public import LecternKit

/// Runs analyzers over a text inside the test's own process, in the order given.
public func analyze(
  _ text: String, metadata: Metadata = Metadata(), with analyzers: [any Analyzer]
) throws -> (speech: Speech, annotations: Annotations) {
  let body = SpeechText(text)
  let opening = OpeningLines.read(body.view, paragraphs: body.view.paragraphs)
  let speech = Speech(
    id: "test", text: body, metadata: metadata.completed(by: opening.metadata))
  var annotations = Annotations()
  for analyzer in analyzers { try analyzer.analyze(speech, &annotations) }
  return (speech, annotations)
}

/// The folder of a plugin in this checkout, with its lexicons.
public func pluginFolder(_ name: String, file: String = #filePath) -> String {
  let parts = file.split(separator: "/", omittingEmptySubsequences: false)
  let root = parts.prefix { $0 != "Tests" }.joined(separator: "/")
  return root + "/Plugins/" + name
}
