package import Cases

/// A command that came in as JSON, as `emit` and the desk take it.
///
/// Three forms:
/// - `{"id","command":"record","occurredAt","events":[{"type","refs","body"}]}` for facts;
/// - `{"id","command":"offerHandoff","refs","occurredAt","body"}` for a decision;
/// - an event alone, as `IncomingEvent` reads it, whose short form may have an `id` of a command.
///
/// In the first two and in the short form `recordedAt`, `precision`, `utcOffsetMinutes`,
/// `visibility`, `expect`, `device`, `deviceSeq` and `skewMs` may stand too.
package struct IncomingCommand: Hashable, Sendable {
  /// What makes a repetition of it known; `nil` where nothing was said.
  package var id: CommandID?
  /// At least one; exactly one where a decision is asked for.
  package var events: [IncomingEvent] = []
  package var occurredAt: Instant?
  package var recordedAt: Instant?
  package var precision: Precision?
  package var utcOffsetMinutes: Int?
  package var visibility: [Team] = []
  /// The place in the log up to which the sender had looked at the case.
  package var expected: LogPosition?
  package var device: DeviceID?
  package var deviceSeq: UInt64?
  package var skewMilliseconds: Int?

  /// Reads a command, strictly: what is not known here is refused, because it would be lost.
  ///
  /// - Throws: What is wrong, and where.
  package init(
    json bytes: [UInt8], limits: JSON.Limits = .command, registry: Registry = .current
  ) throws(IncomingError) {
    let json: JSON
    do {
      json = try JSON(parsing: bytes, limits: limits)
    } catch {
      throw .json(error)
    }
    try self.init(json, registry: registry)
  }

  /// As above, from a document that has been read already.
  ///
  /// - Throws: What is wrong, and where.
  package init(
    _ json: JSON, registry: Registry = .current
  ) throws(IncomingError) {
    let object = try MemberReader(json, at: "")
    if object.has("specversion") {
      try self.init(event: IncomingEvent(json, registry: registry))
    } else if object.has("command") {
      try self.init(request: object, registry)
    } else {
      try self.init(shortForm: json, object, registry)
    }
  }

  /// The id that a document says, so that even one that cannot be read is answered by its name.
  package static func id(in bytes: [UInt8]) -> CommandID? {
    let json = try? JSON(parsing: bytes, limits: .command)
    return json?["id"]?.text.flatMap(CommandID.init(ulid:))
  }

  // MARK: The three forms

  private init(event: IncomingEvent) {
    // What a book had exported as one of several events of a command is no command of its own.
    if event.export?.index == nil { id = event.export?.command }
    take(event)
  }

  private init(
    shortForm json: JSON, _ object: MemberReader, _ registry: Registry
  ) throws(IncomingError) {
    try object.allow(IncomingNames.request.union(IncomingNames.circumstances))
    let members = (json.members ?? [:]).filter { IncomingNames.request.contains($0.key) }
    let event = try IncomingEvent(.object(members), registry: registry)
    take(event)
    try readCircumstances(object)
  }

  private init(
    request object: MemberReader, _ registry: Registry
  ) throws(IncomingError) {
    let name = try object.required("command", .text)
    let common = IncomingNames.circumstances.union(IncomingNames.times).union(["command"])
    if name == "record" {
      try object.allow(common.union(["events"]))
      let elements = try object.child("events").elements()
      guard !elements.isEmpty else { throw .malformed(at: "/events", .missing) }
      for element in elements {
        events.append(
          try IncomingEvent(element.json, at: element.pointer, registry: registry))
      }
    } else {
      guard let type = IncomingNames.decisions[name] else {
        throw .malformed(
          at: "/command", .expected(.word(["record"] + IncomingNames.decisions.keys.sorted())))
      }
      try object.allow(common.union(IncomingNames.decided))
      events = [try Self.decided(name, type, object, registry)]
    }
    try readTimes(object)
    try readCircumstances(object)
  }

  private static func decided(
    _ name: String, _ type: String, _ object: MemberReader, _ registry: Registry
  ) throws(IncomingError) -> IncomingEvent {
    var members: [String: JSON] = ["type": .string(type)]
    for name in IncomingNames.decided {
      members[name] = object.child(name).json
    }
    // Who withdraws does not say why it lapsed; the book itself says when time has run out.
    if name == "withdrawHandoff", members["body"]?["cause"] == nil {
      var body = members["body"]?.members ?? [:]
      body["cause"] = "withdrawn"
      members["body"] = .object(body)
    }
    return try IncomingEvent(.object(members), registry: registry)
  }

  // MARK: Parts

  private mutating func take(_ event: IncomingEvent) {
    events = [event]
    occurredAt = event.occurredAt
    recordedAt = event.recordedAt
    precision = event.precision
    utcOffsetMinutes = event.utcOffsetMinutes
    visibility = event.visibility
  }

  /// The times of the command; of its events, none may say another one.
  private mutating func readTimes(_ object: MemberReader) throws(IncomingError) {
    let time = try object.optional("occurredAt", .time)
    let first = events.first
    occurredAt = time?.instant ?? first?.occurredAt
    utcOffsetMinutes =
      try object.optional("utcOffsetMinutes", .offset) ?? time?.offsetMinutes
      ?? first?.utcOffsetMinutes
    recordedAt = try object.optional("recordedAt", .time)?.instant ?? first?.recordedAt
    precision = try object.optional("precision", .word()) ?? first?.precision
    visibility = try object.optional("visibility", .visibility) ?? first?.visibility ?? []
    for (index, event) in events.enumerated() {
      if let other = event.occurredAt, other != occurredAt {
        throw .malformed(at: "/events/\(index)/occurredAt", .unexpected)
      }
      if !event.visibility.isEmpty, event.visibility != visibility {
        throw .malformed(at: "/events/\(index)/visibility", .unexpected)
      }
    }
  }

  private mutating func readCircumstances(_ object: MemberReader) throws(IncomingError) {
    id = try object.optional("id", .identifier())
    expected = try object.optional("expect", .position)
    device = try object.optional("device", .identifier())
    deviceSeq = try object.optional("deviceSeq", .count).map { UInt64($0) }
    skewMilliseconds = try object.optional("skewMs", .integer).map { Int($0) }
  }
}

extension JSON.Limits {
  /// One command: several events, each within 64 KiB.
  package static let command = JSON.Limits(byteCountMax: 262_144, depthMax: 18)
}

extension IncomingNames {
  /// What a command may say of itself beside what it asks.
  static let circumstances: Set = ["id", "expect", "device", "deviceSeq", "skewMs"]
  static let times: Set = [
    "occurredAt", "recordedAt", "precision", "utcOffsetMinutes", "visibility",
  ]
  /// What a decision says of the event that is its outcome.
  static let decided: Set = ["refs", "body", "supersedes", "causation", "dataschema"]
  /// The type of the event that each decision has as its outcome.
  static let decisions = [
    "assignCase": "case.assigned", "resolveCase": "case.resolved", "reopenCase": "case.reopened",
    "closeCase": "case.closed", "offerHandoff": "handoff.offered",
    "acceptHandoff": "handoff.accepted", "declineHandoff": "handoff.declined",
    "withdrawHandoff": "handoff.lapsed", "makePromise": "promise.made",
    "scheduleVisit": "visit.scheduled", "publishDocument": "document.published",
    "retractEntry": "entry.retracted", "linkCases": "case.linked",
    "unlinkCases": "case.unlinked", "grantWarranty": "warranty.granted",
    "judgeWarranty": "warranty.judged", "giveQuote": "quote.given",
    "authorizeRMA": "rma.authorized", "settleRMA": "rma.settled",
    "planFollowUp": "followUp.planned", "planMaintenance": "maintenance.planned",
    "announceRecall": "recall.announced", "settleConflict": "conflict.settled",
    "mergeCustomers": "customer.merged", "unmergeCustomers": "customer.unmerged",
    "orderErasure": "erasure.ordered", "disclose": "disclosure.made",
  ]
}

extension Reading where Value == LogPosition {
  /// "1.184209".
  static var position: Reading { Reading(.position) { $0.text.flatMap(LogPosition.init(text:)) } }
}
