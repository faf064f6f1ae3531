internal import Cases
internal import Screens
internal import Views

/// Recalls for people.
struct RecallText {
  let desk: Desk
  let dates: DateWriter

  private var language: Language { desk.language }

  // MARK: One recall

  /// What it is, how far it has come, then a line for each unit.
  func lines(_ sheet: RecallSheet) -> [Line] {
    let recall = sheet.recall
    let head = Line([
      Span("\(recall.name) ", .heading), Span(recall.announced.hazard, .heading),
      Span(
        " "
          + desk.say(
            Bilingual(ja: "第\(recall.state.revision)版", en: "revision \(recall.state.revision)")),
        .dim),
    ])
    let lines = [head, Line(range(recall)), Line(words(recall), .dim)] + counts(sheet.progress)
    let wrapped = lines.filter { !$0.text.isEmpty }.flatMap { line in
      desk.ruler.cells(line) <= desk.width
        ? [line]
        : desk.ruler.wrapped(line.text, to: desk.width).map {
          Line($0, line.spans.first?.role ?? .plain)
        }
    }
    guard !sheet.units.isEmpty else { return wrapped }
    let isNarrow = desk.width < 60
    let table = Table(
      columns: [.fits, .fits, .fits, .fits, .rest, .fits], ruler: desk.ruler, width: desk.width)
    return wrapped + table.lines(sheet.units.map { spans($0, isNarrow: isNarrow) })
  }

  /// Models and ranges, and since when.
  private func range(_ recall: OpenedRecall) -> String {
    let state = recall.state
    let ranges = state.serialRanges.prefix(4).map { "\($0.from)..\($0.to)" }
      .joined(separator: ", ")
    let more = state.serialRanges.count > 4 ? " +\(state.serialRanges.count - 4)" : ""
    let all = desk.say(Bilingual(ja: "全数", en: "all units"))
    let days = [state.startedOn, state.endedOn].map { $0.map(dates.fullDay) ?? "" }
      .joined(separator: "-")
    return "\(state.models.joined(separator: ", "))  S/N \(ranges.isEmpty ? all : ranges)\(more)"
      + "   \(days)"
  }

  private func words(_ recall: OpenedRecall) -> String {
    let announced = recall.announced
    return [
      announced.healthRisk, announced.period, announced.howFound,
      desk.say(
        Bilingual(
          ja: "処置: \(announced.remedy.word.ja)", en: "remedy: \(announced.remedy.word.en)")),
    ].compactMap(\.self).joined(separator: "   ")
  }

  /// The counts with what they are counted from, and the rates with their rules.
  private func counts(_ progress: RecallProgress) -> [Line] {
    let market = progress.recall.unitsInMarketCount
    var first = Bilingual(
      ja: "市場 \(market.grouped)   台帳の対象機 \(progress.inRange.count.grouped)   "
        + "通知 \(progress.notifiedCount.grouped)   照会 \(progress.tracedCount.grouped)   "
        + "処置済み \(progress.remediedCount.grouped)",
      en: "in market \(market.grouped)   in range here \(progress.inRange.count.grouped)   "
        + "notified \(progress.notifiedCount.grouped)   traced \(progress.tracedCount.grouped)   "
        + "remedied \(progress.remediedCount.grouped)")
    if !progress.unknown.isEmpty {
      first = Bilingual(
        ja: first.ja + "   S/N 不明 \(progress.unknown.count.grouped)",
        en: first.en + "   serial unknown \(progress.unknown.count.grouped)")
    }
    var lines = [Line(desk.say(first))]
    if market > 0 {
      let inUse = market - progress.disposedCount
      let percent = Self.percent(progress.remediedCount, of: market)
      let use = Self.percent(progress.remediedCount, of: inUse)
      lines.append(
        Line(
          desk.say(
            Bilingual(
              ja: "回収率 \(percent) (処置済み/市場)   残存で \(use) "
                + "(処置済み/使用中 \(inUse.grouped)、廃棄 \(progress.disposedCount.grouped) を除く)",
              en: "recall rate \(percent) (remedied/market)   of those in use \(use) "
                + "(\(inUse.grouped), without \(progress.disposedCount.grouped) disposed of)"))))
    }
    let unreachable = progress.unreachable.count
    if unreachable > 0 {
      lines.append(
        Line(
          desk.say(
            Bilingual(
              ja: "連絡のつかない対象機 \(unreachable.grouped)   --unreachable で一覧",
              en: unreachable == 1
                ? "1 unit whose owner cannot be told: --unreachable"
                : "\(unreachable.grouped) units whose owners cannot be told: --unreachable")),
          .notice))
    }
    return lines
  }

  /// 0.2%: to a tenth, rounded down; `-` of nothing.
  static func percent(_ count: Int, of all: Int) -> String {
    guard all > 0 else { return "-" }
    let tenths = count * 1_000 / all
    return "\(tenths / 10).\(tenths % 10)%"
  }

  private func spans(_ sheet: RecallSheet.Unit, isNarrow: Bool) -> [Span] {
    let unit = sheet.unit
    var owner = sheet.owner?.name.spoken.text(in: language) ?? ""
    if unit.isOpen, !unit.isReachable {
      let word = desk.say(Bilingual(ja: "[連絡先なし]", en: "[unreachable]"))
      owner = owner.isEmpty ? word : "\(word) \(owner)"
    }
    return [
      Span(unit.item.number, .command), Span(isNarrow ? "" : unit.item.model),
      Span(unit.item.serial ?? "-"), Span(state(unit), unit.isOpen ? .plain : .dim),
      Span(owner, unit.isOpen && !unit.isReachable ? .notice : .plain),
      Span(isNarrow ? "" : last(unit), .dim),
    ]
  }

  /// How far a unit has come, in a word.
  private func state(_ unit: RecallBoardUnit) -> String {
    if unit.match == .outside { return desk.say(Bilingual(ja: "範囲外", en: "not in range")) }
    if let remedied = unit.unit.remedied {
      return desk.say(
        Bilingual(ja: "処置済み \(remedied.word.ja)", en: "remedied: \(remedied.word.en)"))
    }
    if let traced = unit.unit.traced { return traced.word.text(in: language) }
    if unit.unit.notifiedAt != nil { return desk.say(Bilingual(ja: "通知済み", en: "notified")) }
    return unit.match == .unknown
      ? desk.say(Bilingual(ja: "要確認", en: "to be checked"))
      : desk.say(Bilingual(ja: "未通知", en: "not notified"))
  }

  private func last(_ unit: RecallBoardUnit) -> String {
    let moment = [unit.unit.notifiedAt, unit.unit.tracedAt, unit.unit.remediedAt]
      .compactMap(\.self).max()
    return moment.map(dates.lastActivity) ?? ""
  }

  /// A row of `--plain`.
  func row(_ sheet: RecallSheet.Unit) -> [String] {
    let unit = sheet.unit
    return [
      unit.item.number, unit.item.model, unit.item.serial ?? "", unit.match.word,
      unit.unit.stage.rawValue, unit.unit.traced?.rawValue ?? "",
      unit.unit.remedied?.rawValue ?? "", sheet.owner?.number ?? "",
      unit.isReachable ? "" : "unreachable",
    ]
  }

  // MARK: Lists

  /// A line for each recall.
  func list(_ sheets: [RecallSheet]) -> [Line] {
    guard !sheets.isEmpty else {
      return [Line(desk.say(Bilingual(ja: "リコールはありません", en: "no recalls")), .dim)]
    }
    let table = Table(
      columns: [.fits, .fits, .rest, .fits, .fits], ruler: desk.ruler, width: desk.width)
    return table.lines(
      sheets.map { sheet in
        let progress = sheet.progress
        return [
          Span(sheet.recall.name, .command),
          Span(sheet.recall.state.models.joined(separator: ",")),
          Span(sheet.recall.announced.hazard),
          Span(
            "\(progress.remediedCount.grouped)/\(progress.recall.unitsInMarketCount.grouped)"
              + " "
              + Self.percent(progress.remediedCount, of: progress.recall.unitsInMarketCount)),
          Span(
            progress.unreachable.isEmpty
              ? ""
              : desk.say(
                Bilingual(
                  ja: "連絡つかず \(progress.unreachable.count.grouped)",
                  en: "\(progress.unreachable.count.grouped) unreachable")), .notice),
        ]
      })
  }

  /// A row of `--plain`.
  func row(_ sheet: RecallSheet) -> [String] {
    let progress = sheet.progress
    return [
      sheet.recall.name, String(sheet.recall.state.revision),
      sheet.recall.state.models.joined(separator: ","), sheet.recall.announced.hazard,
      String(progress.recall.unitsInMarketCount), String(progress.inRange.count),
      String(progress.notifiedCount), String(progress.tracedCount),
      String(progress.remediedCount), String(progress.unreachable.count),
    ]
  }

  // MARK: Beside an item

  /// A line for each recall in which an item is, or may be.
  func flags(_ flags: [RecallFlag]) -> [Line] {
    flags.map { flag in
      let isSure = flag.unit.match == .inside
      let opening =
        isSure
        ? Bilingual(ja: "リコール対象", en: "RECALL") : Bilingual(ja: "リコール対象か要確認", en: "RECALL?")
      return desk.ruler.truncated(
        Line([
          Span("! " + desk.say(opening), .overdue),
          Span(" \(flag.recall.name)  \(state(flag.unit))  \(flag.recall.announced.hazard)"),
        ]), to: desk.width)
    }
  }

  /// The tag at the head of a case: `リコール`.
  static func tag(_ flags: [RecallFlag]) -> Bilingual? {
    guard !flags.isEmpty else { return nil }
    return flags.contains { $0.unit.match == .inside }
      ? Bilingual(ja: "リコール", en: "recall") : Bilingual(ja: "リコール?", en: "recall?")
  }
}

extension RecallMatch {
  /// The word for it in documents.
  var word: String {
    switch self {
    case .inside: "inside"
    case .outside: "outside"
    case .unknown: "unknown"
    }
  }
}
