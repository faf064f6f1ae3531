import Casebook
import FoundationEssentials
import Glibc
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("attach")
struct AttachTests {
  private let book: BookWorld

  init() throws {
    book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "異音", "--item", "I-1")
  }

  /// Writes a file and returns its path.
  private func file(_ name: String, _ bytes: [UInt8] = Array("picture".utf8)) throws -> String {
    let path = book.directory + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// A file of that length, of which nothing is stored.
  private func sparse(_ name: String, _ count: UInt64) throws -> String {
    let path = try file(name, [])
    let descriptor = unsafe open(path, O_RDWR)
    #expect(ftruncate(descriptor, off_t(count)) == 0)
    close(descriptor)
    return path
  }

  private var blobCount: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: book.book + "/blobs").count) ?? -1
  }

  private func content(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func media() throws -> [JSON] {
    try book.done("export", "ndjson").documents().filter { $0["type"] == "media.attached" }
  }

  @Test("puts files on a case as one entry, and gives them back as they were")
  func roundTrip() throws {
    let one = try file("銘板.jpg", Array("a nameplate".utf8))
    let other = try file("after.PNG", [UInt8](repeating: 9, count: 100_000))
    let said = try book.done("attach", one, other, "--case", "C-1")
    #expect(said.contains("OK 添付 2 件 (100 kB) を記録"), "\(said)")
    #expect(try book.done("timeline", "C-1", "--plain").contains("写真 2 枚 (銘板.jpg・after.PNG)"))
    #expect(blobCount == 2)
    let out = book.directory + "/out"
    let several = book.run("attachment", "get", "C-1#2", out)
    #expect(several.exit == .usage && several.errors.contains("[attachment.ambiguous]"))
    #expect(several.errors.contains("銘板.jpg") && several.errors.contains("--number 1"))
    try book.done("attachment", "get", "C-1#2", out, "--number", "2")
    #expect(try content(out) == [UInt8](repeating: 9, count: 100_000))
    let exists = book.run("attachment", "get", "C-1#2", out, "--number", "1")
    #expect(exists.exit == .cannotCreate && exists.errors.contains("[file.existsAlready]"))
    try book.done("attachment", "get", "C-1#2", out, "--number", "1", "--force")
    #expect(try content(out) == Array("a nameplate".utf8))
    #expect(try book.done("attachment", "get", "C-1#2", "-", "--number", "1") == "a nameplate")
    #expect(book.run("attachment", "get", "C-1#2", out, "--number", "3").exit == .usage)
    let names = try FileManager.default.contentsOfDirectory(atPath: book.directory)
    #expect(!names.contains { $0.contains(".part-") }, "nothing half-written stays")
  }

  @Test(
    "takes the kind from the name, unless it is said",
    arguments: [
      ("a.JPG", "photo"), ("a.wav", "recording"), ("a.vtt", "transcript"), ("a.pdf", "document"),
      ("a", "document"), (".jpg", "document"),
    ])
  func kinds(_ name: String, _ kind: String) throws {
    try book.done("attach", try file(name), "--case", "C-1", "--caption", "何か")
    let body = try media().last?["data"]?["body"]
    #expect(body?["kind"]?.text == kind && body?["caption"] == "何か")
    try book.done("attach", try file(name), "--case", "C-1", "--kind", "signature")
    #expect(try media().last?["data"]?["body"]?["kind"] == "signature")
  }

  @Test("can stand on a customer, on an item, on an entry, and come from standard input")
  func places() throws {
    try book.done("attach", try file("a.pdf"), "--customer", "K-1")
    try book.done("attach", try file("b.pdf"), "--on", "I-1", "--retain", "2030-03-31")
    try book.done("call", "in", "--from", "0312345678", "--case", "C-1", "--seconds", "30")
    try book.done("attach", try file("c.wav"), "--on", "C-1#2")
    let outcome = book.run("attach", "-", "--case", "C-1", "--kind", "document", input: "text")
    #expect(outcome.exit == .done)
    let refs = try media().map { $0["data"]?["refs"] }
    #expect(refs[0]?["customer"] != nil && refs[0]?["case"] == nil)
    #expect(refs[1]?["item"] != nil && refs[2]?["contact"] != nil)
    #expect(try media()[1]["data"]?["body"]?["retainUntil"] == "2030-03-31")
    #expect(try book.document("attachment", "list", "--customer", "K-1")["page"]?["total"] == 4)
    #expect(try book.document("attachment", "list", "--item", "I-1")["page"]?["total"] == 2)
    let onCase = try book.document("attachment", "list", "--case", "C-1")["data"]?.elements ?? []
    #expect(onCase.map { $0["ref"]?.text } == ["C-1#3", "C-1#4"])
    let id = try #require(
      try book.document("attachment", "list", "--customer", "K-1")["data"]?.elements?.first?["id"]?
        .text)
    #expect(try book.done("attachment", "get", String(id.suffix(6)), "-") == "picture")
    #expect(try book.done("attachment", "get", id, "-") == "picture")
    #expect(try book.done("attachment", "get", "I-1", "-", "--number", "2") == "text")
    #expect(book.run("attachment", "get", "K-1", "-").errors.contains("[attachment.ambiguous]"))
  }

  @Test("has bounds for one file, for the number of files and for all of them together")
  func bounds() throws {
    let largest = try sparse("l.bin", 64_000_000)
    #expect(book.run("attach", largest, "--case", "C-1", "--dry-run").exit == .done)
    let larger = try sparse("m.bin", 64_000_001)
    let outcome = book.run("attach", larger, "--case", "C-1", "--dry-run")
    #expect(outcome.exit == .refused && outcome.errors.contains("[attachment.isTooLarge]"))
    #expect(outcome.errors.contains("64 MB まで"))
    let four = [String](repeating: largest, count: 4)
    let sum = book.world.run(["attach", "--case", "C-1", "--dry-run"] + four)
    #expect(sum.exit == .done, "\(sum)")
    let small = try file("s")
    let tooMuch = book.world.run(["attach", small, "--case", "C-1", "--dry-run"] + four)
    #expect(tooMuch.exit == .refused && tooMuch.errors.contains("[attachment.isTooMuch]"))
    let fifty = [String](repeating: small, count: AttachmentLimits.fileCountMax)
    #expect(book.world.run(["attach", "--case", "C-1"] + fifty).exit == .done)
    let more = book.world.run(["attach", small, "--case", "C-1"] + fifty)
    #expect(more.exit == .refused && more.errors.contains("[attachment.isTooMuch]"))
    #expect(blobCount == AttachmentLimits.fileCountMax)
  }

  @Test("leaves nothing where anything is wrong, or where the event is refused")
  func leavesNothing() throws {
    let good = try file("a.jpg")
    let empty = try file("empty.jpg", [])
    for (files, code) in [
      ([good, empty], "attachment.isEmpty"), ([good, "/nowhere/x.jpg"], "file.doesNotExist"),
      ([good, book.directory], "file.cannotBeRead"), ([good, "-", "-"], "usage.invalidValue"),
    ] {
      let outcome = book.world.run(["attach", "--case", "C-1"] + files)
      #expect(outcome.errors.contains("[\(code)]"), "\(outcome.errors)")
    }
    try book.done("memo", "見た後", "--case", "C-1")
    let stale = book.run("attach", good, "--case", "C-1", "--expect", "1")
    #expect(stale.errors.contains("[case.stale]"))
    let input = book.run("attach", good, "-", "--case", "C-1", input: "")
    #expect(input.errors.contains("[attachment.isEmpty]") && input.errors.contains("標準入力"))
    #expect(book.run("attach", good, "--case", "C-1", "--dry-run").exit == .done)
    #expect(blobCount == 0)
    #expect(try media().isEmpty)
    #expect(book.run("attach").exit == .usage)
    #expect(book.run("attach", good, "--case", "C-1", "--item", "I-1").exit == .usage)
  }

  @Test("is told from what a killed command left, which verify names and does not call a fault")
  func orphan() throws {
    try book.done("attach", try file("a.jpg"), "--case", "C-1")
    let name = String(repeating: "ab", count: 32)
    _ = try file("book/blobs/" + name)
    let said = try book.done("verify")
    #expect(said.contains("OK 台帳は書いたとおりです") && said.contains("blobs/\(name)"), "\(said)")
    #expect(try book.document("verify")["data"]?["orphans"] == [.string(name)])
    #expect(try book.document("verify")["data"]?["sound"] == true)
  }

  /// Erases keys as another process does: nobody else has the book open then, since a process must
  /// not open it twice.
  private func eraseKeys(_ slots: ClosedRange<UInt64>) throws {
    let opened = try Book(opening: book.book)
    defer { opened.close() }
    try #require(opened.keys).erase(slots)
  }

  @Test("is said to be missing, altered or erased instead of giving anything")
  func presence() throws {
    try book.done("attach", try file("a.jpg"), "--case", "C-1")
    let blobs = book.book + "/blobs"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: blobs).first)
    let sealed = try content(blobs + "/" + name)
    try Data(sealed.dropLast() + [sealed[sealed.count - 1] ^ 1])
      .write(to: URL(fileURLWithPath: blobs + "/" + name))
    let out = book.directory + "/out"
    let altered = book.run("attachment", "get", "C-1#2", out)
    #expect(altered.exit == .inputOutput && altered.errors.contains("[attachment.isDamaged]"))
    try FileManager.default.removeItem(atPath: blobs + "/" + name)
    let missing = book.run("attachment", "get", "C-1#2", out)
    #expect(missing.exit == .inputOutput && missing.errors.contains("[attachment.isMissing]"))
    #expect(try book.done("attachment", "list", "--case", "C-1").contains("中身なし"))
    try eraseKeys(2...4)
    let erased = book.run("attachment", "get", "C-1#2", out)
    #expect(erased.exit == .refused && erased.errors.contains("[attachment.isErased]"))
    #expect(!FileManager.default.fileExists(atPath: out))
    #expect(book.run("attachment", "get", "C-1#9", out).exit == .notFound)
    #expect(book.run("attachment", "get", "ZZZZZZ", out).exit == .notFound)
  }

  @Test("is listed with what it shows on every terminal", arguments: [40, 80, 120])
  func widths(width: Int) throws {
    try book.done("attach", try file("銘板.jpg"), try file("after.png"), "--case", "C-1")
    book.world.columns = width
    for language in Language.allCases {
      book.world = book.world.speaking(language)
      let lines = try book.done("attachment", "list", "--case", "C-1").split(separator: "\n")
      #expect(lines.count == 2 && lines[0].contains("銘板.jpg") && lines[1].contains("after.png"))
      for line in lines { #expect(Ruler().cells(String(line)) <= width, "\(line)") }
    }
  }

  @Test("is what a signature is at the end of a visit and of a repair")
  func signatures() throws {
    try book.done("repair", "new", "--case", "C-1", "--symptom", "noise")
    try book.done("v", "start", "--case", "C-1")
    let sign = try file("sign.png")
    try book.done("v", "end", "--case", "C-1", "--sign", sign)
    try book.done("repair", "finish", "--case", "C-1", "--sign", sign)
    let events = try book.done("export", "ndjson", "--case", "C-1").documents()
    let signatures = try media().map { $0["data"]?["body"]?["kind"]?.text }
    #expect(signatures == ["signature", "signature"])
    let finished = events.last { $0["type"] == "repair.finished" }?["data"]?["body"]
    #expect(finished?["signature"]?.text == (try media().last?["data"]?["body"]?["mediaId"]?.text))
    let text = try book.done("timeline", "C-1", "--plain")
    #expect(text.contains("署名"), "\(text)")
    let missing = book.run("v", "end", "--case", "C-1", "--sign", "/nowhere.png")
    #expect(missing.exit == .notFound)
  }
}
