import Cases
import CasesTesting
import Testing

@testable import Views

@Suite("A text that is searched")
struct FoldedTextTests {
  @Test(
    "is the same in every way to write it",
    arguments: [
      ("ｺﾝﾌﾟﾚｯｻｰ", "コンプレッサー"), ("コンプレッサー", "こんぷれっさー"), ("ＡＸ－３００", "ax-300"),
      ("Ⅲ型 ①㈱", "iii型 1(株)"), ("Müller-Straße", "muller-strasse"), ("CAFÉ", "cafe"),
      ("cafe\u{301}", "café"), ("か\u{3099}す", "がす"), ("ｶﾞｽ", "ガス"), ("ヴ", "ウ\u{3099}"), ("㌔", "キロ"),
      ("ﾊﾟｯｷﾝ", "ぱっきん"), ("ﬁlter", "FILTER"), ("㍿", "株式会社"), ("ᴏ", "ᴏ"),
    ])
  func folded(one: String, other: String) {
    #expect(FoldedText(one).text == FoldedText(other).text)
  }

  @Test("knows where each scalar came from")
  func origins() {
    let folded = FoldedText("a㌔ﾌﾟ")
    #expect(folded.text == "aきろぷ")
    #expect(folded.origins == [0, 1, 1, 2])
  }

  @Test("is cut where something stands between words")
  func runs() {
    let runs = SearchRun.runs(of: FoldedText("始動5分で「E4」AX-300"))
    let texts = runs.map { String(String.UnicodeScalarView($0.scalars)) }
    #expect(texts == ["始動", "5", "分で", "e4", "ax", "300"])
    #expect(runs.map(\.kind) == [.unspaced, .word, .unspaced, .word, .word, .word])
  }
}

@Suite("A query")
struct SearchQueryTests {
  static let text = "始動5分で「ガラガラ」異音、E4 表示。圧縮機 S/N 4410-0087 Yamada 山田製作所"

  @Test(
    "finds",
    arguments: [
      "異音", "圧縮機", "e4", "音", "Ｅ４", "ｶﾞﾗｶﾞﾗ", "がらがら", "4410-0087", "４４１０－００８７", "0087", "yamada",
      "YAM*", "圧*", "異音 E4", "山田 製作所", "5分", "S/N 4410",
    ])
  func found(typed: String) throws {
    let query = try #require(SearchQuery(typed))
    #expect(query.hit(in: [Self.text]) != nil)
    #expect(try tokens(of: Self.text).isSuperset(of: query.tokens))
  }

  @Test(
    "does not find",
    arguments: [
      "音異", "0087-4410", "yam", "441", "異音 E5", "製作所山田", "圧縮 異臭", "41*",
    ])
  func missed(typed: String) throws {
    guard let query = SearchQuery(typed) else { return }
    #expect(query.hit(in: [Self.text]) == nil)
  }

  @Test("that names nothing is none", arguments: ["", "  ", "、。", "*", "ab*", "()"])
  func none(typed: String) { #expect(SearchQuery(typed) == nil) }

  @Test("says where the hit is in what was written")
  func range() throws {
    let query = try #require(SearchQuery("コンプレッサー"))
    let hit = try #require(query.hit(in: ["x", "古いｺﾝﾌﾟﾚｯｻｰの音"]))
    #expect(hit.text == 1)
    let scalars = Array("古いｺﾝﾌﾟﾚｯｻｰの音".unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars[hit.range])) == "ｺﾝﾌﾟﾚｯｻｰ")
  }

  @Test("finds its terms in different texts of one event")
  func texts() throws {
    let query = try #require(SearchQuery("CMP-88 9M0417"))
    #expect(query.hit(in: ["CMP-88", "9M0417"]) != nil)
    #expect(query.hit(in: ["CMP-88"]) == nil)
  }

  @Test("has bounds: what comes after so many terms, and so many scalars, does not count")
  func bounds() throws {
    let terms = (0..<SearchQuery.termCountMax).map { "w\($0)" }
    let text = terms.joined(separator: " ")
    let query = try #require(SearchQuery(text + " extra"))
    #expect(query.hit(in: [text]) != nil)
    let long = String(repeating: "音", count: SearchQuery.lengthMax)
    let cut = try #require(SearchQuery(long + "異"))
    #expect(cut.hit(in: [long]) != nil)
  }

  /// Whatever is looked for in a text is found by way of the index too.
  @Test("wants no token that a text with a hit has not", arguments: [1, 2, 3] as [UInt64])
  func complete(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("異音圧縮機ガｶﾞーaE4 -、1２é")
    for _ in 0..<300 {
      let length = Int.random(in: 1...20, using: &generator)
      let text = String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
      let start = Int.random(in: 0..<length, using: &generator)
      let part = String(text.dropFirst(start).prefix(Int.random(in: 1...6, using: &generator)))
      guard let query = SearchQuery(part), query.hit(in: [text]) != nil else { continue }
      #expect(try tokens(of: text).isSuperset(of: query.tokens), "\(part) in \(text), seed \(seed)")
    }
  }

  private func tokens(of text: String) throws -> Set<SearchToken> {
    var tokens: Set<SearchToken> = []
    for run in SearchRun.runs(of: FoldedText(text)) { run.forEachToken { tokens.insert($0) } }
    return tokens
  }
}

@Suite("A part of postings")
struct PostingPartTests {
  @Test("is the same after it was written and read", arguments: [1, 2, 3] as [UInt64])
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var seqs = [UInt64.random(in: 1...1_000, using: &generator)]
    var part = PostingPart(seqs[0])
    while !part.isFull {
      let distance = UInt64(1) << UInt64.random(in: 0...40, using: &generator)
      guard let last = seqs.last else { return }
      seqs.append(last + distance)
      part.append(last + distance)
    }
    let read = try #require(PostingPart(key: part.key(77), value: part.value))
    #expect(read.seqs == seqs)
    #expect(read.last == seqs.last)
    #expect(part.value.count <= PostingPart.byteCountMax + 10)
  }

  @Test("that is damaged is none, and never a crash", arguments: [1, 2, 3] as [UInt64])
  func damaged(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var part = PostingPart(5)
    for step in 1...50 { part.append(5 + UInt64(step * 200)) }
    for _ in 0..<2_000 {
      var value = part.value
      let place = Int.random(in: 0..<value.count, using: &generator)
      value[place] ^= UInt8.random(in: 1...255, using: &generator)
      if generator.chance(30) { value.removeLast(Int.random(in: 0..<20, using: &generator)) }
      guard let read = PostingPart(key: part.key(1), value: value) else { continue }
      let seqs = read.seqs
      #expect(seqs == nil || seqs?.last == read.last)
    }
    #expect(PostingPart(key: [], value: []) == nil)
  }
}
