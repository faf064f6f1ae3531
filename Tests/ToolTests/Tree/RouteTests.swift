import Screens
import Testing

@testable import CasebookTool

@Suite("The way to a command")
struct RouteTests {
  private static func node(_ name: String, _ aliases: [String] = []) -> CommandNode {
    CommandNode(.everyDay, name, aliases: aliases, ja: "", en: "", [])
  }

  private static let tree = [
    node("list"), node("show"), node("timeline", ["t"]), node("memo", ["n", "note"]),
    CommandNode(.operate, "help", ja: "", en: "", [HelpCommand.self]),
  ]

  private static func name(_ words: [String]) -> String? {
    try? Route(words, in: tree).name
  }

  @Test(
    "follows names, aliases and what the input method made of them",
    arguments: [
      (["show", "C-1"], "show"), (["t", "C-1"], "timeline"), (["note", "x"], "memo"),
      (["ｓｈｏｗ"], "show"), (["SHOW"], "show"), (["しょw"], "show"), (["ｔ"], "timeline"),
      ([], ""), (["help", "help"], "help help"),
    ])
  func follows(_ words: [String], _ name: String) {
    #expect(Self.name(words) == name)
  }

  @Test("leaves the rest to the command")
  func rest() throws {
    let route = try Route(["show", "C-1", "-x"], in: Self.tree)
    #expect(route.rest == ["C-1", "-x"])
  }

  private static func error(_ words: [String]) -> ErrorReport? {
    do throws(ErrorReport) {
      _ = try Route(words, in: tree)
      return nil
    } catch { return error }
  }

  @Test("only offers what is near, as a line to paste")
  func near() {
    let error = Self.error(["tiemline", "C-1042", "a b"])
    #expect(error?.code == "usage.unknownCommand")
    #expect(error?.exit == .usage)
    #expect(error?.hint?.command == "casebook timeline C-1042 \"a b\"")
  }

  @Test("points to the help where nothing is near")
  func nothingNear() {
    #expect(Self.error(["xyzzy"])?.hint?.command == "casebook help")
  }

  @Test("asks for the verb of a noun, and offers near verbs below it")
  func verbs() {
    #expect(Self.error(["help"])?.code == "usage.missingVerb")
    #expect(Self.error(["help", "hepl"])?.hint?.command == "casebook help help")
  }

  @Test("refuses options of a command before it")
  func optionFirst() {
    #expect(Self.error(["--case", "C-1", "memo"])?.code == "usage.unknownOption")
  }

  @Test(
    "quotes for a shell only what needs it",
    arguments: [
      ("C-1042#14", "\"C-1042#14\""), ("a b", "\"a b\""), ("圧縮機", "圧縮機"), ("", "\"\""),
      ("it's", "\"it's\""), ("$HOME", "'$HOME'"), ("a'$b", "'a'\\''$b'"), ("全　角", "\"全　角\""),
      ("--due=11/22", "--due=11/22"), ("*", "\"*\""),
    ])
  func quoting(_ word: String, _ quoted: String) {
    #expect(ShellText.quoted(word) == quoted)
  }
}
