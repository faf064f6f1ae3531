import EventLog
import LMDB
import Testing

@Suite("Folding the tail")
struct FoldTests {
  let directory: TemporaryDirectory
  let store: LogStore
  let writer = TestWriter()

  init() throws {
    directory = try TemporaryDirectory()
    store = try LogStore.make(in: directory)
  }

  @Test("is done on closing when asked for, and not otherwise", arguments: [false, true])
  func onClosing(folding: Bool) throws {
    let log = EventLog(store, writer: writer)
    _ = log.submitAndWait(.append([[1], [2]]))
    log.closeAndWait(folding: folding)
    #expect(writer.calls.folded == (folding ? [2] : []))
    #expect(try store.folded() == (folding ? 2 : 0))
  }

  @Test("is done on closing for what others wrote")
  func ofOthers() throws {
    try store.appendDirectly([[1], [2], [3]])
    let log = EventLog(store, writer: writer)
    log.closeAndWait(folding: true)
    #expect(writer.calls.foldsTried == [[0, 3]])
    #expect(try store.folded() == 3)
  }

  @Test("is not done when there is nothing to fold")
  func nothing() throws {
    let log = EventLog(store, writer: writer)
    log.closeAndWait(folding: true)
    #expect(writer.calls.foldsTried == [])
  }

  @Test("that fails leaves the tables where they were, and is tried again with the next batch")
  func failing() throws {
    var limits = LogLimits()
    limits.tailEventCountMax = 1
    let error = LMDBError(code: .init(rawValue: 22), function: "mdb_put")
    writer.change { $0.foldFailures = [.storage(error)] }
    let log = EventLog(store, writer: writer, limits: limits)
    #expect(log.submitAndWait(.append([[1], [2]])).seqs == [1, 2])
    #expect(log.submitAndWait(.append([[3]])).seqs == [3])
    log.closeAndWait(folding: false)
    #expect(writer.calls.foldsTried == [[0, 2], [0, 3]])
    #expect(writer.calls.aborted == [.storage(error)])
    #expect(try store.folded() == 3)
    #expect(log.state == .writable)
  }

  @Test("is done in a larger map when the map is full")
  func mapFull() throws {
    writer.change {
      $0.foldFailures = [.storage(LMDBError(code: .mapFull, function: "mdb_put"))]
    }
    let size = try store.environment.state().mapSizeBytes
    let log = EventLog(store, writer: writer)
    _ = log.submitAndWait(.append([[1]]))
    log.closeAndWait(folding: true)
    #expect(try store.folded() == 1)
    #expect(try store.environment.state().mapSizeBytes == 2 * size)
  }
}
