import Screens
import Testing

@testable import CasebookTool

@Suite("The ways of commands on the book of a server")
struct RemoteWayTests {
  /// The words of every command of the tree.
  static let names: [String] = CommandTree.all.flatMap { node in
    node.verbs.isEmpty ? [node.name] : node.verbs.map { "\(node.name) \($0.name)" }
  }

  @Test("every command of the tree has one", arguments: names)
  func everyCommand(name: String) {
    #expect(RemoteWay.table[name] != nil)
  }

  @Test("a command that nobody thought of stays at the book")
  func unknown() {
    #expect(RemoteWay.of("dance") == .atTheBook)
    #expect(!RemoteWay.of("dance").isServed)
  }

  @Test("what touches the server's files or its keys is never served")
  func files() {
    for name in [
      "init", "restore", "backup", "serve", "keys allow", "import csv", "config set", "tail",
      "emit", "export ndjson", "export csv", "doctor", "health",
    ] {
      #expect(!RemoteWay.of(name).isServed, "\(name)")
    }
  }

  @Test("what is refused says where it works")
  func refusal() throws {
    var world = TestWorld()
    world.environment["CASEBOOK_BOOK"] = "tcp://127.0.0.1:9"
    let outcome = world.run("backup", "/nonexistent")
    #expect(outcome.exit == .usage)
    #expect(outcome.errors.contains("casebook backup はサーバーの台帳には使えません"))
    #expect(outcome.errors.contains("[book.isRemote]"))
  }

  @Test("a slip is told without asking the server")
  func slip() {
    var world = TestWorld()
    world.environment["CASEBOOK_BOOK"] = "tcp://127.0.0.1:9"
    let outcome = world.run("show", "--nonsense")
    #expect(outcome.exit == .usage)
    #expect(outcome.errors.contains("[usage.unknownOption]"))
  }

  @Test(
    "a place that is no address is refused",
    arguments: ["tcp://", "tcp://host:0", "tcp://a b:7100", "ipc://", "tcp://*:7100"])
  func address(text: String) {
    var world = TestWorld()
    world.environment["CASEBOOK_BOOK"] = text
    let outcome = world.run("list")
    #expect(outcome.exit == .configuration)
    #expect(outcome.errors.contains("[server.addressIsWrong]"))
  }
}
