internal import ArgumentParser
internal import Screens

/// The options of every command that writes.
struct WriteOptions: ParsableArguments {
  @Option var at: String?
  @Option(name: .customLong("as")) var member: String?
  @Option var only: String?
  @Option var expect: String?

  static let help: [CommandHelp.Entry] = [
    .init(
      Bilingual(ja: "--at 日時", en: "--at TIME"), ja: "起きた日時 (省けば今)",
      en: "when it happened (else now)"),
    .init(
      Bilingual(ja: "--as 担当者", en: "--as MEMBER"), ja: "代わりに記録する (そう表示される)",
      en: "on behalf of somebody (shown as such)"),
    .init(
      Bilingual(ja: "--only 班,...", en: "--only TEAM,..."), ja: "見てよい班を限る",
      en: "only these teams may see it"),
    .init(
      Bilingual(ja: "--expect 番号", en: "--expect N"), ja: "この記入より後に変わっていたら断る",
      en: "refuse if the case has entries after this one"),
  ]

  func terms() throws(ErrorReport) -> WriteTerms {
    WriteTerms(
      at: at, member: member, only: Typed.list(only), expected: try expectedEntry())
  }

  /// `17`, `#17` or `C-1042#17`.
  private func expectedEntry() throws(ErrorReport) -> Int? {
    guard let expect else { return nil }
    if let entry = TypedReference(expect).entry { return entry }
    return try Typed.count(expect, of: "--expect")
  }
}

/// The circumstances of something that is written, as far as they were typed.
struct WriteTerms: Hashable, Sendable {
  /// When it happened.
  var at: String?
  /// On whose behalf.
  var member: String?
  /// The teams that may see it; none means all.
  var only: [String] = []
  /// The last entry of the case that was seen.
  var expected: Int?
}

/// The option of commands that stand on a case.
struct CaseOption: ParsableArguments {
  @Option(name: .customLong("case")) var typed: String?

  static let help = CommandHelp.Entry(
    Bilingual(ja: "--case 案件", en: "--case CASE"), ja: "案件 (省けば CASEBOOK_CASE、go の案件)",
    en: "the case (else CASEBOOK_CASE, else that of go)")

  var reference: TypedReference? { typed.map(TypedReference.init) }
}
