internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// When customers are usually followed up, counted from what gives rise to it.
struct UsualWindow: Hashable, Sendable {
  let fromDays: Int64
  let toDays: Int64

  /// 7-30日後.
  var word: Bilingual {
    Bilingual(
      ja: "\(fromDays)-\(toDays)日後", en: "after \(fromDays) to \(toDays) days")
  }

  /// Counted from `start`.
  func window(from start: Instant) -> Window {
    Window(
      from: start.adding(seconds: fromDays * 86_400), to: start.adding(seconds: toDays * 86_400))
  }
}

extension FollowUpTrigger {
  /// From a week to a month after a purchase (DOMAIN.md §1, 18); the rest is our own.
  var usualWindow: UsualWindow {
    switch self {
    case .purchase: UsualWindow(fromDays: 7, toDays: 30)
    case .inquiry: UsualWindow(fromDays: 1, toDays: 7)
    case .newProduct: UsualWindow(fromDays: 0, toDays: 30)
    case .defect: UsualWindow(fromDays: 0, toDays: 7)
    case .repair: UsualWindow(fromDays: 7, toDays: 30)
    }
  }
}

/// A follow-up to be planned, of one customer or of all who own a model.
struct FollowUpPlanRequest: Request, Hashable {
  var trigger: FollowUpTrigger
  var from: String?
  var to: String?
  var channel: Channel = .phone
  var script: String?
  /// The follow-up that is moved.
  var replaces: String?
  /// The model whose owners are meant.
  var model: String?
  var `case`: TypedReference?
  var customer: TypedReference?
  var item: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    if let model { return try planForOwners(of: model, writer) }
    let moved = try replaces.map { (typed) throws(ErrorReport) in
      try desk.followUp(typed)
    }
    var subject = moved?.subject ?? WriteSubject()
    if moved == nil || `case` != nil || customer != nil || item != nil {
      subject = try writer.subject(case: `case`, customer: customer, item: item)
    }
    var refs = subject.refs
    refs.customer = try subject.knownCustomer(at: desk).id
    refs.insert(Ref(.followUp, moved?.planned.id.any ?? writer.newID()))
    let window = try window(writer, item: subject.item, case: subject.case)
    try desk.echo(.from, window.from ?? writer.occurredAt, isAhead: true)
    try desk.echo(.due, window.to, isAhead: true)
    return try writer.decide(
      .planFollowUp(planned(window)), refs: refs,
      says: moved == nil
        ? Bilingual(ja: "フォローを予定: \(trigger.word.ja)", en: "follow-up planned: \(trigger.word.en)")
        : Bilingual(ja: "フォローの日を変更", en: "follow-up moved"),
      on: subject)
  }

  private func planned(_ window: Window) -> FollowUpPlanned {
    FollowUpPlanned(trigger: trigger, window: window, channel: channel, script: script)
  }

  /// What was typed, else the usual time after what gives rise to it.
  private func window(
    _ writer: Writer, item: ItemState?, case card: CaseCard?
  ) throws(ErrorReport) -> Window {
    let desk = writer.desk
    let zone = try desk.zone()
    var start = writer.occurredAt
    switch trigger {
    case .purchase:
      if let day = try soldOn(item, desk) { start = zone.start(of: day) }
    case .inquiry, .repair:
      if let resolvedAt = card?.state.resolvedAt { start = resolvedAt }
    case .newProduct, .defect: break
    }
    var window = trigger.usualWindow.window(from: start)
    if let from {
      let moment = try desk.understand(from, .ahead, option: "--from").start(in: zone)
      let usual = trigger.usualWindow
      window = Window(
        from: moment,
        to: moment.adding(seconds: (usual.toDays - usual.fromDays) * 86_400))
    }
    if let to {
      window.to = try desk.understand(to, .ahead, option: "--to").end(in: zone)
      if from == nil, let start = window.from, start >= window.to {
        window.from = min(desk.now, window.to.adding(seconds: -1))
      }
    }
    return window
  }

  /// The day of the sale, as the item was registered; else that of its installation.
  private func soldOn(_ item: ItemState?, _ desk: Desk) throws(ErrorReport) -> Day? {
    guard let item else { return nil }
    let sold: Day? = try desk.read { (snapshot) throws(RowsError) in
      for record in try snapshot.records(of: .item(item.id), opened: false) {
        if case .items(.itemRegistered(let registered)) = record.event,
          record.id == item.registeredBy
        {
          return registered.soldOn
        }
      }
      return nil
    }
    return sold ?? item.installedOn
  }

  // MARK: All who own a model

  /// Bound: how many follow-ups one command plans.
  static let ownerCountMax = 500

  private func planForOwners(
    of model: String, _ writer: Writer
  ) throws(ErrorReport) -> Answer {
    let desk = writer.desk
    let owned: [ItemState] = try desk.read { (snapshot) throws(RowsError) in
      var owners: Set<CustomerID> = []
      var owned: [ItemState] = []
      for (id, _) in try snapshot.items(ofModel: model) {
        guard let item = try snapshot.state(id, as: ItemState.self), let owner = item.customer,
          owners.insert(owner).inserted
        else { continue }
        owned.append(item)
        if owned.count > Self.ownerCountMax { break }
      }
      return owned
    }
    guard !owned.isEmpty else {
      throw ErrorReport(
        code: "item.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(model) を持つお客様はいません", en: "nobody owns a \(model)"))
    }
    var plan = OwnersPlanned(isCut: owned.count > Self.ownerCountMax)
    for item in owned.prefix(Self.ownerCountMax) {
      guard let owner = try desk.owner(of: item) else { continue }
      let subject = WriteSubject(customer: owner, item: item)
      var refs = subject.refs
      refs.insert(Ref(.followUp, writer.newID()))
      let window = try window(writer, item: item, case: nil)
      do throws(ErrorReport) {
        _ = try writer.decide(
          .planFollowUp(planned(window)), refs: refs, says: Bilingual(same: ""), on: subject)
        plan.planned.append(owner)
      } catch {
        guard error.exit == .refused else { throw error }
        plan.refused.append(OwnersPlanned.Refused(customer: owner, report: error))
      }
    }
    return plan.answer(at: desk)
  }
}

/// What came of a follow-up.
struct FollowUpDoneRequest: Request, Hashable {
  var reference: String
  var outcome: FollowUpOutcome
  var using: UsageLevel?
  var isSatisfied: Bool?
  var findings: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let found = try desk.followUp(reference)
    // The refs of its planning, which later events of a thing carry.
    var refs = found.subject.refs
    refs.case = found.planned.case
    refs.item = found.planned.item
    refs.insert(Ref(.followUp, found.planned.id.any))
    let done = FollowUpDone(
      outcome: outcome, using: using, satisfied: isSatisfied, findings: findings)
    return try writer.record(
      [Draft(.care(.followUpDone(done)), refs: refs)],
      says: Bilingual(
        ja: "フォローの結果を記録: \(outcome.word.ja)", en: "follow-up recorded: \(outcome.word.en)"),
      on: found.subject)
  }
}
