internal import Casebook
internal import Cases

/// A book of customers as a telephone desk has them: five numbers each, one of them shared with a
/// neighbour or behind a switchboard, an item, an open case, a call, and five facts.
///
/// Everything about a customer follows from their place, so that a number can be looked up without
/// having been remembered.
struct CallerBook {
  let book: Book
  let customerCount: Int
  let keys: FactKeys

  /// How many numbers and facts a customer has.
  static let numberCount = 5
  static let factCount = 5
  /// So many customers stand behind one switchboard.
  static let switchboardSize = 12
  /// How many commands are written at once.
  private static let commandsAtOnce = 256

  private let now = Book.systemClock()

  init(book: Book, customerCount: Int, keys: FactKeys) {
    self.book = book
    self.customerCount = customerCount
    self.keys = keys
  }

  // MARK: Who has which number

  /// The number at a place of a customer, in international form.
  ///
  /// The first is theirs alone, the fourth a household's of two, the fifth that of a switchboard.
  func number(_ customer: Int, _ place: Int) -> String {
    let owner =
      switch place {
      case 3: customer - customer % 2
      case 4: customer - customer % Self.switchboardSize
      case _: customer  // Open set: any other place is theirs alone.
      }
    let digits = String(10_000_000 + owner * Self.numberCount + place)
    return "+813\(digits)"
  }

  private func sharing(_ place: Int) -> Sharing {
    switch place {
    case 3: .household
    case 4: .switchboard
    case _: .one  // Open set: any other place is theirs alone.
    }
  }

  func customerID(_ customer: Int) -> CustomerID { id(customer, 1) }
  func caseID(_ customer: Int) -> CaseID { id(customer, 3) }

  private func id<Tag>(_ customer: Int, _ kind: UInt64, _ place: Int = 0) -> Identifier<Tag> {
    Identifier(
      milliseconds: now.microseconds / 1_000 - 86_400_000, high16: UInt16(place),
      low: mixed(UInt64(customer) << 8 | kind))
  }

  /// Spread over all bits, as identifiers are.
  private func mixed(_ value: UInt64) -> UInt64 {
    var random = RandomNumbers(seed: value)
    return random.next()
  }

  // MARK: Writing

  /// Writes everything; how many events that were.
  func write() -> Int {
    var eventCount = 0
    var customer = 0
    while customer < customerCount {
      let end = min(customer + Self.commandsAtOnce, customerCount)
      let replies = book.performAll((customer..<end).map(command))
      for reply in replies {
        guard case .success(.accepted(let receipt)) = reply else {
          stop("a customer was not accepted: \(reply)")
        }
        eventCount += receipt.lines.count
      }
      customer = end
    }
    return eventCount
  }

  private func command(_ customer: Int) -> Command {
    var refs = Refs()
    refs.customer = customerID(customer)
    var drafts: [Draft] = []
    let registered = CustomerRegistered(kind: .company, name: "山田製作所 \(customer)")
    drafts.append(Draft(.customers(.customerRegistered(registered)), refs: refs))
    for place in 0..<Self.numberCount {
      let text = number(customer, place)
      let point = ContactPointAdded(
        pointID: id(customer, 4, place), kind: .phone, raw: text, normalized: text,
        sharing: sharing(place), verifiedBy: .none)
      drafts.append(Draft(.customers(.contactPointAdded(point)), refs: refs))
    }
    refs.item = id(customer, 2)
    let item = ItemRegistered(model: "AX-300", serial: "4410-\(customer)")
    drafts.append(Draft(.items(.itemRegistered(item)), refs: refs))
    refs.case = caseID(customer)
    let opened = CaseOpened(
      channel: .phone, reasonCode: "breakdown", priority: .normal, subject: "圧縮機 異音 E4",
      firstWords: "昨夜から")
    drafts.append(Draft(.cases(.caseOpened(opened)), refs: refs))
    drafts += facts(customer, refs)
    refs.contact = id(customer, 5)
    let started = ContactStarted(channel: .phone, direction: .inbound)
    drafts.append(Draft(.contacts(.contactStarted(started)), refs: refs))
    return Command(
      id: id(customer, 6), content: .record(drafts), occurredAt: now, utcOffsetMinutes: 540,
      recordedAt: now, actor: nil, team: .support, device: nil, authenticatedBy: .osUser)
  }

  /// A fact under each of the first keys; a book that declares fewer gets more of the last.
  private func facts(_ customer: Int, _ refs: Refs) -> [Draft] {
    let usable = keys.keys.filter { $0.subject != .site && $0.alwaysAsk == nil }
    return (0..<Self.factCount).map { place in
      let key = place < usable.count ? usable[place] : usable.last
      let fact = FactAsserted(
        factID: id(customer, 7, place), subject: key?.subject ?? .customer,
        key: key?.name ?? "customer.hours", value: "午前のみ \(place)", source: .customerSaid,
        confidence: 100)
      return Draft(.facts(.factAsserted(fact)), refs: refs)
    }
  }

  /// Hands the case of a customer on to another team.
  func handoff(_ customer: Int, _ number: Int) -> Command {
    var refs = Refs()
    refs.case = caseID(customer)
    refs.handoff = id(customer, 8, number)
    let open = keys.required(by: .repair).map(\.name)
    let offered = HandoffOffered(
      from: Owner(team: .support), to: Owner(team: .repair), reasonCode: "needsRepair",
      brief: Brief(
        ask: "異音の診断", situation: "始動5分で異音", nextStep: "訪問日の調整", openQuestions: open))
    return Command(
      id: id(customer, 9, number), content: .decide(.offerHandoff(offered), refs: refs),
      occurredAt: now, utcOffsetMinutes: 540, recordedAt: now, actor: nil, team: .support,
      device: nil, authenticatedBy: .osUser)
  }
}
