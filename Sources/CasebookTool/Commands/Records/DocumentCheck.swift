internal import Cases
internal import Screens
internal import Wire

/// What must hold of the content of a document that casebook itself reads.
struct DocumentCheck {
  let kind: DocumentKind
  let id: String
  let content: [UInt8]
  /// The names of the calendars that there are.
  var calendars: Set<String> = []
  /// The zone of a name, with its changes; nil if there is none.
  var zone: (String) -> BusinessZone? = { _ in nil }

  /// The content as it is to be published: that of a calendar with the changes of its zone.
  ///
  /// - Throws: with the place, if it could not be used.
  func checked() throws(ErrorReport) -> [UInt8] {
    switch kind {
    case .teams:
      guard TeamLabels(document: try json()) != nil else {
        throw Self.invalid(
          Bilingual(
            ja: "teams に code、kanji、name が要り、互いに違わなければなりません",
            en: "teams need code, kanji and name, each different from the others"))
      }
    case .calendar: return try calendar()
    case .policy:
      guard id == PolicyDocument.id else {
        _ = try json()
        break
      }
      do throws(ClockDocumentError) {
        _ = try PolicyDocument.policy(content, calendars: calendars)
      } catch { throw ErrorReport(error) }
    case .reasonCodes, .factKeys, .alertRules, .models: _ = try json()
    case .article, .manual, .script, .checklist, .dictionary, .schema: break
    }
    return content
  }

  /// Folds know no other source of the zone than the calendar: a mere name is completed.
  private func calendar() throws(ErrorReport) -> [UInt8] {
    do throws(ClockDocumentError) {
      guard let name = try CalendarDocument.zoneToComplete(content) else {
        _ = try CalendarDocument.calendar(content)
        return content
      }
      guard let zone = zone(name) else { throw try CalendarDocument.unknownZone(content) }
      _ = try CalendarDocument.calendar(content, zone: zone)
      return try CalendarDocument.completing(content, zone: zone)
    } catch { throw ErrorReport(error) }
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

  fileprivate static func invalid(_ why: Bilingual) -> ErrorReport {
    ErrorReport(
      code: "refused.contentIsInvalid", exit: .refused,
      message: Bilingual(ja: "内容が正しくありません", en: "the content is not right"), details: [why])
  }
}

extension ErrorReport {
  /// Where a policy or a calendar is not right.
  init(_ error: ClockDocumentError) {
    let (ja, en) = (error.problem.ja, error.problem.en)
    let field = error.field.isEmpty ? "" : "\(error.field): "
    self = DocumentCheck.invalid(
      Bilingual(ja: "\(error.line) 行目: \(field)\(ja)", en: "line \(error.line): \(field)\(en)"))
  }
}

extension ClockDocumentError.Problem {
  fileprivate var ja: String {
    switch self {
    case .notJSON(let reason): "JSON ではありません (\(reason.rawValue))"
    case .missing: "要りますが、ありません"
    case .unknown: "こういう項目はありません"
    case .notAnObject: "{ } で書きます"
    case .notAList: "[ ] で書きます"
    case .notAText: "1 から 64 バイトの文字列で書きます"
    case .notADay: "日は \"2026-12-29\"、毎年なら \"12-29\" と書きます"
    case .notATime: "時刻は \"09:00\" のように書きます (\"24:00\" まで)"
    case .notADuration: "時間は \"8h\"、\"30m\"、\"1h30m\" のように書きます"
    case .notAnyOf(let words): "次のどれかです: \(words.joined(separator: " "))"
    case .outOfRange(let low, let high): "\(low.grouped) から \(high.grouped) までです"
    case .tooMany(let countMax): "\(countMax) 個までです"
    case .endsBeforeItBegins: "終わりは始まりより後です"
    case .overlaps: "前のものと重なっています"
    case .neverOpen: "営業時間が 1 つは要ります"
    case .noSuchCalendar: "その名の営業日カレンダーは公開されていません"
    case .noSuchZone: "その名の時間帯はありません"
    }
  }

  fileprivate var en: String {
    switch self {
    case .notJSON(let reason): "not JSON (\(reason.rawValue))"
    case .missing: "is missing"
    case .unknown: "there is no such member"
    case .notAnObject: "must be an object { }"
    case .notAList: "must be a list [ ]"
    case .notAText: "must be a text of 1 to 64 bytes"
    case .notADay: "a day is written \"2026-12-29\", or \"12-29\" for every year"
    case .notATime: "a time is written \"09:00\", up to \"24:00\""
    case .notADuration: "a duration is written \"8h\", \"30m\" or \"1h30m\""
    case .notAnyOf(let words): "must be one of \(words.joined(separator: " "))"
    case .outOfRange(let low, let high): "must be \(low.grouped) to \(high.grouped)"
    case .tooMany(let countMax): "at most \(countMax) are taken"
    case .endsBeforeItBegins: "must end after it begins"
    case .overlaps: "overlaps with one before it"
    case .neverOpen: "there must be hours in which the house works"
    case .noSuchCalendar: "no calendar of that name is published"
    case .noSuchZone: "there is no time zone of that name"
    }
  }
}
