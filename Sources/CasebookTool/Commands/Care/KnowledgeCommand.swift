internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook knowledge DOC`, `casebook knowledge gaps`.
struct KnowledgeCommand: TypedCommand {
  @Argument var document: String?
  @Option var how: String?
  @Option var helped: String?
  @Option var query: String?
  @Option var by: String?
  @Flag var anyway = false
  @Option var since: String?
  @Option var limit: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "knowledge",
    summary: Bilingual(
      ja: "調べた文書と、見つからなかったことを記録する", en: "record what was looked up, found or not"),
    examples: [
      .init(
        "cb knowledge KB-12 --how sent --helped yes --case C-1042", ja: "送って役に立った",
        en: "sent, and it helped"),
      .init(
        "cb knowledge --how nothingFound --query \"E7 点滅\"", ja: "見つからなかった", en: "nothing was found"
      ),
      .init("cb knowledge gaps --since 月曜", ja: "足りない文書の一覧", en: "what is missing"),
    ],
    usages: [
      Bilingual(
        ja: "<文書> [--how 使い方] [--helped yes|no] [--query 文] [--case 案件]",
        en: "<DOC> [--how HOW] [--helped yes|no] [--query TEXT] [--case CASE]"),
      Bilingual(ja: "--how nothingFound --query 文", en: "--how nothingFound --query TEXT"),
      Bilingual(ja: "gaps [--since 日時] [--limit 件数]", en: "gaps [--since TIME] [--limit N]"),
    ],
    arguments: [
      .init(Bilingual(ja: "<文書>", en: "<DOC>"), ja: "公開した文書の名", en: "a published document"),
      .init(
        "gaps", ja: "見つからなかった検索を多い順に", en: "searches that found nothing, the most frequent first"),
    ],
    options: [
      .init(
        Bilingual(ja: "--how 使い方", en: "--how HOW"), ja: KnowledgeUse.names + " (read)",
        en: KnowledgeUse.names + " (read)"),
      .init("--helped yes|no", ja: "役に立ったか", en: "whether it helped"),
      .init(Bilingual(ja: "--query 文", en: "--query TEXT"), ja: "探した言葉", en: "what was looked for"),
      .init("--by agent|customer", ja: "探した人 (agent)", en: "who looked (agent)"),
      .init("--anyway", ja: "台帳に無い文書でも記録する", en: "though the book has no such document"),
      .init(
        Bilingual(ja: "--since 日時", en: "--since TIME"), ja: "gaps: いつから (30 日前)",
        en: "gaps: from when (30 days ago)"),
      .init(
        Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "gaps: 多くても (50)",
        en: "gaps: at most (50)"),
      CaseOption.help,
    ] + WriteOptions.help,
    further: ["casebook document publish", "casebook explain knowledge.sought"])

  func request() throws(ErrorReport) -> KnowledgeAsked {
    if document == "gaps" {
      return .gaps(
        GapsRequest(
          since: since, limit: try Typed.count(limit, of: "--limit") ?? GapsRequest.countDefault))
    }
    guard since == nil, limit == nil else {
      throw UsageProblem.missingArgument("gaps", command: "knowledge").report
    }
    let use = try Typed.named(how, of: "--how") { (use: KnowledgeUse) in use.word } ?? .read
    if use == .nothingFound {
      guard document == nil else {
        throw UsageProblem.exclusive(["<DOC>", "--how nothingFound"]).report
      }
      _ = try Typed.text(try Typed.required(query, "--query", of: "knowledge"), of: "--query")
    } else {
      _ = try Typed.required(document, "<DOC>", of: "knowledge")
    }
    var isHelpful: Bool?
    if let helped { isHelpful = try Typed.truth(helped, of: "--helped") }
    return .sought(
      KnowledgeRequest(
        document: document.map { String($0.halfWidth.trimmingSpaces) }, use: use,
        isHelpful: isHelpful, query: query,
        respondent: try Typed.choice(by, of: "--by") ?? .agent, isForced: anyway,
        case: subject.reference, terms: try write.terms()))
  }
}

/// What `knowledge` was asked.
enum KnowledgeAsked: Request, Hashable {
  case sought(KnowledgeRequest)
  case gaps(GapsRequest)

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    switch self {
    case .sought(let request): try request.run(at: desk)
    case .gaps(let request): try request.run(at: desk)
    }
  }
}
