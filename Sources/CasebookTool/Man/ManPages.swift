internal import Screens

/// All pages for man(1): of `casebook`, of each command, of the topics of the help, of the codes.
struct ManPages {
  /// One page.
  struct Page: Sendable {
    /// "casebook-part".
    let name: String
    /// 1 for commands, 7 for the rest.
    let section: Int
    let text: @Sendable (ManPage) -> String

    /// "casebook-part.1".
    var fileName: String { "\(name).\(section)" }
  }

  /// In the order of the tree, the topics after the commands.
  static let all: [Page] =
    [whole] + CommandTree.all.flatMap(pages) + HelpTopic.allCases.map(topic) + [errors, events]

  /// The page that was asked for: `part`, `case new`, `casebook-part`, `dates`; nil where there is
  /// none.
  static func named(_ words: [String]) -> Page? {
    let joined = words.joined(separator: "-").lowercased()
    let name = joined.isEmpty || joined == "casebook" ? "casebook" : "casebook-\(joined)"
    return all.first { $0.name == name || $0.name == joined }
      ?? all.first { $0.fileName == joined }
  }

  private static let whole = Page(name: "casebook", section: 1) { page in
    page.text(
      summary: Bilingual(ja: "アフターサービスの案件台帳", en: "a book of after-service cases"),
      opening: [
        Bilingual(
          ja: "受付・営業・修理の 3 つの班が 1 冊の台帳で案件を進めます。起きたことはすべて書き足され、消えません。",
          en:
            "Support, sales and repair work on their cases in one book.  Whatever happened is "
            + "added to it, and nothing is ever lost."),
        Bilingual(
          ja: "コマンドの説明は casebook help コマンド、または casebook-コマンド(1) にあります。",
          en: "casebook help COMMAND and casebook-COMMAND(1) say what a command does."),
      ],
      groups: CommandGroup.allCases.map { group in
        (group, CommandTree.all.filter { $0.group == group }.map(HelpRequest.entry))
      },
      globalOptions: HelpRequest.globalEntries,
      seeAlso: HelpTopic.allCases.map { "casebook-\($0.rawValue)(7)" } + ["casebook-errors(7)"])
  }

  private static func pages(_ node: CommandNode) -> [Page] {
    switch node.kind {
    case .command(let command):
      return [
        Page(name: pageName(command.help.name), section: 1) {
          $0.text(command.help, seeAlso: seeAlso)
        }
      ]
    case .noun:
      let noun = Page(name: pageName(node.name), section: 1) { page in
        page.text(
          HelpRequest.help(ofNoun: node),
          seeAlso: node.verbs.map { "\(pageName("\(node.name) \($0.name)"))(1)" } + seeAlso)
      }
      return [noun] + node.verbs.flatMap(pages)
    }
  }

  private static let seeAlso = ["casebook(1)", "casebook-exit(7)"]

  private static func pageName(_ command: String) -> String {
    "casebook-" + command.split(separator: " ").joined(separator: "-")
  }

  private static func topic(_ topic: HelpTopic) -> Page {
    Page(name: "casebook-\(topic.rawValue)", section: 7) { page in
      var parts: [ManPage.Part] = topic.entries.isEmpty ? [] : [.table(topic.entries)]
      parts += topic.notes.map { .paragraph($0) }
      return page.text(
        name: "casebook-\(topic.rawValue)", summary: topic.summary, parts: parts,
        seeAlso: ["casebook(1)"])
    }
  }

  private static let errors = Page(name: "casebook-errors", section: 7) { page in
    page.text(
      name: "casebook-errors", summary: Bilingual(ja: "誤りのコード", en: "codes of errors"),
      parts: [
        .paragraph(
          Bilingual(
            ja: "コードは誤りの最後の行の角かっこの中にあります。翻訳されず、変わりません。",
            en:
              "A code stands in brackets on the last line of an error.  It is never translated and "
              + "never changes.")),
        .table(ErrorExplanations.all.map { .init($0.code, ja: $0.text.ja, en: $0.text.en) }),
      ], seeAlso: ["casebook-explain(1)", "casebook-exit(7)"])
  }

  private static let events = Page(name: "casebook-events", section: 7) { page in
    page.text(
      name: "casebook-events", summary: Bilingual(ja: "出来事の種類", en: "types of events"),
      parts: [
        .table(
          Explanation.events.map { .init($0.name, ja: $0.text.ja, en: $0.text.en) })
      ], seeAlso: ["casebook-explain(1)", "casebook-tail(1)", "casebook-emit(1)"])
  }
}
