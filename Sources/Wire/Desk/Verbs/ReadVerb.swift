package import Cases

/// `READ`: a page of a feed after a position.
package struct ReadArguments: DeskArguments {
  /// In what form events are wanted.
  package enum Form: String, Hashable, Sendable, CaseIterable {
    /// Rendered for the audience.
    case event
    /// The stored value: 32 bytes of chain hash, then the record.
    case record
  }

  package var feed: FeedName
  /// `nil` is before the first event.
  package var after: LogPosition?
  /// At most 500; with 0 nothing is read, and `through` is the present end.
  package var limit: Int
  /// How long an empty answer is held until the feed moves.
  package var waitMilliseconds: Int
  package var form: Form

  package init(
    _ feed: FeedName, after: LogPosition?, limit: Int = DeskLimits.readCountMax,
    waitMilliseconds: Int = 0, form: Form = .event
  ) {
    self.feed = feed
    self.after = after
    self.limit = limit
    self.waitMilliseconds = waitMilliseconds
    self.form = form
  }

  package static let verb = Verb.read

  package static let shape = Shape<Self>.fields(
    [
      Member("after", .place, "What the reader has already; empty before the first.") {
        $0.after
      },
      Member("as", Shape<Form>.word, "record: the stored bytes, with the right replicate.") {
        $0.form
      },
      Member("feed", .feed, "log/, case/ID/, customer/ID/, item/ID/, team/ID/, type/NAME/.") {
        $0.feed
      },
      Member("limit", Shape<Int>.integer, "At most so many events; 500 at most.") { $0.limit },
      Member("waitMs", Shape<Int>.integer, "Hold an empty answer so long; 60,000 at most.") {
        $0.waitMilliseconds
      },
    ], required: ["feed"])

  /// Greater numbers than the bounds count as the bounds: `more` says that there is more.
  package init(_ request: DeskRequest) throws(DeskProblem) {
    let (object, name) = try deskReading { () throws(IncomingError) in
      let object = try MemberReader(request.arguments, at: "")
      return (object, try object.required("feed", .text))
    }
    guard let feed = FeedName(name) else { throw .noFeed }
    self = try deskReading { () throws(IncomingError) in
      Self(
        feed, after: try object.optional("after", .place) ?? nil,
        limit: min(
          try object.optional("limit", .count) ?? DeskLimits.readCountMax,
          DeskLimits.readCountMax),
        waitMilliseconds: min(
          try object.optional("waitMs", .count) ?? 0, DeskLimits.waitMillisecondsMax),
        form: try object.optional("as", .word()) ?? .event)
    }
  }
}

/// The answer to `READ`.
package struct ReadAnswer: DeskAnswer {
  /// An event in a feed.
  package struct Item: Hashable, Sendable {
    package var position: LogPosition
    /// The number of the event before this one in the same feed, 0 if there is none.
    package var previous: UInt64
    /// The event, or the stored value.
    package var body: [UInt8]

    package init(_ position: LogPosition, previous: UInt64, body: [UInt8]) {
      self.position = position
      self.previous = previous
      self.body = body
    }
  }

  package var feed: FeedName
  /// Whether there is more to read at once.
  package var more: Bool
  /// Up to where the reader has everything of the feed now.
  package var through: LogPosition
  package var items: [Item]

  package init(_ feed: FeedName, more: Bool, through: LogPosition, items: [Item]) {
    self.feed = feed
    self.more = more
    self.through = through
    self.items = items
  }

  package static let shape = Shape<Self>.object([
    Member("feed", .feed, "What was asked for.") { $0.feed },
    Member("more", Shape<Bool>.truth, "Whether there is more to read at once.") { $0.more },
    Member("through", Shape<LogPosition>.position, "The feed is complete up to here.") {
      $0.through
    },
  ])

  /// Three frames for each event: position, previous, body.
  package var payload: [[UInt8]] {
    var frames: [[UInt8]] = []
    frames.reserveCapacity(items.count * 3)
    for item in items {
      frames.append(item.position.frame)
      frames.append(Array("\(item.previous)".utf8))
      frames.append(item.body)
    }
    return frames
  }

  package init(_ reply: DeskReply) throws(UnreadableAnswer) {
    guard reply.payload.count.isMultiple(of: 3) else { throw UnreadableAnswer(at: "payload") }
    var items: [Item] = []
    for start in stride(from: 0, to: reply.payload.count, by: 3) {
      guard let position = LogPosition(frame: reply.payload[start]),
        let previous = UInt64(frame: reply.payload[start + 1])
      else { throw UnreadableAnswer(at: "payload") }
      items.append(Item(position, previous: previous, body: reply.payload[start + 2]))
    }
    self = try answerReading { () throws(IncomingError) in
      let object = try MemberReader(reply.info, at: "")
      return Self(
        try object.required("feed", .feed), more: try object.required("more", .truth),
        through: try object.required("through", .position), items: items)
    }
  }
}
