import Casebook
import FoundationEssentials
import Glibc
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("upgrade")
struct UpgradeTests {
  /// A book in which code of another version has folded the customers.
  private static func book(version: UInt8) throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("case", "new", "異音", "--customer", "K-1")
    try setVersion(version, of: "customers", in: book.book)
    return book
  }

  /// Writes the version into the row of the view: a byte for its table, then four for the version
  /// of the code that folded it (`ViewSlot`), right behind the key on the page.
  private static func setVersion(_ version: UInt8, of view: String, in book: String) throws {
    let path = book + "/events/data.mdb"
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let key = Array("view.\(view)".utf8)
    var count = 0
    for start in bytes.indices.dropLast(key.count + 5)
    where bytes[start] == key[0] && bytes[start...].starts(with: key) {
      bytes[start + key.count + 4] = version
      count += 1
    }
    #expect(count > 0)
    try Data(bytes).write(to: URL(filePath: path))
  }

  private static func backups(_ book: BookWorld) -> [String] {
    (BookDirectory.names(book.directory) ?? []).filter { $0.hasPrefix("book.before-upgrade-") }
  }

  @Test("folds again what older code has folded, after a backup that it names")
  func older() throws {
    let book = try Self.book(version: 0)
    #expect(book.run("doctor").output.contains("casebook upgrade"))
    let outcome = book.run("upgrade")
    #expect(outcome.exit == .done, "\(outcome.errors)")
    #expect(outcome.output.contains("一覧 customers"))
    let backup = try #require(Self.backups(book).first)
    #expect(outcome.errors.contains("\(book.directory)/\(backup)"))
    #expect((BookDirectory.names("\(book.directory)/\(backup)") ?? []).contains("manifest.json"))
    #expect(book.run("upgrade").output.contains("することはありません"))
    #expect(Self.backups(book).count == 1, "nothing to do needs no backup")
    #expect(try book.done("customer", "show", "K-1").contains("山田製作所"))
    #expect(book.run("verify").exit == .done)
    #expect(!book.run("doctor").output.contains("控えの跡がありません"))
  }

  @Test("is only told by a rehearsal")
  func rehearsed() throws {
    let book = try Self.book(version: 0)
    let outcome = book.run("upgrade", "--dry-run", "--json")
    #expect(outcome.output.contains("\"done\":false"))
    #expect(outcome.output.contains("\"views\":[\"customers\"]"))
    #expect(Self.backups(book).isEmpty)
    #expect(book.run("upgrade", "--dry-run").output.contains("customers"), "it is still to be done")
  }

  @Test("keeps the book as it is where the backup cannot be made")
  func noBackup() throws {
    let book = try Self.book(version: 0)
    let outcome = book.run("upgrade", "--backup", "/nonexistent/backup")
    #expect(outcome.exit == .cannotCreate)
    #expect(outcome.errors.contains("mkdir -p /nonexistent"))
    #expect(book.run("upgrade", "--dry-run").output.contains("customers"))
    let taken = book.run("upgrade", "--backup", book.directory)
    #expect(taken.exit == .cannotCreate, "never over what is there")
  }

  @Test("refuses a book of newer code, or of a newer format, with 76")
  func newer() throws {
    let book = try Self.book(version: 200)
    let outcome = book.run("upgrade")
    #expect(outcome.exit == .version)
    #expect(outcome.errors.contains("[book.codeIsOlder]"))
    #expect(Self.backups(book).isEmpty)
    let file = book.book + "/book.json"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let range = try #require(text.firstRange(of: "\"format\":1"))
    let newer = text.replacingCharacters(in: range, with: "\"format\":2")
    try newer.write(toFile: file, atomically: false, encoding: .utf8)
    for command in ["upgrade", "list"] {
      let refused = book.run(command)
      #expect(refused.exit == .version)
      #expect(refused.errors.contains("[book.formatIsNewer]"))
    }
  }

  @Test("goes on where an earlier one was cut off before its end")
  func goesOn() throws {
    let book = try Self.book(version: 0)
    // What a kill leaves: a backup without its manifest, and the book as it was.
    let half = book.directory + "/book.before-upgrade-20261122T000000Z"
    _ = unsafe mkdir(half, 0o755)
    #expect(book.run("upgrade").exit == .done)
    #expect(Self.backups(book).count == 2)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
