import Glibc
import Screens
import Wire

@testable import CasebookTool

/// A world with a book in a directory of its own, which goes with it.
final class BookWorld {
  /// The directory in which the book and the state of its user are.
  let directory: String
  /// Changed by tests that need another clock, language or width.
  var world = TestWorld()

  /// The book itself.
  var book: String { directory + "/book" }

  /// Makes a directory and, unless `isEmpty`, a book with the member `sato` of the support team.
  init(isEmpty: Bool = false) throws {
    let temporary = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(temporary)/casebook-tool-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) } != nil
    }
    guard made else { throw TestTrouble.noDirectory }
    directory = String(
      decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    world.environment["CASEBOOK_BOOK"] = directory + "/book"
    world.environment["XDG_STATE_HOME"] = directory + "/state"
    world.environment["XDG_CONFIG_HOME"] = directory + "/config"
    guard !isEmpty else { return }
    let outcome = run("init", "--name", "佐藤", "--team", "受")
    guard outcome.exit == .done else { throw TestTrouble.failed(outcome) }
  }

  deinit { BookWorld.remove(directory) }

  /// Carries out a command line.
  @discardableResult
  func run(_ arguments: String...) -> Outcome { world.run(arguments) }

  /// Carries out a command line that must end well; gives what it printed.
  @discardableResult
  func done(_ arguments: String...) throws -> String { try done(arguments) }

  @discardableResult
  func done(_ arguments: [String]) throws -> String {
    let outcome = world.run(arguments)
    guard outcome.exit == .done else { throw TestTrouble.failed(outcome) }
    return outcome.output
  }

  /// Carries out a command line that reads `input`.
  func run(_ arguments: String..., input: String) -> Outcome {
    var world = world
    world.input = input
    return world.run(arguments)
  }

  /// The document that a command line prints.
  func document(_ arguments: String...) throws -> JSON {
    let outcome = world.run(arguments + ["--json"])
    guard outcome.exit == .done else { throw TestTrouble.failed(outcome) }
    return try JSON(parsing: Array(outcome.output.utf8), limits: .test)
  }

  /// Removes a directory with everything in it.
  private static func remove(_ path: String) {
    guard let directory = unsafe opendir(path) else {
      unsafe unlink(path)
      return
    }
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name == "." || name == ".." { continue }
      remove(path + "/" + name)
    }
    unsafe closedir(directory)
    unsafe rmdir(path)
  }
}

/// What keeps a test from being one.
enum TestTrouble: Error {
  case noDirectory
  case failed(Outcome)
}

extension JSON.Limits {
  /// Any document of a test.
  static let test = JSON.Limits(byteCountMax: 16_000_000, depthMax: 32)
}

extension String {
  /// The documents of `--ndjson`.
  func documents() throws -> [JSON] {
    try split(separator: "\n").map { try JSON(parsing: Array($0.utf8), limits: .test) }
  }
}
