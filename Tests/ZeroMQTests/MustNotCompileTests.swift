import Foundation
import Testing

/// The misuses that the compiler rejects, each a file of `MustNotCompile`.
///
/// Ownership errors come from passes after type checking, hence `-emit-sil`.  They
/// import the module as tests do: its package is named after the folder of the checkout.
@Suite("A misuse of a socket does not compile")
struct MustNotCompileTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "MustNotCompile")
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

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

  /// Where the modules under test are; `nil` where tests are not run from a build directory.
  static let modules: URL? = {
    let modules = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "Modules")
    let module = modules.appending(path: "ZeroMQ.swiftmodule")
    return FileManager.default.fileExists(atPath: module.path) ? modules : nil
  }()

  @Test("as written", .enabled(if: modules != nil), arguments: cases.keys.sorted())
  func rejected(name: String) throws {
    let modules = try #require(Self.modules)
    let expected = try #require(Self.cases[name])
    let output = try Self.compile(name, modules)
    #expect(output.contains("error: "), "\(name) compiles")
    #expect(output.contains(expected), "\(name): \(output)")
  }

  /// Without this, a compiler that found no modules would pass for one that rejects misuse.
  @Test("but use does", .enabled(if: modules != nil))
  func accepted() throws {
    let modules = try #require(Self.modules)
    let output = try Self.compile("ProperUse", modules)
    #expect(!output.contains("error: "), "\(output)")
  }

  @Test("and every case is tested")
  func complete() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(files.sorted() == (Self.cases.keys + ["ProperUse"]).map { $0 + ".swift" }.sorted())
  }

  private static func compile(_ name: String, _ modules: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swiftc", "-emit-sil", "-o", "/dev/null", "-swift-version", "6", "-I", modules.path, "-I",
      root.appending(path: "Sources/CZeroMQ/include").path,
      folder.appending(path: name + ".swift").path,
    ]
    let output = Pipe()
    process.standardError = output
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
