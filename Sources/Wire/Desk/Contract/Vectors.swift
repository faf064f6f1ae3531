internal import Cases

/// Messages of CASE1 with what must be made of them, for any language.
///
/// `Schemas/vectors` has them as files, a test holds them equal; `SCHEMA` gives them as one text.
package enum Vectors {
  /// The files by name.
  package static let files: [(name: String, text: String)] = [
    ("requests.frames", FramesText.text(requests + mistakes, comment: aboutRequests)),
    ("replies.frames", FramesText.text(replies + problems, comment: aboutReplies)),
    ("live.frames", FramesText.text(live, comment: aboutLive)),
    ("follow.frames", FramesText.text(FollowVectors.messages, comment: FollowVectors.about)),
  ]

  /// All of them in one text.
  package static var document: [UInt8] {
    Array(files.map { "# \($0.name)\n\($0.text)" }.joined(separator: "\n").utf8)
  }

  // MARK: Requests

  private static let aboutRequests = """
    Requests as a client sends them behind the empty frame of its envelope.
    verb: it is a good request.  code: the desk refuses it so; at: where.
    """

  private static func asked(_ name: String, _ arguments: some DeskArguments) -> FramesMessage {
    let request = arguments.request
    return FramesMessage("request", name, ["verb": request.verb.rawValue], request.frames)
  }

  static let requests: [FramesMessage] = [
    asked("hello", HelloArguments(client: "erp 2.1")),
    asked(
      "hello-of-a-kit",
      HelloArguments(
        client: "casebook kit",
        device: .init(id: DeviceID(high: 0x0188_0000_0000_0001, low: 2), nextSeq: 318))),
    asked("read-from-the-beginning", ReadArguments(.team(.repair), after: nil)),
    asked(
      "read-and-wait",
      ReadArguments(.log, after: position(184_209), limit: 100, waitMilliseconds: 5_000)),
    asked("read-where-the-end-is", ReadArguments(.type("part.installed"), after: nil, limit: 0)),
    asked("read-stored-records", ReadArguments(.log, after: position(1), form: .record)),
    asked("view", ViewArguments(.caseTimeline, of: "C-1042")),
    asked("pack-of-today", PackArguments(.today, after: position(180_000))),
    asked(
      "blob-get", BlobArguments.get(sha256: [UInt8](repeating: 0xAB, count: 32), offset: 65_552)),
    asked(
      "blob-put",
      BlobArguments.put(
        sha256: [UInt8](repeating: 0xAB, count: 32), size: 4, offset: 0, chunk: [0, 1, 254, 255])),
    asked("ack", AckArguments(event: EventID(high: 0x0188_0000_0000_0001, low: 3))),
    asked("schema-list", SchemaArguments()),
    asked("schema", SchemaArguments(name: "part.installed", version: 1)),
    asked("ping", PingArguments()),
    FramesMessage(
      "request", "do-a-fact", ["verb": "DO"],
      DeskRequest(
        .do,
        [
          "id": "01JD8Z6Q9M4R0T3V6X9Z2B5D8F", "command": "record",
          "occurredAt": "2026-11-20T05:37:00.000Z",
          "events": [
            [
              "type": "part.installed",
              "refs": ["case": "01JD5T0C4E8N1R6W3Y9B2F7H5K"],
              "body": [
                "usageId": "01JD8Y9V1B4E7H0K3N6R9V2X5Z", "partNo": "CMP-88", "qty": "1",
                "source": "van", "charge": "warranty",
              ],
            ]
          ],
        ]
      ).frames),
    FramesMessage(
      "request", "do-a-decision-as-a-rehearsal", ["verb": "DO"],
      DeskRequest(
        .do,
        [
          "id": "01JD8Z6Q9M4R0T3V6X9Z2B5D8G", "command": "closeCase", "dryRun": true,
          "refs": ["case": "01JD5T0C4E8N1R6W3Y9B2F7H5K"],
          "occurredAt": "2026-11-20T05:37:00.000Z", "expect": "1.184001",
        ]
      ).frames),
    FramesMessage(
      "request", "with-members-of-a-newer-client", ["verb": "PING"],
      DeskRequest(.ping, ["addedLater": [1, 2]], payload: [[0xFF]]).frames),
  ]

  private static func mistake(
    _ name: String, _ code: DeskCode, at pointer: String? = nil, _ frames: String...
  ) -> FramesMessage {
    var facts = ["code": code.rawValue]
    facts["at"] = pointer
    return FramesMessage("request", name, facts, frames.map { Array($0.utf8) })
  }

  static let mistakes: [FramesMessage] = [
    mistake("of-another-protocol", .version, "CASE9", "PING", "{}"),
    mistake("empty", .version, ""),
    mistake("verb-in-small-letters", .verb, "CASE1", "ping", "{}"),
    mistake("without-arguments", .malformed, "CASE1", "PING"),
    mistake("no-object", .malformed, "CASE1", "PING", "[]"),
    mistake("no-json", .malformed, "CASE1", "PING", "{'a':1}"),
    mistake("a-name-twice", .malformed, "CASE1", "PING", #"{"a":1,"a":1}"#),
    mistake("a-fraction", .malformed, "CASE1", "READ", #"{"feed":"log/","limit":1.5}"#),
    mistake("nine-frames", .malformed, "CASE1", "PING", "{}", "4", "5", "6", "7", "8", "9"),
    mistake("feed-without-slash", .feed, at: "/feed", "CASE1", "READ", #"{"feed":"team/repair"}"#),
    mistake("no-feed", .malformed, at: "/feed", "CASE1", "READ", "{}"),
    mistake(
      "no-position", .malformed, at: "/after", "CASE1", "READ", #"{"after":"7","feed":"log/"}"#),
    mistake("do-without-id", .malformed, at: "/id", "CASE1", "DO", #"{"type":"visit.started"}"#),
    mistake("speaks-another", .version, at: "/speak", "CASE1", "HELLO", #"{"speak":["CASE9"]}"#),
  ]

  // MARK: Replies

  private static let aboutReplies = """
    Replies of a desk behind the empty frame of the envelope.
    to: the verb it answers.  status, and code where it was not done.
    """

  private static func answered(
    _ name: String, to verb: Verb, _ answer: some DeskAnswer
  ) -> FramesMessage {
    FramesMessage(
      "reply", name, ["to": verb.rawValue, "status": "200"], answer.reply.frames)
  }

  static let replies: [FramesMessage] = [
    answered(
      "hello", to: .hello,
      HelloAnswer(
        time: time, book: VectorEvents.source,
        epochs: [.init(number: 1, after: 0), .init(number: 2, after: 180_000)], position: nil,
        audience: "repair", rights: [.read, .do], feeds: [.every(.case), .one(.team(.repair))],
        live: ["tcp://casebook.example:7102"])),
    answered(
      "read-two-events", to: .read,
      ReadAnswer(
        .team(.repair), more: true, through: position(184_209),
        items: [
          .init(position(184_017), previous: 0, body: VectorEvents.withheld),
          .init(position(184_209), previous: 184_017, body: VectorEvents.visitStarted),
        ])),
    answered(
      "read-nothing-new", to: .read,
      ReadAnswer(.team(.repair), more: false, through: position(184_213), items: [])),
    answered(
      "view", to: .view,
      ViewAnswer(position: position(184_213), document: Array(#"{"schema":"x/1"}"#.utf8))),
    answered(
      "do", to: .do,
      DoAnswer(
        events: [
          .init(
            id: EventID(high: 0x0188_0000_0000_0001, low: 3), position: position(184_214),
            type: "part.installed", number: nil)
        ], entry: "C-1042#14",
        subject: .init(id: CaseID(high: 0x0188_0000_0000_0001, low: 4), reference: "C-1042"),
        acceptedAt: time)),
    answered("blob-put", to: .blob, BlobAnswer.put(next: 65_552)),
    answered("blob-get", to: .blob, BlobAnswer.get(size: 4, chunk: [0, 1, 254, 255])),
    answered("ack", to: .ack, AckAnswer()),
    answered("ping", to: .ping, PingAnswer(time: time, position: position(184_213))),
  ]

  private static func refused(
    _ name: String, to verb: Verb, _ problem: DeskProblem
  ) -> FramesMessage {
    FramesMessage(
      "reply", name,
      [
        "to": verb.rawValue, "status": "\(problem.status.rawValue)",
        "code": problem.code.rawValue,
      ], problem.frames)
  }

  static let problems: [FramesMessage] = [
    refused("busy", to: .read, .busy(retryMilliseconds: 250, "too many requests")),
    refused("draining", to: .do, .draining(retryMilliseconds: 1_000)),
    refused("no-such-feed", to: .read, .noFeed),
    refused("not-allowed", to: .do, .notAllowed),
    refused("refused", to: .do, .refused(.otherTeamNeedsHandoff(.repair), epoch: 1)),
    refused("stale", to: .do, .stale(position: position(184_209))),
    refused("epoch", to: .read, .epoch(2, from: position(184_000))),
    refused("ahead", to: .read, .ahead(head: position(184_213))),
    refused("fault", to: .view, .fault(incident: "01JD8Z6Q9M4R0T3V6X9Z2B5D8F")),
  ]

  // MARK: Live

  private static let aboutLive = """
    Messages of a feed's socket.
    feed, position, previous; heartbeat; none: no message of ours, to be passed over.
    """

  static let live: [FramesMessage] = [
    event("event", .team(.repair), 184_209, previous: 184_017),
    event("first-event-of-a-feed", .type("visit.started"), 184_209, previous: 0),
    FramesMessage(
      "live", "with-frames-of-a-newer-desk",
      ["feed": "log/", "position": "1.184209", "previous": "184208"],
      LiveMessage(.log, position(184_209), previous: 184_208, body: VectorEvents.visitStarted)
        .frames + [[0xFF], []]),
    heartbeat("heartbeat", 184_209, hash: [UInt8](repeating: 0x9F, count: 32)),
    heartbeat("heartbeat-without-the-log", 0, hash: nil),
    FramesMessage("live", "no-position", ["none": "yes"], texts("log/", "184209", "1", "{}")),
    FramesMessage("live", "three-frames", ["none": "yes"], texts("log/", "1.184209", "1")),
    FramesMessage(
      "live", "previous-is-no-number", ["none": "yes"], texts("log/", "1.184209", "-1", "{}")),
  ]

  private static func event(
    _ name: String, _ feed: FeedName, _ seq: Int, previous: UInt64
  ) -> FramesMessage {
    FramesMessage(
      "live", name,
      ["feed": feed.text, "position": position(seq).text, "previous": "\(previous)"],
      LiveMessage(feed, position(seq), previous: previous, body: VectorEvents.visitStarted)
        .frames)
  }

  private static func heartbeat(_ name: String, _ seq: Int, hash: [UInt8]?) -> FramesMessage {
    FramesMessage(
      "live", name,
      ["heartbeat": "yes", "position": position(seq).text, "previous": "\(seq)"],
      Heartbeat(head: position(seq), hash: hash, time: time).message.frames)
  }

  private static func texts(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  static func position(_ seq: Int) -> LogPosition { LogPosition(epoch: 1, seq: seq) }

  /// 2026-11-20T05:37:00Z.
  static let time = Instant(microseconds: 1_795_153_020_000_000)
}

/// Two events as they are rendered.
enum VectorEvents {
  static let source = "urn:uuid:6e8bc430-9c3a-41d9-9669-0800200c9a66"

  static let visitStarted = JSON.object([
    "acceptedtime": "2026-11-20T08:05:44.102317Z", "dataschema": "casebook:visit.started/1",
    "id": "01JD8Z6Q9M2T7V4K0XW3B5N8RC", "recordedtime": "2026-11-20T05:37:12.480Z",
    "sequence": "00000000000000184209", "source": .string(source), "specversion": "1.0",
    "subject": "case/01JD5T0C4E8N1R6W3Y9B2F7H5K", "time": "2026-11-20T05:37:00.000Z",
    "type": "visit.started",
    "data": [
      "actor": "01HV0C3M8Q5T2W7Y4B9D6F1G3J", "authenticatedBy": "curveKey", "body": [:],
      "command": "01JD8Z6Q9M4R0T3V6X9Z2B5D8F", "device": "01HW7B2F6H9K3N5Q8S1V4X7Z0C",
      "deviceSeq": 311, "entry": 12, "index": 0, "number": nil, "origin": "device",
      "precision": "instant", "refs": ["case": "01JD5T0C4E8N1R6W3Y9B2F7H5K"], "seq": 184_209,
      "skewMs": -840, "supersedes": nil, "team": "repair", "utcOffsetMinutes": 540,
      "visibility": "all",
    ],
  ]).bytes()

  static let withheld = JSON.object([
    "data": ["redacted": true, "why": "visibility"], "id": "01JD8Z6Q9M2T7V4K0XW3B5N8RB",
    "sequence": "00000000000000184017", "source": .string(source), "specversion": "1.0",
    "type": "withheld",
  ]).bytes()
}
