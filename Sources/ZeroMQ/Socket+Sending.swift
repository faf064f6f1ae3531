internal import CZeroMQ

extension Socket where Role: SendingRole {
  /// Sends `frames` as one message, without waiting.
  ///
  /// A publisher drops, for each subscriber, what does not fit into its queue, and says nothing.
  ///
  /// - Parameter frames: At least one; each may be empty.
  /// - Returns: `false` when the peer's queue is full, or nobody is there, and nothing was sent.
  /// - Throws: `hostUnreachable` when a router must deliver and the peer is gone; `wrongState`
  ///   when a request socket still waits for its answer.
  package mutating func send(_ frames: [[UInt8]]) throws(ZeroMQError) -> Bool {
    precondition(!frames.isEmpty, "a message has at least one frame")
    var isTaken = true
    for (index, frame) in frames.enumerated() {
      let more = index < frames.count - 1 ? ZMQ_SNDMORE : 0
      guard try !handle.send(frame, flags: ZMQ_DONTWAIT | more) else { continue }
      if index == 0 { return false }
      // The peer went away in the middle (libzmq:src/lb.cpp, `sendpipe`).  ZeroMQ has rolled the
      // message back, and drops what still comes of it, up to and including its last frame.
      isTaken = false
    }
    return isTaken
  }
}
