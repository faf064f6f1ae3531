extension Socket where Role: ReceivingRole {
  /// Takes the next message, without waiting; `nil` when there is none.
  ///
  /// - Parameters:
  ///   - frameCountMax: How many frames a message may have, those of the envelope included.
  ///   - byteCountMax: How many bytes all its frames may have together.
  /// - Returns: The message, or the beginning of one that was beyond a bound.
  /// - Throws: `terminated`; `wrongState` when a reply socket owes an answer.
  package mutating func receive(
    frameCountMax: Int, byteCountMax: Int = Message.byteCountMax
  ) throws(ZeroMQError) -> Received? {
    try handle.receive(
      frameCountMax: frameCountMax, byteCountMax: byteCountMax, namesPeer: Role.namesPeer)
  }
}

extension SocketHandle {
  func receive(
    frameCountMax: Int, byteCountMax: Int, namesPeer: Bool
  ) throws(ZeroMQError) -> Received? {
    guard try receiveFrame() else { return nil }
    var message = Message(frames: [])
    var byteCount = 0
    while true {
      // The frame with which a router names its peer knows nothing else of him, the next does.
      if namesPeer, message.frames.count < 2, message.peerAddress == nil {
        message.userID = frameProperty("User-Id")
        message.peerAddress = frameProperty("Peer-Address").map(Endpoint.address)
      }
      byteCount += frameByteCount
      if message.frames.count == frameCountMax {
        try dropRest()
        return .tooManyFrames(beginning: message)
      }
      if byteCount > byteCountMax {
        try dropRest()
        return .tooManyBytes(beginning: message)
      }
      message.frames.append(copyFrame())
      if !frameHasMore { return .message(message) }
      try receiveNext()
    }
  }

  private func dropRest() throws(ZeroMQError) {
    while frameHasMore { try receiveNext() }
  }

  private func receiveNext() throws(ZeroMQError) {
    let isThere = try receiveFrame()
    precondition(isThere, "ZeroMQ delivers a message as a whole")
  }
}
