import Testing

@testable import Screens

@Suite("The ruler")
struct RulerTests {
  /// A cluster, its cells where ambiguous glyphs take one cell, and where they take two.
  static let clusters: [(text: String, one: Int, two: Int)] = [
    ("a", 1, 1), ("圧", 2, 2), ("あ", 2, 2), ("ー", 2, 2), ("Ａ", 2, 2), ("。", 2, 2), ("¥", 1, 1),
    ("ﾊ", 1, 1), ("ﾊﾞ", 2, 2), ("ﾊﾟ", 2, 2), ("か\u{3099}", 2, 2), ("が", 2, 2),
    ("é", 1, 2), ("e\u{301}", 1, 1), ("e\u{301}\u{323}\u{20DD}", 1, 1),
    ("👩‍👩‍👧‍👦", 2, 2), ("👍🏽", 2, 2), ("🏳️‍🌈", 2, 2), ("👁️‍🗨️", 2, 2), ("🇯🇵", 2, 2),
    ("☎", 1, 2), ("☎\u{FE0F}", 2, 2), ("☎\u{FE0E}", 1, 2), ("1\u{FE0F}\u{20E3}", 2, 2),
    ("a\u{FE0F}", 1, 1), ("\u{FE0F}", 0, 0), ("\u{200D}", 0, 0), ("\u{301}", 0, 0),
    ("─", 1, 2), ("●", 1, 2), ("→", 1, 2), ("…", 1, 2), ("※", 1, 2), ("①", 1, 2), ("█", 1, 2),
    ("⣿", 1, 1), ("⠀", 1, 1), ("葛\u{E0100}", 2, 2), ("한", 2, 2), ("\u{1112}\u{1161}\u{11AB}", 2, 2),
    ("क्षि", 2, 2), ("\u{0}", 0, 0), ("\u{AC00}\u{11A8}", 2, 2), ("\u{10FFFF}", 1, 1),
  ]

  @Test("measures a cluster over all its scalars", arguments: clusters)
  func cluster(_ sample: (text: String, one: Int, two: Int)) {
    #expect(sample.text.count == 1, "one Character")
    #expect(Ruler(ambiguous: .one).cells(sample.text) == sample.one)
    #expect(Ruler(ambiguous: .two).cells(sample.text) == sample.two)
  }

  @Test(
    "measures a line as the sum of its clusters",
    arguments: [
      ("C-1042 圧縮機 異音 E4", 21), ("ｺﾝﾌﾟﾚｯｻｰ", 8), ("ﾊﾞﾙﾌﾞ", 5), ("山田製作所 高橋様", 17), ("", 0),
    ])
  func line(_ text: String, _ cells: Int) {
    #expect(Ruler().cells(text) == cells)
  }

  @Test("agrees with its tables at both ends of each range")
  func ranges() {
    for value in WidthTables.wide {
      #expect(Unicode.Scalar(value).map { Ruler().cells(Character($0)) } == 2, "\(value)")
    }
    for value in WidthTables.zero where value != 0 && value != 0x200D {
      // Surrogates are in the table, but no text holds them.
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(Ruler().cells(Character(scalar)) == 0, "\(value)")
    }
    for value in WidthTables.ambiguous {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(Ruler(ambiguous: .one).cells(Character(scalar)) == 1, "\(value)")
      #expect(Ruler(ambiguous: .two).cells(Character(scalar)) == 2, "\(value)")
    }
  }

  @Test("has tables of ascending ranges, as many as Unicode 17 has")
  func tables() {
    let tables = [WidthTables.wide, WidthTables.zero, WidthTables.ambiguous]
    #expect(tables.map { $0.count / 2 } == [125, 337, 176])
    for table in tables {
      for pair in stride(from: 0, to: table.count, by: 2) {
        #expect(table[pair] <= table[pair + 1])
        if pair > 0 { #expect(table[pair - 1] < table[pair]) }
      }
    }
  }
}
