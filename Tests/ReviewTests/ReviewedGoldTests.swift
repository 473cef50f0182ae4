import Evaluation
import LecternKit
import Testing

@testable import Review

@Suite struct ReviewedGoldTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func gold(
    _ sample: Sample, _ tables: [[[String: String]]]
  ) throws -> ReviewedGold {
    let files = try tables.enumerated().map { number, rows in
      try CoderFile(path: try folder.write(Samples.table(rows), "\(number).csv"), of: sample)
    }
    return try ReviewedGold(sample, files)
  }

  private let answers = [
    ["key": "a", "verdict": "right"],
    ["key": "b", "verdict": "wrong"],
    ["key": "c", "verdict": "wrong", "correct_value_high": "6.5", "correct_bound": "about"],
  ]

  @Test func unitsAreSentencesWithWhatTheCoderSays() throws {
    let file = try #require(try gold(Samples.sample(), [answers]).files.first)
    #expect(file.gold.only == Set(Measure.ofIndicators))
    #expect(
      file.gold.units.map(\.span) == [
        try Samples.span("全县修渠30公里，投资2亿元。"), try Samples.span("同比增长5%至6%。"),
      ])
    // b is none; c is as corrected.
    #expect(file.gold.units[0].indicators.map(\.name) == ["渠"])
    #expect(file.gold.units[1].indicators.map(\.value) == [[5, 6.5]])
    #expect(file.gold.units[1].indicators.map(\.bound) == ["about"])
    // The file reads back as what was written.
    #expect(try Gold(file.gold.json(), path: file.gold.path) == file.gold)
  }

  @Test func openAndDisputedSentencesAreLeftOut() throws {
    let sample = try Samples.sample()
    var other = answers
    other[2]["correct_bound"] = "exact"
    let disputed = try gold(sample, [answers, other])
    #expect(disputed.units == 1)
    #expect(disputed.unsettled == 1)
    other[2] = ["key": "c", "verdict": "unsure"]
    #expect(try gold(sample, [other]).unsettled == 1)
    #expect(try gold(sample, [Array(answers.prefix(1))]).unsettled == 2)
    var unlisted = sample
    unlisted.items[2].others = 1
    let incomplete = try gold(unlisted, [answers])
    #expect(incomplete.units == 1)
    #expect(incomplete.incomplete == 1)
  }

  @Test func samplesReadBack() throws {
    let sample = try Samples.sample(blind: true)
    let read = try Sample(sample.json(), path: "s.json")
    #expect(read.json() == sample.json())
    #expect(read.isBlind)
    #expect(read.speeches[0].metadata.place == "青山县")
    #expect(read.items[2].sentences == sample.items[2].sentences)
    #expect(throws: EvaluationError.self) { try Sample(Array("{}".utf8), path: "s.json") }
  }
}
