internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Importers
internal import Screens

/// The cards of an address book become customers here.
struct ImportVCardCommand: TypedCommand {
  @Argument var file: String
  @Option(name: .customLong("as")) var member: String?
  @Option var encoding: String?
  @Option var rejects: String?

  static let help = CommandHelp(
    name: "import vcard",
    summary: Bilingual(ja: "住所録 (vCard) のお客様を取り込む", en: "import customers from an address book"),
    examples: [
      .init(
        "casebook import vcard contacts.vcf --dry-run", ja: "最初の数枚を見る",
        en: "shows the first cards"),
      .init("casebook import vcard contacts.vcf", ja: "取り込む", en: "takes them in"),
    ],
    usages: [
      Bilingual(
        ja: "<ファイル> [--as 担当者] [--encoding 文字コード] [--rejects ファイル]",
        en: "<FILE> [--as MEMBER] [--encoding ENCODING] [--rejects FILE]")
    ],
    arguments: [
      .init(Bilingual(ja: "<ファイル>", en: "<FILE>"), ja: "住所録 (.vcf)", en: "the cards (.vcf)")
    ],
    options: [
      .init(
        Bilingual(ja: "--as 担当者", en: "--as MEMBER"), ja: "代わりに記録する (そう表示される)",
        en: "on behalf of somebody (shown as such)"),
      ImportTerms.encodingOption, ImportTerms.rejectsOption,
    ],
    notes: [
      Bilingual(
        ja: """
          名前、よみ、会社、電話、メール、住所、備考を読む (2.1・3.0・4.0、携帯の Shift_JIS も)。\
          UID の無いカードは中身で見分ける。後から増えた電話番号は足される。名前は最初のまま残る。
          """,
        en: """
          Names, readings, houses, numbers, e-mail, addresses and notes are read (2.1, 3.0, 4.0; \
          also the Shift_JIS of Japanese phones).  A card without a UID is known by what it says.  \
          A number that a later card has more is added; a name stays as it was.
          """)
    ] + ImportTerms.notes, further: ["casebook customer show K-77"])

  func request() throws(ErrorReport) -> ImportVCardRequest {
    ImportVCardRequest(
      file: file, member: member, terms: try ImportTerms(encoding: encoding, rejects: rejects))
  }
}

/// An address book to be imported.
struct ImportVCardRequest: Request, Hashable {
  var file: String
  var member: String?
  var terms: ImportTerms

  /// Bound: the bytes of an address book, its photographs included.
  static let byteCountMax = 256 << 20

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let source = try ImportSource(file, terms.encoding)
    let bytes: [UInt8]?
    do throws(ImportError) { bytes = try source.all(byteCountMax: Self.byteCountMax) } catch {
      throw ErrorReport(error, file)
    }
    guard let bytes else {
      throw ErrorReport(
        code: "import.fileIsTooLong", exit: .refused,
        message: Bilingual(
          ja: "\(file) が大きすぎます (\(Self.byteCountMax.grouped) バイトまで)",
          en: "\(file) is too long (\(Self.byteCountMax.grouped) bytes at most)"))
    }
    let book = try desk.bookForImport()
    var options = VCardImport.Options()
    options.isDryRun = desk.options.isDryRun
    options.now = desk.now
    options.utcOffsetMinutes = try desk.zone().offset(at: desk.now).minutes
    if book != nil {
      let author = try Author.of(desk, as: member)
      options.actor = author.member?.id
      options.team = author.team
    }
    options.point = { kind, raw in desk.contactPointText(kind, raw) }
    let begunAt = desk.world.clock()
    let imported = try desk.imported(
      file, as: file, source, unit: Bilingual(ja: "枚", en: "cards")
    ) { progress throws(ImportError) in
      try VCardImport(options).run(bytes, into: book, progress: progress)
    }
    return try ImportAnswer(
      desk: desk, terms: terms, files: [imported], command: "casebook import vcard",
      begunAt: begunAt
    ).answer()
  }
}
