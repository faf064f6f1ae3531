internal import Importers
internal import Screens

/// What every import from a file may be told.
struct ImportTerms: Hashable {
  /// Nil to find it out.
  var encoding: TextEncoding?
  /// Where the lines go that were not taken.
  var rejects: String?

  /// - Throws: with the encodings that there are, if `encoding` is none of them.
  init(encoding typed: String? = nil, rejects: String? = nil) throws(ErrorReport) {
    self.rejects = rejects
    guard let typed else { return }
    let key = typed.halfWidth.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    switch key {
    case "auto": encoding = nil
    case "utf8", "utf8bom": encoding = .utf8
    case "cp932", "shiftjis", "sjis", "windows31j", "ms932": encoding = .cp932
    case "utf16", "utf16le", "unicode": encoding = .utf16
    default:
      // Open set: what people type.
      throw UsageProblem.invalidValue(
        typed, of: "--encoding", allowed: ["auto", "utf8", "cp932", "utf16"]
      ).report
    }
  }

  static let encodingOption = CommandHelp.Entry(
    Bilingual(ja: "--encoding 文字コード", en: "--encoding ENCODING"),
    ja: "auto (省けばこれ) utf8 cp932 (Shift_JIS) utf16",
    en: "auto (the default), utf8, cp932 (Shift_JIS), utf16")

  static let rejectsOption = CommandHelp.Entry(
    Bilingual(ja: "--rejects ファイル", en: "--rejects FILE"),
    ja: "取り込めなかった行と理由 (UTF-8)", en: "gets the lines that were not taken, and why")

  /// What holds for every import, at the end of its help.
  static let notes = [
    Bilingual(
      ja: """
        取り込めない行があれば 81 で終わる。ほかの行は書かれている。もう一度流しても二重にはならない。\
        --dry-run は最初の数行がどう記録されるかを示す。
        """,
      en: """
        It ends with 81 when lines were not taken; the others are written.  Running it again \
        doubles nothing.  --dry-run shows what becomes of the first lines.
        """)
  ]
}
