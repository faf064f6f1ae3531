package import Cases

/// Why a request was not carried out, as the desk says it.
package struct DeskProblem: Error, Hashable, Sendable {
  package var status: DeskStatus
  package var code: DeskCode
  /// For people, in English.
  package var message: String
  /// The JSON pointer of what is wrong in the arguments.
  package var pointer: String?
  /// What else the code says: `retryMs`, `refusal`.
  package var extras: [String: JSON]

  /// - Parameters:
  ///   - code: The stable code.
  ///   - message: What it says to people, without content of the request.
  ///   - pointer: Where in the arguments.
  ///   - extras: What else the code says.
  package init(
    _ code: DeskCode, _ message: String, at pointer: String? = nil,
    extras: [String: JSON] = [:]
  ) {
    status = code.status
    self.code = code
    self.message = message
    self.pointer = pointer
    self.extras = extras
  }

  /// The reply that says so.
  package var reply: DeskReply {
    var info = extras
    info["code"] = .string(code.rawValue)
    info["message"] = .string(message)
    if let pointer { info["at"] = .string(pointer) }
    return DeskReply(status: status, info: .object(info))
  }

  /// The frames of the reply that says so.
  package var frames: [[UInt8]] { reply.frames }

  /// What a reply says; `nil` for one that says that the request was done.
  package init?(_ reply: DeskReply) {
    guard reply.status != .done else { return nil }
    var extras = reply.info.members ?? [:]
    status = reply.status
    let word = extras["code"]?.text
    code = word.flatMap(DeskCode.init(rawValue:)) ?? .newer
    message = extras["message"]?.text ?? ""
    pointer = extras["at"]?.text
    if code != .newer { extras["code"] = nil }
    extras["message"] = nil
    extras["at"] = nil
    self.extras = extras
  }

  /// When the same request may come again; `nil` where the desk did not say.
  package var retryMilliseconds: Int? { extras["retryMs"]?.number.map { Int($0) } }
}

extension DeskProblem {
  /// Too many requests.
  package static func busy(retryMilliseconds: Int, _ why: String) -> DeskProblem {
    DeskProblem(.busy, why, extras: ["retryMs": .integer(retryMilliseconds)])
  }

  /// The service is being shut down.
  package static func draining(retryMilliseconds: Int) -> DeskProblem {
    DeskProblem(
      .draining, "the service is being shut down",
      extras: ["retryMs": .integer(retryMilliseconds)])
  }

  /// Arguments that are not of their form.
  package static func malformed(_ message: String, at pointer: String) -> DeskProblem {
    DeskProblem(.malformed, message, at: pointer)
  }

  /// There is no right for it, or there is no such thing: both in the same words, so that a reader
  /// without rights learns nothing from the difference.
  package static let notAllowed = DeskProblem(.notAllowed, "not for this key")

  /// There is no such feed, or not for this audience: in the same words, too.
  package static let noFeed = DeskProblem(
    .feed, "there is no such feed for this key", at: "/feed")

  /// Something is larger than the protocol carries.
  package static func tooBig(_ what: String, byteCountMax: Int) -> DeskProblem {
    DeskProblem(
      .tooBig, "\(what) is larger than \(byteCountMax) bytes",
      extras: ["byteCountMax": .integer(byteCountMax)])
  }

  /// The case has an event after `expect`.
  package static func stale(position: LogPosition) -> DeskProblem {
    DeskProblem(
      .stale, "the case has events that you have not read",
      extras: ["position": .position(position)])
  }

  /// History parted after `from`, and the reader is beyond.
  package static func epoch(_ epoch: Int, from position: LogPosition) -> DeskProblem {
    DeskProblem(
      .epoch,
      "history is the same up to \(position.text) only: you hold events that this book does not "
        + "have; stop, and tell a person",
      extras: ["epoch": .integer(epoch), "from": .position(position)])
  }

  /// The reader is beyond the head.
  package static func ahead(head: LogPosition) -> DeskProblem {
    DeskProblem(
      .ahead, "you are beyond the end of this book, which must not happen",
      extras: ["head": .position(head)])
  }

  /// The fault of the service; what happened is in its log under `incident`.
  package static func fault(incident: String) -> DeskProblem {
    DeskProblem(
      .internal, "the desk failed; its log says more", extras: ["incident": .string(incident)])
  }
}

extension DeskProblem {
  /// What is wrong with arguments, or with an event in them.
  package init(_ error: IncomingError) {
    switch error {
    case .json(let error): self.init(error)
    case .malformed(let pointer, let problem):
      self = .malformed(Self.text(problem), at: pointer)
    case .redacted(let pointer):
      self = .malformed("it was closed or erased when it was written", at: pointer)
    case .withheld: self = .malformed("the event was withheld when it was written", at: "/type")
    case .unknownType(let type):
      self = .malformed("no event has the type \(Self.quoted(type))", at: "/type")
    case .unknownVersion(let type, _):
      self = .malformed(
        "this desk does not write that version of \(Self.quoted(type))", at: "/dataschema")
    }
  }

  /// What is wrong with JSON.
  package init(_ error: JSONError) {
    switch error.reason {
    case .tooLong:
      self = .tooBig("the JSON of a request", byteCountMax: DeskLimits.argumentByteCountMax)
    case .tooDeep, .endsEarly, .goesOn, .unexpectedByte, .notUTF8, .badEscape, .badSurrogate,
      .controlCharacter, .notWhole, .numberTooGreat, .badNumber, .duplicateName:
      self.init(
        .malformed, "no JSON of ours: \(error.reason.rawValue)", at: "",
        extras: ["offset": .integer(error.offset)])
    }
  }

  private static func text(_ problem: IncomingProblem) -> String {
    switch problem {
    case .missing: "missing"
    case .unexpected: "nothing has this name here"
    case .expected(let kind): text(kind)
    }
  }

  private static func text(_ kind: IncomingKind) -> String {
    switch kind {
    case .object: "expected an object"
    case .array: "expected an array"
    case .text: "expected a text"
    case .truth: "expected true or false"
    case .integer: "expected a whole number"
    case .time: "expected a time as RFC 3339 has it"
    case .day: "expected a day as 2026-11-22"
    case .decimal: "expected a decimal number as text"
    case .team: "expected the code of a team"
    case .identifier: "expected a ULID"
    case .sha256: "expected 64 hexadecimal digits"
    case .base64: "expected base 64"
    case .position: "expected a position as 1.184209"
    case .feed: "expected the name of a feed, such as team/repair/"
    case .word(let words): "expected one of " + words.joined(separator: " ")
    }
  }

  /// What somebody sent, short enough to be said back.
  private static func quoted(_ text: String) -> String {
    "\"\(text.prefix(DeskLimits.identifierByteCountMax))\""
  }
}
