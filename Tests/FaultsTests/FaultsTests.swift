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
    try Harness.run("crash-states", "--trials", "60", "--commands", "40", "--self-check")
  }
}
