package import Wire

/// What keeps a kit from doing what was asked.
package enum KitError: Error, Hashable, Sendable {
  case book(BookError)
  /// There is no kit at the path.
  case isNoKit(path: String)
  /// A file of the kit is not what was written, or was sealed on another device.
  case isDamaged(path: String)
  /// What seals the outbox is not on this machine: the directory was copied from another one.
  case secretsAreMissing(path: String)
  /// Somebody else works at it; nothing was done.
  case isBusy
  /// The pack was renewed meanwhile: open it anew.
  case packHasMoved
  /// One command has more bytes than the desk takes.
  case tooBig(byteCount: Int)
  /// The command cannot be sent by a device.
  case cannotBeSent
  /// No such entry in the outbox.
  case noEntry(UInt64)
  /// The desk did not answer.
  case unreachable(String)
  /// The desk answered what it should not.
  case answerIsUnreadable(at: String)
  /// The desk refuses to serve this device.
  case refused(DeskProblem)
  /// It is the desk of another book.
  case otherBook(String)
  /// The pack has more than a device takes.
  case packIsTooBig
}

/// A desk that can be asked; how the request gets there is somebody else's.
package protocol HubLink {
  /// Asks, and waits for the answer for as long as that is worth it.
  ///
  /// - Throws: `unreachable` or `answerIsUnreadable`.
  func ask(_ request: DeskRequest) throws(KitError) -> DeskReply
}
