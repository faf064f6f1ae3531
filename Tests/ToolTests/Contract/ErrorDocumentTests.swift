import Screens
import Testing
import Wire
import WireTesting

@testable import CasebookTool

@Suite("An error as a document")
struct ErrorDocumentTests {
  private static let unreachable = ErrorReport(
    code: "sync.unreachable", exit: .tryAgain,
    message: Bilingual(
      ja: "サーバー cb.example.jp に 5 秒で届きませんでした", en: "cb.example.jp did not answer within 5 s"),
    hint: .init("casebook sync", before: Bilingual(ja: "電波のある所で", en: "with reception")),
    saved: .init(
      command: "01JD8Z6Q9M0B3E6H9M2Q5T8W1Z", caseID: "01JD5T0C4E8N1R6W3Y9B2F7H5K",
      caseReference: "C-1042", delivery: "queued"))

  @Test("is what the contract shows, byte for byte")
  func bytes() throws {
    let document = ErrorDocument.shape.json(
      ErrorDocument(report: Self.unreachable, language: .ja))
    #expect(
      String(decoding: document.line(), as: UTF8.self) == #"""
        {"error":{"code":"sync.unreachable","exit":75,\#
        "hint":"casebook sync","message":"サーバー cb.example.jp に 5 秒で届きませんでした",\#
        "messageEn":"cb.example.jp did not answer within 5 s",\#
        "retryable":true,"saved":{"case":{"id":"01JD5T0C4E8N1R6W3Y9B2F7H5K","ref":"C-1042"},\#
        "command":"01JD8Z6Q9M0B3E6H9M2Q5T8W1Z","delivery":"queued"}},\#
        "schema":"casebook.error/1"}

        """#)
    #expect(try SchemaValidator().problems(document, ErrorDocument.shape.schema) == [])
  }

  @Test("has its message in the language of the desk, and in English beside it")
  func languages() {
    let report = ErrorReport(
      code: "case.doesNotExist", exit: .notFound,
      message: Bilingual(ja: "案件 C-9 はありません", en: "there is no case C-9"))
    let texts = Language.allCases.map { language in
      ErrorDocument.shape.json(ErrorDocument(report: report, language: language))["error"]
    }
    #expect(texts.map { $0?["messageEn"] } == ["there is no case C-9", "there is no case C-9"])
    #expect(
      Set(texts.map { $0?["message"] }) == ["案件 C-9 はありません", "there is no case C-9"])
    #expect(texts.first??["hint"] == .some(.null))
  }
}
