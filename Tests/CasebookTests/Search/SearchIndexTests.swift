import Cases
import CasesTesting
import Foundation
import LMDB
import Testing
import Views

@testable import Casebook

@Suite("The text index of a book")
struct SearchIndexTests {
  private func memo(_ text: String) -> Event {
    .facts(.memoWritten(MemoWritten(memoID: .sample(text), body: text, pinned: false)))
  }

  private func refs(_ name: String) -> Refs { Refs([Ref(.case, .sample(name))]) }

  private func find(
    _ typed: String, in test: TestBook, kinds: Set<SearchKind> = Set(SearchKind.allCases),
    limit: Int = 100
  ) throws -> SearchFindings {
    let query = try #require(SearchQuery(typed))
    return try test.book.search(query, SearchFilter(kinds: kinds, limit: limit))
  }

  private func seqs(_ findings: SearchFindings) -> [UInt64] { findings.found.map(\.record.seq) }

  @Test(
    "finds what was written, the latest first, whether folded or not", arguments: [false, true])
  func found(isFolded: Bool) throws {
    let test = try TestBook()
    try test.open("one", subject: "圧縮機 異音 E4")
    try test.accept(test.facts(memo("始動時にコンプレッサーの異音"), refs: refs("one")))
    try test.accept(test.facts(memo("異常なし"), refs: refs("one")))
    if isFolded { try test.book.foldSearch() }
    #expect(seqs(try find("異音", in: test)) == [2, 1])
    #expect(seqs(try find("ｺﾝﾌﾟﾚｯｻｰ", in: test)) == [2])
    #expect(seqs(try find("異", in: test)) == [3, 2, 1])
    #expect(seqs(try find("E4 異音", in: test)) == [1])
    #expect(try find("圧縮機の音", in: test).found.isEmpty)
    #expect(seqs(try find("異音", in: test, kinds: [.text])) == [2])
    #expect(seqs(try find("異音", in: test, kinds: [.case])) == [1])
  }

  @Test("finds in the tail and in the index together, at every split")
  func splits() throws {
    let test = try TestBook()
    try test.open("one", subject: "件")
    for number in 1...6 {
      try test.accept(test.facts(memo("異音 \(number)"), refs: refs("one")))
      if number.isMultiple(of: 2) { try test.book.foldSearch() }
      #expect(seqs(try find("異音", in: test)) == Array(2...UInt64(number + 1)).reversed())
    }
  }

  @Test("says that there is more than was wanted", arguments: [(3, false), (2, true)])
  func limit(limit: Int, hasMore: Bool) throws {
    let test = try TestBook()
    try test.open("one", subject: "件")
    for number in 1...3 { try test.accept(test.facts(memo("異音 \(number)"), refs: refs("one"))) }
    let findings = try find("異音", in: test, limit: limit)
    #expect(findings.found.count == limit)
    #expect(findings.hasMore == hasMore)
  }

  @Test("leaves out what was taken back, and finds what stands in its place")
  func takenBack() throws {
    let test = try TestBook()
    try test.open("one", subject: "件")
    let wrong = try test.accept(test.facts(memo("異音がする"), refs: refs("one")))
    var corrected = test.facts(memo("異臭がする"), refs: refs("one"))
    corrected.content = .record([
      Draft(memo("異臭がする"), refs: refs("one"), supersedes: try #require(wrong.lines.first).id)
    ])
    try test.accept(corrected)
    #expect(try find("異音", in: test).found.isEmpty)
    #expect(seqs(try find("異臭", in: test)) == [3])
  }

  @Test("folds by itself when it is far behind", arguments: [0, 1] as [UInt64])
  func far(excess: UInt64) throws {
    let test = try TestBook()
    try test.open("one", subject: "異音")
    let count = Book.searchTailCountMax + excess
    while try test.standing().seq < count {
      try test.accept(test.facts(memo("件"), refs: refs("one")))
    }
    #expect(seqs(try find("異音", in: test)) == [1])
    let index = try test.book.searchIndex()
    #expect(try test.book.searchFolded(index) == (excess == 0 ? 0 : count))
  }

  @Test("is the same when it is folded again, and when another process had it folded")
  func rebuilt() throws {
    let test = try TestBook()
    try test.open("one", subject: "圧縮機 異音")
    for number in 1...40 {
      try test.accept(test.facts(memo("記録 \(number) 異音"), refs: refs("one")))
      if number.isMultiple(of: 7) { try test.book.foldSearch() }
    }
    try test.book.foldSearch()
    let whole = try parts(of: test)
    try test.book.rebuildSearch { _, _ in }
    #expect(try parts(of: test) == whole)
    try test.reopen()
    try FileManager.default.removeItem(atPath: test.path + "/search")
    try test.book.foldSearch()
    #expect(try parts(of: test) == whole)
  }

  @Test(
    "is made anew where it is damaged, cut short, or was half made",
    arguments: [[UInt8](repeating: 7, count: 12_288), [UInt8](repeating: 0, count: 100), []])
  func damaged(bytes: [UInt8]) throws {
    let test = try TestBook()
    try test.open("one", subject: "異音")
    try test.book.foldSearch()
    try test.reopen()
    try Data(bytes).write(to: URL(filePath: test.path + "/search/data.mdb"))
    #expect(seqs(try find("異音", in: test)) == [1])
    try test.book.rebuildSearch { _, _ in }
    #expect(seqs(try find("異音", in: test)) == [1])
  }

  @Test("has no text in it, nor in the clear anywhere below the book")
  func sealed() throws {
    let test = try TestBook()
    let secret = "ひみつのぶひん"
    try test.open("one", subject: secret)
    try test.accept(test.facts(memo(secret), refs: refs("one")))
    try test.book.foldSearch()
    #expect(seqs(try find("ヒミツ", in: test)) == [2, 1])
    test.close()
    for form in [secret, FoldedText(secret).text, "ひみ"] {
      let bytes = try Data(contentsOf: URL(filePath: test.path + "/search/data.mdb"))
      #expect(bytes.range(of: Data(form.utf8)) == nil, "\(form)")
    }
  }

  private func parts(of test: TestBook) throws -> [[UInt8]] {
    let index = try test.book.searchIndex()
    let environment = index.environment
    let snapshot = try ReadTransaction(environment)
    var rows: [[UInt8]] = []
    var cursor = try snapshot.cursor(in: index.words)
    var entry = try cursor.first()
    while let row = entry {
      rows.append(row.key.array + row.value.array)
      entry = try cursor.next()
    }
    return rows
  }
}
