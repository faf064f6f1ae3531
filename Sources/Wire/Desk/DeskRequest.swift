/// A request to the desk: `[CASE1] [VERB] [{arguments}] [payload…]`.
package struct DeskRequest: Hashable, Sendable {
  package let verb: Verb
  /// An object.
  package let arguments: JSON
  package let payload: [[UInt8]]

  /// The protocols that this desk speaks; the first frame of a request names one of them.
  package static let protocols = ["CASE1"]
  private static let protocolFrame = Array("CASE1".utf8)

  /// - Parameters:
  ///   - verb: What is asked.
  ///   - arguments: An object.
  ///   - payload: What is no JSON.
  package init(_ verb: Verb, _ arguments: JSON = [:], payload: [[UInt8]] = []) {
    self.verb = verb
    self.arguments = arguments
    self.payload = payload
  }

  /// Reads the frames behind the envelope: count, protocol, verb, JSON, in this order, so that what
  /// costs little is refused first.
  ///
  /// - Throws: One problem, the first.
  package init(frames: [[UInt8]]) throws(DeskProblem) {
    guard frames.count <= DeskLimits.frameCountMax else {
      throw DeskProblem(
        .malformed, "a request has at most \(DeskLimits.frameCountMax) frames",
        extras: ["frameCountMax": .integer(DeskLimits.frameCountMax)])
    }
    guard frames.first == Self.protocolFrame else {
      throw DeskProblem(
        .version, "the first frame names the protocol",
        extras: ["speak": .array(Self.protocols.map { .string($0) })])
    }
    guard frames.count > 1,
      let verb = Verb.allCases.first(where: { frames[1].elementsEqual($0.rawValue.utf8) })
    else {
      throw DeskProblem(
        .verb, "the second frame is a verb",
        extras: ["verbs": .array(Verb.allCases.map { .string($0.rawValue) })])
    }
    guard frames.count > 2 else {
      throw .malformed("the third frame is an object of arguments", at: "")
    }
    do throws(JSONError) {
      arguments = try JSON(parsing: frames[2], limits: .event)
    } catch {
      throw DeskProblem(error)
    }
    guard arguments.members != nil else { throw .malformed("expected an object", at: "") }
    self.verb = verb
    payload = Array(frames[3...])
  }

  /// The frames to send.
  package var frames: [[UInt8]] {
    [Self.protocolFrame, Array(verb.rawValue.utf8), arguments.bytes()] + payload
  }
}

/// A message as a ROUTER receives it: what the peer's socket put in front, and the rest.
package struct DeskEnvelope: Hashable, Sendable {
  /// Everything up to and including the first empty frame, which goes back unchanged.
  package let envelope: [[UInt8]]
  package let content: [[UInt8]]

  /// Splits a message; `nil` for one without an empty frame early enough, which is no request.
  package init?(_ frames: [[UInt8]]) {
    guard
      let empty = frames.prefix(DeskLimits.envelopeFrameCountMax).firstIndex(where: \.isEmpty)
    else { return nil }
    envelope = Array(frames[...empty])
    content = Array(frames[(empty + 1)...])
  }

  /// The message that goes back.
  package func reply(_ reply: DeskReply) -> [[UInt8]] { envelope + reply.frames }
}
