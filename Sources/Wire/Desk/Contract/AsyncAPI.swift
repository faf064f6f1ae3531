/// The description of CASE1 for machines: AsyncAPI 3.0, in JSON.
///
/// There is no binding of AsyncAPI for ZeroMQ: what stands under `x-zmq` is ours.
package struct AsyncAPI: Sendable {
  private let registry: Registry
  private let isBundled: Bool

  /// - Parameters:
  ///   - registry: The shapes of events, with their comments.
  ///   - isBundled: Whether the schemas of events stand in it; else it names the files beside it.
  package init(registry: Registry = .documented, isBundled: Bool) {
    self.registry = registry
    self.isBundled = isBundled
  }

  /// The document.
  package var document: JSON {
    [
      "asyncapi": "3.0.0", "info": Self.info, "defaultContentType": "application/json",
      "servers": Self.servers, "channels": ["desk": deskChannel, "feed": feedChannel],
      "operations": operations,
      "components": ["messages": .object(messages), "schemas": .object(schemas)],
    ]
  }

  private static let info: JSON = [
    "title": "casebook CASE1", "version": "1.0.0",
    "description": """
    Events of an after-service desk over ZeroMQ: said live by PUB, read again at a ROUTER. A live \
    message is a hint; the log is the truth. CASE1.md says the rule of who follows.
    """,
  ]

  // MARK: Servers and channels

  private static let servers: JSON = [
    "desk": [
      "host": "casebook.example:7100", "protocol": "zmq", "protocolVersion": "3.1",
      "description": "Requests and their replies.",
      "bindings": ["x-zmq": socket("ROUTER", peers: ["REQ", "DEALER"])],
    ],
    "feed": [
      "host": "casebook.example:7102", "protocol": "zmq", "protocolVersion": "3.1",
      "description": "The events of one audience; HELLO says where it is.",
      "bindings": ["x-zmq": socket("PUB", peers: ["SUB"])],
    ],
  ]

  private static func socket(_ type: String, peers: [String]) -> JSON {
    [
      "socket": .string(type), "peers": .array(peers.map { .string($0) }), "mechanism": "CURVE",
      "frameByteCountMax": .integer(DeskLimits.frameByteCountMax),
    ]
  }

  private var deskChannel: JSON {
    var references: [String: JSON] = ["problem": Self.message("problem")]
    for verb in Self.verbs {
      references[verb.requestName] = Self.message(verb.requestName)
      references[verb.replyName] = Self.message(verb.replyName)
    }
    return [
      "address": nil, "servers": [["$ref": "#/servers/desk"]], "messages": .object(references),
      "bindings": [
        "x-zmq": [
          "request": ["CASE1", "VERB", "{arguments}", "payload…"],
          "reply": ["status", "{info}", "payload…"],
          "envelope": "DEALER: own frames, then an empty one; returned unchanged.",
          "frameCountMax": .integer(DeskLimits.frameCountMax),
        ]
      ],
    ]
  }

  private var feedChannel: JSON {
    var references: [String: JSON] = ["heartbeat": Self.message("heartbeat")]
    for name in eventNames { references[name] = Self.message(name) }
    return [
      "address": "{feed}", "servers": [["$ref": "#/servers/feed"]],
      "description": "The name of a feed is the first frame of its messages, and what SUB names.",
      "parameters": [
        "feed": [
          "description": """
          log/, case/ID/, customer/ID/, item/ID/, team/CODE/, type/NAME/; ~ is the heartbeat.
          """,
          "examples": ["log/", "team/repair/", "type/part.installed/"],
        ]
      ],
      "messages": .object(references),
      "bindings": ["x-zmq": ["frames": ["feed", "position", "previous", "{event}"]]],
    ]
  }

  private static func message(_ name: String) -> JSON {
    ["$ref": .string("#/components/messages/\(name)")]
  }

  // MARK: Operations

  private var operations: JSON {
    var operations: [String: JSON] = [
      "sayEvents": [
        "action": "send", "channel": ["$ref": "#/channels/feed"],
        "summary": "Every event, once in each feed that it is in, after its commit is durable.",
      ]
    ]
    for verb in Self.verbs {
      operations[verb.operationName] = [
        "action": "receive", "channel": ["$ref": "#/channels/desk"],
        "summary": .string(verb.summary), "messages": [Self.inDesk(verb.requestName)],
        "reply": [
          "channel": ["$ref": "#/channels/desk"],
          "messages": [Self.inDesk(verb.replyName), Self.inDesk("problem")],
        ],
      ]
    }
    return .object(operations)
  }

  private static func inDesk(_ name: String) -> JSON {
    ["$ref": .string("#/channels/desk/messages/\(name)")]
  }

  // MARK: Messages

  private var messages: [String: JSON] {
    var messages: [String: JSON] = [
      "heartbeat": [
        "summary": "Once in intervalMs: life, and up to where this socket has said the log.",
        "payload": Self.heartbeat,
        "bindings": ["x-zmq": ["frames": ["~", "position", "previous", "payload"]]],
      ],
      "problem": [
        "summary": "Why a request was not done.", "payload": Self.problem,
        "bindings": ["x-zmq": ["frames": ["300 | 400 | 500", "payload"]]],
      ],
    ]
    for verb in Self.verbs {
      messages[verb.requestName] = [
        "summary": .string(verb.summary), "payload": verb.arguments,
        "bindings": ["x-zmq": ["frames": Self.frames(["CASE1", verb.word], verb.sent)]],
      ]
      messages[verb.replyName] = [
        "payload": verb.info,
        "bindings": ["x-zmq": ["frames": Self.frames(["200"], verb.received)]],
      ]
    }
    for shape in registry.all {
      messages[Self.name(shape.name)] = event(shape.name, shape.comment)
    }
    let withheld = Registry.withheldName
    messages[Self.name(withheld)] = event(withheld, "An event that the audience may not see.")
    return messages
  }

  private static func frames(_ first: [String], _ rest: [String]) -> JSON {
    .array((first + ["payload"] + rest).map { .string($0) })
  }

  private func event(_ name: String, _ summary: String) -> JSON {
    let reference =
      isBundled ? "#/components/schemas/\(Self.name(name))" : "events/\(Self.name(name)).json"
    return [
      "summary": .string(summary), "contentType": "application/cloudevents+json",
      "payload": ["$ref": .string(reference)],
    ]
  }

  private var schemas: [String: JSON] {
    guard isBundled else { return [:] }
    let named = registry.schemaNames.compactMap { name in
      registry.jsonSchema(named: name).map { (Self.name(name), $0) }
    }
    return Dictionary(uniqueKeysWithValues: named)
  }

  private var eventNames: [String] { registry.schemaNames.map(Self.name) }

  /// "part.installed/1" to "part.installed.v1": a name in the document and of a file.
  package static func name(_ schema: String) -> String {
    schema.split(separator: "/").joined(separator: ".v")
  }

  private static let heartbeat = JSONSchema.object(
    [
      "hash": JSONSchema.sha256, "intervalMs": JSONSchema.integer,
      "time": JSONSchema.time(digitCount: 3),
    ], optional: ["hash"])

  private static let problem = JSONSchema.object(
    [
      "at": JSONSchema.described(JSONSchema.text, "The JSON pointer of what is wrong."),
      "code": JSONSchema.words(
        DeskCode.allCases.filter { $0 != .newer }.map(\.rawValue)),
      "message": JSONSchema.described(JSONSchema.text, "For people."),
      "retryMs": JSONSchema.described(JSONSchema.integer, "When to send the same again."),
    ], optional: ["at", "retryMs"])
}

extension AsyncAPI {
  /// What the document says of a verb.
  private struct VerbDescription: Sendable {
    let verb: Verb
    let summary: String
    let arguments: JSON
    let info: JSON
    /// Frames behind the JSON.
    let sent: [String]
    let received: [String]

    init<Arguments: DeskArguments, Answer: DeskAnswer>(
      _: Arguments.Type, _: Answer.Type, _ summary: String, sent: [String] = [],
      received: [String] = []
    ) {
      verb = Arguments.verb
      self.summary = summary
      arguments = Arguments.shape.schema
      info = Answer.shape.schema
      self.sent = sent
      self.received = received
    }

    var word: String { verb.rawValue }
    var requestName: String { "\(word).request" }
    var replyName: String { "\(word).reply" }
    var operationName: String { word.lowercased() }
  }

  private static let verbs: [VerbDescription] = [
    VerbDescription(
      HelloArguments.self, HelloAnswer.self, "Who asks, and what it may do here."),
    VerbDescription(
      ReadArguments.self, ReadAnswer.self, "A page of a feed after a position.",
      received: ["position", "previous", "{event}", "…"]),
    VerbDescription(
      ViewArguments.self, ViewAnswer.self, "A document, and from where to go on with a feed.",
      received: ["{document}"]),
    VerbDescription(
      PackArguments.self, PackAnswer.self, "What a technician's device needs of some cases.",
      received: ["kind", "id", "{document}", "…"]),
    VerbDescription(
      DoArguments.self, DoAnswer.self, "Record facts, or decide; the id makes it idempotent."),
    VerbDescription(
      BlobArguments.self, BlobAnswer.self, "A chunk of a sealed attachment.",
      sent: ["chunk, where one is put"], received: ["chunk, where one is got"]),
    VerbDescription(
      AckArguments.self, AckAnswer.self, "This subscriber has purged what was forgotten."),
    VerbDescription(
      SchemaArguments.self, SchemaAnswer.self, "A schema, this document, or the vectors.",
      received: ["document"]),
    VerbDescription(PingArguments.self, PingAnswer.self, "Whether the desk is there."),
    VerbDescription(
      RunArguments.self, RunAnswer.self, "A command line, carried out at the book.",
      sent: ["standard input, in pieces"], received: ["standard output", "standard error"]),
  ]
}
