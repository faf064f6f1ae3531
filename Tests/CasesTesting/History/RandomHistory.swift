package import Cases

/// A history in which anything may happen to a handful of subjects: every type of event, several
/// events in a command, numbers that come early, late news, corrections and retractions.
///
/// It need not make sense; folds must agree on it all the same.
package struct RandomHistory: Sendable {
  private var generator: SeededGenerator
  private var records: [Record] = []
  private var commandCount = 0
  private var deviceSeqs: [String: UInt64] = [:]
  private var keys: [Ref: UInt64] = [:]

  /// The records of a history with `count` events or a few more; the same for the same seed.
  package static func records(seed: UInt64, count: Int) -> [Record] {
    var history = RandomHistory(generator: SeededGenerator(seed: seed))
    while history.records.count < count { history.addCommand() }
    return history.records
  }

  private init(generator: SeededGenerator) { self.generator = generator }

  private mutating func addCommand() {
    commandCount += 1
    let eventCount = generator.chance(20) ? 2 : 1
    let refs = randomRefs()
    let device = generator.chance(85) ? generator.pick(["tablet", "desk"]) : nil
    let deviceSeq = device.map { nextDeviceSeq($0) } ?? 0
    for index in 0..<eventCount {
      var (event, supersedes, subjects) = randomEvent(refs)
      vary(&event)
      add(event, index, subjects, supersedes, device, deviceSeq)
    }
  }

  private mutating func add(
    _ event: Event, _ index: Int, _ refs: Refs, _ supersedes: EventID?, _ device: String?,
    _ deviceSeq: UInt64
  ) {
    let seq = UInt64(records.count + 1)
    let accepted = Instant.sample.adding(seconds: Int64(seq) * 97)
    let late = generator.chance(20) ? Int64.random(in: 0..<400_000, using: &generator) : 0
    var record = Record(
      id: .sample("event \(seq)"), command: .sample("command \(commandCount)"), index: index,
      origin: device == nil ? .import : .device, event: event,
      occurredAt: accepted.adding(seconds: -late), utcOffsetMinutes: 540, recordedAt: accepted,
      acceptedAt: accepted, actor: .sample(generator.pick(["sato", "kimura"])),
      team: generator.chance(90) ? generator.pick([.support, .repair, .sales]) : nil,
      device: device.map { .sample($0) }, deviceSeq: deviceSeq, authenticatedBy: .osUser,
      refs: refs, entry: generator.chance(80) ? Int(seq) : nil, supersedes: supersedes)
    record.seq = seq
    record.number = number(for: event)
    if generator.chance(70) { record.keyID = key(for: event.kind, refs) }
    records.append(record)
  }

  private mutating func randomRefs() -> Refs {
    var refs = Refs()
    for role in Role.allCases where generator.chance(role == .case ? 80 : 35) {
      refs.insert(Ref(role, .sample(name(role.feedRole.word))))
    }
    if generator.chance(10) { refs.insert(Ref(.case, .sample("case 4"))) }
    return refs
  }

  private mutating func randomEvent(_ refs: Refs) -> (Event, EventID?, Refs) {
    if generator.chance(12), let old = records.randomElement(using: &generator) {
      let sameKind = Event.samples.filter { $0.kind == old.event.kind }
      return (generator.pick(sameKind), old.id, generator.chance(80) ? old.refs : refs)
    }
    if generator.chance(8), let old = records.randomElement(using: &generator) {
      let event = EntryRetracted(events: [old.id], reasonCode: "mistake")
      return (.book(.entryRetracted(event)), nil, old.refs)
    }
    return (generator.pick(Event.samples), nil, refs)
  }

  private mutating func nextDeviceSeq(_ device: String) -> UInt64 {
    let last = deviceSeqs[device, default: 0]
    // Now and then one comes early, or late, or twice.
    if generator.chance(15) { return UInt64.random(in: 1...(last + 4), using: &generator) }
    deviceSeqs[device] = last + 1
    return last + 1
  }

  private func number(for event: Event) -> String? {
    switch event.kind {
    case .caseOpened: "C-\(records.count + 1)"
    case .customerRegistered: "K-\(records.count + 1)"
    case .itemRegistered: "I-\(records.count + 1)"
    case .some, .none: nil
    }
  }

  private mutating func key(for kind: Event.Kind?, _ refs: Refs) -> UInt64 {
    let roles: [Role] = kind == .memberRegistered ? [.member] : [.contact, .case, .customer, .item]
    guard
      let ref = roles.lazy.compactMap({ role in
        refs.all.first { $0.role.feedRole == role }.map { Ref(role, $0.id) }
      }).first
    else { return 0 }
    if let key = keys[ref] { return key }
    keys[ref] = UInt64(keys.count + 1)
    return UInt64(keys.count)
  }
}

// MARK: Samples that differ from one another

extension RandomHistory {
  private mutating func name(_ word: String) -> String {
    "\(word) \(Int.random(in: 1...3, using: &generator))"
  }

  private mutating func vary(_ event: inout Event) {
    switch event {
    case .customers(.contactPointAdded(var added)):
      added.pointID = .sample(name("point"))
      added.kind = generator.pick(ContactPointKind.allCases)
      added.normalized = generator.chance(90) ? name("+81312345") : nil
      added.extensionDigits = generator.chance(30) ? "12" : nil
      event = .customers(.contactPointAdded(added))
    case .customers(.contactPointRetired(var retired)):
      retired.pointID = .sample(name("point"))
      event = .customers(.contactPointRetired(retired))
    case .items(.itemRegistered(var registered)):
      registered.serial = generator.chance(80) ? name("４４１０") : nil
      registered.parentItem = generator.chance(40) ? .sample(name("item")) : nil
      registered.replaces?.item = .sample(name("item"))
      registered.replaces?.warrantyCarry = generator.pick(WarrantyCarry.allCases)
      event = .items(.itemRegistered(registered))
    case .items(.warrantyGranted(var granted)):
      granted.warrantyID = .sample(name("warranty"))
      granted.partSerial = generator.chance(40) ? name("9M") : nil
      granted.endsOn = Day(number: granted.startsOn.number + generator.pick([0, 365, 1_096]))
      event = .items(.warrantyGranted(granted))
    case .items(.warrantyJudged(var judged)):
      judged.verdict = generator.pick(WarrantyVerdict.allCases)
      judged.overturns = generator.chance(40) ? records.randomElement(using: &generator)?.id : nil
      event = .items(.warrantyJudged(judged))
    case .cases(.caseLinked(var linked)):
      linked.linkID = .sample(name("link"))
      linked.relation = generator.pick(CaseRelation.allCases)
      linked.otherCase = .sample(name("case"))
      event = .cases(.caseLinked(linked))
    case .cases(.caseUnlinked(var unlinked)):
      unlinked.linkID = .sample(name("link"))
      event = .cases(.caseUnlinked(unlinked))
    case .repairs(.rmaAuthorized(var authorized)):
      authorized.lines = (1...3).map { line in
        RMALine(
          line: line, item: generator.chance(80) ? .sample(name("item")) : nil, quantity: "1",
          wanted: generator.pick(RMAWish.allCases))
      }
      event = .repairs(.rmaAuthorized(authorized))
    case .repairs(.rmaSettled(var settled)):
      settled.line = Int.random(in: 1...3, using: &generator)
      event = .repairs(.rmaSettled(settled))
    case .contacts(.contactIdentified(var identified)):
      identified.chosen = generator.chance(80) ? .sample(name("customer")) : nil
      event = .contacts(.contactIdentified(identified))
    case .cases(.caseAssigned(var assigned)):
      assigned.team = generator.pick([.support, .repair])
      assigned.person = generator.chance(70) ? .sample(generator.pick(["sato", "kimura"])) : nil
      event = .cases(.caseAssigned(assigned))
    case .commitments(.promiseMade(var made)):
      made.window.to = made.window.to.adding(
        seconds: Int64.random(in: -9_999...9_999, using: &generator))
      event = .commitments(.promiseMade(made))
    case .care(.recallAnnounced(var recall)):
      recall.revision = Int.random(in: 1...4, using: &generator)
      recall.models = [name("AX-")]
      event = .care(.recallAnnounced(recall))
    case .care(.maintenancePlanned(var planned)):
      planned.planID = .sample(name("plan"))
      planned.replaces = generator.chance(30) ? .sample(name("plan")) : nil
      planned.dueOn.number += Int32.random(in: 0...3, using: &generator)
      event = .care(.maintenancePlanned(planned))
    case .care(.maintenanceDone(var done)):
      done.planID = .sample(name("plan"))
      if generator.chance(50) { done.nextDueOn = nil }
      event = .care(.maintenanceDone(done))
    case .book(.documentPublished(var document)):
      document.version = Int.random(in: 1...4, using: &generator)
      document.documentID = name("document")
      event = .book(.documentPublished(document))
    case .customers, .items, .cases, .contacts, .facts, .commitments, .repairs, .care, .book,
      .unknown:
      break
    }
  }
}
