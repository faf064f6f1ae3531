internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A script to be worked through, or looked at.
struct IntakeRequest: Request, Hashable {
  /// Its id or title; nil for the one that fits.
  var script: String?
  /// Whether it is only listed, also on a terminal.
  var isListed = false
  var place = TypedPlace()
  var contact: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let asks = isAsking(desk)
    let typed = TypedLines(desk.world.input)
    let writer = try Writer(desk, terms, purpose: asks ? .write : .read)
    let asking = try Asking(writer, place, contact: contact)
    let sheet = try sheet(asking, try chosen(asking, asks ? typed : nil))
    let text = IntakeText(facts: try FactText(desk), sheet: sheet)
    if asks { return try IntakeTalk(asking: asking, text: text, typed: typed).run() }
    let rows = sheet.findings
    return Answer(
      lines: { text.lines() },
      rows: {
        rows.map {
          [$0.verdict.rawValue, $0.key.name, $0.facts.first?.value.text ?? ""]
        }
      },
      document: {
        Document(
          FindingDocument.intake,
          Page(rows: rows, next: nil, total: rows.count, asOf: asking.asOf.text))
      })
  }

  /// Whether somebody sits there who can be asked for answers.
  private func isAsking(_ desk: Desk) -> Bool {
    let world = desk.world
    return world.served == nil && desk.options.format == .text && desk.options.mayAsk
      && !desk.options.isDryRun && !isListed && world.environment["CASEBOOK_NO_INPUT"] != "1"
      && world.input.isTerminal && world.output.isTerminal
  }

  // MARK: The script

  private func sheet(
    _ asking: Asking, _ chosen: (id: String, script: Script)
  ) throws(ErrorReport) -> IntakeSheet {
    let desk = asking.desk
    let (id, script) = chosen
    var steps: [IntakeStep] = []
    for step in script.steps {
      switch step {
      case .say(let texts):
        let ja = texts["ja"] ?? texts["en"] ?? ""
        steps.append(.say(Bilingual(ja: ja, en: texts["en"] ?? ja)))
      case .ask(let name):
        guard let key = asking.keys[name] else {
          desk.note(
            Line(
              desk.say(
                Bilingual(
                  ja: "台本の \(name) はどの文書にも決められていません",
                  en: "no document declares \(name) of the script")), .notice))
          continue
        }
        // What is about nothing that there is cannot be asked: an item that nobody knows yet.
        guard asking.place.scope.subject(key.subject) != nil else { continue }
        steps.append(.ask(try asking.finding(key)))
      }
    }
    return IntakeSheet(
      title: Self.title((id, script)), steps: steps,
      about: asking.place.subject.case?.line(desk.language)
        ?? asking.place.subject.customer?.number ?? "")
  }

  /// The script that was named, or the one that fits; of several, whoever sits there chooses.
  private func chosen(
    _ asking: Asking, _ typed: TypedLines?
  ) throws(ErrorReport) -> (id: String, script: Script) {
    let desk = asking.desk
    let all = try desk.read { (snapshot) throws(RowsError) in try snapshot.scripts() }
    if let script {
      let wanted = searchText(script)
      let found = all.filter { id, document in
        searchText(id) == wanted || document.title.values.contains { searchText($0) == wanted }
      }
      if found.count == 1, let only = found.first { return only }
      throw scriptIsNotClear(
        "script.doesNotExist", .notFound,
        Bilingual(
          ja: "「\(script)」という台本はありません", en: "there is no script \"\(script)\""), all, desk)
    }
    let model = asking.place.subject.item?.model
    let own = all.filter { _, script in model.map(script.models.contains) ?? false }
    let fitting = own.isEmpty ? all.filter { _, script in script.models.isEmpty } : own
    if let only = fitting.first, fitting.count == 1 { return only }
    if let typed, !fitting.isEmpty, let one = try choose(fitting, typed, desk) { return one }
    throw scriptIsNotClear(
      fitting.isEmpty ? "script.doesNotExist" : "script.ambiguous",
      fitting.isEmpty ? .notFound : .usage,
      fitting.isEmpty
        ? Bilingual(ja: "使える台本がありません", en: "there is no script for this")
        : Bilingual(ja: "台本が \(fitting.count) 件あります", en: "\(fitting.count) scripts fit"),
      fitting, desk)
  }

  /// The one whose number is typed; nil for anything else.
  private func choose(
    _ scripts: [(id: String, script: Script)], _ typed: TypedLines, _ desk: Desk
  ) throws(ErrorReport) -> (id: String, script: Script)? {
    var lines = [Line(desk.say(Bilingual(ja: "台本", en: "script")), .heading)]
    for (index, entry) in scripts.prefix(FindingLimits.countMax).enumerated() {
      lines.append(Line("\(index + 1) \(desk.say(Self.title(entry)))"))
    }
    let prompt = desk.say(Bilingual(ja: "番号> ", en: "number> "))
    try Presenter(desk: desk).write(lines.rendered(desk.colour(desk.world.output)) + prompt)
    let number = typed.next().flatMap { Int($0.halfWidth.trimmingSpaces) } ?? 0
    return scripts.indices.contains(number - 1) ? scripts[number - 1] : nil
  }

  /// What a script is called; its id where nobody said.
  private static func title(_ entry: (id: String, script: Script)) -> Bilingual {
    let texts = entry.script.title
    let ja = texts["ja"] ?? texts["en"] ?? entry.id
    return Bilingual(ja: ja, en: texts["en"] ?? ja)
  }

  private func scriptIsNotClear(
    _ code: String, _ exit: ExitCode, _ message: Bilingual,
    _ scripts: [(id: String, script: Script)], _ desk: Desk
  ) -> ErrorReport {
    ErrorReport(
      code: code, exit: exit, message: message,
      details: scripts.prefix(FindingLimits.countMax).map { entry in
        let title = Self.title(entry)
        return Bilingual(ja: "\(entry.id)  \(title.ja)", en: "\(entry.id)  \(title.en)")
      },
      hint: scripts.first.map { id, _ in
        ErrorReport.Hint(
          script == nil
            ? desk.lineWords(adding: [id])
            : desk.lineWords(replacing: script, with: id, option: ""))
      } ?? ErrorReport.Hint("casebook document publish FILE --kind script"))
  }
}

/// A script with what the ledger says to its questions.
struct IntakeSheet: Sendable {
  let title: Bilingual
  let steps: [IntakeStep]
  /// The case with its customer.
  let about: String

  var findings: [OpenedFinding] {
    steps.compactMap { step in
      switch step {
      case .ask(let finding): finding
      case .say: nil
      }
    }
  }
}

/// One step of a script.
enum IntakeStep: Sendable {
  case ask(OpenedFinding)
  case say(Bilingual)
}

/// A script for people.
struct IntakeText {
  let facts: FactText
  let sheet: IntakeSheet

  private var desk: Desk { facts.desk }

  func heading() -> Line {
    desk.ruler.truncated(
      Line([Span(desk.say(sheet.title), .heading), Span("   " + sheet.about, .dim)]),
      to: desk.width)
  }

  /// What is left to ask, what is to be read back, and what need not be asked.
  func lines() -> [Line] {
    let all = sheet.findings
    func section(
      _ title: Bilingual, _ verdicts: [AskVerdict], _ words: (OpenedFinding) -> Bilingual
    ) -> [Line] {
      let part = all.filter { verdicts.contains($0.verdict) }
      guard !part.isEmpty else { return [] }
      let table = Table(
        columns: [.upTo(26), .rest], ruler: desk.ruler, width: desk.width)
      let heading = Bilingual(ja: "\(title.ja) \(part.count)", en: "\(title.en): \(part.count)")
      return [Line(desk.say(heading), .heading)]
        + table.lines(
          part.map { finding in
            [Span("  " + desk.say(finding.key.titleWords)), Span(desk.say(words(finding)))]
          })
    }
    return [heading()]
      + section(Bilingual(ja: "聞く", en: "Ask"), [.ask]) { quoted($0.key.askWords) }
      + section(Bilingual(ja: "読み上げて確かめる", en: "Read back"), [.confirm, .conflict]) {
        quoted($0.confirmWords)
      }
      + section(Bilingual(ja: "聞かなくてよい", en: "Do not ask"), [.answered]) { known($0) }
      + section(Bilingual(ja: "お客様に聞かない", en: "Not from the customer"), [.restricted]) {
        restricted($0)
      }
      + section(Bilingual(ja: "前に断られた", en: "Declined before"), [.refused]) { declined($0) }
  }

  private func quoted(_ words: Bilingual) -> Bilingual {
    Bilingual(ja: "「\(words.ja)」", en: "\"\(words.en)\"")
  }

  /// The value with its age: 4410-0087 (2日前).
  func known(_ finding: OpenedFinding) -> Bilingual {
    guard let fact = finding.facts.first else { return Bilingual(same: "") }
    let (value, age) = (fact.valueWords, facts.age(fact))
    return Bilingual(ja: "\(value.ja) (\(age))", en: "\(value.en) (\(age))")
  }

  func restricted(_ finding: OpenedFinding) -> Bilingual {
    let team = finding.finding.restrictedTo.map { facts.teams.label($0.code).name }
    return Bilingual(
      ja: "\(team?.ja ?? "別の班")が知っています", en: "\(team?.en ?? "another team") knows")
  }

  func declined(_ finding: OpenedFinding) -> Bilingual {
    Bilingual(same: finding.finding.refusedAt.map { facts.dates.dayAndTime($0) } ?? "")
  }
}
