import Casebook
import Cases
import Dispatch
import Foundation
import Synchronization

/// A thread that has commands carried out one after the other.
final class Writing: Sendable {
  private let accepted = Mutex(0)
  private let end = DispatchSemaphore(value: 0)

  init(_ book: Book, _ commands: [Command]) {
    Thread.detachNewThread { [self] in
      for command in commands where (try? book.perform(command))?.receipt != nil {
        accepted.withLock { $0 += 1 }
      }
      end.signal()
    }
  }

  /// How many were accepted, once all are done.
  func acceptedCount() -> Int {
    end.wait()
    return accepted.withLock { $0 }
  }
}
