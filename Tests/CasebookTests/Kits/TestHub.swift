import Cases
import CasesTesting
import Foundation
import Testing
import Views
import Wire

@testable import Casebook

/// A desk in the same process, as far as a kit asks one.
final class TestHub: HubLink {
  /// Kept, or its directory would be removed.
  private let test: TestBook
  let member: MemberID
  let key: String
  let clock: @Sendable () -> Instant
  private(set) var requests: [DeskRequest] = []
  /// Called before a request is carried out, and after, with its number from 1.
  var before: (Int) throws -> Void = { _ in }
  var after: (Int) throws -> Void = { _ in }
  /// What is answered in place of carrying it out.
  var instead: (DeskRequest) -> DeskReply? = { _ in nil }

  init(
    _ test: TestBook, member: MemberID = .sample("ito"), key: String = "key of ito"
  ) {
    self.test = test
    self.member = member
    self.key = key
    let clock = test.clock
    self.clock = { clock.now }
  }

  var book: Book { test.book }

  func ask(_ request: DeskRequest) throws(KitError) -> DeskReply {
    requests.append(request)
    let number = requests.count
    do { try before(number) } catch { throw .unreachable("cut before") }
    let reply: DeskReply
    do {
      reply = try instead(request) ?? carryOut(request)
    } catch let problem as DeskProblem { reply = problem.reply } catch {
      throw .unreachable("\(error)")
    }
    do { try after(number) } catch { throw .unreachable("cut after") }
    return try Self.overTheWire(reply)
  }

  /// As frames and back.
  private static func overTheWire(_ reply: DeskReply) throws(KitError) -> DeskReply {
    do throws(UnreadableAnswer) { return try DeskReply(frames: reply.frames) } catch {
      throw .answerIsUnreadable(at: error.pointer)
    }
  }

  private func carryOut(_ asked: DeskRequest) throws -> DeskReply {
    let request = try DeskRequest(frames: asked.frames)
    switch request.verb {
    case .hello: return try hello(HelloArguments(request))
    case .do: return try perform(DoArguments(request))
    case .pack:
      return try book.pack(PackArguments(request), for: member, .whole, at: clock()).reply
    case .blob:
      guard case .put(let sha256, let size, let offset, let chunk) = try BlobArguments(request)
      else { throw DeskProblem.notAllowed }
      let path = book.path + "/blobs/" + hex(sha256)
      var known = (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()
      if known.count == offset { known += chunk }
      try known.write(to: URL(fileURLWithPath: path))
      #expect(known.count <= size)
      return BlobAnswer.put(next: known.count).reply
    case .read, .view, .ack, .schema, .ping, .run: throw DeskProblem.notAllowed
    }
  }

  private func hello(_ arguments: HelloArguments) throws -> DeskReply {
    var answer = HelloAnswer(
      time: clock(), book: Renderer(book: book.file.id).sourceText,
      epochs: [.init(number: 1, after: 0)], position: nil, audience: "repair",
      rights: [.read, .do], feeds: [], live: [], member: member, team: .repair)
    if let device = arguments.device {
      guard try DeviceOwners(of: book).claim(device.id, by: key) else {
        throw DeskProblem.notAllowed
      }
      let standing = try book.standing(of: device.id)
      answer.device = .init(
        through: standing.through, missing: standing.missing, last: standing.last)
    }
    return answer.reply
  }

  private func perform(_ arguments: DoArguments) throws -> DeskReply {
    let incoming = arguments.command
    let command = Command(
      id: try #require(incoming.id), content: incoming.content,
      occurredAt: try #require(incoming.occurredAt), precision: incoming.precision ?? .instant,
      utcOffsetMinutes: incoming.utcOffsetMinutes ?? 540,
      recordedAt: try #require(incoming.recordedAt), actor: member, team: .repair,
      device: incoming.device, deviceSeq: incoming.deviceSeq,
      skewMilliseconds: incoming.skewMilliseconds, authenticatedBy: .curveKey,
      visibility: incoming.visibility, wasOffline: incoming.deviceSeq != nil)
    switch try book.perform(command) {
    case .accepted(let receipt):
      return DoAnswer(
        events: receipt.lines.map {
          .init(
            id: $0.id, position: LogPosition(epoch: 1, seq: Int($0.seq)), type: $0.type,
            number: $0.number)
        },
        entry: receipt.entry.map { "C-1#\($0)" }, acceptedAt: receipt.acceptedAt,
        isReplayed: receipt.isReplayed,
        conflicts: receipt.conflicts.map { .init(id: $0.conflictID, rule: $0.rule.rawValue) },
        refusal: receipt.refusal.map { ["code": .string($0)] }
      ).reply
    case .refused(let refusal):
      if case .malformed = refusal { throw DeskProblem.malformed("", at: "") }
      throw DeskProblem(.refused, "", extras: ["refusal": .string(refusal.code)])
    case .idIsReused: throw DeskProblem(.idReused, "")
    case .deviceIsReused: throw DeskProblem(.deviceReused, "")
    case .failed(let error): throw error
    }
  }
}

/// A kit in a temporary directory, with its secrets beside it.
final class TestKit {
  let directory: String
  let clock = TestClock()
  private(set) var kit: Kit
  private(set) var commandCount = 0

  var path: String { directory + "/kit" }
  var secrets: String { directory + "/state/kits" }

  init(_ name: String = "kit", of hub: TestHub, cases: [String] = ["case"]) throws {
    directory = NSTemporaryDirectory() + "casebook-\(name)-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false)
    var file = KitFile(
      id: .sample("id of \(name)"), book: hub.book.file.id, device: .sample("device of \(name)"),
      server: "in process")
    file.member = hub.member
    file.team = .repair
    file.cases = cases.map { .sample($0) }
    kit = try Kit.create(
      at: directory + "/kit", file, secrets: directory + "/state/kits")
  }

  deinit {
    // What cannot be removed is in the temporary directory.
    do { try FileManager.default.removeItem(atPath: directory) } catch {}
  }

  func reopen() throws { kit = try Kit(opening: path, secrets: secrets) }

  @discardableResult
  func sync(_ hub: TestHub) throws -> SyncReport {
    let clock = clock
    return try KitSync(kit, over: hub, clock: { clock.now }, pause: { _ in }).run()
  }

  func openBook(for purpose: Book.Purpose = .write) throws -> Book {
    let clock = clock
    return try kit.openBook(for: purpose, clock: { clock.now })
  }

  /// Has a command performed, as the tool does.
  @discardableResult
  func perform(_ content: Command.Content, id: CommandID? = nil) throws -> Reply {
    commandCount += 1
    let book = try openBook()
    defer { book.close() }
    return try kit.perform(
      Command(
        id: id ?? .sample("\(path) \(commandCount)"), content: content, occurredAt: clock.now,
        utcOffsetMinutes: 540, recordedAt: clock.now, actor: nil, team: nil, device: nil,
        authenticatedBy: .osUser), says: "メモを記録", place: "C-1 山田製作所", in: book)
  }

  @discardableResult
  func memo(_ body: String, of name: String = "case") throws -> Reply {
    let event = MemoWritten(memoID: .sample(body), body: body, pinned: false)
    return try perform(
      .record([Draft(.facts(.memoWritten(event)), refs: Refs([Ref(.case, .sample(name))]))]))
  }

  /// The words of the memos of a case, by when they happened.
  func memos(of name: String = "case") throws -> [String] {
    let book = try openBook(for: .read)
    defer { book.close() }
    return try book.memos(of: name)
  }
}

extension Book {
  /// The words of the memos of a case in the order of when they happened and what they say.
  func memos(of name: String) throws -> [String] {
    var found: [(Instant, String)] = []
    try read { (snapshot) throws(BookError) in
      found = []
      do throws(RowsError) {
        let id: CaseID = .sample(name)
        for record in try snapshot.records(of: .case(id), opened: true) {
          guard case .facts(.memoWritten(let memo)) = record.event else { continue }
          found.append((record.occurredAt, memo.body ?? "-"))
        }
      } catch { throw BookError(error, path: path) }
    }
    return found.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
  }
}
