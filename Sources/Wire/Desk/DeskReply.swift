/// An answer of the desk: `[status] [{info}] [payload…]`.
package struct DeskReply: Hashable, Sendable {
  package var status: DeskStatus
  /// An object.
  package var info: JSON
  package var payload: [[UInt8]]

  /// - Parameters:
  ///   - status: What became of the request.
  ///   - info: An object.
  ///   - payload: What is no JSON, or JSON whose bytes must stay as they are.
  package init(status: DeskStatus = .done, info: JSON = [:], payload: [[UInt8]] = []) {
    self.status = status
    self.info = info
    self.payload = payload
  }

  /// Reads the frames of a reply.
  ///
  /// - Throws: What is no reply of a desk.
  package init(frames: [[UInt8]]) throws(UnreadableAnswer) {
    guard let first = frames.first, let status = DeskStatus(frame: first) else {
      throw UnreadableAnswer(at: "status")
    }
    guard frames.count > 1, let info = try? JSON(parsing: frames[1], limits: .answer),
      info.members != nil
    else { throw UnreadableAnswer(at: "") }
    self.init(status: status, info: info, payload: Array(frames[2...]))
  }

  /// The frames to send.
  package var frames: [[UInt8]] { [status.frame, info.bytes()] + payload }
}

/// An answer that is not what the protocol says: of another service, or of a newer one.
package struct UnreadableAnswer: Error, Hashable, Sendable {
  /// The JSON pointer in the info; a word for what lies outside of it.
  package var pointer: String

  package init(at pointer: String) { self.pointer = pointer }
}

extension JSON.Limits {
  /// The info of an answer: a list of all schemas, or of all that a device misses.
  package static let answer = JSON.Limits(byteCountMax: 1_048_576, depthMax: 16)
}
