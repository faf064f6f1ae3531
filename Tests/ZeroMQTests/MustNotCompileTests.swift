import CompilingTesting
import Testing

/// The misuses that the compiler rejects, each a file of `MustNotCompile`.
@Suite("A misuse of a socket does not compile")
struct MustNotCompileTests {
  private static let compiler = MisuseCompiler("ZeroMQ", headers: "Sources/CZeroMQ/include")

  /// The name of each case, and what the compiler says to it.
  static let cases: [String: String] = [
    "SendOnSubscriber": "requires that 'Subscribe' conform to 'SendingRole'",
    "ReceiveOnPublisher": "requires that 'Publish' conform to 'ReceivingRole'",
    "TwoThreads": "in a '@Sendable' closure",
    "GlobalSocket": "not concurrency-safe",
    "GivenAwayTwice": "'socket' consumed more than once",
    "TokenToThread": "in a '@Sendable' closure",
    "MakeInAsync": "initializer 'init' is unavailable from asynchronous contexts",
    "UseAfterClose": "'socket' used after consume",
  ]

  @Test("as written", .enabled(if: compiler.isPossible), arguments: cases.keys.sorted())
  func rejected(name: String) throws {
    let expected = try #require(Self.cases[name])
    let output = try Self.compiler.compile(name)
    #expect(output.contains("error: "), "\(name) compiles")
    #expect(output.contains(expected), "\(name): \(output)")
  }

  /// Without this, a compiler that found no modules would pass for one that rejects misuse.
  @Test("but use does", .enabled(if: compiler.isPossible))
  func accepted() throws {
    let output = try Self.compiler.compile("ProperUse")
    #expect(!output.contains("error: "), "\(output)")
  }

  @Test("and every case is tested")
  func complete() throws {
    #expect(try Self.compiler.samples() == (Self.cases.keys + ["ProperUse"]).sorted())
  }
}
