import Testing

/// Drives the built command in a real terminal, as its people do.
@Suite("In a real terminal", .enabled(if: Harness.has("python3", "gcc", "tmux"), "tmux is needed"))
struct TerminalTests {
  @Test("a day is seen as it was kept, whatever the size of the terminal and the speed of the line")
  func story() throws {
    try Harness.run(tool: "screens")
  }
}
