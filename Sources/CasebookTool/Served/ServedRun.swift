internal import Casebook
internal import Cases
internal import Screens
internal import Service
internal import Wire

/// In whose name, and on which book, a service carries out one command line of a client.
///
/// One thread owns it: the one that carries the line out.
final class ServedRun {
  /// The book of the service, which stays open when the line is done.
  let book: Book
  let user: DeskUser
  let follow: RunRequest.Follow?
  private let request: CommandID

  /// Whether the line wanted to write.
  private(set) var wrote = false
  /// Whether an earlier sending of the same line has written already.
  private(set) var isRepeated = false
  /// Whether the line wanted standard input, which the client has not read yet.
  var wantsInput = false
  /// Up to where one who follows was told.
  var through: LogPosition?
  private var commandCount = 0
  private var identifierCount = 0

  init(book: Book, user: DeskUser, request: RunRequest) {
    self.book = book
    self.user = user
    self.request = request.id
    follow = request.follow
  }

  /// The book, for who may use it so.
  ///
  /// - Throws: `notAllowed`, where the key may not write; `isDone`, where the same line has written
  ///   before, be it in an earlier life of the service.
  func book(for purpose: Book.Purpose) throws(ErrorReport) -> Book {
    guard purpose != .read else { return book }
    guard user.rights.contains(.do) else { throw Self.notAllowed("do") }
    if !wrote {
      do throws(BookError) { isRepeated = try book.has(commandID(0)) } catch {
        throw ErrorReport(error)
      }
      guard !isRepeated else { throw Self.isDone }
    }
    wrote = true
    return book
  }

  /// Who speaks for others must be allowed to.
  func checkSpeakFor() throws(ErrorReport) {
    guard user.rights.contains(.speakFor) else { throw Self.notAllowed("speakFor") }
  }

  // MARK: Identifiers

  /// The id of the next command of this line: of a repetition, the same one.
  func newCommandID() -> CommandID {
    defer { commandCount += 1 }
    return commandID(commandCount)
  }

  /// The id of the first command of this line.
  var firstCommandID: CommandID { commandID(0) }

  private func commandID(_ index: Int) -> CommandID { identifier("command", index) }

  /// A new identifier: of a repetition, the same one.
  func newID<Tag>(_ tag: Tag.Type = Tag.self) -> Identifier<Tag> {
    defer { identifierCount += 1 }
    return identifier("id", identifierCount)
  }

  /// The key is part of it: nobody meets, or guesses, the identifiers of another.
  private func identifier<Tag>(_ kind: String, _ index: Int) -> Identifier<Tag> {
    SourceIdentifier.of(
      "run/\(user.name)/\(request)/\(kind)/\(index)", milliseconds: request.milliseconds)
  }

  // MARK: Refusals

  /// That the key has not the right.
  static func notAllowed(_ right: String) -> ErrorReport {
    ErrorReport(
      code: "desk.notAllowed", exit: .notAllowed,
      message: Bilingual(
        ja: "この鍵には権限がありません (\(right))", en: "this key has not the right \"\(right)\""),
      details: [Bilingual(ja: "何も書かれていません", en: "nothing was written")])
  }

  /// Stands for the answer of a line that was carried out before.
  static let isDone = ErrorReport(
    code: "run.isDone", exit: .done,
    message: Bilingual(ja: "記録済みです", en: "it was recorded before"))
}

extension World {
  /// The world of a line that a service carries out: nothing of the service's own machine but its
  /// zone files, and the state that it keeps for the key.
  static func served(
    _ run: ServedRun, _ request: RunRequest, state: String,
    clock: @escaping @Sendable () -> Instant,
    input: ServedInput, output: ServedOutput, errors: ServedOutput
  ) -> World {
    var environment = request.environment
    environment["XDG_STATE_HOME"] = state
    // No file of the service's user is a file of the client's.
    environment["HOME"] = Self.nowhere
    let name = run.user.name
    return World(
      programName: "casebook", environment: environment, clock: clock, input: input,
      output: output, errors: errors, user: { SystemUser(name: name, home: nowhere) },
      host: { "desk" }, places: ConfigPlaces(project: nil, system: nil),
      interruption: ServedPatience(clock), served: run)
  }

  private static let nowhere = "/nonexistent"
}
