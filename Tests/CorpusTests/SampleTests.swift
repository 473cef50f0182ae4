import Corpus
import Testing

@Suite struct SampleTests {
  private func sources(_ numbers: ClosedRange<Int>) throws -> [SpeechSource] {
    let scratch = try Scratch()
    for number in numbers { try scratch.write("\(number + 1000).txt", "同志们：") }
    return try scratch.corpus(files: "*.txt").list()
  }

  @Test func isAlwaysTheSameForASeed() throws {
    let sources = try sources(1...40)
    let sample = sources.sample(10, seed: 1)
    #expect(sample == sources.sample(10, seed: 1))
    #expect(sample.map(\.id) == sample.map(\.id).sorted() && Set(sample.map(\.id)).count == 10)
    #expect(sample != sources.sample(10, seed: 2))
    #expect(sources.sample(41, seed: 1) == sources)
    #expect(sources.sample(40, seed: 1) == sources)
  }

  @Test func staysAsTheCorpusGrows() throws {
    let few = try sources(1...40).sample(10, seed: 1).map(\.id)
    let more = try sources(1...50).sample(10, seed: 1).map(\.id)
    let new = Set((41...50).map { "\($0 + 1000).txt" })
    #expect(Set(more).subtracting(new).isSubset(of: few))
  }
}
