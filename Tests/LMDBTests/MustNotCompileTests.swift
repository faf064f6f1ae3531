import CompilingTesting
import Testing

/// The misuses that the compiler rejects, each a file of `MustNotCompile`.
@Suite("A misuse does not compile")
struct MustNotCompileTests {
  private static let compiler = MisuseCompiler("LMDB", headers: "Sources/CLMDB")

  /// The name of each case, and what the compiler says to it.
  static let cases: [String: String] = [
    "SpanOutlivesSnapshot": "lifetime-dependent variable 'kept' escapes its scope",
    "PutWhileSpanAlive": "overlapping accesses to 'write', but modification requires exclusive",
    "UseAfterCommit": "'write' used after consume",
    "EscapeToTask": "lifetime-dependent value escapes its scope",
    "BeginInAsync": "initializer 'init' is unavailable from asynchronous contexts",
    "StoreInClass": "cannot return a ~Escapable result",
    "CopyTransaction": "'a' consumed more than once",
    "WriteThroughSnapshot": "value of type 'ReadTransaction' has no member 'put'",
    "CursorOutlivesSnapshot": "a function cannot return a ~Escapable result",
    "PutWhileCursorAlive": "overlapping accesses to 'write', but modification requires exclusive",
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
