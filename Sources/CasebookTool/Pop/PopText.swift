internal import Cases
internal import Screens
internal import Views

/// A screen pop for people: short cards where several may be calling, else everything of the one.
struct PopText {
  let desk: Desk
  let dates: DateWriter
  let teams: TeamLabels
  let facts: FactText
  /// Whether everything is said of all candidates.
  let isFull: Bool

  init(_ desk: Desk, isFull: Bool = false) throws(ErrorReport) {
    self.desk = desk
    self.isFull = isFull
    facts = try FactText(desk)
    (dates, teams) = (facts.dates, facts.teams)
  }

  private var language: Language { desk.language }

  func lines(_ pop: OpenedPop) -> [Line] {
    var lines = [heading(pop)]
    let showsAll = isFull || pop.candidates.count == 1
    for (place, candidate) in pop.candidates.enumerated() {
      lines += card(candidate, place + 1, showsAll)
    }
    if pop.moreCount > 0 {
      lines.append(dim(Bilingual(ja: "ほかに \(pop.moreCount) 人", en: "and \(pop.moreCount) more")))
    }
    return lines + next(pop)
  }

  // MARK: The number

  /// `03-1234-5678 内線12  2 人 (代表番号)`.
  private func heading(_ pop: OpenedPop) -> Line {
    var spans: [Span] = []
    if let withheld = pop.number?.withheld {
      spans.append(Span(withheld.word.text(in: language), .heading))
      let code = Bilingual(ja: " (\(withheld.rawValue))", en: " (\(withheld.rawValue))")
      spans.append(Span(desk.say(code), .dim))
      return Line(spans)
    }
    spans.append(Span(pop.number?.display ?? pop.typed, .heading))
    if let digits = pop.number?.extensionDigits {
      spans.append(Span(desk.say(Bilingual(ja: " 内線\(digits)", en: " ext. \(digits)")), .heading))
    }
    let count = pop.candidates.count + pop.moreCount
    let words =
      count == 0
      ? Bilingual(ja: "登録なし", en: "nobody is known by it")
      : Bilingual(ja: "\(count) 人", en: count == 1 ? "1 customer" : "\(count) customers")
    spans.append(Span("  " + desk.say(words), count == 0 ? .notice : .dim))
    if let sharing = pop.candidates.lazy.map(\.candidate.sharing).first(where: { $0 != .one }) {
      spans.append(Span(" (\(sharing.word.text(in: language)))", .notice))
    }
    return desk.ruler.truncated(Line(spans), to: desk.width)
  }

  /// What can be done next, as commands to paste.
  private func next(_ pop: OpenedPop) -> [Line] {
    let number = ShellText.quoted(pop.number?.display ?? pop.typed)
    var words: [Bilingual] = []
    if pop.number?.withheld != nil {
      words.append(
        Bilingual(
          ja: "名乗られたら  casebook pop K-…   応対に記す  casebook contact identify - K-…",
          en: "once they say who they are: casebook pop K-…, casebook contact identify - K-…"))
    } else if pop.candidates.isEmpty {
      words.append(
        Bilingual(
          ja: "新しいお客様なら  casebook customer new 名前 --phone \(number)",
          en: "a new customer: casebook customer new NAME --phone \(number)"))
    } else if pop.candidates.count > 1, !isFull, let first = pop.candidates.first {
      words.append(
        Bilingual(
          ja: "詳しく  casebook pop \(first.card.number)",
          en: "more: casebook pop \(first.card.number)"))
    }
    return words.flatMap { wrapped($0.text(in: language), indent: 0, .dim) }
  }

  // MARK: A candidate

  private func card(_ candidate: OpenedCandidate, _ place: Int, _ showsAll: Bool) -> [Line] {
    var lines = name(candidate, place)
    lines.append(reason(candidate))
    lines += candidate.tags.filter { showsAll || $0.isNuisance }.flatMap(tagLines)
    guard let sheet = candidate.sheet else { return lines.map(cut) }
    lines += promises(sheet)
    lines += sheet.cases.enumerated().map { caseLine($0.element, $0.offset == 0, sheet) }
    if sheet.sheet.hasMoreCases {
      lines.append(dim(Bilingual(ja: "  ほかにも案件があります", en: "  there are more cases")))
    }
    if showsAll {
      let rest = PopSheetText(
        desk: desk, dates: dates, teams: teams, facts: facts, candidate: candidate, sheet: sheet)
      lines += rest.lines()
    }
    lines += settled(candidate, sheet)
    return lines.map(cut)
  }

  /// From this width on tags and the last touch stand beside the name.
  private static let twoColumnsFrom = 60

  private func name(_ candidate: OpenedCandidate, _ place: Int) -> [Line] {
    let card = candidate.card
    let name = Line([
      Span("\(place) ", .command), Span(spoken(card.name), .heading),
      Span("  \(card.number)", .dim),
    ])
    let tags = candidate.tags.map { tag in
      let word = ReservedTag(rawValue: tag.tag)?.word.text(in: language) ?? tag.tag
      return Span(" [\(word)]", tag.isNuisance ? .overdue : .notice)
    }
    let last = lastTouch(candidate)
    guard desk.width >= Self.twoColumnsFrom else {
      return [name, Line([Span(" ")] + tags), last.map { Line("  ") + $0 } ?? Line("")]
        .filter { !$0.text.allSatisfy(\.isWhitespace) }
    }
    let whole = name + Line(tags)
    return [
      last.map { desk.ruler.spread(whole, $0, over: min(desk.width, Self.columnsMax)) } ?? whole
    ]
  }

  /// Wider lines tear apart what stands at their ends.
  private static let columnsMax = 100

  /// `前回 2日前 木村 訪問`.
  private func lastTouch(_ candidate: OpenedCandidate) -> Line? {
    guard let sheet = candidate.sheet else { return nil }
    guard let touch = sheet.lastTouch else {
      return dim(Bilingual(ja: "前回 なし", en: "no contact before"))
    }
    let kind =
      switch touch.kind {
      case .visit: Bilingual(ja: "訪問", en: "visit")
      case .contact(let channel, .inbound):
        channel == .phone
          ? Bilingual(ja: "着信", en: "called us") : Bilingual(ja: "受信", en: channel.word.en)
      case .contact(let channel, .outbound):
        channel == .phone
          ? Bilingual(ja: "発信", en: "we called") : Bilingual(ja: "送信", en: channel.word.en)
      }
    let words = [
      desk.say(Bilingual(ja: "前回", en: "last")), dates.relativeDay(dates.date(touch.at)),
      touch.member.map { spoken($0.name) }, desk.say(kind),
    ].compactMap(\.self).joined(separator: " ")
    return Line(words, .dim)
  }

  /// `既知  この番号はこのお客様だけ   旧 K-81 (統合)`.
  private func reason(_ candidate: OpenedCandidate) -> Line {
    let level = candidate.candidate.level
    var spans = [
      Span("  \(level.word.text(in: language))", level == .maybe ? .notice : .plain),
      Span("  \(candidate.candidate.reason.word.text(in: language))", .dim),
    ]
    if !candidate.aliases.isEmpty {
      let numbers = candidate.aliases.map(\.number).joined(separator: ", ")
      let words = Bilingual(ja: "   \(numbers) も同じお客様", en: "   also \(numbers)")
      spans.append(Span(desk.say(words), .dim))
    }
    return Line(spans)
  }

  /// `めいわく  無言電話が続く (2027/01/31 まで)`.
  private func tagLines(_ tag: OpenedTag) -> [Line] {
    let reason = spoken(tag.reason)
    let until = tag.until.map {
      let day = dates.fullDay(dates.date($0))
      return desk.say(Bilingual(ja: " (\(day) まで)", en: " (until \(day))"))
    }
    guard !reason.isEmpty || until != nil else { return [] }
    let word = ReservedTag(rawValue: tag.tag)?.word.text(in: language) ?? tag.tag
    return wrapped(
      (tag.isNuisance ? "! " : "") + "\(word)  \(reason)\(until ?? "")", indent: 2,
      tag.isNuisance ? .overdue : .plain)
  }

  // MARK: Promises and cases

  /// `! 約束 12分超過  確認電話 (試運転後)  修 木村`.
  private func promises(_ sheet: OpenedPopSheet) -> [Line] {
    var lines = sheet.promises.flatMap { row in
      let isLate = row.sheet.lateSeconds > 0
      let team = teams.label(row.sheet.owner.team.code)
      let owner = [
        language == .ja ? String(team.kanji) : team.name.en,
        row.sheet.person.map { spoken($0.name) },
      ].compactMap(\.self).joined(separator: " ")
      let title = desk.say(Bilingual(ja: "約束", en: "promise"))
      let when = [
        Span(isLate ? "  ! " : "    ", .overdue),
        Span("\(title) \(dates.due(row.sheet.promise.window.to))", isLate ? .overdue : .plain),
      ]
      let who = [
        Span("  \(owner)", .team(team.key)), Span("  \(row.sheet.reference ?? "")", .dim),
      ]
      let what = spoken(row.sheet.what)
      guard desk.width < Self.twoColumnsFrom else {
        return [Line(when + [Span("  \(what)")] + who).withoutTrailingSpaces]
      }
      return [Line(when + who).withoutTrailingSpaces, Line("      \(what)")]
    }
    if sheet.sheet.morePromiseCount > 0 {
      let count = sheet.sheet.morePromiseCount
      lines.append(dim(Bilingual(ja: "    ほかに約束 \(count) 件", en: "    \(count) more promises")))
    }
    return lines
  }

  /// `未完了 C-1042 圧縮機 異音 E4 [再発]   AX-300 S/N 4410-0087`.
  private func caseLine(_ card: CaseCard, _ isFirst: Bool, _ sheet: OpenedPopSheet) -> Line {
    let title = desk.say(Bilingual(ja: "未完了", en: "open"))
    let blank = String(repeating: " ", count: desk.ruler.cells(title))
    var spans = [
      Span("  \(isFirst ? title : blank) "), Span(card.number, .command),
      Span(" \(spoken(card.subject))"), Span(" [\(card.state.word.text(in: language))]", .notice),
    ]
    if let item = card.item {
      spans.append(Span("   \(item.model) S/N \(item.serial ?? "-")", .dim))
    }
    return Line(spans)
  }

  /// `聞かなくてよい 4 件   casebook facts C-1042`.
  private func settled(_ candidate: OpenedCandidate, _ sheet: OpenedPopSheet) -> [Line] {
    let count = sheet.sheet.settledCount
    guard count > 0 else { return [] }
    let reference = sheet.cases.first?.number ?? candidate.card.number
    let words = Bilingual(
      ja: "  聞かなくてよい \(count) 件   ", en: "  \(count) things need not be asked   ")
    return [Line([Span(desk.say(words), .notice), Span("casebook facts \(reference)", .dim)])]
  }

  // MARK: Rows

  /// A row of `--plain`.
  func row(_ candidate: OpenedCandidate) -> [String] {
    let sheet = candidate.sheet
    return [
      candidate.card.number, candidate.candidate.level.rawValue,
      candidate.candidate.reason.rawValue, candidate.candidate.sharing.rawValue,
      candidate.card.name.text ?? "", candidate.tags.map(\.tag).joined(separator: ","),
      sheet?.sheet.calls.lastInbound?.startedAt.map { RFC3339.string($0) } ?? "",
      sheet.map { String($0.sheet.calls.inboundCount) } ?? "",
      sheet.map { $0.promises.filter { $0.sheet.lateSeconds > 0 }.count.description } ?? "",
      sheet?.cases.map(\.number).joined(separator: ",") ?? "",
      sheet.map { String($0.sheet.settledCount) } ?? "",
    ]
  }

  // MARK: Pieces

  private func spoken(_ text: SealedText) -> String { text.spoken.text(in: language).printable }

  private func dim(_ words: Bilingual) -> Line { Line(desk.say(words), .dim) }

  private func cut(_ line: Line) -> Line { desk.ruler.truncated(line, to: desk.width) }

  private func wrapped(_ text: String, indent: Int, _ role: Screens.Role) -> [Line] {
    let blank = String(repeating: " ", count: indent)
    return desk.ruler.wrapped(text, to: max(1, desk.width - indent)).map { Line(blank + $0, role) }
  }
}
