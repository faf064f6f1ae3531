import ArgumentParser
import Screens
import Testing

@testable import CasebookTool

@Suite("Help")
struct HelpTests {
  /// The commands of the tree with nouns and verbs, as words, then the topics.
  private static let pages: [[String]] =
    CommandTree.all.flatMap { node in
      [[node.name]] + node.verbs.map { [node.name, $0.name] }
    } + HelpTopic.allCases.map { [$0.rawValue] } + [[]]

  @Test(
    "is no wider than the terminal, but for lines to be copied",
    arguments: [40, 80, 120], Language.allCases)
  func width(_ columns: Int, _ language: Language) {
    var world = TestWorld().speaking(language)
    world.columns = columns
    for page in Self.pages {
      let outcome = world.run(["help"] + page)
      #expect(outcome.exit == .done)
      for line in outcome.output.split(separator: "\n") where Ruler().cells(line) > columns {
        Issue.record("\(page) at \(columns): \(line)")
      }
    }
  }

  @Test("has examples of every command, which begin with its words")
  func examples() {
    for node in CommandTree.all.flatMap({ [$0] + $0.verbs }) {
      guard case .command(let command) = node.kind else { continue }
      let help = command.help
      #expect(!help.examples.isEmpty, "\(help.name)")
      for example in help.examples {
        #expect(
          Self.names(example.command, help), "\(help.name): \(example.command)")
      }
    }
  }

  /// Whether an example shows the command, under its name or an alias.
  private static func names(_ line: String, _ help: CommandHelp) -> Bool {
    let words = help.name.split(separator: " ")
    let last = words.last.map(String.init) ?? ""
    let names = [last] + help.aliases
    return names.contains { line.contains($0) }
  }

  @Test("leads nowhere that does not exist")
  func further() {
    for node in CommandTree.all.flatMap({ [$0] + $0.verbs }) {
      guard case .command(let command) = node.kind else { continue }
      for line in command.help.further where line.hasPrefix("casebook ") {
        let words = line.split(separator: " ").dropFirst().map(String.init)
        if words.first == "explain" {
          #expect(Explanation.of(words.last ?? "") != nil, "\(line)")
        } else if words.first == "help" {
          #expect(TestWorld().run(words).exit == .done, "\(line)")
        } else {
          let route = try? Route(words, in: CommandTree.all, wantsHelp: true)
          #expect(route?.path.isEmpty == false, "\(line)")
        }
      }
    }
  }

  @Test("lists every option that the parser takes, and no other")
  func options() throws {
    for node in CommandTree.all.flatMap({ [$0] + $0.verbs }) {
      guard case .command(let command) = node.kind else { continue }
      let listed = Set(command.help.options.flatMap(\.optionNames).filter { $0.hasPrefix("--") })
      #expect(listed == Self.parsed(command), "\(command.help.name)")
    }
  }

  @Test("gives no command an option that stands anywhere on the line already")
  func globalNames() {
    let global = Set(GlobalOption.all.map(\.long))
    #expect(global.contains("--key"))
    for node in CommandTree.all.flatMap({ [$0] + $0.verbs }) {
      guard case .command(let command) = node.kind else { continue }
      let own = Set(command.help.options.flatMap(\.optionNames))
      #expect(own.isDisjoint(with: global), "\(command.help.name)")
    }
  }

  private static func parsed<Command: TypedCommand>(_ command: Command.Type) -> Set<String> {
    let text = command.helpMessage(columns: 400)
    var names: Set<String> = []
    for match in text.matches(of: #/(?:^|[\s,\/])(--[a-z][a-z-]*)/#) {
      names.insert(String(match.1))
    }
    return names.subtracting(["--help"])
  }

  @Test(
    "is found for a slip, and by what the input method made of a name",
    arguments: [
      (["しょw", "--help"], "案件を見る"), (["ｈｅｌｐ", "ｄａｔｅｓ"], "日時の書き方"),
      (["--help", "list"], "案件の一覧"), (["list", "-h"], "案件の一覧"),
    ])
  func slips(_ words: [String], _ said: String) {
    let outcome = TestWorld().run(words)
    #expect(outcome.exit == .done, "\(outcome.errors)")
    #expect(outcome.output.contains(said), "\(outcome.output)")
  }
}
