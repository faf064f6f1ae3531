internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook correct REF#N`.
struct CorrectCommand: TypedCommand {
  @Argument var entry: String
  @Argument var changes: [String] = []
  @Option var why: String
  @Option var type: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "correct",
    summary: Bilingual(
      ja: "記入を訂正する (前の記入は残る)", en: "correct an entry; the earlier one stays"),
    examples: [
      .init(
        "cb correct C-1042#12 serial=9M0471 --why 写し間違い", ja: "項目を直す", en: "correct a field"),
      .init(
        "cb correct C-1042#18 body=\"軸受けの摩耗\" --why 言葉", ja: "メモを直す", en: "correct a memo"),
      .init(
        "cb correct C-1042#10 --at 13:20 --why 時刻", ja: "日時だけ直す", en: "correct only the time"),
    ],
    usages: [
      Bilingual(
        ja: "<REF#N> [項目=値 ...] --why 文", en: "<REF#N> [FIELD=VALUE ...] --why TEXT")
    ],
    arguments: [
      .init("<REF#N>", ja: "記入", en: "the entry"),
      .init(
        Bilingual(ja: "項目=値", en: "FIELD=VALUE"), ja: "新しい値。空なら無し。名前は casebook explain TYPE",
        en: "the new value; empty for none; names: casebook explain TYPE"),
    ],
    options: [
      .init(Bilingual(ja: "--why 文", en: "--why TEXT"), ja: "理由", en: "why"),
      .init(
        "--type TYPE", ja: "記入に出来事が複数あるとき (part.installed)",
        en: "which event, where the entry has several (part.installed)"),
    ] + WriteOptions.help,
    further: ["casebook undo"])

  func request() throws(ErrorReport) -> CorrectRequest {
    var fields: [CorrectRequest.Change] = []
    for change in changes {
      guard let sign = change.firstIndex(where: { $0 == "=" || $0 == "＝" }),
        sign > change.startIndex
      else {
        throw UsageProblem.invalidValue(change, of: "FIELD=VALUE", allowed: []).report
      }
      fields.append(
        .init(
          path: change[..<sign].halfWidth.split(separator: ".").map(String.init),
          value: String(change[change.index(after: sign)...])))
    }
    return CorrectRequest(
      entry: TypedReference(entry), changes: fields, why: try Typed.text(why, of: "--why"),
      type: type,
      terms: try write.terms())
  }
}

/// `casebook undo`.
struct UndoCommand: TypedCommand {
  @Option var why: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "undo",
    summary: Bilingual(
      ja: "自分の最後の記入を取り消す (消えはしない)",
      en: "take my last entry back; nothing is deleted"),
    examples: [
      .init("cb undo", ja: "", en: ""),
      .init("cb undo --dry-run", ja: "何が取り消されるか", en: "what would be taken back"),
    ],
    usages: [Bilingual(ja: "[--why 文]", en: "[--why TEXT]")],
    options: [
      .init(Bilingual(ja: "--why 文", en: "--why TEXT"), ja: "理由", en: "why")
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> UndoRequest {
    UndoRequest(why: why, terms: try write.terms())
  }
}

/// `casebook state NEW`.
struct StateCommand: TypedCommand {
  @Argument var state: String
  @OptionGroup var subject: CaseOption
  @Option var why: String?
  @Option var until: String?
  @Option var resolution: String?
  @Flag var confirmed = false
  @Flag var survey = false
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "state",
    summary: Bilingual(
      ja: "案件の状態を変える。意味する出来事を書く", en: "change the state of a case: writes the event it means"),
    examples: [
      .init("cb state 部品待ち --case C-1042 --until 11/25", ja: "待つ", en: "wait for parts"),
      .init("cb state 対応中 --case C-1042", ja: "待ちを終える", en: "waits no longer"),
      .init("cb state 完了待ち --case C-1042 --confirmed", ja: "解決した", en: "resolved"),
      .init("cb state 再発 --case C-1042 --why repeated", ja: "同じ不具合", en: "the same problem again"),
    ],
    usages: [Bilingual(ja: "<状態> [--why 文] [--case 案件]", en: "<STATE> [--why TEXT] [--case CASE]")],
    arguments: [
      .init(
        Bilingual(ja: "<状態>", en: "<STATE>"),
        ja: TypedState.words.map(\.ja).joined(separator: " "),
        en: TypedState.words.map(\.en).joined(separator: " "))
    ],
    options: [
      .init("--why CODE", ja: "理由", en: "why"),
      .init(
        Bilingual(ja: "--until 日時", en: "--until TIME"), ja: "待つ見込み", en: "how long it may wait"),
      .init(
        "--resolution CODE", ja: "どう解決したか (完了待ちで)", en: "how it was resolved (waiting-close)"),
      .init("--confirmed", ja: "お客様に確かめた (完了待ちで)", en: "the customer agrees (waiting-close)"),
      .init("--survey", ja: "アンケートを送る (完了で)", en: "ask how it went (closed)"),
      CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> StateRequest {
    guard let word = StateWord(typed: state), TypedState.words.contains(word) else {
      throw UsageProblem.invalidValue(
        state, of: "<STATE>", allowed: TypedState.words.flatMap { [$0.ja, $0.en] }
      ).report
    }
    return StateRequest(
      word: word, case: subject.reference, why: why, until: until, resolution: resolution,
      isConfirmed: confirmed, isSurveyWanted: survey, terms: try write.terms())
  }
}
