import Testing

@testable import Screens

@Suite("The roff of a page for man")
struct ManPageEscapingTests {
  @Test(
    "lets every character stand for itself",
    arguments: [
      ("a-b", "a\\-b"), ("C:\\x", "C:\\ex"), ("it's", "it\\(aqs"), ("say \"x\"", "say \\(dqx\\(dq"),
      ("~/x ^ `y`", "\\(ti/x \\(ha \\(gay\\(ga"), ("圧縮機", "圧縮機"), ("a\nb", "a b"),
    ])
  func bare(_ text: String, _ roff: String) {
    #expect(ManPage.bare(text) == roff)
  }

  @Test(
    "never begins a line of text with what is a request",
    arguments: [(".casebook", "\\&.casebook"), ("'x", "\\(aqx"), ("", "\\&"), ("x.", "x.")])
  func plain(_ text: String, _ roff: String) {
    #expect(ManPage.plain(text) == roff)
  }
}
