package import Cases
internal import Glibc
internal import Wire

/// `BOOK/replica.json`: how following goes, for whoever asks a replica how it is.
///
/// It is no part of the book: lost, it is written again, and what it told is found anew.
package struct ReplicaStatus: Hashable, Sendable {
  /// What does not fit, and when that was seen.
  package struct Alarm: Hashable, Sendable {
    package let code: String
    package let seq: UInt64
    package let at: Instant
  }

  /// Where the book is that is followed.
  package var source: String
  /// Where its log ended when it was last heard of; `nil` before that.
  package var sourceHead: LogPosition?
  package var heardAt: Instant?
  package var alarm: Alarm?
  /// Up to which record keys were destroyed as the book had them destroyed, and the book was told.
  package var erasedThrough: UInt64 = 0
  package var acknowledgedThrough: UInt64 = 0
  /// The slot of a key that was missing when a view needed it: with that key the views are to be
  /// folded again.
  package var missingKeySlot: UInt64?

  init(source: String) { self.source = source }

  static func path(in directory: String) -> String { directory + "/replica.json" }

  /// What the file in the directory of a replica says; what it said at first if there is none.
  static func read(in directory: String, source: String) -> ReplicaStatus {
    var status = ReplicaStatus(source: source)
    guard let bytes = try? DurableFile.read(path(in: directory)),
      let members = (try? JSON(parsing: bytes))?.members
    else { return status }
    status.source = members["source"]?.text ?? source
    status.sourceHead = members["sourceHead"]?.text.flatMap { LogPosition(text: $0) }
    status.heardAt = members["heardAtMicroseconds"]?.number.map(Instant.init(microseconds:))
    if let alarm = members["alarm"]?.members, let code = alarm["code"]?.text,
      let at = alarm["atMicroseconds"]?.number
    {
      status.alarm = Alarm(
        code: code, seq: number(alarm["seq"]), at: Instant(microseconds: at))
    }
    status.erasedThrough = number(members["erasedThrough"])
    status.acknowledgedThrough = number(members["acknowledgedThrough"])
    status.missingKeySlot = members["missingKeySlot"].map { number($0) }
    return status
  }

  /// Replaces the file, durably.
  func write(in directory: String) throws(BookError) {
    var members: [String: JSON] = [
      "acknowledgedThrough": .integer(Int64(acknowledgedThrough)),
      "erasedThrough": .integer(Int64(erasedThrough)), "source": .string(source),
    ]
    if let sourceHead { members["sourceHead"] = .string(sourceHead.text) }
    if let heardAt { members["heardAtMicroseconds"] = .integer(heardAt.microseconds) }
    if let missingKeySlot { members["missingKeySlot"] = .integer(Int64(missingKeySlot)) }
    if let alarm {
      members["alarm"] = .object([
        "atMicroseconds": .integer(alarm.at.microseconds), "code": .string(alarm.code),
        "seq": .integer(Int64(alarm.seq)),
      ])
    }
    try DurableFile.write(JSON.object(members).bytes() + [0x0A], to: Self.path(in: directory))
  }

  private static func number(_ json: JSON?) -> UInt64 {
    json?.number.flatMap { UInt64(exactly: $0) } ?? 0
  }
}

extension Book {
  /// How a replica in the directory `path` stands to the book that it follows; `nil` for a book of
  /// its own.
  package var replicaStatus: ReplicaStatus? {
    file.replicaOf.map { ReplicaStatus.read(in: path, source: $0) }
  }
}
