package import Cases

/// `PACK`: what a technician's device may need of some cases.
package struct PackArguments: DeskArguments {
  /// Which cases.
  package enum Choice: Hashable, Sendable {
    case cases([CaseID])
    /// Those of the key's member that are due today.
    case today
  }

  package var choice: Choice
  /// What the kit has already; only what changed after it is sent.
  package var after: LogPosition?
  /// Of the answer before, unchanged.
  package var next: String?

  package init(_ choice: Choice, after: LogPosition? = nil, next: String? = nil) {
    self.choice = choice
    self.after = after
    self.next = next
  }

  package static let verb = Verb.pack

  package static let shape = Shape<Self>.fields(
    [
      Member("after", Shape<LogPosition>.position.optional, "Only what changed after it.") {
        $0.after
      },
      Member("cases", Shape<CaseID>.id().list.optional, "These cases.") { arguments in
        if case .cases(let cases) = arguments.choice { cases } else { nil }
      },
      Member("next", Shape<String>.text.optional, "Of the answer before, unchanged.") {
        $0.next
      },
      Member("today", Shape<Bool>.truth.optional, "The cases of the member's day.") {
        $0.choice == .today ? true : nil
      },
    ], required: [])

  package init(_ request: DeskRequest) throws(DeskProblem) {
    self = try deskReading { () throws(IncomingError) in
      let object = try MemberReader(request.arguments, at: "")
      let isToday = try object.optional("today", .truth) ?? false
      let cases: [CaseID]? = try object.optional("cases", .list(.identifier()))
      if isToday, cases != nil {
        throw .malformed(at: object.child("cases").pointer, .unexpected)
      }
      guard isToday || cases != nil else {
        throw .malformed(at: object.child("cases").pointer, .missing)
      }
      return Self(
        isToday ? .today : .cases(cases ?? []), after: try object.optional("after", .position),
        next: try object.optional("next", .text))
    }
  }
}

/// The answer to `PACK`.
package struct PackAnswer: DeskAnswer {
  /// A document of the pack.
  package struct Item: Hashable, Sendable {
    /// What it is: "case", "timeline", "customer", "item", "document".
    package var kind: String
    package var id: String
    package var document: [UInt8]

    package init(kind: String, id: String, document: [UInt8]) {
      self.kind = kind
      self.id = id
      self.document = document
    }
  }

  /// The position of the book when it was made: the `after` of the next one.
  package var position: LogPosition
  /// To be sent back for more; `nil` at the end.
  package var next: String?
  package var items: [Item]

  package init(position: LogPosition, next: String? = nil, items: [Item]) {
    self.position = position
    self.next = next
    self.items = items
  }

  package static let shape = Shape<Self>.fields(
    [
      Member("next", Shape<String>.text.optional, "To be sent back for more.") { $0.next },
      Member("position", Shape<LogPosition>.position, "Where the book stood.") { $0.position },
    ], required: ["position"])

  package var payload: [[UInt8]] {
    items.flatMap { [Array($0.kind.utf8), Array($0.id.utf8), $0.document] }
  }

  package init(_ reply: DeskReply) throws(UnreadableAnswer) {
    guard reply.payload.count.isMultiple(of: 3) else { throw UnreadableAnswer(at: "payload") }
    var items: [Item] = []
    for start in stride(from: 0, to: reply.payload.count, by: 3) {
      items.append(
        Item(
          kind: String(decoding: reply.payload[start], as: UTF8.self),
          id: String(decoding: reply.payload[start + 1], as: UTF8.self),
          document: reply.payload[start + 2]))
    }
    self = try answerReading { () throws(IncomingError) in
      let object = try MemberReader(reply.info, at: "")
      return Self(
        position: try object.required("position", .position),
        next: try object.optional("next", .text), items: items)
    }
  }
}
