package import Cases

/// `HELLO`: who asks, and what it may do here.
package struct HelloArguments: DeskArguments {
  /// What a technician's device says of itself.
  package struct Device: Hashable, Sendable {
    package var id: DeviceID
    /// The number that its next command will have.
    package var nextSeq: UInt64

    package init(id: DeviceID, nextSeq: UInt64) {
      self.id = id
      self.nextSeq = nextSeq
    }
  }

  /// "erp 2.1": for the list of who is connected.
  package var client: String
  package var speak: [String]
  package var device: Device?

  package init(
    client: String, speak: [String] = DeskRequest.protocols, device: Device? = nil
  ) {
    self.client = client
    self.speak = speak
    self.device = device
  }

  package static let verb = Verb.hello

  package static let shape = Shape<Self>.fields(
    [
      Member("client", Shape<String>.text, "Name and version, at most 64 bytes.") { $0.client },
      Member("device", device.optional, "Of a kit.") { $0.device },
      Member("speak", Shape<String>.text.list, "The protocols it knows.") { $0.speak },
    ], required: ["client", "speak"])

  private static let device = Shape<Device>.object([
    Member("id", Shape<DeviceID>.id()) { $0.id },
    Member("nextSeq", Shape<UInt64>.integer, "The number of its next command.") { $0.nextSeq },
  ])

  package init(_ request: DeskRequest) throws(DeskProblem) {
    self = try deskReading { () throws(IncomingError) in
      let object = try MemberReader(request.arguments, at: "")
      let device: Device? =
        try object.optional("device", .object).map { device throws(IncomingError) in
          Device(
            id: try device.required("id", .identifier()),
            nextSeq: try device.required("nextSeq", .number))
        }
      return Self(
        client: try object.optional("client", .text(max: DeskLimits.identifierByteCountMax)) ?? "",
        speak: try object.required("speak", .list(.text)), device: device)
    }
    guard speak.contains(where: DeskRequest.protocols.contains) else {
      throw DeskProblem(
        .version, "none of the protocols is spoken here", at: "/speak",
        extras: ["speak": .array(DeskRequest.protocols.map { .string($0) })])
    }
  }
}

/// The answer to `HELLO`.
package struct HelloAnswer: DeskAnswer {
  /// An epoch, and the number of the event after which it begins.
  package struct Epoch: Hashable, Sendable {
    package var number: Int
    package var after: UInt64

    package init(number: Int, after: UInt64) {
      self.number = number
      self.after = after
    }
  }

  /// What the book has of a device.
  package struct Device: Hashable, Sendable {
    /// Everything up to here.
    package var through: UInt64
    /// What is missing before `last`.
    package var missing: [UInt64]
    package var last: UInt64

    package init(through: UInt64, missing: [UInt64] = [], last: UInt64) {
      self.through = through
      self.missing = missing
      self.last = last
    }
  }

  package var speak = DeskRequest.protocols
  package var time: Instant
  /// "urn:uuid:…", the `source` of its events.
  package var book: String
  package var epochs: [Epoch]
  /// The head; `nil` for an audience without the log.
  package var position: LogPosition?
  package var audience: String
  package var rights: [Right]
  package var feeds: [FeedPattern]
  /// Where its events are said live.
  package var live: [String]
  /// Bounds by name, among them those of its key.
  package var limits: [String: Int]
  package var intervalMilliseconds = DeskLimits.heartbeatMilliseconds
  package var quietMilliseconds = DeskLimits.quietMilliseconds
  /// Who the desk takes the key for.
  package var member: MemberID?
  package var team: Team?
  package var device: Device?

  package init(
    time: Instant, book: String, epochs: [Epoch], position: LogPosition?, audience: String,
    rights: [Right], feeds: [FeedPattern], live: [String],
    limits: [String: Int] = DeskLimits.standard, member: MemberID? = nil, team: Team? = nil,
    device: Device? = nil
  ) {
    self.time = time
    self.book = book
    self.epochs = epochs
    self.position = position
    self.audience = audience
    self.rights = rights
    self.feeds = feeds
    self.live = live
    self.limits = limits
    self.member = member
    self.team = team
    self.device = device
  }

  package static let shape = Shape<Self>.fields(
    [
      Member("audience", Shape<String>.text, "Whose eyes it has.") { $0.audience },
      Member("book", Shape<String>.text, "The source of its events.") { $0.book },
      Member("device", device.optional, "What the book has of the device.") { $0.device },
      Member("epochs", epoch.list, "Each epoch, and the seq after which it begins.") {
        $0.epochs
      },
      Member("feeds", Shape<FeedPattern>.feedPattern.list, "What it may follow.") { $0.feeds },
      Member("intervalMs", Shape<Int>.integer, "Between two heartbeats.") {
        $0.intervalMilliseconds
      },
      Member("limits", .map(Shape<Int>.integer), "Bounds by name.") { $0.limits },
      Member("live", Shape<String>.text.list, "Where its events are said live.") { $0.live },
      Member("member", Shape<MemberID>.id().optional, "Who the key speaks for.") { $0.member },
      Member("position", Shape<LogPosition>.position.optional, "The head of the log.") {
        $0.position
      },
      Member("quietMs", Shape<Int>.integer, "After which a quiet follower READs once.") {
        $0.quietMilliseconds
      },
      Member("rights", Shape<Right>.word.list, "What else it may do.") { $0.rights },
      Member("speak", Shape<String>.text.list, "The protocols spoken here.") { $0.speak },
      Member("team", Shape<Team>.team.optional, "For which team.") { $0.team },
      Member("time", Shape<Instant>.time, "The clock of the desk.") { $0.time },
    ],
    required: [
      "audience", "book", "epochs", "feeds", "intervalMs", "limits", "live", "quietMs", "rights",
      "speak", "time",
    ])

  private static let epoch = Shape<UInt64>.integer.list.of { (epoch: Epoch) in
    [UInt64(epoch.number), epoch.after]
  }

  private static let device = Shape<Device>.object([
    Member("last", Shape<UInt64>.integer, "The last that came.") { $0.last },
    Member("missing", Shape<UInt64>.integer.list, "What has not come before it.") {
      $0.missing
    },
    Member("through", Shape<UInt64>.integer, "All have come up to here.") { $0.through },
  ])

  package init(_ reply: DeskReply) throws(UnreadableAnswer) {
    self = try answerReading { () throws(IncomingError) in
      let object = try MemberReader(reply.info, at: "")
      var answer = Self(
        time: try object.required("time", .time).instant,
        book: try object.required("book", .text),
        epochs: try object.required("epochs", .list(.epoch)),
        position: try object.optional("position", .position),
        audience: try object.required("audience", .text),
        // Rights and feeds of a newer desk are passed over.
        rights: try object.required("rights", .list(.text)).compactMap(Right.init),
        feeds: try object.required("feeds", .list(.text)).compactMap { FeedPattern($0) },
        live: try object.required("live", .list(.text)),
        limits: object.child("limits").json.members?.compactMapValues {
          $0.number.map { Int($0) }
        } ?? [:],
        member: try object.optional("member", .identifier()),
        team: try object.optional("team", .team),
        device: try object.optional("device", .object).map { device throws(IncomingError) in
          Device(
            through: try device.required("through", .number),
            missing: try device.required("missing", .list(.number)),
            last: try device.required("last", .number))
        })
      answer.speak = try object.required("speak", .list(.text))
      answer.intervalMilliseconds = try object.required("intervalMs", .count)
      answer.quietMilliseconds = try object.required("quietMs", .count)
      return answer
    }
  }
}

extension Reading where Value == HelloAnswer.Epoch {
  /// `[1, 0]`.
  fileprivate static var epoch: Reading {
    Reading(.array) { json in
      guard let number = json[0]?.number, let after = json[1]?.number, number > 0, after >= 0
      else { return nil }
      return HelloAnswer.Epoch(number: Int(number), after: UInt64(after))
    }
  }
}

extension DeskLimits {
  /// What HELLO says, unless a key says otherwise.
  package static let standard = [
    "frameByteCount": frameByteCountMax, "readCount": readCountMax,
    "readByteCount": readByteCountMax, "waitMs": waitMillisecondsMax,
    "waiting": waitingPerUserMax, "doPerSecond": doPerSecond, "readPerSecond": readPerSecond,
    "burst": burst, "blobBytesPerSecond": blobBytesPerSecond, "blobByteCount": blobByteCountMax,
  ]
}
