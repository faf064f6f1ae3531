internal import ArgumentParser
internal import Screens

/// Tables of any system become history here, by a map.
struct ImportCSVCommand: TypedCommand {
  @Argument var files: [String]
  @Option var map: String?
  @Option var encoding: String?
  @Option var rejects: String?

  static let help = CommandHelp(
    name: "import csv",
    summary: Bilingual(
      ja: "どの仕組みの表でも、対応表 (TOML) に従って取り込む", en: "import any table, by a map of its columns"),
    examples: [
      .init(
        "casebook import csv parts.csv --map parts.toml --dry-run", ja: "最初の数行がどうなるか見る",
        en: "shows what becomes of the first lines"),
      .init(
        "casebook import csv customers.csv cases.csv --map old-desk.toml", ja: "互いを指す表をまとめて",
        en: "tables that name each other"),
      .init(
        "casebook import csv parts.csv --rejects parts.rejects.csv", ja: "対応表は隣の parts.toml",
        en: "the map is parts.toml beside it"),
    ],
    usages: [
      Bilingual(
        ja: "<ファイル>... [--map 対応表] [--encoding 文字コード] [--rejects ファイル]",
        en: "<FILE>... [--map MAP] [--encoding ENCODING] [--rejects FILE]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<ファイル>", en: "<FILE>"), ja: "CSV。対応表の file の名で見分ける",
        en: "CSV; the map knows it by its file name")
    ],
    options: [
      .init(
        Bilingual(ja: "--map 対応表", en: "--map MAP"),
        ja: "列の意味を書いた TOML (省けば隣の同じ名の .toml か map.toml)",
        en: "TOML that says which column is what (else NAME.toml or map.toml beside it)"),
      ImportTerms.encodingOption, ImportTerms.rejectsOption,
    ], notes: ImportTerms.notes, further: ["casebook help import-maps"])

  func request() throws(ErrorReport) -> ImportCSVRequest {
    ImportCSVRequest(
      files: files, map: map, terms: try ImportTerms(encoding: encoding, rejects: rejects))
  }
}
