import Cases

extension History {
  /// A history that nobody would live through: steps in any order, late, repeated, corrected and
  /// taken back, over a few cases and things.
  ///
  /// - Parameters:
  ///   - seed: Repeats the history; to be printed by the test.
  ///   - stepCount: The number of commands.
  /// - Returns: The same history for the same arguments, in every build.
  package static func random(seed: UInt64, stepCount: Int) -> History {
    var random = RandomSteps(seed: seed)
    for _ in 0..<stepCount { random.step() }
    return random.history
  }
}

private struct RandomSteps {
  var history = History()
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func number(_ range: Range<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  private mutating func name(_ kind: String) -> String { "\(kind) \(number(0..<3))" }

  private mutating func any<Element>(_ elements: [Element]) -> Element {
    elements[number(0..<elements.count)]
  }

  /// Up to two hours ago, or now.
  private mutating func moment() -> Instant? {
    guard number(0..<3) == 0 else { return nil }
    return history.now.adding(seconds: -Int64(number(1..<7_200)))
  }

  mutating func step() {
    history = history.inCase(any(["case", "case", "case", "other", nil]))
      .by(name("member"), of: any([.support, .repair, .sales]))
    switch number(0..<8) {
    case 0, 1: stepCase()
    case 2: stepContact()
    case 3: stepCommitment()
    case 4: stepRepair()
    case 5: stepPart()
    case 6: stepThing()
    default: stepBook()
    }
  }

  private mutating func stepCase() {
    switch number(0..<9) {
    case 0: history = history.opened(contact: any([nil, name("contact")]), at: moment())
    case 1: history = history.classified(symptom: name("symptom"))
    case 2: history = history.assigned(to: name("member"), of: any([.support, .repair]))
    case 3, 4:
      history = history.waitStarted(name("wait"), for: any(WaitReason.allCases), at: moment())
    case 5: history = history.waitEnded(name("wait"), at: moment())
    case 6: history = history.resolved(at: moment())
    case 7: history = history.reopened(sameIssue: number(0..<2) == 0)
    default: history = history.closed()
    }
  }

  private mutating func stepContact() {
    let contact = name("contact")
    switch number(0..<3) {
    case 0:
      history = history.contactStarted(contact, any(Direction.allCases), at: moment())
    case 1: history = history.contactAnswered(contact, at: moment())
    default: history = history.contactEnded(contact, any(ContactOutcome.allCases), at: moment())
    }
  }

  private mutating func stepCommitment() {
    switch number(0..<6) {
    case 0: history = history.offered(name("handoff"), to: any([.support, .repair, .sales]))
    case 1: history = history.accepted(name("handoff"), by: name("member"))
    case 2: history = history.declined(name("handoff"), by: name("member"))
    case 3: history = history.lapsed(name("handoff"))
    case 4: history = history.promised(name("promise"), kind: any(PromiseKind.allCases))
    default:
      history = history.settled(name("promise"), as: any(PromiseOutcome.allCases), at: moment())
    }
  }

  private mutating func stepRepair() {
    switch number(0..<5) {
    case 0: history = history.repairOpened(name("repair"), at: moment())
    case 1: history = history.repairFinished(name("repair"), any(RepairOutcome.allCases))
    case 2: history = history.visitScheduled(name("visit"), replaces: any([nil, name("visit")]))
    case 3: history = history.visitStarted(name("visit"), at: moment())
    default: history = history.visitEnded(name("visit"), any(VisitResult.allCases), at: moment())
    }
  }

  private mutating func stepPart() {
    let usage = "usage \(history.records.count)"
    let serial = any([nil, name("serial")])
    let position = any([nil, name("position")])
    if number(0..<2) == 0 {
      history = history.partInstalled(
        usage, name("part"), serial: serial, position: position, at: moment())
    } else {
      history = history.partRemoved(
        usage, any([nil, name("part")]), serial: serial, position: position, at: moment())
    }
  }

  private mutating func stepThing() {
    switch number(0..<8) {
    case 0: history = history.quoteGiven(name("quote"))
    case 1: history = history.quoteAnswered(name("quote"))
    case 2: history = history.loanerLent(name("loaner"))
    case 3: history = history.loanerReturned(name("loaner"))
    case 4: history = history.returnAuthorized(name("rma"), lineCount: number(1..<3))
    case 5: history = history.returnSettled(name("rma"), line: number(1..<3))
    case 6: history = history.custodyPassed(to: any(Holder.allCases), at: moment())
    default: history = history.memoWritten(name("memo"))
    }
  }

  private mutating func stepBook() {
    switch number(0..<6) {
    case 0: history = history.memberRegistered(name("member"), of: any([.support, .repair]))
    case 1: history = history.conflictRaised(name("conflict"))
    case 2: history = history.conflictSettled(name("conflict"))
    case 3: history = history.then(.unknown(UnknownEvent(type: "case.dreamt", schemaVersion: 1)))
    case 4:
      guard !history.records.isEmpty else { return }
      history = history.retracted(any(history.records).id)
    default:
      guard !history.records.isEmpty else { return }
      let original = any(history.records)
      history = history.corrected(original.id, by: original.event, at: moment())
    }
  }
}
