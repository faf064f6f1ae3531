internal import ArgumentParser
internal import Screens

/// `casebook recall show`.
struct RecallShowCommand: TypedCommand {
  @Argument var recall: String?
  @Flag var unreachable = false
  @Flag var open = false
  @Option var limit: String?

  static let help = CommandHelp(
    name: "recall show",
    summary: Bilingual(ja: "リコールの進み具合、1 台ごと", en: "how far a recall has come, unit by unit"),
    examples: [
      .init("cb recall show METI-17", ja: "台数と 1 台ごと", en: "the counts, and each unit"),
      .init(
        "cb recall show METI-17 --unreachable", ja: "連絡のつかない対象機",
        en: "whose owners cannot be told"),
    ],
    usages: [
      Bilingual(
        ja: "[リコール] [--open] [--unreachable] [--limit 件数]",
        en: "[RECALL] [--open] [--unreachable] [--limit N]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "[リコール]", en: "[RECALL]"), ja: "届け出の番号、短い名、機種 (1 つだけなら省ける)",
        en: "the authority's reference, short name or model (else the only one)")
    ],
    options: [
      .init("--open", ja: "処置の済んでいないものだけ", en: "only those that are not put right"),
      .init("--unreachable", ja: "連絡のつかないものだけ", en: "only those whose owners cannot be told"),
      .init(Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "多くても (100)", en: "at most (100)"),
    ],
    further: ["casebook recall list", "casebook recall notify --all"])

  func request() throws(ErrorReport) -> RecallShowRequest {
    RecallShowRequest(
      recall: recall, isOpenOnly: open, isUnreachableOnly: unreachable,
      limit: try Typed.count(limit, of: "--limit") ?? RecallShowRequest.countDefault)
  }
}

/// `casebook recall list`.
struct RecallListCommand: TypedCommand {
  static let help = CommandHelp(
    name: "recall list", summary: Bilingual(ja: "リコールの一覧", en: "all recalls"),
    examples: [.init("cb recall list", ja: "新しい順", en: "the latest first")],
    usages: [Bilingual(same: "")], further: ["casebook recall show"])

  func request() -> RecallListRequest { RecallListRequest() }
}
