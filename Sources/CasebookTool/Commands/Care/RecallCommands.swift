internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook recall announce`.
struct RecallAnnounceCommand: TypedCommand {
  @Option var models: String?
  @Option(parsing: .upToNextOption) var serials: [String] = []
  @Option var hazard: String?
  @Option var health: String?
  @Option var period: String?
  @Option var found: String?
  @Option var remedy: String?
  @Option var units: String?
  @Option var authority: String?
  @Option var from: String?
  @Option var until: String?
  @Option var revises: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "recall announce",
    summary: Bilingual(ja: "リコールを公表する、改める", en: "announce a recall, or revise it"),
    examples: [
      .init(
        "cb recall announce --models AX-300 --serials 4410-0001..0500 --hazard 発煙 --units 480",
        ja: "機種と製造番号で", en: "by model and serial"),
      .init(
        "cb recall announce --revises METI-17 --serials 4410-0001..4410-0900 --units 860",
        ja: "範囲を広げる。言わないことは前の版のまま", en: "a wider range; the rest stays as it was"),
    ],
    usages: [
      Bilingual(
        ja: "--models 機種,... --hazard 文 --units 台数 [--serials A..B ...] [--remedy 処置]",
        en: "--models MODEL,... --hazard TEXT --units N [--serials A..B ...] [--remedy R]"),
      Bilingual(ja: "--revises リコール [変わること]", en: "--revises RECALL [WHAT CHANGES]"),
    ],
    options: [
      .init(
        Bilingual(ja: "--models 機種,...", en: "--models MODEL,..."), ja: "対象の機種",
        en: "the models"),
      .init(
        "--serials A..B ...", ja: "製造番号の範囲。末尾の数字で比べる。省けば機種の全部",
        en: "ranges of serials, by their last digits; else all of the models"),
      .init(
        Bilingual(ja: "--hazard 文", en: "--hazard TEXT"), ja: "危険 (公表する文)",
        en: "the hazard, as published"),
      .init(
        Bilingual(ja: "--health 文", en: "--health TEXT"), ja: "健康被害の可能性",
        en: "the risk to health"),
      .init(
        Bilingual(ja: "--period 文", en: "--period TEXT"), ja: "問題が発生していた期間",
        en: "when the units were made"),
      .init(Bilingual(ja: "--found 文", en: "--found TEXT"), ja: "発覚した経緯", en: "how it was found"),
      .init(
        Bilingual(ja: "--remedy 処置", en: "--remedy R"), ja: RecallRemedy.names + " (repair)",
        en: RecallRemedy.names + " (repair)"),
      .init(
        Bilingual(ja: "--units 台数", en: "--units N"), ja: "市場にある台数", en: "units in the market"),
      .init(
        Bilingual(ja: "--authority 番号", en: "--authority REF"), ja: "官庁への届け出の番号",
        en: "the authority's reference"),
      .init(
        Bilingual(ja: "--from 日", en: "--from DATE"), ja: "始まりの日 (今日)",
        en: "its first day (today)"),
      .init(Bilingual(ja: "--until 日", en: "--until DATE"), ja: "終わりの日", en: "its last day"),
      .init(
        Bilingual(ja: "--revises リコール", en: "--revises RECALL"), ja: "改めるリコール",
        en: "the recall that is revised"),
    ] + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "4410-0087 は 4410- の 87 番です。前の文字が同じ番号だけを比べ、頭の 0 と全角・小文字は区別しません。",
        en: "4410-0087 is number 87 of 4410-.  Only serials with the same beginning are compared; "
          + "zeros in front, width and case do not count.")
    ],
    further: ["casebook recall show", "casebook explain recall.announced"])

  func request() throws(ErrorReport) -> RecallAnnounceRequest {
    var ranges: [SerialRange] = []
    for typed in serials.flatMap({ Typed.list($0) }) { ranges.append(try Typed.range(typed)) }
    if revises == nil {
      _ = try Typed.required(models, "--models", of: "recall announce")
      _ = try Typed.required(hazard, "--hazard", of: "recall announce")
      _ = try Typed.required(units, "--units", of: "recall announce")
    }
    return RecallAnnounceRequest(
      models: Typed.list(models).map { String($0.halfWidth) }, ranges: ranges, hazard: hazard,
      healthRisk: health, period: period, howFound: found,
      remedy: try Typed.named(remedy, of: "--remedy") { (remedy: RecallRemedy) in remedy.word },
      unitsInMarketCount: try Typed.count(units, of: "--units"), authorityRef: authority,
      from: from, until: until, revises: revises, terms: try write.terms())
  }
}

extension Typed {
  /// A range of serial numbers: `A..B`, `A~B`, or `A-B` where the hyphens leave one in the middle.
  ///
  /// The beginning need not be typed twice: `4410-0001..0500`.
  static func range(_ typed: String) throws(ErrorReport) -> SerialRange {
    let text = typed.identifierKey
    // `..`, `~` and the wave dash of Japanese input methods.
    var ends = text.split { ".~〜～".contains($0) }.map(String.init)
    let isSplit = ends.count == 1
    if isSplit {
      let hyphens = text.indices.filter { text[$0] == "-" }
      if hyphens.count % 2 == 1 {
        let middle = hyphens[hyphens.count / 2]
        ends = [String(text[..<middle]), String(text[text.index(after: middle)...])]
      }
    }
    ends = ends.map { String($0.trimmingSpaces) }
    guard ends.count == 2, ends.allSatisfy({ !$0.isEmpty }) else {
      throw UsageProblem.invalidValue(
        typed, of: "--serials", allowed: ["4410-0001..4410-0500"]
      ).report
    }
    let first = SerialNumber(ends[0])
    let last = SerialNumber(ends[1])
    var range = SerialRange(from: ends[0], to: ends[1])
    if last.prefix.isEmpty, !first.prefix.isEmpty { range.to = first.prefix + ends[1] }
    guard !range.isEmpty else {
      throw ErrorReport(
        code: "refused.rangeIsEmpty", exit: .refused,
        message: Bilingual(
          ja: "「\(typed)」は \(range.from) から \(range.to) までと読めますが、その間に番号がありません",
          en: "\"\(typed)\" reads as \(range.from) to \(range.to), which has nothing between"),
        hint: ErrorReport.Hint(
          "--serials \(isSplit ? text : ends[0])..\(isSplit ? text : ends[0])",
          before: Bilingual(ja: "1 台だけなら", en: "for one unit")))
    }
    return range
  }
}

/// `casebook recall notify`.
struct RecallNotifyCommand: TypedCommand {
  @Argument var recall: String?
  @Flag var all = false
  @Option var via: String?
  @OptionGroup var unit: UnitOptions
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "recall notify",
    summary: Bilingual(ja: "お客様に知らせたと記録する", en: "record that the owner was told"),
    examples: [
      .init(
        "cb recall notify METI-17 --item 4410-0087", ja: "電話で 1 台", en: "one unit, by telephone"),
      .init(
        "cb recall notify METI-17 --all --via sms", ja: "まだ知らせていない、連絡先のある全部",
        en: "all that can be reached and were not told"),
    ],
    usages: [
      Bilingual(
        ja: "[リコール] --item 製品 | --case 案件 | --all [--via 方法]",
        en: "[RECALL] --item ITEM | --case CASE | --all [--via C]")
    ],
    arguments: [UnitOptions.recall],
    options: [
      .init("--all", ja: "まだ知らせていない、連絡先のある全部", en: "all that can be reached and were not told"),
      .init(
        Bilingual(ja: "--via 方法", en: "--via C"), ja: Channel.names + " (phone)",
        en: Channel.names + " (phone)"),
    ] + UnitOptions.help + WriteOptions.help,
    further: ["casebook recall show"])

  func request() throws(ErrorReport) -> RecallNotifyRequest {
    guard !all || !unit.isSaid else {
      throw UsageProblem.exclusive(["--all", "--item"]).report
    }
    return RecallNotifyRequest(
      recall: recall, isAll: all,
      channel: try Typed.named(via, of: "--via") { (channel: Channel) in channel.word } ?? .phone,
      unit: unit.typed, terms: try write.terms())
  }
}

/// `casebook recall trace`.
struct RecallTraceCommand: TypedCommand {
  @Argument var recall: String?
  @Option var result: String
  @OptionGroup var unit: UnitOptions
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "recall trace",
    summary: Bilingual(ja: "対象機がどうなっているか記録する", en: "record what is with a unit"),
    examples: [
      .init(
        "cb recall trace METI-17 --item 4410-0087 --result agreed", ja: "修理に応じる",
        en: "they agree"),
      .init(
        "cb recall trace METI-17 --item 4410-0087 --result disposed", ja: "もう無い",
        en: "it is gone"),
    ],
    usages: [
      Bilingual(
        ja: "[リコール] --item 製品 | --case 案件 --result 結果",
        en: "[RECALL] --item ITEM | --case CASE --result R")
    ],
    arguments: [UnitOptions.recall],
    options: [
      .init(
        Bilingual(ja: "--result 結果", en: "--result R"),
        ja: TraceResult.allCases.map { "\($0.rawValue) \($0.word.ja)" }.joined(separator: "、"),
        en: TraceResult.names)
    ] + UnitOptions.help + WriteOptions.help,
    further: ["casebook recall show"])

  func request() throws(ErrorReport) -> RecallUnitRequest {
    RecallUnitRequest(
      recall: recall, act: .trace(try Typed.named(result, of: "--result") { $0.word }),
      unit: unit.typed, terms: try write.terms())
  }
}

/// `casebook recall remedy`.
struct RecallRemedyCommand: TypedCommand {
  @Argument var recall: String?
  @Option var how: String?
  @OptionGroup var unit: UnitOptions
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "recall remedy", summary: Bilingual(ja: "対象機の処置が済んだと記録する", en: "a unit was put right"),
    examples: [
      .init(
        "cb recall remedy METI-17 --case C-1042", ja: "案件の製品、修理も結ぶ",
        en: "of a case, with its repair"),
      .init(
        "cb recall remedy METI-17 --item 4410-0087 --how refund", ja: "返金した", en: "refunded"),
    ],
    usages: [
      Bilingual(
        ja: "[リコール] --item 製品 | --case 案件 [--how 処置]",
        en: "[RECALL] --item ITEM | --case CASE [--how R]")
    ],
    arguments: [UnitOptions.recall],
    options: [
      .init(
        Bilingual(ja: "--how 処置", en: "--how R"), ja: RecallRemedy.names + " (省けば公表のとおり)",
        en: RecallRemedy.names + " (else as announced)")
    ] + UnitOptions.help + WriteOptions.help,
    further: ["casebook recall show"])

  func request() throws(ErrorReport) -> RecallUnitRequest {
    RecallUnitRequest(
      recall: recall,
      act: .remedy(
        try Typed.named(how, of: "--how") { (remedy: RecallRemedy) in remedy.word }),
      unit: unit.typed, terms: try write.terms())
  }
}

/// The unit of a recall: an item, or that of a case.
struct UnitOptions: ParsableArguments {
  @Option var item: String?
  @OptionGroup var subject: CaseOption

  static let recall = CommandHelp.Entry(
    Bilingual(ja: "[リコール]", en: "[RECALL]"), ja: "届け出の番号、短い名、機種 (製品に 1 つなら省ける)",
    en: "the authority's reference, short name or model (else the only one of the item)")

  static let help: [CommandHelp.Entry] = [
    .init(
      Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "I-31、S/N", en: "I-31, a serial number"),
    CaseOption.help,
  ]

  var isSaid: Bool { item != nil || subject.typed != nil }

  var typed: TypedUnit {
    TypedUnit(item: item.map(TypedReference.init), case: subject.reference)
  }
}

/// A unit as it was typed.
struct TypedUnit: Hashable, Sendable {
  var item: TypedReference?
  var `case`: TypedReference?
}
