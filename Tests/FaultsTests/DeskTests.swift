import Testing

/// Speaks with the built `casebook serve` by sockets, from other processes, by the harnesses of
/// `Tools/faults`; small numbers here, any number there.
///
/// A foreign client is pyzmq, which a harness installs from PyPI once; where PyPI cannot be
/// reached, or what needs root may not be done, the harness says so and the test is skipped.
@Suite("At a served book", .serialized, .enabled(if: Harness.isPossible, "python3 is needed"))
struct DeskTests {
  @Test("a foreign client hears, reads and writes, and nobody without a key does")
  func foreignClient() throws {
    try Harness.run("desk")
  }

  @Test("subscribers hold exactly their feeds after kill -9 of them and of the server")
  func kills() throws {
    try Harness.run("desk-kill", "--seconds", "12")
  }

  @Test("subscribers hold exactly the log after a burst of 20,000 events, with few READs")
  func burst() throws {
    try Harness.run("desk-burst")
  }

  @Test("200 subscribers are soon whole again after a restart")
  func restart() throws {
    try Harness.run("desk-restart", "--restarts", "1")
  }

  @Test("a replica has the records and the views of its book after kill -9 of both")
  func replica() throws {
    try Harness.run("desk-replica")
  }

  @Test("a full disk is told to clients, and nothing acknowledged is lost")
  func fullDisk() throws {
    try Harness.run("desk-full")
  }

  @Test("100,000 malformed requests, endless ones and silent peers stop nobody else")
  func frames() throws {
    try Harness.run("desk-frames")
  }
}

/// Apart from the others, because it mostly waits.
@Suite("On a bad network", .enabled(if: Harness.isPossible, "python3 is needed"))
struct NetworkTests {
  @Test("a subscriber that is stopped, cut off or half-open is soon whole again")
  func network() throws {
    try Harness.run("desk-network")
  }
}
