internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook customer erase REF --why CODE`.
struct CustomerEraseCommand: TypedCommand {
  @Argument var reference: String
  @Option var why: String?
  @Option(parsing: .singleValue) var keep: [String] = []
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "customer erase",
    summary: Bilingual(ja: "お客様の情報を消去する (元に戻せない)", en: "forget a person, for good"),
    examples: [
      .init(
        "cb customer erase K-77 --why subjectRequest", ja: "本人の求めで", en: "as the person asked"),
      .init(
        "cb customer erase K-77 --why subjectRequest --keep \"請求書の控え:taxLaw:2033-12-31\"",
        ja: "別に残すものと理由・期限", en: "with what is kept elsewhere, why, until when"),
      .init(
        "cb customer erase K-77 --why subjectRequest --dry-run", ja: "できるかだけ確かめる",
        en: "only see whether it can be done"),
    ],
    usages: [
      Bilingual(
        ja: "<お客様> --why 理由 [--keep もの:理由[:期限]]",
        en: "<CUSTOMER> --why CODE [--keep WHAT:WHY[:UNTIL]]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<お客様>", en: "<CUSTOMER>"), ja: "K-77、電話番号", en: "K-77, a telephone number")
    ],
    options: [
      .init(
        Bilingual(ja: "--why 理由", en: "--why CODE"), ja: "理由コード (subjectRequest、retention ...)",
        en: "a reason code (subjectRequest, retention, ...)"),
      .init(
        Bilingual(ja: "--keep もの:理由[:期限]", en: "--keep WHAT:WHY[:UNTIL]"),
        ja: "この台帳の外に残すもの (何度でも)", en: "what is kept outside of this book (again for more)"),
    ] + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "名前・番号・言葉・添付は誰にも読めなくなります。日時・部品・件数は残り、数字は変わりません。",
        en:
          "Names, numbers, words and attachments can never be read again.  Times, parts and counts "
          + "stay, and no figure changes."),
      Bilingual(
        ja: "案件はすべて完了していなければなりません。まとめたお客様も一緒に消えます。",
        en: "All cases must be closed.  Customers who were merged are forgotten together."),
    ],
    further: ["casebook customer disclose", "casebook doctor"])

  func request() throws(ErrorReport) -> CustomerEraseRequest {
    CustomerEraseRequest(
      customer: TypedReference(reference),
      why: try Typed.text(
        try Typed.required(why, "--why CODE", of: "customer erase"), of: "--why"),
      keeps: keep, terms: try write.terms())
  }
}
