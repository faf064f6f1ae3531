/// What came in at a socket, whole.
package struct Message: Hashable, Sendable {
  /// The frames in order; at least one.
  package var frames: [[UInt8]]

  /// Who sent it, as the ZAP handler has named him; `nil` without CURVE.
  ///
  /// Only routers and reply sockets say it.
  package var userID: String?

  /// The address he sent it from, without the port; `nil` on ipc and inproc.
  package var peerAddress: String?

  package init(frames: [[UInt8]], userID: String? = nil, peerAddress: String? = nil) {
    self.frames = frames
    self.userID = userID
    self.peerAddress = peerAddress
  }

  /// How many bytes a message may have where nobody says another number: 64 MiB.
  package static let byteCountMax = 64 << 20
}

/// What `Socket.receive` has taken from the queue.
///
/// A message beyond a bound is taken whole and let go of, but for its beginning, by which the
/// sender can be told.
package enum Received: Hashable, Sendable {
  case message(Message)
  /// It had more frames; these are the first of them, as many as were allowed.
  case tooManyFrames(beginning: Message)
  /// It had more bytes; these are the first frames of it that have not.
  case tooManyBytes(beginning: Message)
}
