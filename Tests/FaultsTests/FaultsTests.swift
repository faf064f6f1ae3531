import Casebook
import Cases
import Foundation
import Testing

/// Drives the built command through broken disks and killed processes, by the harnesses of
/// `Tools/faults`; small numbers here, any number there.
@Suite("Under faults", .serialized, .enabled(if: Harness.isPossible, "python3 and gcc are needed"))
struct FaultsTests {
  @Test("the book holds everything acknowledged after any of 500 power cuts")
  func powerCuts() throws {
    try Harness.run("crash-states", "--trials", "500")
  }

  @Test("power cuts show a missing flush, a late meta page, unflushed keys, an early answer")
  func powerCutsNotice() throws {
    try Harness.run("crash-states", "--trials", "40", "--commands", "40", "--self-check")
  }

  @Test("the book holds everything acknowledged after 100 kills, and once")
  func kills() throws {
    try Harness.run("kill", "--count", "100")
  }

  @Test("each failing call is told, and nothing acknowledged is lost")
  func failingCalls() throws {
    try Harness.run("io", "--share", "0.03")
  }

  @Test("a wrong byte in a record, a row, a key or a blob is found, and a short file")
  func rot() throws {
    try Harness.withDirectory { directory in
      let path = directory + "/book"
      try Harness.run("corruption", "--make", path)
      // So that rows stand in the tables, although the tail is short.
      try Book(opening: path).close(folding: true)
      try Harness.run("corruption", "--book", path)
    }
  }

  @Test("a full disk makes the book read-only until there is room")
  func fullDisk() throws {
    try Harness.run("disk-full")
  }

  @Test("a full map is made larger under two writers, who notice nothing")
  func fullMap() throws {
    try Harness.withDirectory { directory in
      let path = directory + "/book"
      var chance = SystemRandomNumberGenerator()
      let id = BookID(high: chance.next(), low: chance.next())
      let book = try Book.create(at: path, id: id, mapSizeBytes: 1 << 20)
      book.close()
      try Harness.run("map-full", "--book", path)
    }
  }

  @Test("a stopped reader does not make the book grow for ever")
  func stoppedReader() throws {
    try Harness.run("stopped-reader", "--stops", "10")
  }

  @Test("a clock that jumps leaves the order of the log as it is")
  func clock() throws {
    try Harness.run("clock")
  }

  @Test("a newer format, a missing key, no permission, a short file: each has its exit code")
  func outcomes() throws {
    try Harness.run("outcomes")
  }
}
