internal import ArgumentParser
internal import Screens

/// `casebook help [COMMAND|TOPIC]`.
struct HelpCommand: TypedCommand {
  @Argument var words: [String] = []

  static let help = CommandHelp(
    name: "help", summary: Bilingual(ja: "コマンドや話題の説明を読む", en: "read about a command or topic"),
    examples: [
      .init("casebook help", ja: "すべてのコマンド", en: "all commands"),
      .init("casebook help part", ja: "1 つのコマンド", en: "one command"),
      .init("casebook help dates", ja: "話題", en: "a topic"),
    ],
    usages: [Bilingual(ja: "[コマンド|話題]", en: "[COMMAND|TOPIC]")],
    notes: [
      Bilingual(
        ja: "話題: \(HelpTopic.allCases.map(\.rawValue).joined(separator: " "))",
        en: "Topics: \(HelpTopic.allCases.map(\.rawValue).joined(separator: " "))")
    ])

  func request() -> HelpRequest { HelpRequest(words: words) }
}

/// Which page of help is wanted.
struct HelpRequest: Request {
  /// A command's words, a topic, or nothing for the list.
  let words: [String]

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let page = HelpPage(language: desk.language, width: desk.width, ruler: desk.ruler)
    if words.count == 1, let topic = HelpTopic(rawValue: words[0].halfWidth.lowercased()) {
      return Answer(lines: { topic.lines(page) })
    }
    let route = try Route(words, in: CommandTree.all, wantsHelp: true)
    guard let node = route.path.last else { return Answer(lines: { Self.overview(page) }) }
    guard route.rest.isEmpty else {
      throw UsageProblem.unexpected(route.rest, command: "help").report
    }
    switch node.kind {
    case .command(let command): return Answer(lines: { page.lines(command.help) })
    case .noun: return Answer(lines: { Self.noun(node, page) })
    }
  }

  /// The list of all commands.
  static func overview(_ page: HelpPage) -> [Line] {
    page.lines(
      opening: [],
      groups: CommandGroup.allCases.map { group in
        (group, CommandTree.all.filter { $0.group == group }.map(entry))
      },
      globalOptions: globalEntries)
      + [""] + HelpTopic.further(page)
  }

  static var globalEntries: [CommandHelp.Entry] {
    GlobalOption.all.map {
      CommandHelp.Entry($0.term, ja: $0.meaning.ja, en: $0.meaning.en)
    }
  }

  private static func entry(_ node: CommandNode) -> CommandHelp.Entry {
    let verbs = node.verbs.map(\.name).joined(separator: "|")
    let term = verbs.isEmpty ? node.name : "\(node.name) \(verbs)"
    return CommandHelp.Entry(term, ja: node.summary.ja, en: node.summary.en)
  }

  private static func noun(_ node: CommandNode, _ page: HelpPage) -> [Line] {
    page.lines(
      CommandHelp(
        name: node.name, aliases: node.aliases, summary: node.summary,
        examples: node.verbs.compactMap { verb in
          guard case .command(let command) = verb.kind else { return nil }
          return CommandHelp.Example(
            "casebook \(command.help.name)", ja: command.help.summary.ja,
            en: command.help.summary.en)
        },
        usages: [Bilingual(same: node.verbs.map(\.name).joined(separator: "|"))],
        further: node.verbs.prefix(2).map { "casebook help \(node.name) \($0.name)" }))
  }
}
