package import Cases

/// `ACK`: this subscriber has purged what a book had forgotten.
package struct AckArguments: DeskArguments {
  /// The `erasure.completed`.
  package var event: EventID

  package init(event: EventID) { self.event = event }

  package static let verb = Verb.ack

  package static let shape = Shape<Self>.object([
    Member("event", Shape<EventID>.id(), "The erasure.completed.") { $0.event }
  ])

  package init(_ request: DeskRequest) throws(DeskProblem) {
    event = try deskReading { () throws(IncomingError) in
      try MemberReader(request.arguments, at: "").required("event", .identifier())
    }
  }
}

/// The answer to `ACK`.
package struct AckAnswer: DeskAnswer {
  package init() {}

  package static let shape = Shape<Self>.object([])

  package init(_ reply: DeskReply) throws(UnreadableAnswer) {}
}

/// `SCHEMA`: a schema by its name, or the list of all.
package struct SchemaArguments: DeskArguments {
  /// "part.installed", "asyncapi", "vectors"; `nil` for the list.
  package var name: String?
  /// Of an event; `nil` for the newest.
  package var version: Int?

  package init(name: String? = nil, version: Int? = nil) {
    self.name = name
    self.version = version
  }

  package static let verb = Verb.schema

  package static let shape = Shape<Self>.fields(
    [
      Member("name", Shape<String>.text.optional, "A type, asyncapi, vectors; none: the list.") {
        $0.name
      },
      Member("version", Shape<Int>.integer.optional, "None: the newest.") { $0.version },
    ], required: [])

  package init(_ request: DeskRequest) throws(DeskProblem) {
    self = try deskReading { () throws(IncomingError) in
      let object = try MemberReader(request.arguments, at: "")
      return Self(
        name: try object.optional("name", .text(max: DeskLimits.feedByteCountMax)),
        version: try object.optional("version", .count))
    }
  }
}

/// The answer to `SCHEMA`.
package struct SchemaAnswer: DeskAnswer {
  package var name: String
  /// Of the document.
  package var sha256: [UInt8]
  package var document: [UInt8]

  package init(name: String, sha256: [UInt8], document: [UInt8]) {
    self.name = name
    self.sha256 = sha256
    self.document = document
  }

  package static let shape = Shape<Self>.object([
    Member("name", Shape<String>.text, "What was asked for.") { $0.name },
    Member("sha256", Shape<[UInt8]>.sha256, "Of the document.") { $0.sha256 },
  ])

  package var payload: [[UInt8]] { [document] }

  package init(_ reply: DeskReply) throws(UnreadableAnswer) {
    guard let document = reply.payload.first else { throw UnreadableAnswer(at: "payload") }
    self = try answerReading { () throws(IncomingError) in
      let object = try MemberReader(reply.info, at: "")
      return Self(
        name: try object.required("name", .text), sha256: try object.required("sha256", .sha256),
        document: document)
    }
  }
}

/// `PING`: whether the desk is there, and where the log ends.
package struct PingArguments: DeskArguments {
  package init() {}

  package static let verb = Verb.ping

  package static let shape = Shape<Self>.object([])

  package init(_ request: DeskRequest) throws(DeskProblem) {}
}

/// The answer to `PING`.
package struct PingAnswer: DeskAnswer {
  package var time: Instant
  /// The head; `nil` for an audience without the log.
  package var position: LogPosition?

  package init(time: Instant, position: LogPosition?) {
    self.time = time
    self.position = position
  }

  package static let shape = Shape<Self>.fields(
    [
      Member("position", Shape<LogPosition>.position.optional, "The head of the log.") {
        $0.position
      },
      Member("time", Shape<Instant>.time, "The clock of the desk.") { $0.time },
    ], required: ["time"])

  package init(_ reply: DeskReply) throws(UnreadableAnswer) {
    self = try answerReading { () throws(IncomingError) in
      let object = try MemberReader(reply.info, at: "")
      return Self(
        time: try object.required("time", .time).instant,
        position: try object.optional("position", .position))
    }
  }
}
