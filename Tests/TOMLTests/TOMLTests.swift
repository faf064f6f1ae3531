import Testing

@testable import TOML

@Suite("A text in TOML")
struct TOMLTests {
  private func json(_ text: String) throws(TOMLError) -> String {
    String(decoding: try TOML.json(Array(text.utf8)), as: UTF8.self)
      .filter { !$0.isWhitespace }
  }

  @Test("becomes JSON: tables, lists, texts, numbers, truth")
  func values() throws {
    #expect(
      try json("a = 1\nb.c = \"異音\"\nd = [1.5, true]\n[[e]]\nf = 'x'")
        == #"{"a":1,"b":{"c":"異音"},"d":[1.5,true],"e":[{"f":"x"}]}"#)
  }

  @Test("has dates as RFC 3339 writes them")
  func dates() throws {
    #expect(
      try json("a = 2026-11-22\nb = 2026-11-22T10:00:00+09:00")
        == #"{"a":"2026-11-22","b":"2026-11-22T10:00:00+09:00"}"#)
  }

  @Test("may be empty, or begin with a byte order mark")
  func empty() throws {
    #expect(try json("") == "{}")
    #expect(try json("\u{FEFF}a = 1") == #"{"a":1}"#)
  }

  @Test(
    "that is wrong is refused with its place",
    arguments: [("a = 1\nb = \n", 2), ("a = 1\na = 2", 2), ("x", 1), ("a = \"\n\"", 1)])
  func wrong(_ text: String, _ line: Int) {
    let error = #expect(throws: TOMLError.self) { try json(text) }
    #expect(error?.line == line)
    #expect(error?.reason.isEmpty == false)
  }

  @Test("that is not UTF-8 is refused")
  func encoding() {
    #expect(throws: TOMLError.self) { try TOML.json([0x61, 0x3D, 0x22, 0x82, 0xA0, 0x22]) }
  }

  @Test("is read up to the bound and no further")
  func bound() throws {
    let text = [UInt8](repeating: 0x20, count: TOML.sizeMax)
    #expect(try TOML.json(text).isEmpty == false)
    let error = #expect(throws: TOMLError.self) { try TOML.json(text + [0x20]) }
    #expect(error?.reason.contains("longer") == true)
  }

  @Test("that nests too deeply is refused and nothing crashes")
  func depth() {
    let text = "a = " + String(repeating: "[", count: 100_000)
    #expect(throws: TOMLError.self) { try TOML.json(Array(text.utf8)) }
  }
}
