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
    let route = try route()
    guard let node = route.path.last else { return Answer(lines: { Self.overview(page) }) }
    guard route.rest.isEmpty else {
      throw UsageProblem.unexpected(route.rest, command: "help").report
    }
    switch node.kind {
    case .command(let command): return Answer(lines: { page.lines(command.help) })
    case .noun: return Answer(lines: { page.lines(Self.help(ofNoun: node)) })
    }
  }

  /// The command that is meant; a slip is offered again as a line that asks for help.
  private func route() throws(ErrorReport) -> Route {
    let names = CommandTree.all.map(\.name) + HelpTopic.allCases.map(\.rawValue)
    if words.count == 1, case .near(let near) = NameMatch(words[0], among: names),
      !CommandTree.all.contains(where: { $0.aliases.contains(words[0].lowercased()) })
    {
      throw UsageProblem.unknownCommand(
        words[0], near: near.map { "casebook help \($0)" }, parent: ""
      ).report
    }
    return try Route(words, in: CommandTree.all, wantsHelp: true)
  }

  /// The list of all commands.
  static func overview(_ page: HelpPage) -> [Line] {
    page.lines(
      opening: [
        .init(
          "casebook", ja: "今日の自分: 約束、引き継ぎ、訪問、案件", en: "my day: promises, handoffs, visits, cases")
      ],
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

  /// The command with its aliases, what it does, and its verbs.
  static func entry(_ node: CommandNode) -> CommandHelp.Entry {
    let verbs = node.verbs.map(\.name).joined(separator: " ")
    let list = verbs.isEmpty ? "" : "  (\(verbs))"
    let term = ([node.name] + node.aliases).joined(separator: ", ")
    return CommandHelp.Entry(term, ja: node.summary.ja + list, en: node.summary.en + list)
  }

  /// What a noun says about itself: its verbs, an example of each, and where to read on.
  static func help(ofNoun node: CommandNode) -> CommandHelp {
    let verbs = node.verbs.compactMap { verb -> CommandHelp? in
      guard case .command(let command) = verb.kind else { return nil }
      return command.help
    }
    return CommandHelp(
      name: node.name, aliases: node.aliases, summary: node.summary,
      examples: verbs.compactMap(\.examples.first),
      usages: [
        Bilingual(
          ja: "\(node.verbs.map(\.name).joined(separator: "|")) …",
          en: "\(node.verbs.map(\.name).joined(separator: "|")) …")
      ],
      verbs: verbs.map { help in
        let verb = String(help.name.split(separator: " ").last ?? "")
        return .init(verb, ja: help.summary.ja, en: help.summary.en)
      },
      further: node.verbs.map { "casebook \(node.name) \($0.name) --help" })
  }
}
