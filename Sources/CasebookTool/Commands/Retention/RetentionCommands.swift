internal import ArgumentParser
internal import Screens

/// `casebook retention list`.
struct RetentionListCommand: TypedCommand {
  @Flag var due = false
  @Option var limit: String?

  static let help = CommandHelp(
    name: "retention list",
    summary: Bilingual(ja: "録音・書き起こしなどの保存期限", en: "until when recordings, transcripts, … are kept"),
    examples: [
      .init("cb retention list", ja: "期限の早い順", en: "the earliest first"),
      .init("cb retention list --due", ja: "期限の来たもの", en: "those whose day has come"),
    ],
    usages: [Bilingual(ja: "[--due] [--limit 件数]", en: "[--due] [--limit N]")],
    options: [
      .init("--due", ja: "期限の来たものだけ", en: "only those whose day has come"),
      .init(
        Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "何件まで (100)", en: "how many (100)"),
    ],
    notes: [
      Bilingual(
        ja: "添付のときに決まった日はあとの方針では変わりません。日のないものは今の方針によります。",
        en: "A day that was set at attaching stays; the policy of today says that of the others."),
      Bilingual(
        ja: "録音 90 日、書き起こし 365 日の方針は、文書 policy の "
          + "\"retention\": {\"recording\": 90, \"transcript\": 365} です。",
        en: "90 days for recordings and 365 for transcripts, in the document policy:  "
          + "\"retention\": {\"recording\": 90, \"transcript\": 365}"),
    ],
    further: ["casebook retention apply --dry-run", "casebook help clocks"])

  func request() throws(ErrorReport) -> RetentionListRequest {
    let count = try Typed.count(limit, of: "--limit") ?? RetentionLimits.countDefault
    guard (1...RetentionLimits.countMax).contains(count) else {
      throw UsageProblem.invalidValue(
        limit ?? "", of: "--limit", allowed: ["1-\(RetentionLimits.countMax)"]
      ).report
    }
    return RetentionListRequest(isDueOnly: due, limit: count)
  }
}

/// `casebook retention apply`.
struct RetentionApplyCommand: TypedCommand {
  static let help = CommandHelp(
    name: "retention apply",
    summary: Bilingual(ja: "保存期限の来たものを消す", en: "destroy media whose day has come"),
    examples: [
      .init("cb retention apply --dry-run", ja: "何が消えるか見る", en: "what would go"),
      .init("cb retention apply", ja: "消す", en: "destroy it"),
      .init(
        "15 3 * * *  casebook retention apply -q", ja: "crontab で毎晩", en: "every night, by cron"),
    ],
    usages: [Bilingual(same: "[--dry-run]")],
    notes: [
      Bilingual(
        ja: "記録は残り、取り消し (理由 retention) と示されます。消えるのは中身です。",
        en: "The entry stays, taken back with the reason retention; what it held is gone.")
    ],
    further: ["casebook retention list"])

  func request() throws(ErrorReport) -> RetentionApplyRequest { RetentionApplyRequest() }
}
