internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// The case for the next commands: to be chosen, told or left.
struct GoRequest: Request, Hashable {
  enum Act: Hashable, Sendable {
    case choose(TypedReference)
    case tell
    case leave
  }

  var act: Act

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    switch act {
    case .choose(let typed): try choose(typed, desk)
    case .tell: try tell(desk)
    case .leave: try leave(desk)
    }
  }

  private func choose(_ typed: TypedReference, _ desk: Desk) throws(ErrorReport) -> Answer {
    let card = try desk.case(typed)
    let chosen = ChosenCase(
      id: card.id, number: card.number, until: ChosenCase.end(from: desk.now, in: try desk.zone()))
    if !desk.options.isDryRun { try desk.chosenCaseFile().write(chosen.line) }
    let end = try Self.end(chosen.until, desk)
    let line = [card.number, card.customer?.name.spoken.text(in: desk.language)]
      .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    let said = Bilingual(ja: "今から \(line) (\(end.ja))", en: "from now on \(line) (\(end.en))")
    var lines = [Line(desk.say(said), .heading)]
    let subject = card.subject.spoken.text(in: desk.language)
    let state = card.state.word.text(in: desk.language)
    lines.append(Line([Span("   \(subject) "), Span("[\(state)]", .notice)]))
    if desk.options.isDryRun {
      lines.insert(Line(desk.say(Bilingual(ja: "選びません:", en: "not chosen:")), .dim), at: 0)
    }
    if let setting = desk.impliedBySetting {
      let words = Bilingual(
        ja: "ただし CASEBOOK_CASE=\(setting.text) が先に立ちます",
        en: "but CASEBOOK_CASE=\(setting.text) goes before it")
      lines.append(Line(desk.say(words), .notice))
    }
    return answer(lines, Chosen(card: card, until: chosen.until, isSetting: false), desk)
  }

  private func tell(_ desk: Desk) throws(ErrorReport) -> Answer {
    if let setting = desk.impliedBySetting {
      let card = try desk.case(setting)
      let words = "\(card.line(desk.language))  (CASEBOOK_CASE)"
      return answer([Line(words)], Chosen(card: card, until: nil, isSetting: true), desk)
    }
    guard let chosen = try desk.chosenCase() else {
      var said = Bilingual(ja: "選んだ案件はありません", en: "no case is chosen")
      if let last = try desk.lastChosenCase() {
        let end = try desk.dates().dayAndTime(last.until)
        said = Bilingual(
          ja: "選んだ案件はありません (\(last.number) は \(end) まででした)",
          en: "no case is chosen (\(last.number) was, until \(end))")
      }
      let hint = Line([
        Span(desk.say(Bilingual(ja: "ヒント: ", en: "hint: ")), .hint),
        Span("casebook go C-…", .command),
      ])
      return answer([Line(desk.say(said)), hint], nil, desk)
    }
    let card = try desk.case(TypedReference(chosen.id.description))
    let end = try Self.end(chosen.until, desk)
    let words = "\(card.line(desk.language))  (\(desk.say(end)))"
    return answer([Line(words)], Chosen(card: card, until: chosen.until, isSetting: false), desk)
  }

  private func leave(_ desk: Desk) throws(ErrorReport) -> Answer {
    let last = try desk.chosenCase()
    if !desk.options.isDryRun { try desk.chosenCaseFile().remove() }
    let said =
      last.map { Bilingual(ja: "\($0.number) を離れました", en: "left \($0.number)") }
      ?? Bilingual(ja: "選んだ案件はありません", en: "no case is chosen")
    return answer([Line(desk.say(said))], nil, desk)
  }

  /// 今日 22:00 まで.
  static func end(_ moment: Instant, _ desk: Desk) throws(ErrorReport) -> Bilingual {
    let dates = try desk.dates()
    let day = dates.relativeDay(dates.date(moment))
    return Bilingual(
      ja: "\(day) \(dates.time(moment)) まで", en: "until \(day) \(dates.time(moment))")
  }

  private func answer(_ lines: [Line], _ chosen: Chosen?, _ desk: Desk) -> Answer {
    let row = [
      chosen?.card.number ?? "", chosen?.card.customer?.name.text ?? "",
      chosen?.card.subject.text ?? "", chosen?.until.map { RFC3339.string($0) } ?? "",
    ]
    return Answer(
      lines: { lines.map { desk.ruler.truncated($0, to: desk.width) } }, rows: { [row] },
      document: { Document(GoDocument.shape, chosen) })
  }
}

/// The case that commands take where none is named.
struct Chosen: Sendable {
  let card: CaseCard
  /// When it ends by itself; nil if it stands in the environment.
  let until: Instant?
  let isSetting: Bool
}

/// `casebook.go/1`: the case for the next commands.
enum GoDocument {
  static let shape = DocumentShape<Chosen?>(
    "casebook.go/1", "The case that commands take where none is named.",
    [Member("data", chosen.orNull, "null where none is chosen.") { $0 }])

  /// The same inside of other documents.
  static let chosen: Shape<Chosen> = .object([
    Member("case", DocumentSubject.shape) { chosen in
      DocumentSubject(id: chosen.card.id.any, reference: chosen.card.number)
    },
    Member("customer", DocumentSubject.shape.orNull) { chosen in
      chosen.card.customer.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("from", Shape.word(["environment", "go"]), "Who chose it.") { chosen in
      chosen.isSetting ? "environment" : "go"
    },
    Member("subject", Shape.personal) { $0.card.subject },
    Member("until", Shape.time.orNull, "When it ends by itself.") { $0.until },
  ])
}
