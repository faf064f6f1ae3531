package import Cases
internal import Wire

/// `KIT/kit.json`: what a directory must say of itself to be a kit.
///
/// Nothing personal stands in it.
package struct KitFile: Hashable, Sendable {
  /// Names the secrets of the kit on this machine, for ever.
  package var id: CommandID
  /// The book of the server.
  package var book: BookID
  /// The device as which it sends; a new one when it turns out to have been copied.
  package var device: DeviceID
  /// "tcp://casebook.example:7100".
  package var server: String
  /// The file with the key by which the server lets it in; `nil` for the usual one.
  package var keyFile: String?
  /// For whom the server takes the key.
  package var member: MemberID?
  package var team: Team?
  /// The cases that it carries.
  package var cases: [CaseID] = []
  /// Whether it carries the visits of the day besides.
  package var isToday = false
  /// When the pack was made, by the clock of the device, and where the book of the server stood.
  package var packedAt: Instant?
  package var position: LogPosition?
  /// When the server answered last.
  package var spokeAt: Instant?
  /// When that was tried last.
  package var triedAt: Instant?
  /// How far the device's clock is ahead of the server's, as measured at the last hello.
  package var skewMilliseconds: Int?
  /// No command gets this number or a smaller one any more, whatever has been cleared away.
  package var numberFloor: UInt64 = 0
  /// Up to which number the pack has the commands of the outbox.
  package var replayedThrough: UInt64 = 0

  /// Up to where in the log of the server people are forgotten here, and the server was told.
  package var erasedThrough: UInt64 = 0

  package init(id: CommandID, book: BookID, device: DeviceID, server: String) {
    self.id = id
    self.book = book
    self.device = device
    self.server = server
  }

  package static func path(in directory: String) -> String { directory + "/kit.json" }

  var bytes: [UInt8] {
    let members: [String: JSON] = [
      "bookId": .string(book.description), "cases": .array(cases.map { .id($0) }),
      "device": .id(device), "erasedThrough": .integer(Int64(erasedThrough)), "format": 1,
      "id": .id(id), "keyFile": .string(keyFile),
      "member": .id(member), "numberFloor": .integer(Int64(numberFloor)),
      "packedAtMicroseconds": .microseconds(packedAt), "position": .position(position),
      "replayedThrough": .integer(Int64(replayedThrough)), "server": .string(server),
      "skewMs": .integer(skewMilliseconds), "spokeAtMicroseconds": .microseconds(spokeAt),
      "team": .string(team?.code), "today": .bool(isToday),
      "triedAtMicroseconds": .microseconds(triedAt),
    ]
    return JSON.object(members).line()
  }

  init(_ bytes: [UInt8], path: String) throws(KitError) {
    guard let json = try? JSON(parsing: bytes, limits: .command), json["format"] == 1,
      let id = json["id"]?.text.flatMap(CommandID.init(ulid:)),
      let book = json["bookId"]?.text.flatMap(BookID.init(ulid:)),
      let device = json["device"]?.text.flatMap(DeviceID.init(ulid:)),
      let server = json["server"]?.text
    else { throw .isDamaged(path: path) }
    self.init(id: id, book: book, device: device, server: server)
    keyFile = json["keyFile"]?.text
    member = json["member"]?.text.flatMap(MemberID.init(ulid:))
    team = json["team"]?.text.flatMap { Team($0) }
    cases = json["cases"]?.elements?.compactMap { $0.text.flatMap(CaseID.init(ulid:)) } ?? []
    isToday = json["today"]?.truth ?? false
    packedAt = json["packedAtMicroseconds"]?.instant
    position = json["position"]?.text.flatMap(LogPosition.init(text:))
    spokeAt = json["spokeAtMicroseconds"]?.instant
    triedAt = json["triedAtMicroseconds"]?.instant
    skewMilliseconds = json["skewMs"]?.number.map { Int($0) }
    erasedThrough = UInt64(max(0, json["erasedThrough"]?.number ?? 0))
    numberFloor = UInt64(max(0, json["numberFloor"]?.number ?? 0))
    replayedThrough = UInt64(max(0, json["replayedThrough"]?.number ?? 0))
  }
}

extension JSON {
  static func microseconds(_ instant: Instant?) -> JSON {
    instant.map { .integer($0.microseconds) } ?? .null
  }

  var instant: Instant? { number.map { Instant(microseconds: $0) } }
}
