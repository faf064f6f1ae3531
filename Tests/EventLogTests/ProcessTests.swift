@testable import EventLog
import Foundation
import LMDB
import Testing

@Suite("A log that several processes have open")
struct ProcessTests {
  let directory: TemporaryDirectory
  let store: LogStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try LogStore.make(in: directory, mapSizeBytes: 4 << 20)
  }

  @Test("is gapless, whoever writes")
  func severalWriters() async throws {
    let path = directory.path
    let log = EventLog(store, writer: TestWriter())
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        _ = await #expect(processExitsWith: .success) { [path = path as String] in
          try appendMany(path, count: 150)
        }
      }
      group.addTask {
        _ = await #expect(processExitsWith: .success) { [path = path as String] in
          try appendMany(path, count: 150)
        }
      }
      for _ in 0..<150 { group.addTask { _ = await log.submit(.append([[1]])) } }
    }
    await log.close(folding: false)
    #expect(try store.verify() == 450)
  }

  @Test("grows in one and is followed by the other")
  func grows() async throws {
    let path = directory.path
    await #expect(processExitsWith: .success) { [path = path as String] in
      try appendMany(path, count: 20, byteCount: 300_000)
    }
    let log = EventLog(store, writer: TestWriter())
    let large = [UInt8](repeating: 1, count: 300_000)
    for _ in 0..<20 { #expect(await log.submit(.append([large])).seqs.count == 1) }
    await log.close(folding: false)
    #expect(try store.environment.state().mapSizeBytes == 16 << 20)
    #expect(try store.verify() == 40)
  }

  @Test("goes on when one is killed while it holds the lock")
  func killedWithLock() async throws {
    let path = directory.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      try dieWriting(path)
    }
    let log = EventLog(store, writer: TestWriter())
    #expect(await log.submit(.append([[1]])).seqs == [1])
    await log.close(folding: false)
    #expect(try store.verify() == 1)
  }

  @Test("says outside which records are durable, once they are")
  func acknowledges() async throws {
    let path = directory.path
    await #expect(processExitsWith: .success) { [path = path as String] in
      unsafe setenv("CASEBOOK_ACK_FILE", path + "/acked", 1)
      try appendMany(path, count: 3)
    }
    #expect(try String(contentsOfFile: path + "/acked", encoding: .utf8) == "1\n2\n3\n")
  }

  @Test("holds every record that was acknowledged before a kill", arguments: 1...5)
  func killed(round: Int) async throws {
    let path = directory.path
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, round = round as Int] in
      unsafe setenv("CASEBOOK_ACK_FILE", path + "/acked", 1)
      try dieAppending(path, after: 20 * round)
    }
    let text = try String(contentsOfFile: path + "/acked", encoding: .utf8)
    let acknowledged = try #require(text.split(separator: "\n").last.flatMap { UInt64($0) })
    #expect(acknowledged >= 20)
    #expect(try store.verify() >= acknowledged)
  }
}

private func appendMany(_ path: String, count: Int, byteCount: Int = 10) throws {
  let log = EventLog(try LogStore.open(path), writer: TestWriter())
  let record = [UInt8](repeating: 1, count: byteCount)
  for _ in 0..<count {
    let answer = log.submitAndWait(.append([record]))
    precondition(answer.error == nil, "\(answer)")
  }
  log.closeAndWait(folding: false)
}

private func dieWriting(_ path: String) throws {
  let store = try LogStore.open(path)
  let environment = store.environment
  var write = try WriteTransaction(environment)
  var appender = try Appender(store, in: write)
  try appender.append([1].span, acceptedAtMicroseconds: 1, in: &write)
  kill(getpid(), SIGKILL)
}

/// Writes, and kills the process in the middle of it, after `count` answers.
private func dieAppending(_ path: String, after count: Int) throws {
  let log = EventLog(try LogStore.open(path), writer: TestWriter())
  let answered = Monitor(0)
  for _ in 0..<4 {
    Thread.detachNewThread {
      while log.submitAndWait(.append([[1], [2]])).error == nil {
        answered.withLock { $0 += 1 }
        answered.wakeAll()
      }
    }
  }
  _ = answered.wait { $0 >= count ? true : nil }
  kill(getpid(), SIGKILL)
}
