import Cases
import CasesTesting
import EventLog
import Foundation
import Synchronization
import Testing
import Views

@testable import Casebook

/// A clock that stands still until it is set.
final class TestClock: Sendable {
  private let moment = Mutex(Instant.sample)

  var now: Instant { moment.withLock { $0 } }

  func set(_ now: Instant) { moment.withLock { $0 = now } }
}

/// A book in a temporary directory, which is removed with the last reference to it.
///
/// Identifiers follow from names and from the number of the command, so every run is the same.
final class TestBook {
  /// The temporary directory, with room beside the book.
  let directory: String
  let clock = TestClock()
  private var opened: Book?
  private var commandCount = 0

  /// The map that tests reserve; grows by itself.
  static let mapSizeBytes = 8 << 20

  init(id: BookID = testBook) throws {
    directory = NSTemporaryDirectory() + "casebook-book-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false)
    let clock = clock
    opened = try Book.create(
      at: path, id: id, clock: { clock.now }, mapSizeBytes: Self.mapSizeBytes)
  }

  deinit {
    opened?.close()
    // What cannot be removed is in the temporary directory.
    do { try FileManager.default.removeItem(atPath: directory) } catch {}
  }

  /// The directory of the book.
  var path: String { directory + "/book" }

  /// The opened book.
  var book: Book {
    guard let opened else { preconditionFailure("the book is open") }
    return opened
  }

  func close(folding: Bool = false) {
    opened?.close(folding: folding)
    opened = nil
  }

  /// Closes the book and opens it as another process would.
  func reopen(folding: Bool = false, for purpose: Book.Purpose = .write) throws {
    close(folding: folding)
    let clock = clock
    opened = try Book(opening: path, for: purpose, clock: { clock.now })
  }
}

// MARK: Commands

extension TestBook {
  /// A command as somebody at a desk gives it.
  func command(
    _ content: Command.Content, id: CommandID? = nil, actor: MemberID? = .sample("sato"),
    team: Team? = .support, at moment: Instant? = nil
  ) -> Command {
    commandCount += 1
    let moment = moment ?? clock.now
    return Command(
      id: id ?? .sample("command \(commandCount)"), content: content, occurredAt: moment,
      utcOffsetMinutes: 540, recordedAt: moment, actor: actor, team: team,
      device: .sample("device"), authenticatedBy: .osUser)
  }

  /// Facts, on the subjects `refs`.
  func facts(_ events: Event..., refs: Refs = .sample) -> Command {
    command(.record(events.map { Draft($0, refs: refs) }))
  }

  /// A decision on the subjects `refs`.
  func decision(_ decision: Decision, refs: Refs = .sample) -> Command {
    command(.decide(decision, refs: refs))
  }

  /// History: an event of any type, as another system had it.
  func history(_ events: [Event], refs: Refs) -> Command {
    let moment = clock.now
    return command(
      .import(
        events.map { event in
          ImportedDraft(
            Draft(event, refs: refs), occurredAt: moment, precision: .minute,
            utcOffsetMinutes: 540, recordedAt: moment, actor: .sample("sato"), team: .support)
        }))
  }

  /// Has a command carried out that is to be accepted.
  @discardableResult
  func accept(_ command: Command) throws -> Receipt {
    try #require(try book.perform(command).receipt)
  }

  /// Opens a case of its own name.
  @discardableResult
  func open(_ name: String, subject: String = "圧縮機 異音 E4") throws -> Receipt {
    let event = CaseOpened(
      channel: .phone, reasonCode: "malfunction", priority: .normal, subject: subject)
    return try accept(
      facts(.cases(.caseOpened(event)), refs: Refs([Ref(.case, .sample(name))])))
  }

  /// One event of every type, each by a command of its own, on subjects of every role.
  ///
  /// - Returns: The events: the samples, but that the medium is there.
  @discardableResult
  func tellEverything() throws -> [Event] {
    let refs = Refs(Role.allCases.map { Ref($0, .sample("a \($0.word)")) })
    let blob = try addBlob(Array("a picture".utf8))
    return try Event.samples.map { sample in
      var event = sample
      if case .contacts(.mediaAttached(var media)) = event {
        media.sha256 = blob
        event = .contacts(.mediaAttached(media))
      }
      try accept(history([event], refs: refs))
      return event
    }
  }

  /// Puts a file below `blobs/` and returns its SHA-256.
  func addBlob(_ bytes: [UInt8]) throws -> [UInt8] {
    let path = directory + "/blob"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let name = try FileSum.sha256(path)
    try FileManager.default.moveItem(atPath: path, toPath: self.path + "/blobs/" + name)
    return stride(from: 0, to: 64, by: 2).map { place in
      let start = name.index(name.startIndex, offsetBy: place)
      return UInt8(name[start..<name.index(start, offsetBy: 2)], radix: 16) ?? 0
    }
  }

  func memo(_ body: String, of name: String) -> Command {
    let event = MemoWritten(memoID: .sample(body), body: body, pinned: false)
    return facts(.facts(.memoWritten(event)), refs: Refs([Ref(.case, .sample(name))]))
  }
}

extension Reply {
  /// What was accepted; `nil` if it was not.
  var receipt: Receipt? {
    if case .accepted(let receipt) = self { receipt } else { nil }
  }

  /// Why it was refused; `nil` if it was not.
  var refusal: Refusal? {
    if case .refused(let refusal) = self { refusal } else { nil }
  }
}

// MARK: What the book says

extension TestBook {
  /// Where the log ends, and up to where it is folded.
  func standing() throws -> (seq: UInt64, folded: UInt64) {
    var standing: (seq: UInt64, folded: UInt64) = (0, 0)
    try book.read { (snapshot) throws(BookError) in
      standing = (snapshot.head.seq, snapshot.folded)
    }
    return standing
  }

  /// Every record, opened.
  func records() throws -> [Record] {
    var records: [Record] = []
    try book.read { (snapshot) throws(BookError) in
      records = []
      for seq in 1..<(snapshot.head.seq + 1) {
        do throws(RowsError) {
          records.append(try snapshot.record(at: seq, opened: true))
        } catch { throw BookError(error, path: "log") }
      }
    }
    return records
  }

  func caseState(_ name: String) throws -> CaseState? {
    var state: CaseState?
    try book.read { (snapshot) throws(BookError) in
      do throws(RowsError) { state = try snapshot.state(.sample(name)) } catch {
        throw BookError(error, path: "cases")
      }
    }
    return state
  }

  /// Every row of every view, as readers see them.
  func rows() throws -> [ViewName: [[UInt8]: [UInt8]]] {
    var rows: [ViewName: [[UInt8]: [UInt8]]] = [:]
    try book.read { (snapshot) throws(BookError) in
      for view in ViewName.allCases { rows[view] = try snapshot.allRows(of: view) }
    }
    return rows
  }

  /// What a whole verification finds.
  func faults() throws -> [VerifyFault] { try book.verify { _, _, _ in }.faults }
}

extension BookSnapshot {
  /// Every row of a view by its key.
  func allRows(of view: ViewName) throws(BookError) -> [[UInt8]: [UInt8]] {
    var rows: [[UInt8]: [UInt8]] = [:]
    do throws(RowsError) {
      try scan(in: view, from: [], to: Array(repeating: 255, count: 40), reverse: false) {
        (key, value) throws(RowsError) in
        rows[key] = value
        return true
      }
    } catch { throw BookError(error, path: view.rawValue) }
    return rows
  }
}

/// Every file below `directory`, by its path.
func filesBelow(_ directory: String) throws -> [String] {
  try FileManager.default.subpathsOfDirectory(atPath: directory).sorted()
    .map { directory + "/" + $0 }
    .filter { path in
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      return attributes[.type] as? FileAttributeType == .typeRegular
    }
}
