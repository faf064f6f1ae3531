import Casebook
import Cases
import Glibc
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("doctor")
struct DoctorTests {
  /// The outcomes by name.
  private static func outcomes(_ book: BookWorld) throws -> [String: String] {
    let outcome = book.run("doctor", "--json")
    let document = try JSON(parsing: Array(outcome.output.utf8), limits: .test)
    let checks = document["data"]?["checks"]?.elements ?? []
    #expect((document["data"]?["healthy"]?.truth == true) == (outcome.exit == .done))
    return Dictionary(
      uniqueKeysWithValues: checks.compactMap { check in
        check["name"]?.text.flatMap { name in check["outcome"]?.text.map { (name, $0) } }
      })
  }

  private static func told() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    return book
  }

  @Test("looks at everything it names, and finds a new book well")
  func well() throws {
    let book = try Self.told()
    let outcomes = try Self.outcomes(book)
    // Of a server, of a copy and of who is forgotten there is nothing to say here.
    let elsewhere: Set<CheckName> = [.server, .serverKey, .feed, .replica, .erasures]
    let names = Set(CheckName.allCases).subtracting(elsewhere)
    #expect(Set(outcomes.keys) == Set(names.map(\.rawValue)))
    #expect(!outcomes.values.contains("bad"), "\(outcomes)")
    #expect(book.run("doctor").exit == .done)
  }

  @Test("says what is wrong with a book that is not there, as every command does")
  func noBook() throws {
    let book = try BookWorld(isEmpty: true)
    #expect(try Self.outcomes(book)["book"] == "bad")
    let outcome = book.run("doctor")
    #expect(outcome.exit == .no)
    #expect(outcome.output.contains("casebook init"))
  }

  @Test("finds keys that others can read")
  func keys() throws {
    let book = try Self.told()
    let name = try #require(BookDirectory.names(book.book + "/keys")?.first)
    _ = unsafe chmod(book.book + "/keys/" + name, 0o644)
    #expect(try Self.outcomes(book)["keys"] == "bad")
    #expect(book.run("doctor").output.contains("chmod -R o-rwx"))
  }

  @Test("finds a clock that is behind the last record, at a minute and not before")
  func clock() throws {
    let book = try Self.told()
    let limit = BookChecks.Limits.clockSecondsMax
    book.world.now = TestWorld.now.adding(seconds: -limit)
    #expect(try Self.outcomes(book)["clock"] == "ok")
    book.world.now = TestWorld.now.adding(seconds: -limit - 1)
    #expect(try Self.outcomes(book)["clock"] == "bad")
  }

  @Test("knows the last backup, and misses one that is old or was never made")
  func backup() throws {
    let book = try Self.told()
    #expect(try Self.outcomes(book)["backup"] == "note")
    try book.done("backup", book.directory + "/backup")
    #expect(try Self.outcomes(book)["backup"] == "ok")
    let days = BookChecks.Limits.backupDaysMax
    book.world.now = TestWorld.now.adding(seconds: (days + 1) * 86_400)
    #expect(try Self.outcomes(book)["backup"] == "note")
  }

  @Test("finds deadlines that nobody has recorded for an hour")
  func upkeep() throws {
    let book = try Self.told()
    try book.done("case", "new", "異音", "--customer", "K-1")
    try book.done(
      "handoff", "offer", "修", "--case", "C-1", "--ask", "診断", "--situation", "異音", "--next",
      "訪問", "--open", "item.serial,case.symptom", "--by", "11:00")
    book.world.now = TestWorld.now.adding(seconds: 48 * 60 + 1_800)
    #expect(try Self.outcomes(book)["upkeep"] == "ok", "half an hour after")
    book.world.now = TestWorld.now.adding(seconds: 48 * 60 + 2 * 3_600)
    #expect(try Self.outcomes(book)["upkeep"] == "note")
    try book.done("upkeep")
    #expect(try Self.outcomes(book)["upkeep"] == "ok")
  }

  @Test("finds wrong settings, an unknown zone, a locale without UTF-8, a narrow terminal")
  func machine() throws {
    let book = try Self.told()
    book.world.environment["CASEBOOK_COLOR"] = "rainbow"
    #expect(try Self.outcomes(book)["config"] == "bad")
    book.world.environment["CASEBOOK_COLOR"] = nil
    book.world.environment["CASEBOOK_TZ"] = "Asia/Tokio"
    #expect(try Self.outcomes(book)["timeZone"] == "bad")
    book.world.environment["CASEBOOK_TZ"] = "Asia/Tokyo"
    book.world.environment["LANG"] = "C"
    #expect(try Self.outcomes(book)["encoding"] == "note")
    book.world.outputIsTerminal = true
    book.world.environment["TERM"] = "xterm"
    book.world.columns = MachineChecks.widthMin - 1
    #expect(try Self.outcomes(book)["terminal"] == "note")
    book.world.columns = MachineChecks.widthMin
    #expect(try Self.outcomes(book)["terminal"] == "ok")
  }

  @Test(
    "writes sizes as people do",
    arguments: [
      (0, "0 B"), (999, "999 B"), (1_000, "1.0 KB"), (9_999_999, "9.9 MB"), (10_000_000, "10 MB"),
      (1_250_000_000, "1.2 GB"), (3_000_000_000_000, "3.0 TB"),
    ])
  func sizes(_ count: Int, _ text: String) {
    #expect(BookChecks.size(count) == text)
  }
}
