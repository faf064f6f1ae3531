import Cases
import CasesTesting
import Testing
import Views

@testable import Casebook

extension TestBook {
  /// Publishes the fact keys and scripts with which a book begins.
  func publishDefaults() throws {
    let documents = DefaultDocuments.all(zone: .tokyo, schema: [])
    for document in documents where document.kind == .factKeys || document.kind == .script {
      try accept(decision(.publishDocument(document), refs: Refs()))
    }
  }

  /// Opens the case of the sample, with its customer and item.
  func openSample() throws {
    let event = CaseOpened(
      channel: .phone, reasonCode: "malfunction", priority: .normal, subject: "異音")
    try accept(facts(.cases(.caseOpened(event))))
  }

  func told(_ key: String, _ value: String, of subject: FactSubject) -> Command {
    facts(
      .facts(
        .factAsserted(
          FactAsserted(
            factID: .sample(value), subject: subject, key: key, value: value,
            source: .customerSaid, confidence: 100))))
  }

  func asked(
    _ key: String, of subject: FactSubject, form: QuestionForm = .open,
    because: AskReason? = nil, by team: Team = .repair
  ) -> Command {
    let event = QuestionAsked(
      questionID: .sample("question \(key)"), subject: subject, key: key, form: form,
      verdict: .ask, because: because)
    return command(.record([Draft(.facts(.questionAsked(event)), refs: .sample)]), team: team)
  }

  /// What the ledger of the sample case says of a key to a team.
  func finding(_ key: String, for team: Team = .repair) throws -> LedgerFinding? {
    var found: LedgerFinding?
    let moment = clock.now
    try book.read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        let scope = try snapshot.ledgerScope(of: CaseID.sample("case"))
        let ledger = try snapshot.ledger(of: scope)
        let asker = Asker(
          team: team, moment: moment, case: .sample("case"), utcOffsetMinutes: 540)
        found = try snapshot.factKeys()[key].map { ledger.finding($0, in: scope, for: asker) }
      } catch { throw BookError(error, path: "ledger") }
    }
    return found
  }

  /// The last question that the log has.
  func lastQuestion() throws -> QuestionAsked? {
    try records().lazy.compactMap { record in
      if case .facts(.questionAsked(let asked)) = record.event { asked } else { nil }
    }.last
  }
}

@Suite("The ledger of a book")
struct LedgerBookTests {
  private func book() throws -> TestBook {
    let test = try TestBook()
    try test.publishDefaults()
    try test.openSample()
    return test
  }

  @Test("begins with keys for appliance repair, in both languages, and scripts that ask them")
  func defaults() throws {
    let test = try book()
    var keys = FactKeys()
    var scripts: [String] = []
    try test.book.read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        keys = try snapshot.factKeys()
        for (id, script) in try snapshot.scripts() {
          scripts.append(id)
          #expect(script.keys.allSatisfy { keys[$0] != nil })
          #expect(script.keys.count > 5)
        }
      } catch { throw BookError(error, path: "documents") }
    }
    #expect(keys.keys.count >= 20)
    #expect(scripts == ["intake"])
    for key in keys.keys {
      for texts in [key.title, key.askText, key.confirmText] {
        #expect(Set(texts.keys) == ["ja", "en"], "\(key.name)")
      }
    }
    #expect(keys["safety.gasSmell"]?.alwaysAsk == .safety)
    #expect(keys["identity.caller"]?.alwaysAsk == .identity)
    #expect(keys.required(by: .repair).map(\.name) == ["item.serial", "case.symptom"])
  }

  @Test("refuses to ask anew what is known, names the fact, and takes it with a reason")
  func known() throws {
    let test = try book()
    #expect(try test.finding("item.serial")?.verdict == .ask)
    try test.accept(test.told("item.serial", "4410-0087", of: .item))
    #expect(try test.finding("item.serial")?.facts.map(\.value) == ["4410-0087"])
    let again = try test.book.perform(test.asked("item.serial", of: .item))
    #expect(again.refusal == .alreadyKnown(.sample("4410-0087")))
    #expect(try test.lastQuestion() == nil)
    try test.accept(test.asked("item.serial", of: .item, because: .valueDoubted))
    #expect(try test.lastQuestion()?.verdict == .answered)
    try test.accept(test.asked("item.serial", of: .item, form: .readBack))
  }

  @Test("notes with a question what the ledger said, and up to where")
  func completes() throws {
    let test = try book()
    let seq = try test.standing().seq
    try test.accept(test.asked("case.symptom", of: .case))
    let asked = try #require(try test.lastQuestion())
    #expect(asked.verdict == .ask)
    #expect(asked.ledgerSeq == LogPosition(epoch: 1, seq: Int(seq)))
  }

  @Test("routes to the owner team, and respects a refusal")
  func others() throws {
    let test = try book()
    try test.accept(test.told("customer.payment", "振込", of: .customer))
    #expect(
      try test.book.perform(test.asked("customer.payment", of: .customer)).refusal
        == .restrictedTo(.sales))
    try test.accept(test.asked("visit.parking", of: .customer))
    let declined = QuestionAnswered(
      questionID: .sample("question visit.parking"), outcome: .refused)
    try test.accept(test.facts(.facts(.questionAnswered(declined))))
    #expect(
      try test.book.perform(test.asked("visit.parking", of: .customer)).refusal
        == .customerRefused(key: "visit.parking"))
  }

  @Test("takes every question of a device that was offline, as it says")
  func offline() throws {
    let test = try book()
    try test.accept(test.told("item.serial", "4410-0087", of: .item))
    var command = test.asked("item.serial", of: .item)
    command.wasOffline = true
    command.deviceSeq = 1
    command.device = .sample("kit")
    command.authenticatedBy = .curveKey
    guard case .record(var drafts) = command.content,
      case .facts(.questionAsked(var asked)) = drafts[0].event
    else { return }
    asked.ledgerSeq = LogPosition(epoch: 1, seq: 2)
    drafts[0].event = .facts(.questionAsked(asked))
    command.content = .record(drafts)
    try test.accept(command)
    #expect(try test.lastQuestion() == asked)
  }

  @Test("seals what is personal, and leaves in the open what its key declares impersonal")
  func sealing() throws {
    let test = try book()
    try test.accept(test.told("item.serial", "4410-0087", of: .item))
    try test.accept(test.told("customer.hours", "午前のみ", of: .customer))
    let corrected = FactCorrected(
      factID: .sample("4410-0087"), newFactID: .sample("new"), value: "4410-0078",
      cause: .wasWrong)
    try test.accept(test.facts(.facts(.factCorrected(corrected))))
    var places: [String] = []
    for record in try test.records() {
      if case .facts(.factAsserted(let fact)) = record.event {
        places.append("\(fact.value ?? "-") \(fact.impersonalValue ?? "-")")
      }
      if case .facts(.factCorrected(let fact)) = record.event {
        places.append("\(fact.value ?? "-") \(fact.impersonalValue ?? "-")")
      }
    }
    #expect(places == ["- 4410-0087", "午前のみ -", "- 4410-0078"])
    #expect(try test.finding("item.serial")?.facts.map(\.value) == ["4410-0078"])
  }

  @Test("hands a case over only with what the receiving team requires, or what is open declared")
  func handoff() throws {
    let test = try book()
    try test.accept(
      test.facts(
        .book(.memberRegistered(MemberRegistered(name: "佐藤", team: .support, skills: []))),
        refs: Refs([Ref(.member, .sample("sato"))])))
    func offer(_ open: [String]) -> Command {
      let brief = Brief(
        ask: "診断", situation: "異音", nextStep: "訪問", openQuestions: open)
      let offered = HandoffOffered(
        from: Owner(team: .support), to: Owner(team: .repair), reasonCode: "needsRepair",
        brief: brief)
      var refs = Refs.sample
      refs.handoff = .sample("handoff")
      return test.decision(.offerHandoff(offered), refs: refs)
    }
    #expect(
      try test.book.perform(offer([])).refusal
        == .unknownsAreUnlisted(keys: ["item.serial", "case.symptom"]))
    let told = try test.accept(test.told("item.serial", "4410-0087", of: .item))
    #expect(
      try test.book.perform(offer([])).refusal == .unknownsAreUnlisted(keys: ["case.symptom"]))
    try test.accept(offer(["case.symptom"]))
    let record = try #require(try test.records().last)
    guard case .commitments(.handoffOffered(let offered)) = record.event else {
      Issue.record("no offer")
      return
    }
    #expect(offered.doNotAsk == ["item.serial"])
    #expect(offered.evidence == told.lines.map(\.id))
  }

  @Test("refuses a document of keys by which no ledger could go, and a script that asks others")
  func documents() throws {
    let test = try book()
    func publish(_ kind: DocumentKind, _ content: String) throws -> Refusal? {
      let document = DocumentPublished(
        documentID: "aircon", kind: kind, version: 1, title: "空調",
        content: Array(content.utf8), audience: .agents)
      return try test.book.perform(
        test.decision(.publishDocument(document), refs: Refs())
      ).refusal
    }
    let taken = try publish(
      .factKeys,
      #"""
      {"keys": [{"key": "item.serial", "subject": "item", "title": "s", "ask": "?",
        "confirm": "{value}"}]}
      """#)
    #expect(
      taken == .contentIsInvalid(line: 1, why: "keys[0].key: isDeclared fact-keys"))
    #expect(try publish(.factKeys, "[") != nil)
    let asks = try publish(.script, #"{"title": "t", "steps": ["case.symptom", "case.nothing"]}"#)
    #expect(asks == .contentIsInvalid(line: 1, why: "steps[1]: noSuchKey"))
    #expect(try publish(.script, "読み上げる文") == nil)
  }

  @Test("knows the same after everything is folded anew, and as long as the log is the same")
  func rebuilt() throws {
    let test = try book()
    try test.accept(test.told("item.serial", "4410-0087", of: .item))
    try test.accept(test.told("customer.hours", "午前", of: .customer))
    let before = try test.finding("item.serial")
    try test.reopen(folding: true)
    #expect(try test.finding("item.serial") == before)
    #expect(try test.faults().isEmpty)
  }
}
