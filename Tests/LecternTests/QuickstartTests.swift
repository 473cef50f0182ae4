import Foundation
import Testing

/// The worked example over the sample speeches, run as the README says.
@Suite struct QuickstartTests {
  private static let layers = ["segments", "indicators", "tasks", "themes"]

  /// The sample speeches and their workflow in a folder of their own.
  private func samples() throws -> Scratch {
    let scratch = try Scratch()
    for name in ["quickstart.yaml", "speeches"] {
      try FileManager.default.copyItem(
        at: Program.root.appendingPathComponent("Workflows/\(name)"), to: scratch.url(name))
    }
    return scratch
  }

  @Test func runsAllSamplesIntoStoreRecordsAndTables() throws {
    let scratch = try samples()
    let run = try Program.run("run", scratch.path("quickstart.yaml"), "--log", "quiet")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.isEmpty)
    #expect(run.output.hasPrefix("quickstart: 18 of 18 speeches analysed, 0 failed"))
    #expect(scratch.exists("out/lectern.sqlite"))
    let lines = try scratch.read("out/analyses.jsonl").split(separator: "\n")
    #expect(lines.count == 18)
    for line in lines {
      let record = try object(line)
      for layer in Self.layers {
        #expect(!record.records(layer).isEmpty, "\(layer) of \(record["id"] ?? "")")
      }
    }
    for layer in Self.layers + ["theme-counts", "speeches"] {
      let table = try Data(contentsOf: scratch.url("out/tables/\(layer).csv"))
      #expect(table.starts(with: [0xef, 0xbb, 0xbf]), "\(layer).csv begins with a BOM")
      #expect(table.filter { $0 == 0x0a }.count > 18, "\(layer).csv has rows")
    }
  }

  @Test func givesTheSameWhateverTheNumberOfWorkers() throws {
    let (one, three) = (try samples(), try samples())
    #expect(try Program.run("run", one.path("quickstart.yaml"), "--jobs", "1").status == 0)
    #expect(try Program.run("run", three.path("quickstart.yaml"), "-j3").status == 0)
    let tables = Self.layers.map { "tables/\($0).csv" }
    for file in ["analyses.jsonl"] + tables {
      #expect(try one.read("out/\(file)") == three.read("out/\(file)"), "\(file)")
    }
  }

  /// What the analysis says stands where it says, and no character of the speech is lost.
  @Test func everyQuoteIsTheTextAtItsOffsets() throws {
    let scratch = try samples()
    #expect(try Program.run("run", scratch.path("quickstart.yaml")).status == 0)
    let store = scratch.path("out/lectern.sqlite")
    var texts: [String: [Unicode.Scalar]] = [:]
    for path in ["yunling/yunling-2022-plenary.txt", "zechuan/zechuan-2024-investment.txt"] {
      let text = try scratch.read("speeches/" + path)
      texts["speeches/" + path] = Array(text.unicodeScalars)
    }
    for line in try scratch.read("out/analyses.jsonl").split(separator: "\n") {
      let record = try object(line)
      guard let text = texts[record["id"] as? String ?? ""] else { continue }
      var covered = [Int](repeating: 0, count: text.count)
      for segment in record.records("segments") where segment["kind"] as? String == "sentence" {
        for index in try range(segment) { covered[index] += 1 }
      }
      for (index, scalar) in text.enumerated() where !scalar.properties.isWhitespace {
        #expect(covered[index] == 1, "character \(index) \(scalar)")
      }
      for layer in Self.layers { try checkQuotes(record.records(layer), text) }
    }
    #expect(try Program.run("export", "tasks", "--store", store, "--format", "json").status == 0)
  }

  private func range(_ record: [String: Any]) throws -> Range<Int> {
    let start = try #require(record["start"] as? Int)
    let end = try #require(record["end"] as? Int)
    return start..<end
  }

  private func checkQuotes(_ records: [[String: Any]], _ text: [Unicode.Scalar]) throws {
    for record in records {
      for name in ["quote", "text"] {
        guard let said = record[name] as? String else { continue }
        var there = String.UnicodeScalarView()
        there.append(contentsOf: text[try range(record)])
        #expect(String(there) == said)
      }
      for value in record.values {
        if let nested = value as? [[String: Any]] { try checkQuotes(nested, text) }
      }
    }
  }

  @Test func exportsWhatFiltersAdmit() throws {
    let scratch = try samples()
    #expect(try Program.run("run", scratch.path("quickstart.yaml")).status == 0)
    let store = scratch.path("out/lectern.sqlite")
    func export(_ more: String...) throws -> [[String: Any]] {
      let run = try Program.run(
        "export", "indicators", "--store", store, "--format", "json", more[0], more[1], more[2],
        more[3], more[4])
      #expect(run.status == 0, "\(run.errors)")
      return try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]] ?? []
    }
    // The growth target of 云岭县's report of 2025 is 6%—6.5%.
    let targets = try export(
      "--code=gdp", "--kind=target", "--headline", "--place=云岭县", "--year=2025")
    #expect(targets.count == 1)
    #expect(targets.first?["value"] as? [Double] == [6, 6.5])
    #expect(targets.first?["bound"] as? String == "range")
    let unknown = try Program.run("export", "indicators", "--store", store, "--cod", "gdp")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean 'code'"))
    let layer = try Program.run("export", "indicator", "--store", store)
    #expect(layer.status == 2)
    #expect(layer.errors.contains("did you mean 'indicators'"))
  }
}
