import Glibc
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("export csv and ocel")
struct ExportFileTests {
  /// A desk with a customer, an item, a case, a call, a promise and a handoff.
  static func desk() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修")
    try book.done(
      "customer", "new", "=山田,製作所", "--phone", "03-1234-5678", "--kana", "やまだ")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "圧縮機 \"異音\"", "--item", "I-1", "--customer", "K-1")
    try book.done("call", "in", "--from", "0312345678", "--seconds", "161", "--case", "C-1")
    try book.done("part", "CMP-88", "--sn", "9M0417", "--case", "C-1")
    try book.done("promise", "折り返し", "--due", "明日 11:00", "--case", "C-1")
    try book.done("repair", "new", "--case", "C-1", "--symptom", "noise")
    return book
  }

  private func rows(_ book: BookWorld, _ options: String...) throws -> [[String: String]] {
    var lines = try book.done(["export", "csv", "--encoding", "utf8"] + options)
      .split(separator: "\r\n").map { Self.cells(String($0)) }
    let header = lines.removeFirst()
    return lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// The cells of a line, unquoted.
  private static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    var rest = line[...]
    while let character = rest.popFirst() {
      switch character {
      case "\"" where isQuoted && rest.first == "\"":
        rest.removeFirst()
        cells[cells.count - 1].append("\"")
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  @Test("writes a row of every case, with its words and whose it is")
  func cases() throws {
    let book = try Self.desk()
    let row = try #require(try rows(book).first)
    #expect(row["ref"] == "C-1")
    #expect(row["subject"] == "圧縮機 \"異音\"")
    #expect(row["customer"] == "K-1")
    #expect(row["customerName"] == "'=山田,製作所")
    #expect(row["serial"] == "4410-0087")
    #expect(row["state"] == "open")
    #expect(try rows(book, "--unguarded").first?["customerName"] == "=山田,製作所")
  }

  @Test("has a table of every kind, and keeps to a case, a customer and a time")
  func kinds() throws {
    let book = try Self.desk()
    for (kind, expected) in [
      ("customers", ["phone": "03-1234-5678", "kana": "やまだ", "kind": "person"]),
      ("items", ["model": "AX-300", "customer": "K-1"]),
      ("contacts", ["channel": "phone", "seconds": "161", "case": "C-1"]),
      ("parts", ["part": "CMP-88", "serial": "9M0417", "action": "installed", "item": "I-1"]),
      ("promises", ["what": "折り返し", "kind": "callback", "case": "C-1"]),
      ("repairs", ["symptom": "noise", "case": "C-1", "finished": ""]),
    ] {
      let row = try #require(try rows(book, "--kind", kind).first, "\(kind)")
      for (name, value) in expected { #expect(row[name] == value, "\(kind) \(name)") }
      #expect(row.count == ExportKind(rawValue: kind)?.columns.count)
    }
    #expect(try rows(book, "--kind", "handoffs").isEmpty)
    try book.done("case", "new", "水漏れ")
    #expect(try rows(book).count == 2)
    #expect(try rows(book, "--case", "C-2").map { $0["subject"] } == ["水漏れ"])
    #expect(try rows(book, "--customer", "K-1").map { $0["ref"] } == ["C-1"])
    #expect(try rows(book, "--until", "昨日").isEmpty)
  }

  @Test("is what a spreadsheet takes: a mark, or Shift_JIS with a sign for what that has not")
  func encodings() throws {
    let book = try BookWorld()
    try book.done("case", "new", "髙橋 déjà 한")
    let marked = try book.done("export", "csv")
    #expect(marked.unicodeScalars.first == "\u{FEFF}")
    #expect(marked.hasSuffix("\r\n"))
    let path = book.directory + "/cases.csv"
    let outcome = book.run("export", "csv", "--encoding", "sjis", "--out", path)
    #expect(outcome.exit == .done)
    #expect(outcome.errors.contains("3 字を 〓"))
    let bytes = try #require(SmallFile.read(path))
    // 髙橋, then d〓j〓 〓.
    let expected: [UInt8] = [
      0xFB, 0xFC, 0x8B, 0xB4, 0x20, 0x64, 0x81, 0xAC, 0x6A, 0x81, 0xAC, 0x20,
    ]
    #expect(bytes.indices.contains { bytes[$0...].starts(with: expected) })
    #expect(book.run("export", "csv", "--json").exit == .usage)
    #expect(book.run("export", "csv", "--encoding", "latin1").exit == .usage)
  }

  @Test("guards every beginning that a spreadsheet would carry out, and quotes what must be")
  func cells() throws {
    var writer = try CSVWriter(.utf8, isGuarded: true)
    let cells = ["=1", "+81", "-x", "@a", "\tb", "a=b", "a,b", "a\"b", "a\nb", " a", ""]
    #expect(
      String(decoding: writer.row(cells), as: UTF8.self)
        == "'=1,'+81,'-x,'@a,'\tb,a=b,\"a,b\",\"a\"\"b\",\"a\nb\",\" a\",\r\n")
  }

  @Test("writes events in the order in which they happened, with objects that all are there")
  func ocel() throws {
    let book = try Self.desk()
    try book.done("memo", "昨日の話", "--case", "C-1", "--at", "昨日 9:00")
    try book.done("memo", "取り消すもの", "--case", "C-1")
    try book.done("undo")
    let log = try JSON(
      parsing: Array(try book.done("export", "ocel").utf8), limits: .test)
    let objects = log["objects"]?.elements ?? []
    let ids = Set(objects.compactMap { $0["id"]?.text })
    #expect(ids.count == objects.count)
    let types = Set(objects.compactMap { $0["type"]?.text })
    #expect(types == ["case", "customer", "item", "member", "team"])
    let events = log["events"]?.elements ?? []
    let times = events.compactMap { $0["time"]?.text }
    #expect(times == times.sorted())
    #expect(times.count == events.count)
    let names = Set((log["eventTypes"]?.elements ?? []).compactMap { $0["name"]?.text })
    #expect(Set(events.compactMap { $0["type"]?.text }) == names)
    #expect(events.filter { $0["type"] == "memo.written" }.count == 1)
    for thing in events + objects {
      for link in thing["relationships"]?.elements ?? [] {
        #expect(ids.contains(link["objectId"]?.text ?? ""))
      }
    }
    let customer = objects.first { $0["type"] == "customer" }
    #expect(customer?["attributes"]?[1]?["value"]?.text == "=山田,製作所")
  }

  @Test("of events brings the same content into a new book, through emit")
  func roundTrip() throws {
    let (from, to) = (try Self.desk(), try BookWorld(isEmpty: true))
    try to.done("init")
    try from.done("memo", "間違い", "--case", "C-1")
    try from.done("correct", "C-1#6", "body=正しい", "--why", "言葉")
    try from.done("memo", "取り消すもの", "--case", "C-1")
    try from.done("undo")
    let export = try from.done("export", "ndjson")
    let outcome = to.run("emit", "--history", "--ndjson", input: export)
    let known = try Set(to.done("tail", "--until-end").documents().compactMap { $0["id"] })
    #expect(outcome.exit == .done, "\(outcome.errors)")
    func content(_ text: String) throws -> [JSON] {
      try text.documents().map { event in
        let data = event["data"]?.members ?? [:]
        // What the book itself gives: its place, its numbers, who brought it in, and by what.
        let kept = [
          "actor", "body", "precision", "refs", "supersedes", "team", "utcOffsetMinutes",
          "visibility",
        ]
        return .object([
          "id": event["id"] ?? .null, "type": event["type"] ?? .null,
          "time": event["time"] ?? .null,
          "recordedtime": event["recordedtime"] ?? .null,
          "data": .object(data.filter { kept.contains($0.key) }),
        ])
      }
    }
    let before = try content(export)
    let after = try content(to.done("export", "ndjson"))
    #expect(!known.isEmpty)
    for event in before { #expect(after.contains(event), "\(event)") }
    // What was corrected and taken back is so there, too.
    let timeline = try to.done("timeline", "C-1")
    #expect(timeline.contains("[取り消し済み] 取り消すもの"))
    #expect(timeline.contains("正しい"))
    let again = to.run("emit", "--history", "--plain", input: export)
    #expect(again.output.split(separator: "\n").allSatisfy { $0.contains("\treplayed\t") })
    #expect(try content(to.done("export", "ndjson")).count == after.count)
  }
}
