import Glibc
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("import")
struct ImportTests {
  static let header = "id,product_category,brand,repair_status,group_identifier,event_date,problem"

  /// Writes bytes into the directory of a book.
  static func write(_ bytes: [UInt8], _ name: String, _ book: BookWorld) throws -> String {
    let path = book.directory + "/" + name
    let file = unsafe fopen(path, "w")
    guard let file = unsafe file else { throw TestTrouble.noDirectory }
    defer { unsafe fclose(file) }
    unsafe fwrite(bytes, 1, bytes.count, file)
    return path
  }

  static func write(_ text: String, _ name: String, _ book: BookWorld) throws -> String {
    try write(Array(text.utf8), name, book)
  }

  @Test(
    "finds what was reported in the language in which it was",
    arguments: [
      ("does not", "C-1"), ("chauffe", "C-2"), ("werkt niet", "C-3"), ("異音", "C-4"),
      ("いおん", nil), ("コンプレッサー", "C-4"), ("élimination", "C-2"),
    ] as [(String, String?)])
  func languages(_ text: String, _ number: String?) throws {
    let book = try BookWorld()
    let lines = [
      Self.header, "r1,Toaster,Philips,Fixed,Namur,2017-05-06,It does not stay down",
      "r2,Kettle,,Repairable,Namur,2017-05-06,\"Ne chauffe plus, élimination du tartre\"",
      "r3,Lamp,,End of life,Gent,2017-05-06,De lamp werkt niet meer",
      "r4,Fridge,,Unknown,東京修理の会,2017-05-06,ｺﾝﾌﾟﾚｯｻｰから異音がする",
    ]
    let file = try Self.write(lines.joined(separator: "\r\n"), "r.csv", book)
    try book.done("import", "openrepair", file)
    let found = try book.run("find", text, "--json").output.documents().first
    let cases = found?["data"]?.elements?.compactMap { $0["case"]?["ref"]?.text ?? $0["ref"]?.text }
    #expect(Set(cases ?? []) == Set([number].compactMap(\.self)), "\(text)")
  }

  @Test("says why lines were not taken, each reason once, and writes them into a file")
  func rejects() throws {
    let book = try BookWorld()
    let lines = [
      Self.header, "r1,Lamp,,Fixed,G,2017-05-06,", ",Lamp,,Fixed,G,2017-05-06,",
      ",Lamp,,Fixed,G,2017-05-06,", "r2,Lamp,,Fixed,G,2026/13/01,",
    ]
    let file = try Self.write(lines.joined(separator: "\n"), "r.csv", book)
    let path = book.directory + "/rejects.csv"
    let outcome = book.run("import", "openrepair", file, "--rejects", path)
    #expect(outcome.exit == .partly)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("エラー: 3 行を取り込めませんでした"))
    #expect(outcome.errors.contains("2 行  id が空です"))
    #expect(outcome.errors.contains("(3, 4 行目)"))
    #expect(outcome.errors.contains("event_date「2026/13/01」が読めません"))
    #expect(outcome.errors.contains("[import.partial]"))
    let rejects = SmallFile.read(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(rejects.split(separator: "\n").count == 4)
    #expect(rejects.hasPrefix("reject_line,reject_reason,id,"))
    let mended = try Self.write(
      rejects.replacing("2026/13/01", with: "2026-01-01"), "mended.csv", book)
    #expect(book.run("import", "openrepair", mended).exit == .partly)
    #expect(try book.done("list", "--all", "--plain").split(separator: "\n").count == 2)
    let json = book.run("import", "openrepair", file, "--json")
    #expect(json.exit == .partly)
    let data = try json.output.documents().first?["data"]
    #expect(data?["rejected"]?.number == 3)
    #expect(data?["duplicates"]?.number == 1)
    #expect(data?["files"]?[0]?["rejects"]?[0]?["line"]?.number == 3)
  }

  @Test("reads Shift_JIS by itself and says so, and as it is told", arguments: ["auto", "sjis"])
  func encodings(_ encoding: String) throws {
    let book = try BookWorld()
    // 異音, in CP932.
    let bytes =
      Array((Self.header + "\r\nr1,Lamp,,Fixed,G,2017-05-06,").utf8) + [0x88, 0xD9, 0x89, 0xB9]
    let file = try Self.write(bytes, "r.csv", book)
    let outcome = book.run("import", "openrepair", file, "--encoding", encoding)
    #expect(outcome.exit == .done)
    #expect(outcome.errors.contains("Shift_JIS") == (encoding == "auto"))
    #expect(try book.done("show", "C-1").contains("異音"))
    let wrong = book.run("import", "openrepair", file, "--encoding", "latin1")
    #expect(wrong.exit == .usage)
    #expect(wrong.errors.contains("cp932"))
  }

  @Test("takes tables as the examples of help import-maps say, and what was mended of them")
  func mappedTables() throws {
    let book = try BookWorld()
    let example = ImportMapHelp.examples[0].lines.joined(separator: "\n")
    let parts = try Self.write(example, "parts.toml", book)
    let items = try Self.write("機種,製造番号,登録日\nAX-300,4410,2026/4/1\n", "items.csv", book)
    let used = try Self.write(
      "伝票番号,行,製造番号,型番,数量,交換日,負担\nD1,1,4410,CMP-88,1,令和8年4月2日,保証\n"
        + "D1,2,9999,FLT,1,2026/4/2,\n", "parts.csv", book)
    let rejects = book.directory + "/again.csv"
    let outcome = book.run("import", "csv", used, items, "--map", parts, "--rejects", rejects)
    #expect(outcome.exit == .partly)
    #expect(outcome.errors.contains("parts.csv  製造番号「9999」はまだ台帳にありません"))
    #expect(outcome.errors.contains("parts.again.csv"))
    let table = try book.done("export", "csv", "--kind", "parts")
    #expect(table.contains(",installed,CMP-88,1,,,I-1,AX-300,"))
    let mended = SmallFile.read(book.directory + "/parts.again.csv") ?? []
    let text = String(decoding: mended, as: UTF8.self).replacing(",9999,", with: ",4410,")
    let again = try Self.write(text, "parts.again.csv", book)
    try book.done("import", "csv", again, "--map", parts)
    #expect(try book.done("export", "csv", "--kind", "parts").contains(",FLT,"))
  }

  @Test("takes tables that name each other, in whatever order they are given")
  func tablesInAnyOrder() throws {
    let book = try BookWorld()
    let example = ImportMapHelp.examples[1].lines.joined(separator: "\n")
    let map = try Self.write(example, "old-desk.toml", book)
    let calls = try Self.write(
      "Call;Ticket;Time;From\nc1;T1;01.04.2026 09:00;030123456\n", "calls.csv", book)
    let cases = try Self.write(
      "Ticket;Customer No;Title;Opened;Solved;Prio\nT1;7;No power;01.04.2026 09:00;;1\n",
      "cases.csv", book)
    let customers = try Self.write(
      "No;First;Last;Phone;Mobile;Mail\n7;Ada;Miller;030 123456;;ada@example.org\n",
      "customers.csv", book)
    for _ in 1...2 { try book.done("import", "csv", calls, cases, customers, "--map", map) }
    let table = try book.done("export", "csv")
    #expect(table.split(separator: "\r\n").count == 2)
    #expect(table.contains("No power,2026-04-01T07:00:00.000Z,open"))
    #expect(table.contains("urgent"))
    #expect(table.contains("Ada Miller"))
    #expect(try book.done("export", "csv", "--kind", "contacts").contains("030123456"))
  }

  @Test("says of a map in which line it is wrong, what is near, and where to read on")
  func wrongMaps() throws {
    let book = try BookWorld()
    let file = try Self.write("No,氏名\n7,佐藤商店\n", "old.csv", book)
    #expect(book.run("import", "csv", "nothere.csv").errors.contains("[file.doesNotExist]"))
    let missing = book.run("import", "csv", file)
    #expect(missing.exit == .usage)
    #expect(missing.errors.contains("[import.mapIsMissing]"))
    let map = """
      system = "old"
      [[tables]]
      record = "customers"
      columns = { nane = "氏名", at = "No" }
      """
    let path = try Self.write(map, "old.toml", book)
    let wrong = book.run("import", "csv", file)
    #expect(wrong.exit == .configuration)
    #expect(wrong.errors.contains("\(path):4: customers に「nane」という項目はありません"))
    #expect(wrong.errors.contains("近いもの  name"))
    #expect(wrong.errors.contains("casebook help import-maps"))
    _ = try Self.write("system = [", "old.toml", book)
    #expect(book.run("import", "csv", file).errors.contains("TOML として読めません"))
  }

  @Test("in a dry run shows the first lines as they would be, and needs no book")
  func dryRun() throws {
    let book = try BookWorld(isEmpty: true)
    let file = try Self.write(
      Self.header + "\nr1,Toaster,Philips,Fixed,Namur,2017-05-06,Ne chauffe plus\n", "r.csv", book)
    let output = try book.done("import", "openrepair", file, "--dry-run")
    #expect(output.contains("2 行目"))
    #expect(output.contains("Philips Toaster"))
    #expect(output.contains("-> item.registered case.opened repair.opened"))
    #expect(output.contains("書きません: 取り込み 1 行"))
  }
}
