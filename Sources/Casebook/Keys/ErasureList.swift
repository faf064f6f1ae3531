package import Cases
internal import Glibc
internal import Wire

/// Who was to be forgotten, and which keys went: the file `keys/erased`, lines of JSON.
///
/// A line is written before the keys of a person are destroyed and one after it.  By its growing
/// other processes learn that they have to forget keys; a copy of it lies beside every copy of the
/// keys, so that a book which is restored from an older backup forgets again.  Nothing personal
/// stands in it.
package enum ErasureList {
  /// The name of the file in the directory of keys.
  static let fileName = "erased"

  /// One line.
  package enum Line: Hashable, Sendable {
    case ordered(ErasureNote)
    /// Slots that hold no key any more.
    case erased([UInt64])
  }

  /// What a file is like from outside: another one has other lines.
  struct Stamp: Hashable {
    private let inode: UInt64
    private let byteCount: Int

    /// The list in the directory `keys`; the same for every one that is missing.
    init(_ keys: String) {
      var status = stat()
      guard unsafe stat("\(keys)/\(ErasureList.fileName)", &status) == 0 else {
        (inode, byteCount) = (0, 0)
        return
      }
      (inode, byteCount) = (UInt64(status.st_ino), Int(status.st_size))
    }
  }

  /// Adds a line to the list in the directory `keys`; on disk when this returns.
  static func append(_ line: Line, in keys: String) throws(KeyError) {
    let path = "\(keys)/\(fileName)"
    let isNew = unsafe access(path, F_OK) != 0
    let mode = 0o600 | (try directoryMode(keys) & 0o060)
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw lastError("open", path) }
    defer { close(descriptor) }
    if isNew { fchmod(descriptor, mode) }
    // One call, so that two processes do not mix their lines.
    var bytes = line.json.line()
    if isCutShort(descriptor) { bytes.insert(UInt8(ascii: "\n"), at: 0) }
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(descriptor, buffer.baseAddress, buffer.count)
    }
    guard count == bytes.count, fdatasync(descriptor) == 0 else { throw lastError("write", path) }
    if isNew { try flushDirectory(keys) }
  }

  /// Whether the last line has no end: a crash or a full disk has left it, and what is written
  /// behind it would be lost with it.
  private static func isCutShort(_ descriptor: CInt) -> Bool {
    let end = lseek(descriptor, 0, SEEK_END)
    guard end > 0 else { return false }
    var last: UInt8 = 0
    let count = unsafe pread(descriptor, &last, 1, end - 1)
    return count == 1 && last != UInt8(ascii: "\n")
  }

  /// The bytes of the list in the directory `keys`.
  static func bytes(in keys: String) -> [UInt8] {
    (try? DurableFile.read("\(keys)/\(fileName)")) ?? []
  }

  /// The lines of a list; none where there is none.
  ///
  /// `place` is the directory of keys, or the list itself.  What a crash left of a line is passed
  /// over.
  package static func lines(in place: String) -> [Line] {
    let inside = "\(place)/\(fileName)"
    let path = unsafe access(inside, F_OK) == 0 ? inside : place
    guard let bytes = try? DurableFile.read(path) else { return [] }
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      (try? JSON(parsing: Array(line), limits: .answer)).flatMap { Line($0) }
    }
  }
}

/// An erasure that was ordered, as it stands beside the keys.
package struct ErasureNote: Hashable, Sendable {
  package var customer: CustomerID
  /// The order.
  package var event: EventID
  package var ordered: ErasureOrdered
  package var occurredAt: Instant
  package var recordedAt: Instant
  package var utcOffsetMinutes: Int
  package var actor: MemberID?
  package var team: Team?
  /// The keys that were to go when it was carried out.
  package var slots: [UInt64]
}

extension ErasureList.Line {
  fileprivate var json: JSON {
    switch self {
    case .erased(let slots): ["erased": .array(slots.map { .integer(Int64($0)) })]
    case .ordered(let note):
      [
        "actor": .id(note.actor), "customer": .id(note.customer), "event": .id(note.event),
        "keeps": .array(note.ordered.keeps.map(\.json)),
        "occurredAtMicroseconds": .microseconds(note.occurredAt),
        "reason": .string(note.ordered.reason),
        "recordedAtMicroseconds": .microseconds(note.recordedAt),
        "slots": .array(note.slots.map { .integer(Int64($0)) }),
        "team": .string(note.team?.code),
        "utcOffsetMinutes": .integer(Int64(note.utcOffsetMinutes)),
      ]
    }
  }

  fileprivate init?(_ json: JSON) {
    if let slots = json["erased"]?.elements {
      self = .erased(Self.slots(slots))
      return
    }
    guard let customer = json["customer"]?.text.flatMap(CustomerID.init(ulid:)),
      let event = json["event"]?.text.flatMap(EventID.init(ulid:)),
      let reason = json["reason"]?.text, let occurredAt = json["occurredAtMicroseconds"]?.instant,
      let recordedAt = json["recordedAtMicroseconds"]?.instant
    else { return nil }
    self = .ordered(
      ErasureNote(
        customer: customer, event: event,
        ordered: ErasureOrdered(
          reason: reason, keeps: (json["keeps"]?.elements ?? []).compactMap { Kept($0) }),
        occurredAt: occurredAt, recordedAt: recordedAt,
        utcOffsetMinutes: json["utcOffsetMinutes"]?.number.map { Int($0) } ?? 0,
        actor: json["actor"]?.text.flatMap(MemberID.init(ulid:)),
        team: json["team"]?.text.flatMap { Team($0) },
        slots: Self.slots(json["slots"]?.elements ?? [])))
  }

  private static func slots(_ elements: [JSON]) -> [UInt64] {
    elements.compactMap { $0.number.flatMap { UInt64(exactly: $0) } }
  }
}

extension Kept {
  fileprivate var json: JSON {
    [
      "untilDay": .integer((until?.number).map { Int($0) }), "what": .string(what),
      "why": .string(why),
    ]
  }

  fileprivate init?(_ json: JSON) {
    guard let what = json["what"]?.text, let why = json["why"]?.text else { return nil }
    let until = json["untilDay"]?.number.flatMap { Int32(exactly: $0) }.map(Day.init(number:))
    self.init(what: what, why: why, until: until)
  }
}
