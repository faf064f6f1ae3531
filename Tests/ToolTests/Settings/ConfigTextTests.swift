import Testing
import Wire

@testable import CasebookTool

@Suite("The text of a configuration file")
struct ConfigTextTests {
  private static let text = """
    # 受付の机
    lang = "ja"   # 日本語

    note = \"\"\"
    tz = "not this one"
    \"\"\"
    list = [ "a", # ]
      "lang = 1" ]

    # 台帳
    [contexts.本店]
    book = '/srv/a'   # 本店

    [contexts."x.y"]
    book = "/srv/b"

    """

  private static func changed(
    _ text: String = Self.text, _ change: (ConfigText) -> ConfigText?
  ) -> String? {
    change(ConfigText(Array(text.utf8))).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test(
    "knows where its keys stand, but not inside of strings and arrays",
    arguments: [
      (["lang"], 2), (["note"], 4), (["list"], 7), (["contexts", "本店"], 11),
      (["contexts", "本店", "book"], 12), (["contexts", "x.y", "book"], 15),
    ])
  func lines(_ path: [String], _ line: Int) {
    // A key in Japanese needs quotes in TOML 1.0.
    let text = ConfigText(Array(Self.text.quotingHonten.utf8))
    #expect(text.line(of: path) == line)
    #expect(text.line(of: ["tz"]) == nil)
  }

  @Test("changes a value and nothing else")
  func replaced() {
    let changed = Self.changed(Self.text.quotingHonten) { $0.setting(["lang"], to: "en") }
    #expect(changed == Self.text.quotingHonten.with("\"ja\"", "\"en\""))
  }

  @Test("puts a new key behind the last that stands in no table")
  func added() {
    let changed = Self.changed(Self.text.quotingHonten) {
      $0.setting(["tz"], to: "Asia/Tokyo")
    }
    #expect(
      changed
        == Self.text.quotingHonten.with(
          "  \"lang = 1\" ]\n", "  \"lang = 1\" ]\ntz = \"Asia/Tokyo\"\n"))
  }

  @Test("puts the first key before the first table and the comment on it")
  func first() {
    let changed = Self.changed("# top\n\n# books\n[contexts.a]\nbook = \"/a\"\n") {
      $0.setting(["ascii"], to: true)
    }
    #expect(changed == "# top\n\nascii = true\n# books\n[contexts.a]\nbook = \"/a\"\n")
  }

  @Test("puts a key into its table, or makes that")
  func tables() {
    let path = ["contexts", "b c", "book"]
    let made = Self.changed("lang = \"ja\"") { $0.setting(path, to: "/b") }
    #expect(made == "lang = \"ja\"\n\n[contexts.\"b c\"]\nbook = \"/b\"\n")
    let again = made.flatMap { made in Self.changed(made) { $0.setting(path, to: "/c\"\\\u{1}") } }
    #expect(again == "lang = \"ja\"\n\n[contexts.\"b c\"]\nbook = \"/c\\\"\\\\\\u0001\"\n")
    #expect(Self.changed("") { $0.setting(["lang"], to: "ja") } == "lang = \"ja\"\n")
  }

  @Test("takes out a key or a whole table")
  func removed() {
    let text = Self.text.quotingHonten
    #expect(
      Self.changed(text) { $0.removing(["lang"]) } == text.with("lang = \"ja\"   # 日本語\n", ""))
    #expect(
      Self.changed(text) { $0.removing(["contexts", "本店"]) }
        == text.with("[contexts.\"本店\"]\nbook = '/srv/a'   # 本店\n", ""))
    #expect(Self.changed(text) { $0.removing(["tz"]) } == text)
  }

  @Test(
    "is left alone where it is written in another way",
    arguments: ["contexts = { a = { book = \"/a\" } }\n", "x = 1\nx = 2\n", "lang = \n"])
  func untouched(_ text: String) {
    #expect(Self.changed(text) { $0.setting(["contexts", "b", "book"], to: "/b") } == nil)
  }

  @Test("keeps the ends of lines of other systems")
  func carriageReturns() {
    #expect(
      Self.changed("lang = \"ja\" # x\r\ntz = \"UTC\"\r\n") { $0.setting(["lang"], to: "en") }
        == "lang = \"en\" # x\r\ntz = \"UTC\"\r\n")
  }
}

extension String {
  /// TOML 1.0 wants quotes around a key that is not ASCII.
  fileprivate var quotingHonten: String { with("[contexts.本店]", "[contexts.\"本店\"]") }

  /// The text with the first `old` replaced.
  fileprivate func with(_ old: String, _ new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
