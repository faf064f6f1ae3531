internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook maintenance plan ITEM`.
struct MaintenancePlanCommand: TypedCommand {
  @Argument var item: String?
  @Option var due: String
  @Option var basis: String?
  @Option var checklist: String?
  @Option var replaces: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "maintenance plan", summary: Bilingual(ja: "製品の点検を予定する", en: "plan maintenance"),
    examples: [
      .init(
        "cb maintenance plan 4410-0087 --due 2027-04-01", ja: "定期点検", en: "at an interval"),
      .init(
        "cb maintenance plan I-31 --due 2033-04-01 --basis legal", ja: "長期使用製品安全点検",
        en: "as the law asks"),
      .init(
        "cb maintenance plan I-31 --due 2027-05-01 --replaces I-31", ja: "日を変える",
        en: "on another day"),
    ],
    usages: [
      Bilingual(
        ja: "<製品> --due 日 [--basis 根拠] [--checklist 文書] [--replaces 予定]",
        en: "<ITEM> --due DATE [--basis B] [--checklist DOC] [--replaces PLAN]")
    ],
    arguments: [
      .init(Bilingual(ja: "<製品>", en: "<ITEM>"), ja: "I-31、S/N", en: "I-31, a serial number")
    ],
    options: [
      .init(Bilingual(ja: "--due 日", en: "--due DATE"), ja: "点検の日", en: "the day"),
      .init(
        Bilingual(ja: "--basis 根拠", en: "--basis B"),
        ja: MaintenanceBasis.allCases.map { "\($0.rawValue) \($0.word.ja)" }
          .joined(separator: "、") + " (interval)", en: MaintenanceBasis.names + " (interval)"),
      .init(
        Bilingual(ja: "--checklist 文書", en: "--checklist DOC"), ja: "点検表",
        en: "the list of steps"),
      .init(
        Bilingual(ja: "--replaces 予定", en: "--replaces PLAN"),
        ja: "代わりになる予定: 短い名、または 1 つなら製品",
        en: "the plan it replaces: its short name, or the item if it has one plan"),
    ] + WriteOptions.help,
    further: ["casebook maintenance list", "casebook explain maintenance.planned"])

  func request() throws(ErrorReport) -> MaintenancePlanRequest {
    MaintenancePlanRequest(
      item: TypedReference(try Typed.required(item, "<ITEM>", of: "maintenance plan")), due: due,
      basis: try Typed.named(basis, of: "--basis") { (basis: MaintenanceBasis) in basis.word }
        ?? .interval,
      checklist: checklist, replaces: replaces, terms: try write.terms())
  }
}

/// `casebook maintenance done ITEM`.
struct MaintenanceDoneCommand: TypedCommand {
  @Argument var item: String?
  @Option(parsing: .upToNextOption) var result: [String] = []
  @Option var next: String?
  @Option var plan: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "maintenance done", summary: Bilingual(ja: "点検をしたと記録する", en: "maintenance was done"),
    examples: [
      .init(
        "cb maintenance done 4410-0087 --result oil=ok belt=worn --next 2028-04-01",
        ja: "結果と次回", en: "with results and the next day"),
      .init("cb maintenance done I-31", ja: "次は無い", en: "and there is no next"),
    ],
    usages: [
      Bilingual(
        ja: "<製品> [--result 手順=結果 ...] [--next 日] [--plan 予定] [--case 案件]",
        en: "<ITEM> [--result STEP=RESULT ...] [--next DATE] [--plan PLAN] [--case CASE]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<製品>", en: "<ITEM>"), ja: "I-31、S/N、予定の短い名",
        en: "I-31, a serial number, the short name of a plan")
    ],
    options: [
      .init(
        Bilingual(ja: "--result 手順=結果 ...", en: "--result STEP=RESULT ..."),
        ja: "手順ごとの結果 (コード)", en: "what each step showed, as codes"),
      .init(
        Bilingual(ja: "--next 日", en: "--next DATE"), ja: "次の点検の日。省けば終わり",
        en: "the next day; without it there is none"),
      .init(
        Bilingual(ja: "--plan 予定", en: "--plan PLAN"), ja: "どの予定か (短い名)",
        en: "which plan, by its short name"),
      .init(Bilingual(ja: "--case 案件", en: "--case CASE"), ja: "案件にも載せる", en: "the case, if any"),
    ] + WriteOptions.help,
    further: ["casebook maintenance list", "casebook item show"])

  func request() throws(ErrorReport) -> MaintenanceDoneRequest {
    var results: [StepResult] = []
    for typed in result {
      let parts = typed.split(separator: "=", maxSplits: 1).map { String($0.trimmingSpaces) }
      guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
        throw UsageProblem.invalidValue(typed, of: "--result", allowed: ["oil=ok"]).report
      }
      results.append(StepResult(step: parts[0], result: parts[1]))
    }
    return MaintenanceDoneRequest(
      item: TypedReference(try Typed.required(item, "<ITEM>", of: "maintenance done")),
      results: results, next: next, plan: plan, case: subject.reference, terms: try write.terms())
  }
}

/// `casebook maintenance list`.
struct MaintenanceListCommand: TypedCommand {
  @Argument var item: String?
  @Flag var mine = false
  @Option var team: String?
  @Option var within: String?
  @Flag var overdue = false
  @Flag var legal = false
  @Option var limit: String?

  static let help = CommandHelp(
    name: "maintenance list",
    summary: Bilingual(ja: "点検の予定、期限の早い順", en: "maintenance that is due, by date"),
    examples: [
      .init("cb maintenance list --within 30d", ja: "30 日以内と遅れ", en: "within 30 days, and overdue"),
      .init(
        "cb maintenance list --legal", ja: "法定点検。連絡先のないお客様も分かる",
        en: "inspections by law, and whose owners cannot be reached"),
    ],
    usages: [
      Bilingual(
        ja: "[製品] [--legal] [--mine] [--team 班] [--overdue] [--within 時間] [--limit 件数]",
        en: "[ITEM] [--legal] [--mine] [--team TEAM] [--overdue] [--within SPAN] [--limit N]")
    ],
    arguments: [
      .init(Bilingual(ja: "[製品]", en: "[ITEM]"), ja: "この製品だけ", en: "of this item alone")
    ],
    options: [
      .init("--legal", ja: "法定点検だけ", en: "only what the law asks for"),
      .init("--mine", ja: "自分が予定した", en: "planned by me"),
      .init(Bilingual(ja: "--team 班", en: "--team TEAM"), ja: "班", en: "of a team"),
      .init("--overdue", ja: "遅れているものだけ", en: "only those that are overdue"),
      .init(
        Bilingual(ja: "--within 時間", en: "--within SPAN"), ja: "この時間のうち (30d、3日)",
        en: "due within (30d, 12h)"),
      .init(Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "多くても (100)", en: "at most (100)"),
    ],
    further: ["casebook follow-up list --all", "casebook upkeep"])

  func request() throws(ErrorReport) -> CareListRequest {
    CareListRequest(
      kinds: legal ? [.inspection] : [.maintenance, .inspection], isMine: mine, team: team,
      item: item.map(TypedReference.init), isOverdueOnly: overdue,
      withinSeconds: try Typed.seconds(within, of: "--within"),
      limit: try Typed.count(limit, of: "--limit") ?? CareListRequest.countDefault)
  }
}
