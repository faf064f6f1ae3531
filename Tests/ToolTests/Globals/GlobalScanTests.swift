import Screens
import Testing

@testable import CasebookTool

@Suite("Global options")
struct GlobalScanTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let typed: [String]
    let rest: [String]
    let format: GlobalOptions.Format
    var testDescription: String { typed.joined(separator: " ") }
  }

  static let examples: [Example] = [
    .init(typed: ["--json", "show", "C-1"], rest: ["show", "C-1"], format: .json),
    .init(typed: ["show", "--json", "C-1"], rest: ["show", "C-1"], format: .json),
    .init(typed: ["show", "C-1", "--json"], rest: ["show", "C-1"], format: .json),
    .init(typed: ["show", "--plain"], rest: ["show"], format: .plain),
    .init(typed: ["list", "--ndjson", "--mine"], rest: ["list", "--mine"], format: .ndjson),
    .init(typed: ["memo", "--", "--json"], rest: ["memo", "--", "--json"], format: .text),
    .init(typed: ["show", "－－ｊｓｏｎ"], rest: ["show"], format: .json),
    .init(typed: ["show", "ーーjson"], rest: ["show"], format: .json),
    .init(typed: ["show", "—json"], rest: ["show"], format: .json),
    .init(typed: ["show", "--fields", "id"], rest: ["show"], format: .json),
    .init(typed: ["list", "--ndjson", "--fields=id,state"], rest: ["list"], format: .ndjson),
    .init(typed: ["memo", "ーー修理"], rest: ["memo", "ーー修理"], format: .text),
    .init(typed: ["part", "-"], rest: ["part", "-"], format: .text),
  ]

  @Test("stand anywhere, however wide they were typed", arguments: examples)
  func anywhere(_ example: Example) {
    let scan = GlobalScan(example.typed)
    #expect(scan.problem == nil)
    #expect(scan.rest == example.rest)
    #expect(scan.options.format == example.format)
  }

  @Test("take their value from the next word or after the sign")
  func values() {
    let scan = GlobalScan([
      "--book", "/b", "list", "--tz=Asia/Tokyo", "-q", "--lang", "en", "--color", "never",
      "--dry-run", "--no-input", "--verbose",
    ])
    #expect(scan.problem == nil)
    #expect(scan.rest == ["list"])
    var expected = GlobalOptions()
    expected.book = "/b"
    expected.zone = "Asia/Tokyo"
    expected.isQuiet = true
    expected.language = .en
    expected.colour = .never
    expected.isDryRun = true
    expected.mayAsk = false
    expected.isVerbose = true
    #expect(scan.options == expected)
  }

  @Test(
    "say what is wrong",
    arguments: [
      (["list", "--book"], UsageProblem.missingValue("--book")),
      (["list", "--book", "--"], .missingValue("--book")),
      (["list", "--json=x"], .takesNoValue("--json")),
      (["list", "--lang", "fr"], .invalidValue("fr", of: "--lang", allowed: ["ja", "en"])),
      (["--json", "list", "--plain"], .exclusive(["--json", "--plain"])),
    ])
  func problems(_ typed: [String], _ problem: UsageProblem) {
    #expect(GlobalScan(typed).problem == problem)
  }

  @Test("are repeated without harm")
  func repeated() {
    let scan = GlobalScan(["--json", "list", "--json", "--lang", "ja", "--lang", "en"])
    #expect(scan.problem == nil)
    #expect(scan.options.language == .en)
  }
}
