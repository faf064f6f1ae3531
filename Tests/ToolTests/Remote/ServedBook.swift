import Casebook
import Cases
import Glibc
import Service
import Wire
import ZeroMQ

@testable import CasebookTool

/// A book behind a service of this process, with a key for the member `sato`, or for another.
final class ServedBook {
  /// Its clock, language and width are those of the commands that are run on the server.
  var world: TestWorld { local.world }
  private let local: BookWorld
  private let book: Book
  private let service: Service
  private let keys: CurveKeyPair
  private let server: CurvePublicKey
  private let commands: ServedCommands
  private let rights: Set<Right>

  var directory: String { local.directory }
  var address: String { "ipc://\(local.directory)/desk" }
  var keyFile: String { local.directory + "/client.toml" }

  /// Serves a new book, in which `preparing` has written, to a key with `rights` and the eyes of
  /// `audience`, which is that of the member with the name `name`.
  init(
    rights: Set<Right> = Set(Right.allCases), audience: Audience = .whole, name: String = "佐藤",
    team: Team = .support, preparing: (BookWorld) throws -> Void = { _ in }
  ) throws {
    local = try BookWorld()
    try preparing(local)
    let members = try local.document("member", "list")["data"]?.elements ?? []
    let sato = members.first { $0["name"]?.text == name }?["id"]?.text
      .flatMap(MemberID.init(ulid:))
    let directory = DeskDirectory(ofBook: local.book)
    try directory.make()
    let serverKeys = try CurveKeyPair.generate()
    keys = try CurveKeyPair.generate()
    server = serverKeys.publicKey
    var allowlist = Allowlist()
    allowlist.allow(
      AllowedKey(
        name: "sato", publicKey: keys.publicKey, member: sato, team: team,
        audience: audience.name, rights: rights))
    try allowlist.write(to: directory.allowlist)
    let now = local.world.now
    book = try Book(opening: local.book, for: .serve, clock: { now })
    let commands = ServedCommands(book: book, clock: { now })
    self.commands = commands
    self.rights = rights
    let configuration = ServiceConfiguration(
      desk: ["ipc://\(local.directory)/desk"],
      feeds: [.init(audience, at: ["ipc://\(local.directory)/feed"])], keys: serverKeys,
      directory: directory)
    service = try Service(
      book: book, configuration: configuration,
      handlers: ServiceHandlers { request, user in commands.run(request, user) })
    try service.start()
    try writeKey(server: server, pair: keys)
  }

  deinit {
    service.stop()
    book.close()
  }

  /// Stops the service; the book stays open.
  func stop() { service.stop() }

  /// Replaces the client's key file.
  func writeKey(server: CurvePublicKey? = nil, pair: CurveKeyPair? = nil) throws {
    let file = KeyPairFile(pair: pair ?? keys, server: server ?? self.server)
    try file.write(to: keyFile)
  }

  /// Carries out a command line on the server, as its client.
  func run(_ arguments: [String], input: String = "") -> Outcome {
    var world = local.world
    world.input = input
    world.environment["CASEBOOK_BOOK"] = address
    world.environment["CASEBOOK_KEY"] = keyFile
    return world.run(arguments)
  }

  func run(_ arguments: String...) -> Outcome { run(arguments) }

  /// What a command line says on the server that comes just as somebody with a key has sent it.
  func serve(_ words: [String]) -> String {
    let user = DeskUser(name: "anyone", member: nil, team: nil, audience: .whole, rights: rights)
    let id = IdentifierSource().next(at: world.now, IdentifierTag.Command.self)
    let result = commands.run(RunRequest(id: id, words: words), user)
    return String(decoding: result.output + result.errors, as: UTF8.self)
  }

  /// Carries out a command line on a device of the client, whose pack is in `kit`.
  func run(_ arguments: [String], onKit kit: String) -> Outcome {
    var world = local.world
    world.environment["CASEBOOK_BOOK"] = kit
    world.environment["CASEBOOK_KEY"] = keyFile
    world.environment["CASEBOOK_NO_SYNC"] = "1"
    return world.run(arguments)
  }

  /// The directory in which a device of the client may put a pack.
  var kit: String { local.directory + "/kit" }
}
