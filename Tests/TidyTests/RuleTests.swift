import Testing

/// Shows that each rule can fail: a spoilt text, and the same text made good.
@Suite("A rule of style")
struct RuleTests {
  /// A text of which a rule says something, or nothing.
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rule: Rule
    var path = "Sources/EventLog/Example.swift"
    let text: String
    /// The lines that it must find, from 1; 0 stands for the text as a whole.
    let lines: [Int]
  }

  @Test("finds what is spoilt and leaves the rest alone", arguments: examples + shapes)
  func finds(_ example: Example) {
    let text = SourceText(path: example.path, text: example.text)
    #expect(example.rule.applies(text))
    #expect(example.rule.findings(in: [text]).map { $0.line ?? 0 } == example.lines)
  }

  @Test("fails in at least one example, and passes in another", arguments: Rule.all)
  func canFail(_ rule: Rule) {
    let name = rule.testDescription
    let mine = (Self.examples + Self.shapes).filter { $0.rule.testDescription == name }
    #expect(mine.contains { !$0.lines.isEmpty })
    #expect(mine.contains { $0.lines.isEmpty })
  }

  @Test("does not look into comments and literals")
  func blanking() {
    let text = """
      let a = "default: \\(b["}"]) x" // c
      /* d /* e */
      f */ let g = #"h " \\(i) \\#(j) k"#
      let l = \"""
        m " n
        \"""
      """
    let code = SourceText(path: "Sources/A/B.swift", text: text).code
    #expect(
      code == [
        "let a = \"           b[\" \"]   \" ", "", " let g = #\"            j   \"#",
        "let l = \"\"\"", "       ", "  \"\"\"",
      ])
  }

  static func function(lineCount: Int) -> String {
    let body = String(repeating: "    go()\n", count: lineCount - 4)
    return "  func long(\n    a: Int\n  ) -> Int {\n\(body)  }\n"
  }

  static let examples: [Example] = [
    Example(
      testDescription: "a file of 401 lines", rule: .fileLength,
      text: String(repeating: "//\n", count: 401), lines: [0]),
    Example(
      testDescription: "a file of 400 lines", rule: .fileLength,
      text: String(repeating: "//\n", count: 400), lines: []),
    Example(
      testDescription: "a function of 71 lines", rule: .functionLength,
      text: "struct A {\n\(function(lineCount: 71))}\n", lines: [2]),
    Example(
      testDescription: "functions of 70 lines", rule: .functionLength,
      text: "struct A {\n\(function(lineCount: 70))\n\(function(lineCount: 70))}\n", lines: []),
    Example(
      testDescription: "a property of 71 lines", rule: .functionLength,
      text: "var a: Int {\n" + String(repeating: "  go()\n", count: 69) + "}\n", lines: [1]),
    Example(
      testDescription: "a table of 100 rows", rule: .functionLength,
      text: "var a: Int {\n" + String(repeating: "  case .b:\n    .c\n", count: 50) + "}\n",
      lines: []),
    Example(
      testDescription: "a long type of short functions, and requirements without a body",
      rule: .functionLength,
      text: "protocol A {\n" + String(repeating: "  func a()\n\n", count: 60) + "}\n", lines: []),
    Example(
      testDescription: "101 ideographs", rule: .lineLength,
      text: "//\n" + String(repeating: "案", count: 101) + "\n", lines: [2]),
    Example(
      testDescription: "100 ideographs", rule: .lineLength,
      text: String(repeating: "案", count: 100) + "\n", lines: []),
    Example(
      testDescription: "default beside cases", rule: .catchAll,
      text: "switch a {\ncase .b: 1\n  // c\ndefault: 2\n}\n", lines: [4]),
    Example(
      testDescription: "a pattern for everything", rule: .catchAll,
      text: "let x =\n  switch (a, b) {\n  case (.c, _): 1\n  case (_, _): 2\n  }\n", lines: [4]),
    Example(
      testDescription: "default in an open set, over numbers, and of a dictionary",
      rule: .catchAll,
      text: """
        switch code {
        case .mapFull: 1
        default: 2  // Open set: codes of the library.
        }
        switch a {
        case 1...2: .b
        default: .c
        }
        counts[b, default: 0] += 1
        switch c { case .d: 5 }
        """, lines: []),
    Example(
      testDescription: "leftovers", rule: .bannedAnywhere, path: "README.md",
      text: "a\nFIX" + "ME\ncd /wo" + "rk/x\n", lines: [2, 3]),
    Example(
      testDescription: "a clean text", rule: .bannedAnywhere, path: "README.md",
      text: "worked\n", lines: []),
    Example(
      testDescription: "banned calls", rule: .bannedInProduct,
      text: "try" + "! a()\nfatal" + "Error(\"b\")\n\nstruct C: @unchecked" + " Sendable {}\n",
      lines: [1, 2, 4]),
    Example(
      testDescription: "the same in comments, and with a reason", rule: .bannedInProduct,
      text: "// try" + "!\n// Immutable.\nclass A: @unchecked" + " Sendable {}\n", lines: []),
  ]

  static let shapes: [Example] = [
    Example(
      testDescription: "upward and foreign", rule: .imports,
      text: "internal import Casebook\npackage import LMDB\nimport struct Foundation.Date\n",
      lines: [1, 3]),
    Example(
      testDescription: "anything in what is pure", rule: .imports, path: "Sources/Views/A.swift",
      text: "internal import Glibc\npackage import Cases\n@preconcurrency import Dispatch\n",
      lines: [1, 3]),
    Example(
      testDescription: "a module without arrows", rule: .imports, path: "Sources/Utils/A.swift",
      text: "// A\n", lines: [0]),
    Example(
      testDescription: "downward", rule: .imports,
      text: "internal import Crypto\npublic import LMDB\n// import Foundation\n", lines: []),
    Example(
      testDescription: "hand-written in Generated", rule: .generatedMark,
      path: "Sources/Schema/Generated/a.pb.swift", text: "struct A {}\n", lines: [0]),
    Example(
      testDescription: "generated elsewhere", rule: .generatedMark, path: "Sources/Wire/A.swift",
      text: "// DO NOT" + " EDIT.\n", lines: [0]),
    Example(
      testDescription: "generated in its place", rule: .generatedMark,
      path: "Sources/Schema/Generated/a.pb.swift", text: "// DO NOT" + " EDIT.\n", lines: []),
    Example(
      testDescription: "a type without a word", rule: .beginning,
      text: "internal import LMDB\n\nstruct A {}\n/// B\n", lines: [3]),
    Example(
      testDescription: "an extension without a word", rule: .beginning,
      text: "extension A {\n  func b() {}\n}\n", lines: [2]),
    Example(
      testDescription: "an extension with a documented member", rule: .beginning,
      text: "extension A\nwhere B: C\n{\n  /// D\n  func d() {}\n}\n", lines: []),
    Example(
      testDescription: "a conformance", rule: .beginning,
      text: "internal import LMDB\n\nextension A: B {\n  func b() {}\n}\n", lines: []),
    Example(
      testDescription: "a script nobody can run", rule: .scripts, path: "Tools/absent",
      text: "#!/bin/sh\n", lines: [1]),
    Example(
      testDescription: "a program that says nothing about who runs it", rule: .scripts,
      path: "Tools/test", text: "echo\n", lines: [1]),
    Example(
      testDescription: "a script", rule: .scripts, path: "Tools/test", text: "#!/bin/sh\n",
      lines: []),
  ]
}
