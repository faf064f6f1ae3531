internal import ArgumentParser
internal import Cases
internal import Screens
internal import Views

/// `casebook kpi [NAME]` and `casebook kpi load`.
struct KpiCommand: TypedCommand {
  @Argument var name: String?
  @Option var since: String?
  @Option var until: String?
  @Option var by: String?
  @Option var days: String?
  @Option var within: String?
  @Flag var svg = false
  @Option var word: String?
  @Option var calls: String?
  @Option var per: String?
  @Option var aht: String?
  @Option var agents: String?
  @Option var target: String?

  static let help = CommandHelp(
    name: "kpi", summary: Bilingual(ja: "数字と、その数え方", en: "figures, and how they are counted"),
    examples: [
      .init("cb kpi", ja: "主な数字の一覧", en: "the headline of each"),
      .init(
        "cb kpi contacts --since \"30 days ago\"", ja: "応対の数、日別、手段別", en: "one, with its spread"),
      .init("cb kpi repeat-contact --by model --json", ja: "機種別に、文書で", en: "split, as a document"),
      .init("cb kpi questions --by key", ja: "聞き直しを、項目ごとに", en: "what was asked again, by key"),
      .init("cb kpi handoffs --svg > handoffs.svg", ja: "図を画像で", en: "as a picture"),
      .init(
        "cb kpi words --since \"30 days ago\"", ja: "よく出る言葉、時期別", en: "frequent words, by time"),
      .init("cb kpi load --since \"30 days ago\"", ja: "呼量と、要る人数", en: "erlangs, agents needed"),
      .init(
        "cb kpi load --calls 360 --per 30m --aht 240 --agents 55 --within 15", ja: "仮の呼量で計算",
        en: "the same of an assumed load"),
    ],
    usages: [
      Bilingual(
        ja: "[名前] [--since 日時] [--until 日時] [--by 分け方] [--days 日数] [--within 秒] [--svg]",
        en: "[NAME] [--since TIME] [--until TIME] [--by PART] [--days N] [--within S] [--svg]"),
      Bilingual(
        ja: "load [--calls 件数 --per 時間 --aht 秒] [--agents 人数] [--within 秒] [--target 率]",
        en: "load [--calls N --per TIME --aht S] [--agents N] [--within S] [--target SHARE]"),
    ],
    arguments: [
      .init(
        Bilingual(ja: "[名前]", en: "[NAME]"), ja: namesOfFigures, en: namesOfFigures)
    ],
    options: [
      .init(Bilingual(ja: "--since 日時", en: "--since TIME"), ja: "この時から", en: "from then on"),
      .init(Bilingual(ja: "--until 日時", en: "--until TIME"), ja: "この時まで", en: "up to then"),
      .init(
        Bilingual(ja: "--by 分け方", en: "--by PART"),
        ja: FigureGrouping.allCases.map(\.rawValue).joined(separator: " "),
        en: FigureGrouping.allCases.map(\.rawValue).joined(separator: " ")),
      .init(
        Bilingual(ja: "--days 日数", en: "--days N"), ja: "再入電・再訪とみる日数 W (7、再訪は 30)",
        en: "W: within how many days again is a repeat (7; of visits 30)"),
      .init(
        Bilingual(ja: "--within 秒", en: "--within S"), ja: "応答の目標 (20)",
        en: "the answer that is wanted (20)"),
      .init("--svg", ja: "画像を標準出力に", en: "a picture, to standard output"),
      .init(
        Bilingual(ja: "--word 言葉", en: "--word WORD"), ja: "words: この言葉だけ",
        en: "words: this one alone"),
      .init(
        Bilingual(ja: "--calls 件数", en: "--calls N"), ja: "load: --per の間の着信",
        en: "load: calls in the time of --per"),
      .init(
        Bilingual(ja: "--per 時間", en: "--per TIME"), ja: "load: 30m、1h (30m)",
        en: "load: 30m, 1h (30m)"),
      .init(
        Bilingual(ja: "--aht 秒", en: "--aht S"), ja: "load: 1件の処理時間 (台帳の平均)",
        en: "load: handling time (the mean of the book)"),
      .init(Bilingual(ja: "--agents 人数", en: "--agents N"), ja: "load: 人数", en: "load: agents"),
      .init(
        Bilingual(ja: "--target 率", en: "--target SHARE"), ja: "load: 時間内に応答する率 (80%)",
        en: "load: the share answered in time (80%)"),
    ],
    notes: [
      Bilingual(
        ja: "どの数字にも、期間・数え方・パラメーターが付きます。数字は毎回、記録から数え直します。",
        en: "Every figure prints its time, rule and parameters, and is counted anew each time.")
    ])

  private static let namesOfFigures =
    (FigureName.allCases.filter { !$0.isDetail || $0 == .words }.map(\.rawValue) + [loadName])
    .joined(separator: " ")
  static let loadName = "load"

  func request() throws(ErrorReport) -> KpiAsked {
    let period = FigurePeriod(since: since, until: until)
    let key = name.map { String($0.halfWidth.trimmingSpaces).lowercased() }
    if key == Self.loadName { return .load(try load(period)) }
    let ofLoad = [
      ("--calls", calls), ("--per", per), ("--aht", aht), ("--agents", agents),
      ("--target", target),
    ]
    if let option = ofLoad.first(where: { $0.1 != nil }) {
      throw ErrorReport(
        code: "usage.unknownOption", exit: .usage,
        message: Bilingual(
          ja: "\(option.0) は kpi load のオプションです", en: "\(option.0) is an option of kpi load"),
        hint: ErrorReport.Hint("casebook kpi load"))
    }
    let figure = try key.map { (key) throws(ErrorReport) in try Self.figure(key, name ?? key) }
    if word != nil, figure != .words {
      throw ErrorReport(
        code: "usage.unknownOption", exit: .usage,
        message: Bilingual(
          ja: "--word は kpi words のオプションです", en: "--word is an option of kpi words"),
        hint: ErrorReport.Hint("casebook kpi words --word \(ShellText.quoted(word ?? ""))"))
    }
    let grouping: FigureGrouping? = try Typed.choice(by, of: "--by")
    if figure == nil, grouping != nil || svg {
      let option = svg ? "--svg" : "--by \(grouping?.rawValue ?? "")"
      throw ErrorReport(
        code: "usage.missingArgument", exit: .usage,
        message: Bilingual(
          ja: "\(option) には数字の名が要ります", en: "\(option) needs the NAME of a figure"),
        hint: ErrorReport.Hint("casebook kpi contacts \(option)"))
    }
    if let figure, let grouping, !figure.groupings.contains(grouping) {
      throw UsageProblem.invalidValue(
        grouping.rawValue, of: "--by", allowed: figure.groupings.map(\.rawValue)
      ).report
    }
    return .figures(
      KpiRequest(
        name: figure, period: period, grouping: grouping,
        days: try Self.positive(days, of: "--days", max: KpiRequest.daysMax),
        within: try Typed.seconds(within, of: "--within"), isDrawing: svg,
        word: try word.map { (word) throws(ErrorReport) in
          try Typed.text(word, of: "--word")
        }))
  }

  private static func figure(_ key: String, _ typed: String) throws(ErrorReport) -> FigureName {
    let names = FigureName.allCases.map(\.rawValue) + [loadName]
    switch NameMatch(key, among: names) {
    case .exact(let name), .repaired(let name):
      if let figure = FigureName(rawValue: name) { return figure }
    case .near(let near):
      throw ErrorReport(
        code: "kpi.doesNotExist", exit: .usage,
        message: Bilingual(
          ja: "「\(typed)」という数字はありません", en: "there is no figure \"\(typed)\""),
        details: [
          near.isEmpty
            ? Bilingual(same: names.joined(separator: "  ")) : Near.line(near)
        ],
        hint: ErrorReport.Hint(near.first.map { "casebook kpi \($0)" } ?? "casebook kpi"))
    }
    throw UsageProblem.invalidValue(typed, of: "NAME", allowed: names).report
  }

  private func load(_ period: FigurePeriod) throws(ErrorReport) -> LoadRequest {
    if svg { throw UsageProblem.exclusive(["load", "--svg"]).report }
    if by != nil { throw UsageProblem.exclusive(["load", "--by"]).report }
    if calls != nil, since != nil || until != nil {
      throw UsageProblem.exclusive(["--calls", since != nil ? "--since" : "--until"]).report
    }
    let aht = try Typed.seconds(aht, of: "--aht")
    if aht == 0 {
      throw UsageProblem.invalidValue(self.aht ?? "0", of: "--aht", allowed: []).report
    }
    if calls != nil, aht == nil {
      throw UsageProblem.missingArgument("--aht", command: "kpi").report
    }
    return LoadRequest(
      calls: try calls.map { (typed) throws(ErrorReport) in
        let quantity = try Typed.quantity(typed, of: "--calls")
        guard let calls = Double(quantity.text), (0...LoadRequest.callsMax).contains(calls) else {
          throw UsageProblem.invalidValue(typed, of: "--calls", allowed: []).report
        }
        return LoadRequest.Calls(calls)
      },
      perSeconds: try LoadRequest.perSeconds(per, isAssumed: calls != nil), ahtSeconds: aht,
      agents: try agents.map { (typed) throws(ErrorReport) in
        let count = try Typed.count(typed, of: "--agents") ?? 0
        guard count <= Erlang.agentCountMax else {
          throw UsageProblem.invalidValue(
            typed, of: "--agents", allowed: ["0-\(Erlang.agentCountMax)"]
          ).report
        }
        return count
      },
      withinSeconds: try Typed.seconds(within, of: "--within") ?? LoadRequest.withinDefault,
      targetTenths: try LoadRequest.targetTenths(target), period: period)
  }

  private static func positive(
    _ typed: String?, of option: String, max: Int
  ) throws(ErrorReport) -> Int? {
    guard let typed, let count = try Typed.count(typed, of: option) else { return nil }
    guard (1...max).contains(count) else {
      throw UsageProblem.invalidValue(typed, of: option, allowed: ["1-\(max)"]).report
    }
    return count
  }
}

/// What was asked of `kpi`.
enum KpiAsked: Request, Hashable {
  case figures(KpiRequest)
  case load(LoadRequest)

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    switch self {
    case .figures(let request): try request.run(at: desk)
    case .load(let request): try request.run(at: desk)
    }
  }
}
