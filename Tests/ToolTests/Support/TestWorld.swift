import Cases
import Screens

@testable import CasebookTool

/// What a command line printed, and how it ended.
struct Outcome: Hashable {
  let exit: ExitCode
  let output: String
  let errors: String
}

/// A stream that keeps what is written to it.
final class MemorySink: ByteSink {
  var bytes: [UInt8] = []
  var isTerminal = false
  var columns: Int?
  var failure: StreamError?

  var isClosed: Bool { failure == .closed }

  /// How often something was written.
  private(set) var writeCount = 0

  func write(_ bytes: [UInt8]) throws(StreamError) {
    if let failure { throw failure }
    self.bytes += bytes
    writeCount += 1
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A stream with bytes that a test wrote.
final class MemorySource: ByteSource {
  var bytes: [UInt8]
  var isTerminal = false

  init(_ text: String = "") { bytes = Array(text.utf8) }

  func readAll(byteCountMax: Int) throws(StreamError) -> [UInt8]? {
    bytes.count <= byteCountMax ? bytes : nil
  }

  /// How much comes at once.
  var pieceByteCount = 1_000

  func readSome() throws(StreamError) -> [UInt8] {
    defer { bytes.removeFirst(min(pieceByteCount, bytes.count)) }
    return Array(bytes.prefix(pieceByteCount))
  }

  var isReady: Bool { true }
}

/// A Ctrl-C that a test presses.
final class MemoryInterruption: Interruption {
  var isWanted = false
  private(set) var isListening = false

  func listen() { isListening = true }
  func ignore() { isListening = false }
}

/// A world in memory: nothing of the machine but its zone files.
struct TestWorld {
  /// 2026-11-22 10:12 in Tokyo.
  static let now = Instant(seconds: 1_795_309_920)

  var environment = ["CASEBOOK_TZ": "Asia/Tokyo", "CASEBOOK_LANG": "ja", "LANG": "ja_JP.UTF-8"]
  var now = Self.now
  var input = ""
  var user = "sato"
  /// None of the machine's.
  var places = ConfigPlaces(project: nil, system: nil)
  var columns: Int? = 80
  var inputIsTerminal = false
  var outputIsTerminal = false
  var errorsAreTerminal = false

  /// Carries out a command line in this world.
  func run(_ arguments: String...) -> Outcome { run(arguments) }

  func run(_ arguments: [String]) -> Outcome {
    let output = MemorySink()
    output.isTerminal = outputIsTerminal
    output.columns = columns
    let errors = MemorySink()
    errors.isTerminal = errorsAreTerminal
    let exit = Tool.run(arguments, in: world(output, errors))
    return Outcome(exit: exit, output: output.text, errors: errors.text)
  }

  func world(_ output: MemorySink, _ errors: MemorySink) -> World {
    let now = now
    let user = user
    let source = MemorySource(input)
    source.isTerminal = inputIsTerminal
    return World(
      programName: "casebook", environment: environment, clock: { now },
      input: source, output: output, errors: errors,
      user: { SystemUser(name: user, home: "/nonexistent") }, host: { "test" }, places: places,
      interruption: MemoryInterruption())
  }

  /// This world in another language.
  func speaking(_ language: Language) -> TestWorld {
    var world = self
    world.environment["CASEBOOK_LANG"] = language.rawValue
    return world
  }
}
