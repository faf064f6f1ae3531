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
    try Harness.run("crash-states", "--trials", "60", "--commands", "120", "--self-check")
  }

  @Test("the book holds everything acknowledged after 100 kills, and once")
  func kills() throws {
    try Harness.run("kill", "--count", "100")
  }

  @Test("each failing call is told, and nothing acknowledged is lost")
  func failingCalls() throws {
    try Harness.run("io", "--max", "40", "--step", "3")
  }

  @Test("a wrong byte in a record, a row, a key or a blob is found, and a short file")
  func rot() throws {
    try Harness.run("corruption", "--commands", "24", "--share", "0.5", "--elsewhere", "40")
  }

  @Test("a full disk makes the book read-only until there is room")
  func fullDisk() throws {
    try Harness.run("disk-full")
  }

  @Test("a stopped reader does not make the book grow for ever")
  func stoppedReader() throws {
    try Harness.run("stopped-reader", "--stops", "10")
  }
}
