import EventLog
import Foundation
import LMDB

/// Requests that threads of their own have sent while the writer was held.
///
/// When `init` returns, all of them are in the writer's inbox, in their order.
final class WaitingRequests: Sendable {
  typealias Answer = EventLog<TestWriter>.Answer
  private let monitor = Monitor<[Int: Answer]>([:])
  private let count: Int

  init(_ log: EventLog<TestWriter>, _ requests: [TestRequest]) {
    count = requests.count
    for (index, request) in requests.enumerated() {
      let waitingCount = log.waitingCount
      send(log, request, index)
      while log.waitingCount == waitingCount { usleep(100) }
    }
  }

  /// Has the writer hold at once; returns when it does.
  init(holding log: EventLog<TestWriter>, _ writer: TestWriter) {
    count = 1
    send(log, .hold, 0)
    writer.waitUntilHeld()
  }

  private func send(_ log: EventLog<TestWriter>, _ request: TestRequest, _ index: Int) {
    let monitor = monitor
    Thread.detachNewThread {
      let answer = log.submitAndWait(request)
      monitor.withLock { $0[index] = answer }
      monitor.wakeAll()
    }
  }

  /// Waits for all answers; in the order of the requests.
  func answers() -> [Answer] {
    let answers = monitor.wait { $0.count == self.count ? $0 : nil } ?? [:]
    return answers.sorted { $0.key < $1.key }.map { $0.value }
  }
}
