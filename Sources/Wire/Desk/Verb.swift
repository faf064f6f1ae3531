/// What can be asked of the desk: the second frame of a request.
package enum Verb: String, Hashable, Sendable, CaseIterable {
  /// Who are you, and what may I do here?
  case hello = "HELLO"
  /// A page of a feed.
  case read = "READ"
  /// A document as the command line prints it under `--json`.
  case view = "VIEW"
  /// What a technician's device may need, to take it along.
  case pack = "PACK"
  /// Record facts, or decide.
  case `do` = "DO"
  /// The chunks of an attachment, to and from the book.
  case blob = "BLOB"
  /// This subscriber has purged what a book had forgotten.
  case ack = "ACK"
  /// The schemas of events, and the description of this protocol.
  case schema = "SCHEMA"
  /// Are you there?
  case ping = "PING"
  /// A command line, carried out as if it had been typed at the book.
  case run = "RUN"
}

/// What a key allows its user to do; whatever is not named is not allowed (WIRE.md §7).
package enum Right: String, Hashable, Sendable, CaseIterable {
  /// Read the feeds and views of his audience.
  case read
  /// Have commands carried out.
  case `do`
  /// Read records as they are stored: a replica, or a kit for the cases of its pack.
  case replicate
  /// Name another member or device than those of the key; the record says `asserted`.
  case speakFor
  /// Take in history of another system.
  case operate
}

/// The first frame of a reply: what became of a request.
package enum DeskStatus: Int, Hashable, Sendable, CaseIterable {
  case done = 200
  /// Not now: the same request later.
  case later = 300
  /// Never as it was sent.
  case never = 400
  /// The fault of the desk: the same request again, less and less often.
  case fault = 500

  /// Reads the frame; a status that only a newer desk knows counts as its class.
  package init?(frame: [UInt8]) {
    guard frame.count == 3, frame.allSatisfy({ $0 >= Ascii.zero && $0 <= Ascii.nine }),
      let status = DeskStatus(rawValue: Int(frame[0] - Ascii.zero) * 100)
    else { return nil }
    self = status
  }

  /// Three digits.
  package var frame: [UInt8] { Array("\(rawValue)".utf8) }
}

/// Why a request was not carried out: stable, for programs.
package enum DeskCode: String, Hashable, Sendable, CaseIterable {
  /// Too many requests; `retryMs` says when to come again.
  case busy
  /// The service is being shut down.
  case draining
  /// The disk or the map of the book is full.
  case readOnly
  /// `at` is the JSON pointer of what is wrong.
  case malformed
  /// The first frame names no protocol of this desk; `speak` lists what it speaks.
  case version
  case verb
  case notAllowed
  /// There is no such thing; said only to who may see all of its kind.
  case notFound
  /// There is no such feed, or not for this audience.
  case feed
  case tooBig
  /// The case has an event after `expect`; `position` is where it stands now.
  case stale
  /// The id was used for another request.
  case idReused
  /// The number of the device was used for another command: it was copied, or restored.
  case deviceReused
  /// The book refuses the decision; `refusal` says why.
  case refused
  /// The reader holds events that this book does not have: `epoch`, `from`.
  case epoch
  /// The reader is beyond the head of the book, which must not happen.
  case ahead
  /// `incident` is in the log of the service.
  case `internal`
  /// A code that only a newer desk knows; `code` among the rest says it.
  case newer

  /// The class of the code.
  package var status: DeskStatus {
    switch self {
    case .busy, .draining, .readOnly: .later
    case .malformed, .version, .verb, .notAllowed, .notFound, .feed, .tooBig, .stale, .idReused,
      .deviceReused, .refused, .epoch, .ahead, .newer:
      .never
    case .internal: .fault
    }
  }
}
