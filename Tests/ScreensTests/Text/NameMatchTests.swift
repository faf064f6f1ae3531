import Testing

@testable import Screens

@Suite("A mistyped name")
struct NameMatchTests {
  static let names = [
    "list", "show", "timeline", "find", "due", "pop", "watch", "memo", "message", "call", "visit",
    "part", "measure", "promise", "state", "sync", "case", "customer", "item", "import", "export",
  ]

  @Test(
    "is taken where only the width, the case or the input method slipped",
    arguments: [
      ("ｌｉｓｔ", "list"), ("LIST", "list"), ("Ｐａｒｔ", "part"), ("しょw", "show"), ("ショw", "show"),
      ("しょｗ", "show"), ("めも", "memo"), ("づえ", "due"), ("ちめぃね", "timeline"), ("ふぃんd", "find"),
      ("ぱrt", "part"), ("syんc", "sync"), ("ぃst", "list"), ("かっl", "call"), ("いmぽrt", "import"),
    ])
  func repaired(_ typed: String, _ name: String) {
    #expect(NameMatch(typed, among: Self.names) == .repaired(name))
  }

  @Test(
    "is offered what is near, the nearest first",
    arguments: [
      ("tiemline", ["timeline"]), ("shwo", ["show"]), ("measur", ["measure"]), ("prt", ["part"]),
      ("cas", ["case"]), ("custmer", ["customer"]), ("xport", ["export"]), ("しょ", ["show"]),
      ("qqqq", []), ("", []), ("a", []),
    ])
  func near(_ typed: String, _ names: [String]) {
    #expect(NameMatch(typed, among: Self.names) == .near(names))
  }

  @Test("is taken as it is where it is right")
  func exact() {
    #expect(NameMatch("list", among: Self.names) == .exact("list"))
  }

  @Test("offers three names at most, and compares nothing longer than its bound")
  func bounds() {
    let names = ["aaaa1", "aaaa2", "aaaa3", "aaaa4"]
    #expect(NameMatch("aaaa0", among: names) == .near(["aaaa1", "aaaa2", "aaaa3"]))
    let long = String(repeating: "a", count: NameMatch.typedCharactersMax)
    #expect(NameMatch(long + "b", among: [long]) == .near([]))
    #expect(NameMatch(String(long.dropLast()) + "b", among: [long]) == .near([long]))
  }

  @Test(
    "is as far as the edits it takes",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abcd", 1),
      ("abc", "xbc", 1), ("kitten", "sitting", 3), ("ca", "abc", 3), ("異音", "音", 1),
    ])
  func distance(_ a: String, _ b: String, _ expected: Int) {
    #expect(editDistance(a, b) == expected)
    #expect(editDistance(b, a) == expected)
    #expect(editDistance(a, b, limit: 1) == min(expected, 2))
  }
}
