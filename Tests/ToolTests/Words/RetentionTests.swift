import FoundationEssentials
import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("retention")
struct RetentionTests {
  private let book: BookWorld

  init() throws {
    book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("case", "new", "異音", "--customer", "K-1")
  }

  private func file(_ name: String) throws -> String {
    let path = book.directory + "/" + name
    try Data(Array(name.utf8)).write(to: URL(fileURLWithPath: path))
    return path
  }

  private var blobCount: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: book.book + "/blobs").count) ?? -1
  }

  private func publish(_ days: Int) {
    let policy = "{\"retention\": {\"recording\": \(days)}}"
    let outcome = book.run("document", "publish", "-", "--kind", "policy", input: policy)
    #expect(outcome.exit == .done, "\(outcome)")
  }

  private func after(days: Int) {
    book.world.now = TestWorld.now.adding(seconds: Int64(days) * 86_400)
  }

  @Test("sets the day at attaching, which a later policy does not move")
  func day() throws {
    try book.done("attach", try file("before.wav"), "--case", "C-1")
    publish(90)
    try book.done("attach", try file("a.wav"), try file("b.jpg"), "--case", "C-1")
    try book.done("attach", try file("c.wav"), "--case", "C-1", "--retain", "2026-12-01")
    publish(30)
    let list = try book.document("retention", "list")
    let rows = try #require(list["data"]?.elements)
    #expect(rows.map(\.["dueOn"]) == ["2026-12-01", "2026-12-22", "2027-02-20"])
    #expect(rows.map(\.["ref"]) == ["C-1#4", "C-1#2", "C-1#3"])
    #expect(rows.allSatisfy { $0["state"] == "kept" })
    #expect(try book.done("retention", "list").contains("方針  録音 30 日"))
    #expect(try book.done("retention", "list", "--due", "--plain").isEmpty)
  }

  @Test("destroys on the day itself and not before, and says what would go")
  func applies() throws {
    publish(90)
    try book.done("attach", try file("a.wav"), "--case", "C-1")
    try book.done("attach", try file("b.jpg"), "--case", "C-1")
    after(days: 89)
    #expect(try book.done("retention", "apply", "--plain").isEmpty)
    #expect(blobCount == 2)
    after(days: 90)
    let rehearsed = try book.done("retention", "apply", "--dry-run")
    #expect(rehearsed.contains("消すのは 1 件"), "\(rehearsed)")
    #expect(blobCount == 2)
    let said = try book.done("retention", "apply")
    #expect(said.contains("OK 1 件"), "\(said)")
    #expect(blobCount == 1)
    #expect(try book.done("timeline", "C-1").contains("保存期限"))
    #expect(book.run("verify").exit == .done)
    #expect(try book.done("retention", "list", "--plain").isEmpty)
    #expect(try book.done("retention", "apply", "--plain").isEmpty)
  }

  @Test("finishes what was begun: the log says that it is gone, the file is still there")
  func goesOn() throws {
    try book.done("attach", try file("a.wav"), "--case", "C-1", "--retain", "2026-12-01")
    let blobs = book.book + "/blobs"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: blobs).first)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: blobs + "/" + name))
    after(days: 30)
    try book.done("retention", "apply")
    try bytes.write(to: URL(fileURLWithPath: blobs + "/" + name))
    #expect(try book.done("retention", "apply").contains("OK 1 件"))
    #expect(blobCount == 0)
    let retractions = try book.done("export", "ndjson").documents()
      .filter { $0["type"] == "entry.retracted" }
    #expect(retractions.count == 1, "it was said once")
  }

  @Test("leaves what was taken back for another reason to whoever did so")
  func others() throws {
    try book.done("attach", try file("a.wav"), "--case", "C-1", "--retain", "2026-12-01")
    try book.done("undo")
    after(days: 30)
    #expect(try book.done("retention", "apply", "--plain").isEmpty)
    #expect(blobCount == 1)
  }

  @Test("lists up to what was asked for, and says that there is more")
  func isBounded() throws {
    for day in 1...3 {
      try book.done(
        "attach", try file("\(day).wav"), "--case", "C-1", "--retain", "2026-12-0\(day)")
    }
    let outcome = book.run("retention", "list", "--limit", "2", "--plain")
    #expect(outcome.output.split(separator: "\n").count == 2)
    #expect(try book.document("retention", "list", "--limit", "2")["page"]?["total"] == 3)
    #expect(book.run("retention", "list", "--limit", "0").exit == .usage)
    let most = RetentionLimits.countMax
    #expect(book.run("retention", "list", "--limit", "\(most)").exit == .done)
    #expect(book.run("retention", "list", "--limit", "\(most + 1)").exit == .usage)
  }
}
