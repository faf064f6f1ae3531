internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// The case that `go` chose for the next commands of this user, until it is left.
struct ChosenCase: Hashable, Sendable {
  let id: CaseID
  /// `C-1042`, as it was when it was chosen.
  let number: String
  /// When it ends by itself.
  let until: Instant

  /// The time of day at which a choice ends: nobody is on the road any more.
  static let endOfDay = TimeOfDay(microsecondsSinceMidnight: 22 * TimeOfDay.microsecondsPerHour)
  /// A choice holds at least so long, also late in the evening.
  static let secondsMin: Int64 = 7_200

  /// When a choice made at `now` ends.
  static func end(from now: Instant, in zone: Zone) -> Instant {
    let least = now.adding(seconds: secondsMin)
    switch zone.read(zone.civil(at: now).date, endOfDay) {
    case .once(let end), .twice(let end, _), .never(let end): return max(end, least)
    }
  }

  /// One line: number, id, microseconds of the end.
  var line: String { "\(number) \(id) \(until.microseconds)\n" }

  init(id: CaseID, number: String, until: Instant) {
    self.id = id
    self.number = number
    self.until = until
  }

  /// Reads `line`; nil if it is none.
  init?(line: String) {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count == 3, let id = CaseID(ulid: String(words[1])), let end = Int64(words[2])
    else { return nil }
    self.init(id: id, number: String(words[0]), until: Instant(microseconds: end))
  }
}

extension Desk {
  /// The case that `go` chose, unless its time is over.
  func chosenCase() throws(ErrorReport) -> ChosenCase? {
    try lastChosenCase().flatMap { $0.until > now ? $0 : nil }
  }

  /// The case that `go` chose last, also if its time is over.
  func lastChosenCase() throws(ErrorReport) -> ChosenCase? {
    try chosenCaseFile().read().flatMap(ChosenCase.init(line:))
  }

  /// Whether commands that name no case have one all the same.
  var impliesCase: Bool {
    get throws(ErrorReport) {
      if impliedBySetting != nil { return true }
      return try chosenCase() != nil
    }
  }

  /// `CASEBOOK_CASE`, which goes before what was chosen.
  var impliedBySetting: TypedReference? {
    world.environment["CASEBOOK_CASE"].flatMap { $0.isEmpty ? nil : TypedReference($0) }
  }

  /// Where the choice of this user for this book is kept.
  func chosenCaseFile() throws(ErrorReport) -> StateFile {
    StateFile("chosen", "\(try book().file.id)", in: try BookPlace.state(of: self))
  }

  /// Leaves the chosen case if it is `id`; says so.
  func leaveChosenCase(_ id: CaseID) throws(ErrorReport) {
    guard !options.isDryRun, let chosen = try lastChosenCase(), chosen.id == id else { return }
    try chosenCaseFile().remove()
    note(
      Line(
        say(Bilingual(ja: "\(chosen.number) を離れました", en: "left \(chosen.number)")), .dim))
  }
}
