internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook attach FILE …`.
struct AttachCommand: TypedCommand {
  @Argument var files: [String] = []
  @Option var caption: String?
  @Option var kind: String?
  @Option var place: String?
  @Option var retain: String?
  @Option var on: String?
  @Option var contact: String?
  @OptionGroup var subject: CaseOption
  @Option var customer: String?
  @Option var item: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "attach",
    summary: Bilingual(
      ja: "写真・録音・書類を添付する (封をして台帳に入れる)", en: "attach photos, recordings, papers, sealed"),
    examples: [
      .init("cb attach *.jpg --caption 銘板", ja: "選択中の案件に写真", en: "photos, to the case at hand"),
      .init("cb attach 保証書.pdf --item 4410-0087", ja: "製品に書類", en: "a paper, to an item"),
      .init(
        "cb attach call.wav --on C-1042#3", ja: "通話の録音を応対の記入に",
        en: "the recording of a call, to its entry"),
      .init("cb attach call.wav --contact -", ja: "自分の最後の応対に", en: "to my last contact"),
      .init(
        "scan | cb attach - --kind document --caption 見積書", ja: "標準入力から",
        en: "from standard input"),
    ],
    usages: [
      Bilingual(
        ja: "<ファイル|-> ... [--caption 文] [--kind K] [--case 案件|--contact REF|--on REF|…]",
        en: "<FILE|-> ... [--caption TEXT] [--kind K] [--case CASE|--contact REF|--on REF|…]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<ファイル|->", en: "<FILE|->"),
        ja: "1 つ \(ByteText.text(64_000_000))、一度に \(AttachmentLimits.fileCountMax) まで",
        en: "\(ByteText.text(64_000_000)) each, \(AttachmentLimits.fileCountMax) at once at most")
    ],
    options: [
      .init(
        Bilingual(ja: "--caption 文", en: "--caption TEXT"), ja: "何が写っているか (省けばファイル名)",
        en: "what it shows (else the name of the file)"),
      .init(
        "--kind K", ja: MediaKind.allCases.map(\.rawValue).joined(separator: " ") + " (省けば名前から)",
        en: MediaKind.allCases.map(\.rawValue).joined(separator: " ") + " (else by its name)"),
      .init(Bilingual(ja: "--place 場所", en: "--place TEXT"), ja: "どこで", en: "where it was taken"),
      .init(
        Bilingual(ja: "--retain 日", en: "--retain DATE"), ja: "消す日 (省けば方針のとおり)",
        en: "when it is destroyed (else as the policy says)"),
      CaseOption.help,
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "お客様に",
        en: "to a customer"),
      .init(Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "製品に", en: "to an item"),
      .init(
        "--on REF", ja: "記入 (C-1042#3)、案件、お客様、製品に",
        en: "to an entry (C-1042#3), case, customer, item"),
      .init(
        "--contact REF", ja: "応対に (番号の終わり、- は最後のもの)",
        en: "to a contact (the end of its id, - for my last)"),
    ] + WriteOptions.help,
    further: ["casebook attachment list", "casebook attachment get"])

  func request() throws(ErrorReport) -> AttachRequest {
    guard !files.isEmpty else {
      throw UsageProblem.missingArgument("<FILE|->", command: "attach").report
    }
    guard [subject.typed, customer, item, on, contact].compactMap(\.self).count <= 1 else {
      throw UsageProblem.exclusive(["--case", "--contact", "--customer", "--item", "--on"]).report
    }
    return AttachRequest(
      files: files.map(AttachmentFile.init), kind: try Typed.choice(kind, of: "--kind"),
      caption: caption, place: place, retain: retain, on: on.map(TypedReference.init),
      contact: contact.map(TypedReference.init),
      case: subject.reference, customer: customer.map(TypedReference.init),
      item: item.map(TypedReference.init), terms: try write.terms())
  }
}

/// `casebook attachment list`.
struct AttachmentListCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @Option var customer: String?
  @Option var item: String?

  static let help = CommandHelp(
    name: "attachment list", summary: Bilingual(ja: "添付の一覧", en: "list attachments"),
    examples: [
      .init("cb attachment list --case C-1042", ja: "案件の", en: "of a case"),
      .init("cb attachment list --item 4410-0087", ja: "製品の", en: "of an item"),
    ],
    usages: [
      Bilingual(
        ja: "[--case 案件|--customer お客様|--item 製品]",
        en: "[--case CASE|--customer CUSTOMER|--item ITEM]")
    ],
    options: [
      CaseOption.help,
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "お客様", en: "of a customer"),
      .init(Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "製品", en: "of an item"),
    ], further: ["casebook attachment get"])

  func request() throws(ErrorReport) -> AttachmentListRequest {
    guard [subject.typed, customer, item].compactMap(\.self).count <= 1 else {
      throw UsageProblem.exclusive(["--case", "--customer", "--item"]).report
    }
    return AttachmentListRequest(
      case: subject.reference, customer: customer.map(TypedReference.init),
      item: item.map(TypedReference.init))
  }
}

/// `casebook attachment get REF OUT`.
struct AttachmentGetCommand: TypedCommand {
  @Argument var reference: String
  @Argument var output: String
  @Option var number: String?
  @Flag var force = false

  static let help = CommandHelp(
    name: "attachment get", summary: Bilingual(ja: "添付を取り出す", en: "take an attachment out"),
    examples: [
      .init("cb attachment get C-1042#12 銘板.jpg", ja: "ファイルに", en: "into a file"),
      .init(
        "cb attachment get C-1042#12 b.jpg --number 2", ja: "同じ記入の 2 つ目",
        en: "the second of an entry"),
      .init("cb attachment get C-1042#12 - | display", ja: "標準出力に", en: "to standard output"),
    ],
    usages: [
      Bilingual(
        ja: "<REF> <ファイル|-> [--number 番目] [--force]", en: "<REF> <FILE|-> [--number N] [--force]")
    ],
    arguments: [
      .init(
        "<REF>", ja: "記入 (C-1042#12)、案件・お客様・製品、添付の番号",
        en: "the entry (C-1042#12); a case, customer or item; or its id"),
      .init(Bilingual(ja: "<ファイル|->", en: "<FILE|->"), ja: "書き出す先", en: "where it goes"),
    ],
    options: [
      .init(
        Bilingual(ja: "--number 番目", en: "--number N"), ja: "複数あるとき何番目か",
        en: "which one, where there are several"),
      .init("--force", ja: "あるファイルを上書きする", en: "replace a file that exists"),
    ], further: ["casebook attachment list"])

  func request() throws(ErrorReport) -> AttachmentGetRequest {
    let count = try Typed.count(number, of: "--number")
    guard count != 0 else {
      throw UsageProblem.invalidValue(number ?? "", of: "--number", allowed: ["1"]).report
    }
    return AttachmentGetRequest(
      attachment: TypedReference(reference), output: try Typed.text(output, of: "<FILE|->"),
      number: count, replaces: force)
  }
}
