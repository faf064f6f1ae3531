internal import Importers
internal import Screens

extension ErrorReport {
  /// What is wrong with a map, and where.
  init(_ error: MapError, _ path: String) {
    let words = error.problem.words
    self.init(
      code: "import.mapIsInvalid", exit: .configuration,
      message: Bilingual(
        ja: "\(path):\(error.line): \(words.ja)", en: "\(path):\(error.line): \(words.en)"),
      details: error.problem.details, hint: ErrorReport.Hint("casebook help import-maps"))
  }
}

extension MapError.Problem {
  fileprivate var words: Bilingual {
    switch self {
    case .notTOML(let reason):
      Bilingual(ja: "TOML として読めません (\(reason))", en: "this is no TOML: \(reason)")
    case .missing(let name): Bilingual(ja: "\(name) がありません", en: "\(name) is missing")
    case .unknown(let name, _):
      Bilingual(ja: "「\(name)」という項目はありません", en: "there is no \"\(name)\"")
    case .unknownField(let name, let record):
      Bilingual(
        ja: "\(record.rawValue) に「\(name)」という項目はありません",
        en: "\(record.rawValue) have no field \"\(name)\"")
    case .missingField(let name, let record):
      Bilingual(
        ja: "\(record.rawValue) には「\(name)」が要ります (columns か constants に)",
        en: "\(record.rawValue) need \"\(name)\", in columns or constants")
    case .wrongKind(let name, let expected):
      Bilingual(ja: "\(name) の形が違います (\(expected))", en: "\(name) must be \(expected)")
    case .unreadablePattern(let text):
      Bilingual(
        ja: "日付の形「\(text)」が読めません (yyyy M d H m s G a Z、年月日は 1 つずつ)",
        en: "the pattern \"\(text)\" is none: yyyy M d H m s G a Z, year, month and day once")
    case .unknownWord(let word, let field, _):
      Bilingual(ja: "\(field) に「\(word)」は使えません", en: "\(field) cannot be \"\(word)\"")
    case .fileIsMissing:
      Bilingual(
        ja: "表がいくつもあるときは、どれにも file が要ります", en: "of several tables each needs its file")
    }
  }

  /// What is near, else what there is.
  fileprivate var details: [Bilingual] {
    switch self {
    case .unknown(let name, let allowed): Self.near(name, allowed)
    case .unknownField(let name, let record): Self.near(name, record.fields.map(\.name))
    case .unknownWord(let word, _, let allowed): Self.near(word, allowed)
    case .notTOML, .missing, .missingField, .wrongKind, .unreadablePattern, .fileIsMissing: []
    }
  }

  private static func near(_ name: String, _ allowed: [String]) -> [Bilingual] {
    let lower = allowed.map { $0.lowercased() }
    let all = Bilingual(same: allowed.joined(separator: "  "))
    switch NameMatch(name.lowercased(), among: lower) {
    case .exact(let found), .repaired(let found):
      return [Near.line(allowed.filter { $0.lowercased() == found }), all]
    case .near(let found):
      let near = allowed.filter { found.contains($0.lowercased()) }
      return (near.isEmpty ? [] : [Near.line(near)]) + [all]
    }
  }
}
