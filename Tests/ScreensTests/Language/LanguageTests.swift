import Cases
import Testing

@testable import Screens

@Suite("The language")
struct LanguageTests {
  @Test(
    "is the first that is given, in the order of the book",
    arguments: [
      (Language.ja, ["CASEBOOK_LANG": "en"], Language.en, Language.ja),
      (nil, ["CASEBOOK_LANG": "ja", "LC_ALL": "en_US.UTF-8"], .en, .ja),
      (nil, ["LC_ALL": "en_US.UTF-8"], .ja, .ja),
      (nil, ["CASEBOOK_LANG": "xx"], .ja, .ja),
      (nil, ["LC_ALL": "ja_JP.UTF-8", "LC_MESSAGES": "en_US", "LANG": "en_US"], nil, .ja),
      (nil, ["LC_ALL": "", "LC_MESSAGES": "ja_JP", "LANG": "en_US"], nil, .ja),
      (nil, ["LANG": "ja"], nil, .ja),
      (nil, ["LC_ALL": "C", "LANG": "ja_JP.UTF-8"], nil, .en),
      (nil, ["LC_ALL": "C.UTF-8", "LANGUAGE": "ja"], nil, .en),
      (nil, ["LANG": "fr_FR.UTF-8", "LANGUAGE": "de:ja:en"], nil, .ja),
      (nil, ["LANG": "fr_FR.UTF-8"], nil, .en),
      (nil, ["LANGUAGE": "ja"], nil, .en),
      (nil, [:], nil, .en),
    ] as [(Language?, [String: String], Language?, Language)])
  func choice(
    _ flag: Language?, _ environment: [String: String], _ configured: Language?,
    _ expected: Language
  ) {
    #expect(
      Language.choose(flag: flag, environment: environment, configured: configured) == expected)
  }
}

@Suite("Labels")
struct LabelTests {
  @Test("of kinds stand in their columns and are told apart")
  func kinds() throws {
    let labels = EntryKind.allCases.map(\.label)
    try LabelProblem.check(
      EntryKind.allCases.map {
        LabelShape(key: $0.rawValue, kanji: $0.label.kanji, letters: $0.label.letters)
      })
    #expect(Set(labels.map(\.short)).count == labels.count)
    for label in labels {
      #expect(label.short.count <= EntryKindLabel.shortCells)
      #expect(label.name.en.allSatisfy { $0.isASCII })
    }
  }

  @Test("of kinds are understood as name, kanji, letters or JSON value")
  func typedKinds() {
    for kind in EntryKind.allCases {
      let label = kind.label
      for typed in [kind.rawValue, String(label.kanji), label.name.ja, label.short, label.letters] {
        #expect(EntryKind(typed: typed) == kind, "\(typed)")
      }
    }
    #expect(EntryKind(typed: "ＰＡＲＴ") == .part)
    #expect(EntryKind(typed: "follow-up") == .followUp)
    #expect(EntryKind(typed: "x") == nil)
  }

  @Test("of teams are understood as name, kanji, letters or key")
  func typedTeams() {
    for typed in ["repair", "修", "修理", "Repair", "ＲＥＰＡＩＲ", "re", " 修 "] {
      #expect(TeamLabels.standard.team(typed: typed)?.key == "repair")
    }
    #expect(TeamLabels.standard.team(typed: "倉庫") == nil)
    #expect(TeamLabels.standard.label("warehouse").name.ja == "warehouse")
  }

  @Test("that could be mixed up, or would not stand in a column, are refused")
  func refused() {
    func label(_ key: String, _ kanji: Character, _ letters: String) -> TeamLabel {
      TeamLabel(key: key, kanji: kanji, name: Bilingual(same: key), letters: letters)
    }
    #expect(throws: LabelProblem.notUnique("受", keys: ["a", "b"])) {
      try TeamLabels([label("a", "受", "AA"), label("b", "受", "BB")])
    }
    #expect(throws: LabelProblem.notUnique("AA", keys: ["a", "b"])) {
      try TeamLabels([label("a", "受", "AA"), label("b", "修", "AA")])
    }
    #expect(throws: LabelProblem.notTwoCells(key: "a")) { try TeamLabels([label("a", "※", "AA")]) }
    #expect(throws: LabelProblem.notTwoCells(key: "a")) { try TeamLabels([label("a", "x", "AA")]) }
    #expect(throws: LabelProblem.notTwoLetters(key: "a")) {
      try TeamLabels([label("a", "受", "A")])
    }
    #expect(throws: Never.self) { try TeamLabels(TeamLabels.standard.all) }
  }

  @Test("of states are understood in both languages, and unlike each other")
  func states() {
    for state in StateWord.allCases {
      #expect(StateWord(typed: state.ja) == state)
      #expect(StateWord(typed: state.en) == state)
    }
    #expect(StateWord(typed: "完了") == .closed)
    #expect(StateWord(typed: "x") == nil)
    #expect(
      StateWord.allCases.filter { !$0.isTyped }.map(\.ja) == [
        "引継待ち", "訪問中", "見積中", "訪問予定", "預かり中", "修理中",
      ])
  }

  @Test("hold no glyph whose width is ambiguous")
  func unambiguous() {
    let texts =
      EntryKind.allCases.flatMap { [$0.label.name.ja, $0.label.name.en, String($0.label.kanji)] }
      + TeamLabels.standard.all.flatMap { [$0.name.ja, $0.name.en, String($0.kanji)] }
      + StateWord.allCases.flatMap { [$0.ja, $0.en] }
    for text in texts {
      #expect(Ruler(ambiguous: .one).cells(text) == Ruler(ambiguous: .two).cells(text), "\(text)")
    }
  }
}
