import Screens
import Testing

@testable import CasebookTool

@Suite("What is printed")
struct PresenterTests {
  @Test("is one document on a pipe, indented on a terminal")
  func documents() {
    var world = TestWorld()
    #expect(
      world.run("--version", "--json").output
        == #"{"data":{"version":"\#(Tool.version)"},"schema":"casebook.version/1"}"# + "\n")
    world.outputIsTerminal = true
    #expect(
      world.run("--version", "--json").output == """
        {
          "data": {
            "version": "\(Tool.version)"
          },
          "schema": "casebook.version/1"
        }

        """)
  }

  @Test("of an error is a document on standard error, and nothing on standard output")
  func errors() {
    let outcome = TestWorld().run("xyzzy", "--json")
    #expect(outcome.exit == .usage)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errors
        == #"{"error":{"code":"usage.unknownCommand","exit":64,"hint":"casebook help","#
        + #""message":"「xyzzy」というコマンドはありません","#
        + #""messageEn":"there is no command \"xyzzy\"","retryable":false,"saved":null},"#
        + #""schema":"casebook.error/1"}"# + "\n")
  }

  @Test("has colours on a terminal only, and obeys NO_COLOR")
  func colours() {
    var world = TestWorld()
    #expect(!world.run("xyzzy").errors.contains("\u{1B}"))
    world.errorsAreTerminal = true
    #expect(world.run("xyzzy").errors.contains("\u{1B}[1;31m"))
    world.environment["NO_COLOR"] = "1"
    #expect(!world.run("xyzzy").errors.contains("\u{1B}"))
  }

  @Test("may fail: a full disk is an error, a reader who left is none")
  func failures() {
    let sink = MemorySink()
    sink.failure = .failed("No space left on device")
    #expect(Tool.run(["--version"], in: TestWorld().world(sink, MemorySink())) == .inputOutput)
    sink.failure = .closed
    #expect(Tool.run(["--version"], in: TestWorld().world(sink, MemorySink())) == .done)
  }
}
