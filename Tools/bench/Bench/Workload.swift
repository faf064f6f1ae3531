internal import Cases

/// What one person writes in a day at a service desk, without end.
///
/// A few cases are worked on at a time.  Each is opened, gets calls, memos, parts and promises, and
/// is resolved and closed after about twenty events, so that a long run is a large book and not a
/// few endless cases.
struct Workload {
  /// How many cases one person works on at a time.
  private static let caseCount = 8

  /// One command of what is written about a case, by its number of order.
  private struct Work {
    let refs: Refs
    var contact: ContactID
    var promise: PromiseID?
    var step = 0
  }

  private var random: RandomNumbers
  private var cases: [Work] = []
  /// Whose cases are opened at present, and about what.
  private var owner: (customer: CustomerID, item: ItemID)?
  private let clock: @Sendable () -> Instant

  init(seed: UInt64, clock: @escaping @Sendable () -> Instant) {
    random = RandomNumbers(seed: seed)
    self.clock = clock
  }

  /// The next command.
  mutating func next() -> Command {
    let now = clock()
    if cases.count < Self.caseCount { return open(now) }
    let index = Int.random(in: cases.indices, using: &random)
    var work = cases[index]
    let content = advance(&work, now)
    if work.step > 19 { cases.remove(at: index) } else { cases[index] = work }
    return command(content, now)
  }

  private mutating func open(_ now: Instant) -> Command {
    var refs = Refs()
    var drafts: [Draft] = []
    // Every fourth case is a new customer's.
    if let owner, UInt8.random(in: 0..<4, using: &random) > 0 {
      (refs.customer, refs.item) = (owner.customer, owner.item)
    } else {
      let (customer, item): (CustomerID, ItemID) = (identifier(now), identifier(now))
      owner = (customer, item)
      refs.customer = customer
      let registered = CustomerRegistered(
        kind: .company, name: "山田製作所 \(customer.low % 10_000)")
      drafts.append(Draft(.customers(.customerRegistered(registered)), refs: refs))
      refs.item = item
      let bought = ItemRegistered(model: "AX-300", serial: "4410-\(item.low)")
      drafts.append(Draft(.items(.itemRegistered(bought)), refs: refs))
    }
    refs.case = identifier(now)
    let opened = CaseOpened(
      channel: .phone, reasonCode: "breakdown", priority: .normal, subject: "圧縮機 異音 E4",
      firstWords: words(8))
    drafts.append(Draft(.cases(.caseOpened(opened)), refs: refs))
    cases.append(Work(refs: refs, contact: identifier(now)))
    return command(.record(drafts), now)
  }

  private mutating func advance(_ work: inout Work, _ now: Instant) -> Command.Content {
    defer { work.step += 1 }
    var refs = work.refs
    switch work.step {
    case 0, 6, 12:
      work.contact = identifier(now)
      refs.contact = work.contact
      let started = ContactStarted(channel: .phone, direction: .inbound)
      return .record([Draft(.contacts(.contactStarted(started)), refs: refs)])
    case 1, 7, 13:
      refs.contact = work.contact
      let ended = ContactEnded(stage: .talk, outcome: .reached, talkSeconds: 240, holdSeconds: 15)
      return .record([Draft(.contacts(.contactEnded(ended)), refs: refs)])
    case 3:
      let id: PromiseID = identifier(now)
      work.promise = id
      refs.promise = id
      let due = Instant(microseconds: now.microseconds + 3_600_000_000)
      let made = PromiseMade(
        kind: .callback, what: "折り返し(技術より)", window: Window(to: due),
        owner: Owner(team: .repair), agreedWithCustomer: true)
      return .decide(.makePromise(made), refs: refs)
    case 10:
      let installed = PartInstalled(
        usageID: identifier(now), partNo: "CMP-88", serial: "9M\(random.next())",
        quantity: Quantity(1), source: .van, charge: .warranty)
      return .record([Draft(.repairs(.partInstalled(installed)), refs: refs)])
    case 16:
      refs.promise = work.promise
      let settled = PromiseSettled(
        outcome: .kept, evidence: SettlementEvidence(contact: work.contact))
      return .record([Draft(.commitments(.promiseSettled(settled)), refs: refs)])
    case 18:
      let resolved = CaseResolved(resolutionCode: "repaired", confirmedWithCustomer: true)
      return .decide(.resolveCase(resolved), refs: refs)
    case 19:
      return .decide(.closeCase(CaseClosed(surveyWanted: true)), refs: refs)
    default:
      let memo = MemoWritten(memoID: identifier(now), body: words(14), pinned: false)
      return .record([Draft(.facts(.memoWritten(memo)), refs: refs)])
    }
  }

  private mutating func command(_ content: Command.Content, _ now: Instant) -> Command {
    Command(
      id: identifier(now), content: content, occurredAt: now, utcOffsetMinutes: 540,
      recordedAt: now, actor: nil, team: .support, device: nil, authenticatedBy: .osUser)
  }

  private mutating func identifier<Tag>(_ now: Instant) -> Identifier<Tag> {
    Identifier(
      milliseconds: now.microseconds / 1_000,
      high16: UInt16(truncatingIfNeeded: random.next()), low: random.next())
  }

  private static let vocabulary = [
    "圧縮機", "異音", "始動", "5分で", "E4", "bearing", "noise", "again", "部品", "手配", "折り返し", "customer",
    "asked", "第2工場", "0.42", "MPa",
  ]

  private mutating func words(_ count: Int) -> String {
    var words: [String] = []
    for _ in 0..<count {
      words.append(Self.vocabulary[Int.random(in: Self.vocabulary.indices, using: &random)])
    }
    return words.joined(separator: " ")
  }
}

/// Random numbers from a seed: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
struct RandomNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
