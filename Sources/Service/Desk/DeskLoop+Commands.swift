internal import Casebook
internal import Cases
internal import CoreMetrics
internal import Synchronization
internal import Wire
internal import ZeroMQ

extension DeskLoop {
  /// A command of a device of which nobody knows yet whose it is.
  struct Claim {
    let token: UInt64
    let arguments: DoArguments
    let user: DeskUser
  }

  /// Begins a DO.
  ///
  /// Whose a device is stands in a file, and naming a new one writes two: a reader thread does
  /// that, and what else comes of the same device waits behind it.
  func beginCommand(
    _ arguments: DoArguments, from user: DeskUser, _ token: UInt64
  ) throws(DeskProblem) -> DeskReply? {
    guard user.has(.do) else { throw .notAllowed }
    let claim = Claim(token: token, arguments: arguments, user: user)
    guard let device = arguments.command.device, let key = user.publicKey?.text else {
      return try begin(claim, isOwn: false)
    }
    if let owner = deviceOwners[device] { return try begin(claim, isOwn: owner == key) }
    // One that may speak for others takes no device for its own: it passes on what others did.
    guard !user.has(.speakFor) else { return try begin(claim, isOwn: false) }
    if claims[device] == nil { try lookUp(device, by: key, isRehearsal: arguments.isDryRun) }
    claims[device, default: []].append(claim)
    return nil
  }

  /// Has a reader thread find out whose a device is; it belongs to the key that names it first, but
  /// a rehearsal names nothing.
  private func lookUp(
    _ device: DeviceID, by key: String, isRehearsal: Bool
  ) throws(DeskProblem) {
    let shared = shared
    let isTaken = readers.put {
      let found: Result<String?, BookError>
      do throws(BookError) {
        if isRehearsal {
          found = .success(try shared.devices.owner(of: device))
        } else if try shared.devices.claim(device, by: key) {
          found = .success(key)
        } else {
          found = .success(try shared.devices.owner(of: device))
        }
      } catch { found = .failure(error) }
      shared.mailbox.put(.owned(device, found))
    }
    guard isTaken else {
      throw .busy(retryMilliseconds: Self.retryMilliseconds, "too many readers wait")
    }
  }

  /// It is known whose a device is: its commands go on, in their order.
  func owned(_ device: DeviceID, _ found: Result<String?, BookError>) throws(ZeroMQError) {
    let waiting = claims.removeValue(forKey: device) ?? []
    if case .success(.some(let owner)) = found {
      if deviceOwners.count >= CaseNumbers.countMax { deviceOwners = [:] }
      deviceOwners[device] = owner
    }
    for (index, claim) in waiting.enumerated() {
      var reply: DeskReply?
      do throws(DeskProblem) {
        // The first asked for the look; the others may have to ask again.
        if index == 0 {
          reply = try begin(claim, found)
        } else {
          reply = try beginCommand(claim.arguments, from: claim.user, claim.token)
        }
      } catch { reply = error.reply }
      if let reply { try answer(claim.token, reply) }
    }
  }

  private func begin(
    _ claim: Claim, _ found: Result<String?, BookError>
  ) throws(DeskProblem) -> DeskReply? {
    switch found {
    case .success(let owner):
      // Nobody's: a rehearsal goes on as if it were ours; else the key has named too many.
      let isOwn = owner.map { $0 == claim.user.publicKey?.text } ?? claim.arguments.isDryRun
      return try begin(claim, isOwn: isOwn)
    case .failure:
      throw DeskProblem(.readOnly, "the owner of the device cannot be noted", extras: Self.retry)
    }
  }

  private func begin(_ claim: Claim, isOwn: Bool) throws(DeskProblem) -> DeskReply? {
    let token = claim.token
    let command = try command(claim.arguments, from: claim.user, isOwn: isOwn)
    let shared = shared
    guard !claim.arguments.isDryRun else {
      let isTaken = readers.put { shared.mailbox.put(.answered(token, shared.rehearse(command))) }
      guard isTaken else {
        throw .busy(retryMilliseconds: Self.retryMilliseconds, "too many readers wait")
      }
      return nil
    }
    shared.book.submit(command) { result in shared.mailbox.put(.committed(token, result)) }
    return nil
  }

  /// The command, in the name of the key: member and team are never taken from a field, unless
  /// the key may speak for others (WIRE.md §4).
  private func command(
    _ arguments: DoArguments, from user: DeskUser, isOwn: Bool
  ) throws(DeskProblem) -> Command {
    let incoming = arguments.command
    let now = Book.systemClock()
    guard let id = incoming.id else { throw .malformed("missing", at: "/id") }
    var isAsserted = arguments.actor != nil || arguments.team != nil
    if isAsserted, !user.has(.speakFor) { throw .notAllowed }
    if incoming.device != nil, !isOwn {
      guard user.has(.speakFor) else { throw .notAllowed }
      isAsserted = true
    }
    let occurredAt = incoming.occurredAt ?? now
    let zone = shared.zone.withLock { $0 }
    return Command(
      id: id, content: try content(arguments, from: user, zone), occurredAt: occurredAt,
      precision: incoming.precision ?? .instant,
      utcOffsetMinutes: incoming.utcOffsetMinutes ?? zone.offsetMinutes(at: occurredAt),
      recordedAt: incoming.recordedAt ?? now, actor: arguments.actor ?? user.member,
      team: arguments.team ?? user.team, device: incoming.device, deviceSeq: incoming.deviceSeq,
      skewMilliseconds: incoming.skewMilliseconds,
      authenticatedBy: isAsserted ? .asserted : user.authentication,
      visibility: incoming.visibility,
      expectedSeq: incoming.expectedSeq(in: Int(shared.book.file.epoch)),
      wasOffline: arguments.isNumbered)
  }

  private func content(
    _ arguments: DoArguments, from user: DeskUser, _ zone: BusinessZone
  ) throws(DeskProblem) -> Command.Content {
    let incoming = arguments.command
    guard !arguments.isHistory else {
      guard user.has(.operate) else { throw .notAllowed }
      return .import(try history(incoming, zone))
    }
    let drafts = incoming.events.map(\.draft)
    guard drafts.count == 1, let draft = drafts.first, let decision = Decision(draft.event) else {
      return .record(drafts)
    }
    return .decide(decision, refs: draft.refs, supersedes: draft.supersedes)
  }

  private func history(
    _ incoming: IncomingCommand, _ zone: BusinessZone
  ) throws(DeskProblem) -> [ImportedDraft] {
    var drafts: [ImportedDraft] = []
    for (index, event) in incoming.events.enumerated() {
      var event = event
      event.occurredAt = event.occurredAt ?? incoming.occurredAt
      let offset = event.occurredAt.map(zone.offsetMinutes) ?? 0
      do throws(IncomingError) {
        drafts.append(
          try event.imported(
            offsetMinutes: offset, at: incoming.events.count > 1 ? "/events/\(index)" : ""))
      } catch { throw DeskProblem(error) }
    }
    return drafts
  }

  // MARK: Answers

  private static let retry: [String: JSON] = ["retryMs": 5_000]

  /// The writer has answered: durable, or refused.
  func committed(_ token: UInt64, _ result: Result<Casebook.Reply, BookError>) throws(ZeroMQError) {
    guard let request = pending[token] else { return }
    shared.figures.commitSeconds.recordMicroseconds(
      Clock.monotonicMicroseconds() - request.startedAt)
    switch result {
    case .success(.accepted(let receipt)): try accepted(token, receipt)
    case .success(.refused(let refusal)):
      try answer(token, shared.problem(refusal).reply)
    case .success(.idIsReused):
      try answer(token, DeskProblem(.idReused, "the id was used for another command").reply)
    case .success(.deviceIsReused(_, let seq)):
      let problem = DeskProblem(
        .deviceReused, "the number of the device was used for another command",
        extras: ["deviceSeq": .integer(Int(seq))])
      try answer(token, problem.reply)
    case .success(.failed(let error)), .failure(let error):
      try answer(token, shared.reply(to: error, verb: .do))
    }
  }

  /// A command was carried out; its entry is named by its case.
  private func accepted(_ token: UInt64, _ receipt: Receipt) throws(ZeroMQError) {
    for line in receipt.lines where line.type == "case.opened" {
      if let id = line.refs.case { caseNumbers[id] = line.number }
    }
    let id = receipt.lines.lazy.compactMap(\.refs.case).first
    guard let id, caseNumbers[id] == nil else {
      return try answer(token, shared.answer(receipt, caseID: id, id.flatMap { caseNumbers[$0] }))
    }
    let shared = shared
    // The command is durable: its answer is sent, however many requests wait.
    let isTaken = readers.put(isForced: true) {
      shared.mailbox.put(.named(token, receipt, id, shared.caseNumber(id)))
    }
    if !isTaken { try answer(token, shared.answer(receipt, caseID: id, nil)) }
  }

  /// The case of an accepted command has been looked up.
  func named(
    _ token: UInt64, _ receipt: Receipt, _ id: CaseID, _ number: String?
  ) throws(ZeroMQError) {
    caseNumbers[id] = number
    try answer(token, shared.answer(receipt, caseID: id, number))
  }
}
