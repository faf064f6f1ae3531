import Cases
import CasesTesting
import Foundation
import Testing
import Views

@testable import Casebook

/// Somebody of whom a book knows everything, and what must not be left of it.
enum Person {
  static let customer = Ref(.customer, .sample("takahashi"))
  static let refs = Refs([customer, Ref(.case, .sample("leak"))])
  static let call = Refs([customer, Ref(.case, .sample("leak")), Ref(.contact, .sample("call"))])
  static let picture = "玄関の写真"
  /// Names, numbers and words, as they were typed and as they are kept.
  static let secrets: Set<String> = [
    "高橋健一", "タカハシケンイチ", "090-1111-2222", "+819011112222", "東京都港区1-2-3", "流し台の下から水漏れ",
    "折り返しは夕方に", "夫が在宅", picture,
  ]

  /// Tells a book about the person and about somebody else.
  ///
  /// - Returns: The name of the photograph's file.
  @discardableResult
  static func tell(_ test: TestBook) throws -> String {
    let own = Refs([customer])
    try test.accept(
      test.facts(
        .customers(
          .customerRegistered(
            CustomerRegistered(kind: .person, name: "高橋健一", nameKana: "タカハシケンイチ"))),
        .customers(.contactPointAdded(phone("phone", "090-1111-2222", "+819011112222"))),
        .customers(.contactPointAdded(address("東京都港区1-2-3"))), refs: own))
    let opened = CaseOpened(
      channel: .phone, reasonCode: "malfunction", priority: .normal, subject: "流し台の下から水漏れ")
    try test.accept(test.facts(.cases(.caseOpened(opened)), refs: refs))
    let caller = CallerNumber(raw: "090-1111-2222", e164: "+819011112222")
    try test.accept(
      test.facts(
        .contacts(
          .contactStarted(
            ContactStarted(channel: .phone, direction: .inbound, caller: caller))), refs: call))
    try test.accept(
      test.facts(
        .contacts(
          .contactIdentified(
            ContactIdentified(chosen: .sample("takahashi"), method: .spoken, level: .verified))),
        refs: call))
    try test.accept(test.facts(memo("折り返しは夕方に"), refs: call))
    try test.accept(test.facts(memo("夫が在宅"), refs: refs))
    let blob = try picture(in: test)
    try tellOther(test)
    return blob
  }

  static func memo(_ text: String) -> Event {
    .facts(.memoWritten(MemoWritten(memoID: .sample(text), body: text, pinned: false)))
  }

  static func phone(_ name: String, _ raw: String, _ normalized: String) -> ContactPointAdded {
    ContactPointAdded(
      pointID: .sample(name), kind: .phone, raw: raw, normalized: normalized, sharing: .one,
      verifiedBy: .none)
  }

  private static func address(_ text: String) -> ContactPointAdded {
    ContactPointAdded(
      pointID: .sample("home"), kind: .address, raw: text, normalized: text, sharing: .one,
      verifiedBy: .none)
  }

  private static func picture(in test: TestBook) throws -> String {
    var pieces = [Array(picture.utf8)]
    let blob = try test.book.addBlob { pieces.popLast() ?? [] }
    let media = MediaAttached(
      mediaID: .sample("picture"), kind: .photo, sha256: blob.sha256, mediaKey: blob.key,
      caption: picture)
    try test.accept(test.facts(.contacts(.mediaAttached(media)), refs: refs))
    return hex(blob.sha256)
  }

  /// Somebody else, with a case of their own, who shares the address.
  private static func tellOther(_ test: TestBook) throws {
    let other = Refs([Ref(.customer, .sample("suzuki"))])
    try test.accept(
      test.facts(
        .customers(.customerRegistered(CustomerRegistered(kind: .person, name: "鈴木花子"))),
        .customers(.contactPointAdded(phone("other", "080-3333-4444", "+818033334444"))),
        refs: other))
    try test.accept(
      test.facts(
        memo("鈴木様は来週"), refs: Refs(other.all + [Ref(.case, .sample("other case"))])))
  }

  /// Orders that the person is forgotten.
  static func order(_ test: TestBook) throws {
    try test.accept(
      test.history([.cases(.caseClosed(CaseClosed(surveyWanted: false)))], refs: refs))
    try test.accept(
      test.decision(
        .orderErasure(ErasureOrdered(reason: "subjectRequest")), refs: Refs([customer])))
  }

  /// Orders it and has it carried out.
  static func forget(_ test: TestBook) throws {
    try order(test)
    try #require(try test.book.carryOutErasures().count == 1)
  }

  /// Everything that opened records say.
  static func texts(_ book: Book) throws -> String {
    try book.allRecords().map { "\($0)" }.joined(separator: "\n")
  }
}

/// Looks for texts in the bytes of files, as UTF-8 and UTF-16.
func expectNoTraces(
  of texts: Set<String>, below directory: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  for path in try filesBelow(directory) {
    let content = try Data(contentsOf: URL(fileURLWithPath: path))
    for text in texts {
      let units = Array(text.utf16)
      let forms = [
        Array(text.utf8), units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] },
        units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      ]
      if forms.contains(where: { content.range(of: Data($0)) != nil }) {
        Issue.record("\(path) holds \(text)", sourceLocation: sourceLocation)
      }
    }
  }
}
