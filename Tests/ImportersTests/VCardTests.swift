import Casebook
import Cases
import Importers
import Testing
import Views

@Suite("The import of cards")
struct VCardTests {
  private func taken(
    _ text: String, into book: Book?, at seconds: Int64 = 1_000
  ) throws -> ImportReport {
    try taken(Array(text.utf8), into: book, at: seconds)
  }

  private func taken(
    _ bytes: [UInt8], into book: Book?, at seconds: Int64 = 1_000
  ) throws -> ImportReport {
    var options = VCardImport.Options()
    options.now = Instant(seconds: seconds)
    return try VCardImport(options).run(bytes, into: book) { _ in }
  }

  private func card(_ lines: String...) -> String {
    (["BEGIN:VCARD"] + lines + ["END:VCARD"]).joined(separator: "\r\n") + "\r\n"
  }

  /// The fields of the only sample, by name; of several points the last.
  private func fields(_ text: String) throws -> [String: [String]] {
    let report = try taken(text, into: nil)
    #expect(report.rejects == [])
    let sample = try #require(report.samples.first)
    return Dictionary(grouping: sample.fields, by: \.name).mapValues { $0.map(\.value) }
  }

  @Test("reads what Android and iPhones write, folded lines and escapes")
  func modern() throws {
    let found = try fields(
      card(
        "VERSION:3.0", "N:高橋;健;;;", "FN:高橋 健", "X-PHONETIC-LAST-NAME:タカハシ",
        "X-PHONETIC-FIRST-NAME:ケン", "ORG:山田製作所;製造部", "item1.TEL;type=CELL;type=pref:090-1111-2222",
        "TEL;TYPE=WORK,VOICE:03-1234-5678", "EMAIL;TYPE=INTERNET:ken@example.jp",
        "ADR;TYPE=WORK:;;丸の内1-1;千代田区;東京都;100-0005;日本", "NOTE:午前のみ\\, 携帯は", " 不可\\n二行目",
        "PHOTO;ENCODING=b;TYPE=JPEG:AAAA", " BBBB"))
    #expect(found["name"] == ["山田製作所 製造部 高橋 健"])
    #expect(found["kana"] == ["タカハシ ケン"])
    #expect(found["kind"] == ["person"])
    #expect(found["phone"] == ["090-1111-2222", "03-1234-5678"])
    #expect(found["email"] == ["ken@example.jp"])
    #expect(found["address"] == ["100-0005 東京都 千代田区 丸の内1-1"])
    #expect(found["memo"] == ["午前のみ, 携帯は不可\n二行目"])
  }

  @Test("reads vCard 4.0, with addresses of telephones")
  func fourth() throws {
    let found = try fields(
      card(
        "VERSION:4.0", "KIND:org", "FN:Kelvin Ltd", "ORG:Kelvin Ltd",
        "TEL;VALUE=uri;TYPE=\"voice,work\":tel:+81-3-1234-5678;ext=12",
        "ADR;LABEL=\"1 Main: St\":;;1 Main St;Springfield;IL;62701;USA"))
    #expect(found["name"] == ["Kelvin Ltd"])
    #expect(found["kind"] == ["company"])
    #expect(found["phone"] == ["+81-3-1234-5678 ext 12"])
    #expect(found["address"] == ["1 Main St, Springfield, IL 62701, USA"])
  }

  @Test("reads what the telephones of Japan wrote: Shift_JIS in quoted-printable, and half kana")
  func shiftJIS() throws {
    let found = try fields(
      card(
        "VERSION:2.1",
        "N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8D=82=8B=B4;=8C=92;;;",
        "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=C0=B6=CA=BC;=B9=DD;;;",
        "TEL;CELL:09011112222", "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E5=8D=88=",
        "=E5=89=8D"))
    #expect(found["name"] == ["高橋 健"])
    #expect(found["kana"] == ["ﾀｶﾊｼ ｹﾝ"])
    #expect(found["phone"] == ["09011112222"])
    #expect(found["memo"] == ["午前"])
  }

  @Test("knows a card by its UID, or by what it says, and adds only what is new")
  func again() throws {
    let test = try ImportBook()
    let first = card("VERSION:3.0", "UID:u1", "FN:高橋健", "TEL:0311112222")
    let plain = card("VERSION:3.0", "FN:佐藤", "TEL:0311113333")
    let report = try taken(first + plain, into: test.book)
    #expect(report.rowCount == 2)
    #expect(report.eventCount == 4)
    let records = try test.records()
    let again = try taken(first + plain, into: test.book, at: 2_000)
    #expect(again.eventCount == 0)
    #expect(again.duplicateCount == 2)
    #expect(again.rejects == [])
    #expect(try test.records() == records)
    let more = first.replacing("END", with: "TEL:0311114444\r\nEND")
    #expect(try taken(more, into: test.book, at: 3_000).eventCount == 1)
    #expect(try test.records().last?.refs.customer == records.first?.refs.customer)
  }

  @Test("says which cards it cannot take, keeps them, and takes the others")
  func rejects() throws {
    let test = try ImportBook()
    let broken = Array("BEGIN:VCARD\nFN:".utf8) + [0xFF, 0x0A] + Array("END:VCARD\n".utf8)
    let bytes =
      Array(card("VERSION:3.0", "TEL:1").utf8) + broken
      + Array(card("FN:A").utf8) + Array("BEGIN:VCARD\nFN:B\n".utf8)
    let report = try taken(bytes, into: test.book)
    #expect(
      report.rejects.map(\.reason) == [
        .missing(column: "FN"), .csv(.notText), .missing(column: "END:VCARD"),
      ])
    #expect(report.rejects.map(\.lineNumber) == [1, 5, 11])
    #expect(report.rowCount == 4)
    #expect(report.eventCount == 1)
    let file = String(decoding: report.rejectsFile, as: UTF8.self)
    #expect(file.hasPrefix("BEGIN:VCARD\r\nX-CASEBOOK-REJECT:line 1: FN is missing\r\nVERSION:3.0"))
    let mended = file.replacing("TEL:1", with: "TEL:1\r\nFN:C").replacing("\u{FFFD}", with: "D")
    #expect(try taken(mended, into: test.book).eventCount == 3)
  }

  @Test("passes over lists of others, and takes any bytes", arguments: 1...3 as ClosedRange<UInt64>)
  func anything(seed: UInt64) throws {
    let group = card("X-ADDRESSBOOKSERVER-KIND:group", "FN:Friends")
    #expect(try taken(group, into: nil).eventCount == 0)
    let sound = card("N;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:=8D=82;;", "TEL;X=\"a:b\":1;\\")
    var generator = Mutator(seed: seed)
    for _ in 0..<200 {
      _ = try taken(generator.mutated(Array(sound.utf8), times: 8), into: nil)
    }
  }
}
