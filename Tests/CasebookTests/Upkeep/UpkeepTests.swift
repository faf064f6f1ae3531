import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Casebook

@Suite("The upkeep of a book", .serialized)
struct UpkeepTests {
  @Test("is one at a time: who rebuilds while another verifies waits, and neither sees the other")
  func oneAtATime() throws {
    let test = try TestBook()
    try test.tellEverything()
    try test.reopen(folding: true)
    let book = test.book
    let failures = Mutex<[String]>([])
    let end = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      for _ in 0..<8 {
        do { try book.rebuild { _, _ in } } catch { failures.withLock { $0.append("\(error)") } }
      }
      end.signal()
    }
    for _ in 0..<8 { #expect(try test.faults() == []) }
    end.wait()
    #expect(failures.withLock { $0 } == [])
    #expect(try test.faults() == [])
  }

  @Test("is waited for no longer than is said, and taken up again when it ends")
  func bound() throws {
    let test = try TestBook()
    let book = test.book
    func tryAtOnce() throws(BookError) -> Int {
      try book.doingUpkeep(waitingAtMost: 0) { () throws(BookError) in 1 }
    }
    let refusal = try book.doingUpkeep { () throws(BookError) in
      #expect(throws: BookError.overloaded) { try tryAtOnce() }
    }
    #expect(refusal == .overloaded)
    #expect(try tryAtOnce() == 1)
  }
}
