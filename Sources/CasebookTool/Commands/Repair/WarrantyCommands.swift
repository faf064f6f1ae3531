internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook warranty grant`.
struct WarrantyGrantCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @Option var item: String?
  @Option var kind: String?
  @Option var from: String?
  @Option var until: String
  @Option var terms: String?
  @Option var sn: String?
  @Option var by: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "warranty grant", summary: Bilingual(ja: "保証を付ける", en: "grant a warranty"),
    examples: [
      .init(
        "cb warranty grant --item 4410-0087 --from 2026-04-01 --until 2027-03-31", ja: "メーカー保証",
        en: "the maker's"),
      .init(
        "cb warranty grant --case C-1042 --kind repairWork --sn 9M0417 --until 2027-02-20",
        ja: "直した部品の保証", en: "for a part that was put in"),
    ],
    usages: [
      Bilingual(
        ja: "--until 日 [--item 製品] [--kind K] [--from 日] [--terms CODE] [--sn 部品の S/N]",
        en: "--until DATE [--item ITEM] [--kind K] [--from DATE] [--terms CODE] [--sn PART'S S/N]")
    ],
    options: [
      .init(
        Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "製品 (省けば案件の製品)",
        en: "the item (else that of the case)"),
      .init(
        "--kind K", ja: WarrantyKind.allCases.map(\.rawValue).joined(separator: " ") + " (maker)",
        en: WarrantyKind.allCases.map(\.rawValue).joined(separator: " ") + " (maker)"),
      .init(
        Bilingual(ja: "--from 日", en: "--from DATE"), ja: "最初の日 (今日)", en: "its first day (today)"),
      .init(Bilingual(ja: "--until 日", en: "--until DATE"), ja: "最後の日", en: "its last day"),
      .init("--terms CODE", ja: "条件の文書 (standard)", en: "the document with its terms (standard)"),
      .init("--sn S/N", ja: "この部品だけの保証", en: "of this part only"),
      .init(
        Bilingual(ja: "--by 案件#番号", en: "--by CASE#N"), ja: "元になる記入", en: "the entry it rests on"),
      CaseOption.help,
    ] + WriteOptions.help, further: ["casebook item show 4410-0087"])

  func request() throws(ErrorReport) -> WarrantyGrantRequest {
    WarrantyGrantRequest(
      case: subject.reference, item: item.map(TypedReference.init),
      kind: try Typed.choice(kind, of: "--kind") ?? .maker, from: from, until: until,
      terms: terms ?? "standard", partSerial: sn.map { String($0.halfWidth.trimmingSpaces) },
      basis: by.map(TypedReference.init), writing: try write.terms())
  }
}

/// `casebook warranty judge`.
struct WarrantyJudgeCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @Option var item: String?
  @Option var verdict: String
  @Option var why: String?
  @Option var by: String?
  @Flag var overturn = false
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "warranty judge",
    summary: Bilingual(ja: "保証が効くかを判定する", en: "judge whether a case is under warranty"),
    examples: [
      .init("cb warranty judge --case C-1042 --verdict in", ja: "保証内", en: "in warranty"),
      .init(
        "cb warranty judge --case C-1042 --verdict out --why misuse --by C-1042#9",
        ja: "保証外、証拠を示して",
        en: "out of it, with evidence"),
      .init(
        "cb warranty judge --case C-1042 --verdict goodwill --why regular --overturn",
        ja: "前の判定を変える",
        en: "instead of the verdict before"),
    ],
    usages: [
      Bilingual(
        ja: "--verdict V [--why CODE] [--by 案件#番号,...] [--overturn] [--case 案件] [--item 製品]",
        en: "--verdict V [--why CODE] [--by CASE#N,...] [--overturn] [--case CASE] [--item ITEM]")
    ],
    options: [
      .init(
        "--verdict V", ja: WarrantyVerdict.allCases.map(\.rawValue).joined(separator: " "),
        en: WarrantyVerdict.allCases.map(\.rawValue).joined(separator: " ")),
      .init("--why CODE", ja: "理由コード (term)", en: "reason code (term)"),
      .init(
        Bilingual(ja: "--by 案件#番号,...", en: "--by CASE#N,..."), ja: "証拠の記入 (省けば製品の保証)",
        en: "the entries that show it (else the warranties of the item)"),
      .init("--overturn", ja: "前の判定を変える", en: "the verdict before no longer stands"),
      .init(
        Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "製品 (省けば案件の製品)",
        en: "the item (else that of the case)"),
      CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> WarrantyJudgeRequest {
    WarrantyJudgeRequest(
      case: subject.reference, item: item.map(TypedReference.init),
      verdict: try Typed.choice(verdict, of: "--verdict"), reasonCode: why ?? "term",
      evidence: Typed.list(by).map(TypedReference.init), isOverturning: overturn,
      terms: try write.terms())
  }
}
