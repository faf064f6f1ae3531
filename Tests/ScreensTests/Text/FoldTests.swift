import Foundation
import Testing

@testable import Screens

@Suite("Search keys and identifiers")
struct FoldTests {
  @Test(
    "fold what people type differently to one key",
    arguments: [
      ("ｺﾝﾌﾟﾚｯｻｰ", "こんぷれっさー"), ("コンプレッサー", "こんぷれっさー"), ("こんぷれっさー", "こんぷれっさー"),
      ("ＡＸ－３００", "ax-300"), ("Ax-300", "ax-300"), ("03ー1234―5678", "03-1234-5678"),
      ("０３‐１２３４–５６７８", "03-1234-5678"), ("サーバー", "さーばー"), ("  圧縮機　 異音\t", "圧縮機 異音"),
      ("ヴヵヶ", "ゔゕゖ"), ("ヽヷ", "ヽヷ"), ("①㈱", "1(株)"), ("", ""), ("　", ""), ("3ー", "3ー"),
    ])
  func key(_ text: String, _ expected: String) {
    #expect(searchKey(text) { $0.precomposedStringWithCompatibilityMapping } == expected)
  }

  @Test("are the same for the key of a key")
  func idempotent() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let text = generator.text().printable.filter { $0.isASCII || $0.unicodeScalars.count == 1 }
      let key = searchKey(text) { $0 }
      #expect(searchKey(key) { $0 } == key, "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test(
    "repair identifiers typed full-width",
    arguments: [
      ("Ｃ－１０４２", "C-1042"), ("cー1042", "C-1042"), (" c-1042　", "C-1042"),
      ("C−1042#12", "C-1042#12"),
      ("Ｋ‐７７", "K-77"), ("~3", "~3"),
    ])
  func identifier(_ typed: String, _ expected: String) {
    #expect(typed.identifierKey == expected)
  }

  @Test("offer digits for the letters that look like them, and nothing else")
  func lookAlikes() {
    #expect("c-1O42".identifierWithDigitsForLetters == "C-1042")
    #expect("C-I0l2".identifierWithDigitsForLetters == "C-1012")
    #expect("C-1042".identifierWithDigitsForLetters == nil)
    #expect("C-10X2".identifierWithDigitsForLetters == nil)
    #expect("compressor".identifierWithDigitsForLetters == nil)
  }

  @Test("group digits by three")
  func numbers() {
    #expect(
      [0, 12, 999, 1_000, 11_997, -1_204_000].map(\.grouped) == [
        "0", "12", "999", "1,000", "11,997", "-1,204,000",
      ])
    #expect(Int64.min.grouped == "-9,223,372,036,854,775,808")
  }
}
