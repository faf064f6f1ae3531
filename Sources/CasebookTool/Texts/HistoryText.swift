internal import Cases
internal import Screens
internal import Views

/// The life of an item for people.
struct HistoryText {
  let desk: Desk
  let dates: DateWriter
  let teams: TeamLabels

  private var language: Language { desk.language }

  /// `item history`: the item, then each item that is a part of it, deeper by its place.
  func lines(_ sheet: OpenedHistory) -> [Line] {
    sheet.branches.flatMap { branch in
      let indent = String(repeating: "  ", count: branch.depth)
      return lines(branch, sheet).flatMap { fitted(Line([Span(indent)] + $0.spans)) }
    }
  }

  /// A line that is too long goes on below: nothing of an item's life is cut off.
  private func fitted(_ line: Line) -> [Line] {
    guard desk.ruler.cells(line) > desk.width else { return [line] }
    let rest = "      "
    let words = desk.ruler.wrapped(line.text, to: desk.width - rest.count)
    let role = line.spans.first { !$0.text.allSatisfy { $0 == " " } }?.role ?? .plain
    return words.enumerated().map { index, text in
      desk.ruler.truncated(Line(index == 0 ? text : rest + text, role), to: desk.width)
    }
  }

  private func lines(_ branch: OpenedHistory.OpenedBranch, _ sheet: OpenedHistory) -> [Line] {
    let history = branch.history
    let item = history.item
    var lines = [
      Line("\(item.number) \(item.model)  S/N \(item.serial ?? "-")", .heading),
      Line("  " + facts(branch).joined(separator: "   ")),
    ].filter { !$0.withoutTrailingSpaces.text.isEmpty }
    lines += section(
      Bilingual(ja: "部品", en: "Parts"), history.positions.flatMap { parts($0, sheet) })
    lines += section(
      Bilingual(ja: "測定", en: "Measurements"), history.measurements.map { line($0, sheet) })
    lines += section(Bilingual(ja: "修理", en: "Repairs"), history.repairs.map { line($0, sheet) })
    lines += section(
      Bilingual(ja: "預かり・返却", en: "Custody"), history.custody.map { line($0, sheet) })
    lines += section(Bilingual(ja: "保証", en: "Warranty"), warranty(item, sheet))
    lines += section(Bilingual(ja: "持ち主", en: "Owners"), history.owners.map { line($0, sheet) })
    return lines
  }

  /// Owner, age, warranty, where it is.
  private func facts(_ branch: OpenedHistory.OpenedBranch) -> [String] {
    let item = branch.history.item
    var facts: [String] = []
    if let owner = branch.owner {
      facts.append("\(owner.number) \(owner.name.spoken.text(in: language))")
    }
    if let day = item.installedOn ?? branch.history.registered?.soldOn {
      let age = Age(from: day, to: dates.today).words.text(in: language)
      let word = Bilingual(ja: "設置", en: "installed").text(in: language)
      facts.append("\(word) \(dates.fullDay(day)) (\(age))")
    }
    if let day = branch.warrantyEndsOn {
      let isOver = day < dates.today
      let word = Bilingual(
        ja: isOver ? "保証切れ" : "保証", en: isOver ? "warranty ended" : "warranty")
      facts.append("\(word.text(in: language)) \(dates.fullDay(day))")
    }
    if item.holder != .customer {
      let holder = Bilingual(item.holder)
      facts.append(Bilingual(ja: "\(holder.ja)にあり", en: "with \(holder.en)").text(in: language))
    }
    return facts
  }

  // MARK: Lines

  private func parts(_ position: ItemHistory.Position, _ sheet: OpenedHistory) -> [Line] {
    let name = position.name ?? Bilingual(ja: "(位置なし)", en: "(no position)").text(in: language)
    return [Line("  " + name)]
      + position.now.map { line($0, sheet) } + position.before.map { line($0, sheet) }
  }

  private func line(_ part: ItemHistory.Part, _ sheet: OpenedHistory) -> Line {
    let period = part.period
    let isNow = period.removedAt == nil
    let mark = Bilingual(ja: isNow ? "今" : "前", en: isNow ? "now" : "was").text(in: language)
    let from = period.installedAt.map { dates.day($0) } ?? ""
    let to = period.removedAt.map { dates.day($0) } ?? ""
    var words = [
      period.partNo ?? "-", period.serial.map { "S/N \($0)" } ?? "", "x\(period.quantity.text)",
    ]
    if let condition = part.condition { words.append(Bilingual(condition).text(in: language)) }
    let caseNumber = self.number(isNow ? part.installedIn : part.removedIn, sheet)
    return Line([
      Span("    \(mark)  ", .dim),
      Span(words.filter { !$0.isEmpty }.joined(separator: "  "), isNow ? .plain : .dim),
      Span("  \(from)-\(to)", .dim), Span("  " + caseNumber, .dim),
    ]).withoutTrailingSpaces
  }

  private func line(_ measurement: ItemHistory.Measurement, _ sheet: OpenedHistory) -> Line {
    let measured = measurement.measured
    let value = [measured.value.text, measured.unit].compactMap(\.self).joined(separator: " ")
    return Line([
      Span("  \(dates.day(measurement.at))  ", .dim), Span("\(measured.name) \(value)"),
      Span("  " + number(measurement.case, sheet), .dim),
    ]).withoutTrailingSpaces
  }

  private func line(_ repair: ItemHistory.Repair, _ sheet: OpenedHistory) -> Line {
    let writer = LineWriter(names: LineNames(), dates: dates, teams: teams)
    let codes = [repair.symptomCode, repair.faultCode, repair.causeCode].compactMap(\.self)
      .map(writer.called).joined(separator: " / ")
    let state =
      repair.outcome.map(Bilingual.init)
      ?? Bilingual(ja: "修理中", en: "open")
    let day = repair.openedAt ?? repair.finishedAt
    let spent = repair.workedSeconds > 0 ? dates.duration(seconds: Int(repair.workedSeconds)) : ""
    return Line([
      Span("  \(day.map { dates.day($0) } ?? "")  ", .dim),
      Span(codes), Span("  " + state.text(in: language), repair.outcome == nil ? .notice : .plain),
      Span("  " + spent, .dim), Span("  " + number(repair.case, sheet), .dim),
    ]).withoutTrailingSpaces
  }

  private func line(_ custody: ItemHistory.Custody, _ sheet: OpenedHistory) -> Line {
    let passed = custody.passed
    let hands =
      "\(Bilingual(passed.from).text(in: language)) > \(Bilingual(passed.to).text(in: language))"
    let why = Bilingual(passed.why).text(in: language)
    return Line([
      Span("  \(dates.day(custody.at))  ", .dim), Span("\(hands) (\(why))"),
      Span("  " + (passed.place ?? ""), .dim), Span("  " + number(custody.case, sheet), .dim),
    ]).withoutTrailingSpaces
  }

  private func line(_ owner: ItemHistory.Owner, _ sheet: OpenedHistory) -> Line {
    func name(_ id: CustomerID?) -> String {
      id.flatMap { sheet.customers[$0]?.name.spoken.text(in: language) } ?? "-"
    }
    return Line([
      Span("  \(dates.fullDay(owner.on))  ", .dim), Span("\(name(owner.from)) > \(name(owner.to))"),
      Span("  (\(owner.reason))", .dim),
    ])
  }

  private func warranty(_ item: ItemState, _ sheet: OpenedHistory) -> [Line] {
    let granted = item.warranties.map { warranty in
      let part = warranty.partSerial.map { "  S/N \($0)" } ?? ""
      let span = "\(dates.fullDay(warranty.startsOn))-\(dates.fullDay(warranty.endsOn))"
      return Line([
        Span("  \(Bilingual(warranty.kind).text(in: language))\(part)  \(span)"),
        Span("  (\(warranty.terms))", .dim),
      ])
    }
    let judged = item.verdicts.map { verdict in
      Line([
        Span("  \(dates.day(verdict.judgedAt))  ", .dim),
        Span(Bilingual(verdict.verdict).text(in: language), .notice),
        Span("  (\(verdict.reasonCode))  " + number(verdict.case, sheet), .dim),
      ])
    }
    return granted + judged
  }

  // MARK: Pieces

  private func number(_ id: CaseID?, _ sheet: OpenedHistory) -> String {
    id.flatMap { sheet.cases[$0] } ?? ""
  }

  private func section(_ title: Bilingual, _ lines: [Line]) -> [Line] {
    lines.isEmpty ? [] : [Line(desk.say(title), .heading)] + lines
  }

  // MARK: Rows

  /// The rows of `--plain`: item, what, when, and the rest by its kind.
  func rows(_ sheet: OpenedHistory) -> [[String]] {
    sheet.branches.flatMap { branch -> [[String]] in
      let history = branch.history
      let number = history.item.number
      var rows: [[String]] = []
      for position in history.positions {
        for part in position.now + position.before {
          rows.append([
            number, part.period.removedAt == nil ? "part.now" : "part.before",
            part.period.installedAt.map { RFC3339.string($0) } ?? "",
            part.period.removedAt.map { RFC3339.string($0) } ?? "", position.name ?? "",
            part.period.partNo ?? "", part.period.serial ?? "", part.period.quantity.text,
          ])
        }
      }
      for one in history.measurements {
        rows.append([
          number, "measurement", RFC3339.string(one.at), one.measured.name,
          one.measured.value.text, one.measured.unit ?? "", self.number(one.case, sheet),
        ])
      }
      for one in history.repairs {
        rows.append([
          number, "repair", one.openedAt.map { RFC3339.string($0) } ?? "",
          one.finishedAt.map { RFC3339.string($0) } ?? "", one.faultCode ?? "",
          one.outcome?.rawValue ?? "", self.number(one.case, sheet),
        ])
      }
      for one in history.custody {
        rows.append([
          number, "custody", RFC3339.string(one.at), one.passed.from.rawValue,
          one.passed.to.rawValue, one.passed.why.rawValue, self.number(one.case, sheet),
        ])
      }
      for one in history.item.warranties {
        rows.append([
          number, "warranty", one.startsOn.description, one.endsOn.description,
          one.kind.rawValue, one.partSerial ?? "", one.terms,
        ])
      }
      for one in history.owners {
        rows.append([
          number, "owner", one.on.description,
          one.from.flatMap { sheet.customers[$0]?.number } ?? "",
          one.to.flatMap { sheet.customers[$0]?.number } ?? "", one.reason,
        ])
      }
      return rows
    }
  }
}

/// How old a thing is, in whole years and months.
struct Age: Hashable {
  let years: Int
  let months: Int

  init(from start: Day, to end: Day) {
    let (from, to) = (start.civil, end.civil)
    let whole = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0)
    years = max(0, whole) / 12
    months = max(0, whole) % 12
  }

  /// 2年7か月, 2 years 7 months.
  var words: Bilingual {
    let ja = (years > 0 ? "\(years)年" : "") + (months > 0 || years == 0 ? "\(months)か月" : "")
    let year = years > 0 ? "\(years) \(years == 1 ? "year" : "years")" : ""
    let month = months > 0 || years == 0 ? "\(months) \(months == 1 ? "month" : "months")" : ""
    return Bilingual(
      ja: ja, en: [year, month].filter { !$0.isEmpty }.joined(separator: " "))
  }
}
