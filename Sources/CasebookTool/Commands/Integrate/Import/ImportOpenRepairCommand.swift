internal import ArgumentParser
internal import Casebook
internal import Cases
internal import Importers
internal import Screens

/// Repairs in the Open Repair Data Standard become history here.
struct ImportOpenRepairCommand: TypedCommand {
  @Argument var file: String
  @Option var zone: String?
  @Option var encoding: String?
  @Option var rejects: String?

  static let help = CommandHelp(
    name: "import openrepair",
    summary: Bilingual(
      ja: "Open Repair Data の修理を履歴として取り込む", en: "import repairs of the Open Repair Data Standard"),
    examples: [
      .init(
        "casebook import openrepair OpenRepairData.csv --dry-run", ja: "書かずに確かめる",
        en: "writes nothing"),
      .init(
        "casebook import openrepair OpenRepairData.csv --zone Europe/London", ja: "場所の時間帯で",
        en: "days of that zone"),
    ],
    usages: [
      Bilingual(
        ja: "<ファイル> [--zone 時間帯] [--encoding 文字コード] [--rejects ファイル]",
        en: "<FILE> [--zone ZONE] [--encoding ENCODING] [--rejects FILE]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<ファイル>", en: "<FILE>"), ja: "CSV (OpenRepairData)",
        en: "the CSV (OpenRepairData)")
    ],
    options: [
      .init(
        Bilingual(ja: "--zone 時間帯", en: "--zone ZONE"), ja: "日付の時間帯 (UTC)",
        en: "where its days begin (UTC)"),
      ImportTerms.encodingOption, ImportTerms.rejectsOption,
    ],
    notes: [
      Bilingual(
        ja: """
          1 行が 1 件の修理: 製品 (ブランドと分類)、案件、修理、症状の言葉、班 (修理の会)、日付。\
          Fixed は修理完了、Repairable は専門家へ、End of life は理由つきの修理不能。\
          手に入らない部品は、果たされない部品の依頼になる。
          """,
        en: """
          One line is one repair: an item (brand and category), a case, the repair with the \
          reported words, the group as team, the day.  Fixed is fixed, Repairable was handed to a \
          professional, End of life is uneconomic for its barrier.  A spare part that could not be \
          had is a request that nobody answered.
          """)
    ] + ImportTerms.notes,
    further: ["casebook find TEXT", "casebook import csv --help"])

  func request() throws(ErrorReport) -> ImportOpenRepairRequest {
    ImportOpenRepairRequest(
      file: file, zone: zone, terms: try ImportTerms(encoding: encoding, rejects: rejects))
  }
}

/// Repairs to be imported.
struct ImportOpenRepairRequest: Request, Hashable {
  var file: String
  var zone: String?
  var terms: ImportTerms

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var options = OpenRepairImport.Options()
    options.isDryRun = desk.options.isDryRun
    options.clock = try desk.clock(ofZone: zone)
    let source = try ImportSource(file, terms.encoding)
    let book = try desk.bookForImport()
    let begunAt = desk.world.clock()
    let imported = try desk.imported(file, as: file, source) { progress throws(ImportError) in
      try OpenRepairImport(options).run(source.next, into: book, progress: progress)
    }
    return try ImportAnswer(
      desk: desk, terms: terms, files: [imported], command: "casebook import openrepair",
      begunAt: begunAt
    ).answer()
  }
}

extension Desk {
  /// The book for an import; in a dry run it is only looked at, and may be missing.
  func bookForImport() throws(ErrorReport) -> Book? {
    guard options.isDryRun else { return try book(for: .writeInBulk) }
    do throws(ErrorReport) { return try book() } catch {
      guard error.code == "book.doesNotExist" else { throw error }
      return nil
    }
  }

  /// The clock of a source that does not say its zone: that of `typed`, else UTC.
  func clock(ofZone typed: String?) throws(ErrorReport) -> LocalClock {
    guard let typed else { return .utc }
    var asked = options
    asked.zone = typed
    let zone = try ZoneChoice(
      options: asked, environment: world.environment, files: world.zones
    ).zone()
    return clock(of: zone)
  }
}
