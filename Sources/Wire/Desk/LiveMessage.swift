package import Cases

/// A message of a feed's socket: `[topic] [position] [previous] [body]`.
///
/// It is a hint, of which any may be lost; the log is the truth.
package struct LiveMessage: Hashable, Sendable {
  /// The name of the feed; `~` for a heartbeat.
  package var topic: [UInt8]
  package var position: LogPosition
  /// The number of the event before this one in the same feed, 0 if there is none; of a heartbeat,
  /// the number of its own position.
  package var previous: UInt64
  /// The event, or what a heartbeat says.
  package var body: [UInt8]

  /// An event in a feed.
  package init(_ feed: FeedName, _ position: LogPosition, previous: UInt64, body: [UInt8]) {
    topic = feed.topic
    self.position = position
    self.previous = previous
    self.body = body
  }

  fileprivate init(topic: [UInt8], position: LogPosition, previous: UInt64, body: [UInt8]) {
    self.topic = topic
    self.position = position
    self.previous = previous
    self.body = body
  }

  /// Reads the frames; `nil` if they are no such message.
  ///
  /// Frames behind the fourth are passed over.
  package init?(frames: [[UInt8]]) {
    guard frames.count >= 4, frames.count <= DeskLimits.frameCountMax,
      let position = LogPosition(frame: frames[1]),
      let previous = UInt64(frame: frames[2])
    else { return nil }
    topic = frames[0]
    self.position = position
    self.previous = previous
    body = frames[3]
  }

  /// The frames to send.
  package var frames: [[UInt8]] {
    [topic, Array(position.text.utf8), Array("\(previous)".utf8), body]
  }

  /// Whether it is a heartbeat.
  package var isHeartbeat: Bool { topic == Heartbeat.topic }

  /// The feed; `nil` for a heartbeat, and for a feed that only a newer build knows.
  package var feed: FeedName? { FeedName(String(decoding: topic, as: UTF8.self)) }
}

/// What a feed's socket says once a second: that it lives, and up to where it has sent.
package struct Heartbeat: Hashable, Sendable {
  /// Sorts after the name of every feed.
  package static let topic = Array("~".utf8)

  /// The head of the log as sent so far on this socket; seq 0 for an audience without the log.
  package var head: LogPosition
  /// The chain hash there; `nil` for an audience without the log.
  package var hash: [UInt8]?
  package var intervalMilliseconds: Int
  package var time: Instant

  package init(
    head: LogPosition, hash: [UInt8]?,
    intervalMilliseconds: Int = DeskLimits.heartbeatMilliseconds, time: Instant
  ) {
    self.head = head
    self.hash = hash
    self.intervalMilliseconds = intervalMilliseconds
    self.time = time
  }

  /// The message to send.
  package var message: LiveMessage {
    var body: [String: JSON] = [
      "intervalMs": .integer(intervalMilliseconds), "time": .time(time),
    ]
    if let hash {
      var text: [UInt8] = []
      BytesText.appendHexadecimal(hash, to: &text)
      body["hash"] = .string(String(decoding: text, as: UTF8.self))
    }
    return LiveMessage(
      topic: Self.topic, position: head, previous: UInt64(max(0, head.seq)),
      body: JSON.object(body).bytes())
  }

  /// Reads a message; `nil` if it is no heartbeat.
  package init?(_ message: LiveMessage) {
    guard message.isHeartbeat, let body = try? JSON(parsing: message.body),
      let interval = body["intervalMs"]?.number,
      let time = body["time"]?.text.flatMap(TimeText.parse)
    else { return nil }
    head = message.position
    hash = (body["hash"]?.text).flatMap { BytesText.hexadecimal($0.utf8) }
    intervalMilliseconds = Int(interval)
    self.time = time.instant
  }
}

extension LogPosition {
  /// Reads the frame of a position.
  package init?(frame: [UInt8]) {
    guard frame.count <= DeskLimits.identifierByteCountMax else { return nil }
    self.init(text: String(decoding: frame, as: UTF8.self))
  }

  /// "1.184209" as a frame.
  package var frame: [UInt8] { Array(text.utf8) }
}

extension UInt64 {
  /// Reads decimal digits, of which as many as every reader of JSON keeps exactly.
  init?(frame: [UInt8]) {
    guard (1...16).contains(frame.count),
      frame.allSatisfy({ $0 >= Ascii.zero && $0 <= Ascii.nine })
    else { return nil }
    var value: UInt64 = 0
    for digit in frame { value = value * 10 + UInt64(digit - Ascii.zero) }
    guard value <= UInt64(JSON.integerMax) else { return nil }
    self = value
  }
}
