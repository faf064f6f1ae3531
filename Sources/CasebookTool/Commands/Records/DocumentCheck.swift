internal import Cases
internal import Screens
internal import Wire

/// What must hold of the content of a document that casebook itself reads.
struct DocumentCheck {
  let kind: DocumentKind
  let content: [UInt8]

  /// - Throws: with the place, if it could not be used.
  func check() throws(ErrorReport) {
    switch kind {
    case .teams:
      guard TeamLabels(document: try json()) != nil else {
        throw Self.invalid(
          Bilingual(
            ja: "teams に code、kanji、name が要り、互いに違わなければなりません",
            en: "teams need code, kanji and name, each different from the others"))
      }
    case .reasonCodes, .calendar, .policy, .factKeys, .alertRules, .models: _ = try json()
    case .article, .manual, .script, .checklist, .dictionary, .schema: break
    }
  }

  private func json() throws(ErrorReport) -> JSON {
    do throws(JSONError) {
      return try JSON(parsing: content, limits: Settings.limits)
    } catch {
      let line = content.prefix(error.offset).count { $0 == 0x0A } + 1
      throw Self.invalid(
        Bilingual(
          ja: "\(line) 行目: JSON ではありません (\(error.reason.rawValue))",
          en: "line \(line): not JSON (\(error.reason.rawValue))"))
    }
  }

  private static func invalid(_ why: Bilingual) -> ErrorReport {
    ErrorReport(
      code: "refused.contentIsInvalid", exit: .refused,
      message: Bilingual(ja: "内容が正しくありません", en: "the content is not right"), details: [why])
  }
}
