internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook repair work`.
struct RepairWorkCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @Option var kind: String?
  @Option var from: String?
  @Option var to: String?
  @Option var minutes: String?
  @Option(name: .customLong("with")) var technician: String?
  @Option var note: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "repair work", summary: Bilingual(ja: "作業時間を記録する", en: "log time spent on a repair"),
    examples: [
      .init("cb repair work --minutes 45", ja: "今までの 45 分", en: "the last 45 minutes"),
      .init(
        "cb repair work --kind travel --from 12:30 --to 13:15 --case C-1042", ja: "移動 12:30-13:15",
        en: "travel, 12:30 to 13:15"),
    ],
    usages: [
      Bilingual(
        ja: "(--minutes 分 | --from 日時 [--to 日時]) [--kind K] [--with 担当者] [--note 文]",
        en: "(--minutes N | --from TIME [--to TIME]) [--kind K] [--with MEMBER] [--note TEXT]")
    ],
    options: [
      .init(Bilingual(ja: "--minutes 分", en: "--minutes N"), ja: "何分", en: "for how long"),
      .init(Bilingual(ja: "--from 日時", en: "--from TIME"), ja: "始まり", en: "its beginning"),
      .init(Bilingual(ja: "--to 日時", en: "--to TIME"), ja: "終わり (今)", en: "its end (now)"),
      .init(
        "--kind K", ja: WorkKind.allCases.map(\.rawValue).joined(separator: " ") + " (labor)",
        en: WorkKind.allCases.map(\.rawValue).joined(separator: " ") + " (labor)"),
      .init(
        Bilingual(ja: "--with 担当者", en: "--with MEMBER"), ja: "した人 (省けば自分)",
        en: "who did it (else me)"),
      .init(Bilingual(ja: "--note 文", en: "--note TEXT"), ja: "ひとこと", en: "a note"),
      CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> RepairWorkRequest {
    guard minutes == nil || from == nil else {
      throw UsageProblem.exclusive(["--minutes", "--from"]).report
    }
    guard minutes ?? from != nil else {
      throw UsageProblem.missingArgument("--minutes|--from", command: "repair work").report
    }
    return RepairWorkRequest(
      case: subject.reference, kind: try Typed.choice(kind, of: "--kind") ?? .labor, from: from,
      to: to, minutes: try Typed.count(minutes, of: "--minutes"), technician: technician,
      note: note, terms: try write.terms())
  }
}

/// Time that was spent on a repair.
struct RepairWorkRequest: Request, Hashable {
  var `case`: TypedReference?
  var kind: WorkKind
  var from: String?
  /// Nil: when it is written.
  var to: String?
  var minutes: Int?
  /// Nil: the actor.
  var technician: String?
  var note: String?
  var terms = WriteTerms()

  /// Bound: a longer stretch is a slip.
  static let minuteCountMax = 24 * 60

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let refs = try OpenRepair.refs(of: card)
    var member = writer.author.member
    if let technician { member = try desk.member(technician, option: "--with") }
    let end =
      try to.map { (typed) throws(ErrorReport) in
        try desk.understand(typed, .behind, option: "--to").end(in: try desk.zone())
      } ?? writer.occurredAt
    let start: Instant
    if let from {
      start = try desk.understand(from, .behind, option: "--from").start(in: try desk.zone())
    } else {
      start = end.adding(seconds: Int64(minutes ?? 0) * -60)
    }
    let seconds = end.seconds(since: start)
    guard seconds > 0, seconds <= Int64(Self.minuteCountMax) * 60 else {
      throw ErrorReport(
        code: "work.isNoSpan", exit: .usage,
        message: Bilingual(
          ja: "作業は 1 分から 24 時間までで、始まりが先です",
          en: "work takes a minute to 24 hours and begins before it ends"),
        hint: ErrorReport.Hint("casebook repair work --minutes 45 --case \(card.number)"))
    }
    let logged = RepairWorkLogged(
      from: start, to: end, kind: kind, technician: member?.id, note: note)
    let word = Bilingual(kind)
    let length = try desk.dates().duration(seconds: Int(seconds))
    return try writer.record(
      [Draft(.repairs(.repairWorkLogged(logged)), refs: refs)],
      says: Bilingual(ja: "\(word.ja) \(length) を記録", en: "\(word.en), \(length)"),
      on: WriteSubject(case: card))
  }
}
