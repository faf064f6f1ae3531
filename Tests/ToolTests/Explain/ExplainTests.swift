import Cases
import FoundationEssentials
import Screens
import Testing

@testable import CasebookTool

@Suite("explain")
struct ExplainTests {
  /// The sources of the command line, beside these tests.
  private static let sources: [String] = {
    let root = #filePath.components(separatedBy: "/Tests/ToolTests/")[0]
    let folder = root + "/Sources/CasebookTool"
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Explain/") }.compactMap {
      try? String(contentsOfFile: folder + "/" + $0, encoding: .utf8)
    }
  }()

  @Test("knows every code that the command line can say")
  func codes() throws {
    var found: Set<String> = []
    for source in Self.sources {
      for match in source.matches(of: #/code: "([a-z]+\.[A-Za-z]+)"/#) {
        found.insert(String(match.1))
      }
      for match in source.matches(of: #/"([a-z]+\.[A-Za-z]+)", \.[a-z][A-Za-z]+,/#) {
        found.insert(String(match.1))
      }
      for match in source.matches(of: #/case \.[A-Za-z]+: "((?:usage|refused)\.[A-Za-z]+)"/#) {
        found.insert(String(match.1))
      }
    }
    #expect(found.count > 60, "the sources were looked through")
    let known = Set(ErrorExplanations.codes)
    #expect(found.subtracting(known).sorted() == [])
    #expect(ErrorExplanations.codes.count == known.count, "none stands twice")
  }

  @Test(
    "says what a code, a type of event, a sign, a state and an exit code mean",
    arguments: [
      ("case.doesNotExist", "番号", "number"), ("CASE.doesnotexist", "番号", "number"),
      ("part.installed", "部品を取り付けた", "serial"), ("promise.made", "makePromise", "makePromise"),
      ("部", "部品", "part"), ("修", "修理", "repair"), ("部品待ち", "部品待ち", "waiting"),
      ("８１", "一部の行だけ", "some lines"),
    ])
  func names(_ name: String, _ ja: String, _ en: String) throws {
    let japanese = TestWorld().run("explain", name)
    #expect(japanese.exit == .done)
    #expect(japanese.output.contains(ja), "\(japanese.output)")
    let english = TestWorld().speaking(.en).run("explain", name)
    #expect(english.output.lowercased().contains(en.lowercased()), "\(english.output)")
  }

  @Test("explains every type of event in both languages without falling back to its name")
  func events() {
    for kind in Event.Kind.allCases {
      #expect(kind.ja != kind.rawValue, "\(kind.rawValue)")
      let text = Explanation.of(kind.rawValue)?.text
      #expect(text?.en.hasPrefix(" ") == false, "\(kind.rawValue) has a comment")
    }
  }

  @Test("offers what is near to a name that it does not know")
  func nearNames() {
    let outcome = TestWorld().run("explain", "case.doesNotExits")
    #expect(outcome.exit == .notFound)
    #expect(outcome.errors.contains("casebook explain case.doesNotExist"))
    #expect(outcome.errors.contains("[explanation.doesNotExist]"))
  }
}
