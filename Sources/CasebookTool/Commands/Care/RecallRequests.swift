internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// A recall to be announced or revised.
struct RecallAnnounceRequest: Request, Hashable {
  var models: [String] = []
  var ranges: [SerialRange] = []
  var hazard: String?
  var healthRisk: String?
  var period: String?
  var howFound: String?
  var remedy: RecallRemedy?
  var unitsInMarketCount: Int?
  var authorityRef: String?
  var from: String?
  var until: String?
  /// The recall that is revised; what is not said stays as it was.
  var revises: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    var announced = RecallAnnounced(
      revision: 1, hazard: "", remedy: .repair, unitsInMarketCount: 0,
      startedOn: try desk.dates().today)
    var refs = Refs()
    if let revises {
      let sheet = try desk.recall(revises)
      announced = sheet.announced
      announced.revision = sheet.state.revision + 1
      refs.insert(Ref(.recall, sheet.state.id.any))
    } else {
      refs.insert(Ref(.recall, writer.newID()))
    }
    if !models.isEmpty { announced.models = models }
    if !ranges.isEmpty { announced.serialRanges = ranges }
    announced.hazard = hazard ?? announced.hazard
    announced.healthRisk = healthRisk ?? announced.healthRisk
    announced.period = period ?? announced.period
    announced.howFound = howFound ?? announced.howFound
    announced.remedy = remedy ?? announced.remedy
    announced.unitsInMarketCount = unitsInMarketCount ?? announced.unitsInMarketCount
    announced.authorityRef = authorityRef ?? announced.authorityRef
    if let day = try desk.day(from, .behind, option: "--from") { announced.startedOn = day }
    if let day = try desk.day(until, .ahead, option: "--until") { announced.endedOn = day }
    let name = announced.authorityRef ?? refs[.recall].map(ShortName.of) ?? ""
    return try writer.decide(
      .announceRecall(announced), refs: refs,
      says: announced.revision == 1
        ? Bilingual(ja: "リコール \(name) を公表", en: "recall \(name) announced")
        : Bilingual(
          ja: "リコール \(name) を改めました (第 \(announced.revision) 版)",
          en: "recall \(name) revised (revision \(announced.revision))"),
      on: WriteSubject())
  }
}

/// Owners who were told.
struct RecallNotifyRequest: Request, Hashable {
  var recall: String?
  var isAll = false
  var channel: Channel
  var unit: TypedUnit
  var terms = WriteTerms()

  /// Bound: how many units one command notes.
  static let unitCountMax = 500

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    guard isAll else {
      return try RecallUnitRequest(
        recall: recall, act: .notify(channel), unit: unit, terms: terms
      ).run(at: desk)
    }
    let writer = try Writer(desk, terms)
    let sheet = try desk.recall(recall)
    let progress: RecallProgress = try desk.read { (snapshot) throws(RowsError) in
      try RecallProgress.read(sheet.state, in: snapshot)
    }
    let wanted = (progress.inRange + progress.unknown).filter {
      $0.isOpen && $0.isReachable && $0.unit.notifiedAt == nil
    }
    guard !wanted.isEmpty else {
      throw ErrorReport(
        code: "recall.hasNobodyToTell", exit: .refused,
        message: Bilingual(
          ja: "まだ知らせていない、連絡のつくお客様はいません",
          en: "nobody who can be reached is left to be told"),
        hint: ErrorReport.Hint("casebook recall show \(sheet.name) --unreachable"))
    }
    if wanted.count > Self.unitCountMax {
      let rest = wanted.count - Self.unitCountMax
      desk.note(
        Line(
          desk.say(
            Bilingual(
              ja: "あと \(rest.grouped) 台あります。もう一度どうぞ",
              en: "\(rest.grouped) more are left; run it again")), .notice))
    }
    let drafts = wanted.prefix(Self.unitCountMax).map { unit in
      var refs = Refs([Ref(.recall, sheet.state.id.any)])
      refs.item = unit.item.id
      refs.customer = unit.item.customer
      return Draft(.care(.recallUnitNotified(RecallUnitNotified(via: channel))), refs: refs)
    }
    return try writer.record(
      drafts,
      says: Bilingual(
        ja: "\(drafts.count.grouped) 台の通知を記録", en: "\(drafts.count.grouped) notices recorded"),
      on: WriteSubject())
  }
}

/// What happened to one unit of a recall.
struct RecallUnitRequest: Request, Hashable {
  enum Act: Hashable, Sendable {
    case notify(Channel)
    case trace(TraceResult)
    /// Nil as was announced.
    case remedy(RecallRemedy?)
  }

  /// Nil for the only one of the unit.
  var recall: String?
  var act: Act
  var unit: TypedUnit
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let subject = try subject(writer)
    guard let item = subject.item else {
      throw ErrorReport(
        code: "item.isNotSaid", exit: .usage,
        message: Bilingual(ja: "どの製品か分かりません", en: "which item is it?"),
        hint: ErrorReport.Hint(desk.lineWords(adding: ["--item", "S/N"])))
    }
    let sheet = try desk.recall(recall, of: item)
    var refs = subject.refs
    refs.insert(Ref(.recall, sheet.state.id.any))
    let event: Event.Care
    switch act {
    case .notify(let channel): event = .recallUnitNotified(RecallUnitNotified(via: channel))
    case .trace(let result): event = .recallUnitTraced(RecallUnitTraced(result: result))
    case .remedy(let how):
      let repair = subject.case?.state.openRepairs.last
      refs.repair = repair
      event = .recallUnitRemedied(
        RecallUnitRemedied(how: how ?? sheet.state.remedy, repair: repair))
    }
    return try writer.record(
      [Draft(.care(event), refs: refs)], says: said(sheet.name), on: subject)
  }

  private func subject(_ writer: Writer) throws(ErrorReport) -> WriteSubject {
    if let item = unit.item {
      var subject = try writer.subject(case: nil, item: item)
      if let typed = unit.case { subject.case = try writer.desk.case(typed) }
      return subject
    }
    return try writer.subject(case: unit.case)
  }

  private func said(_ name: String) -> Bilingual {
    switch act {
    case .notify: Bilingual(ja: "リコール \(name): 通知を記録", en: "recall \(name): notice recorded")
    case .trace(let result):
      Bilingual(
        ja: "リコール \(name): \(result.word.ja)を記録", en: "recall \(name): \(result.word.en)")
    case .remedy: Bilingual(ja: "リコール \(name): 処置済みを記録", en: "recall \(name): put right")
    }
  }
}
