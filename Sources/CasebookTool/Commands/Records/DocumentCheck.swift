internal import Cases
internal import Screens
internal import TOML
internal import Wire

/// What must hold of the content of a document that casebook itself reads.
struct DocumentCheck {
  let kind: DocumentKind
  let id: String
  let content: [UInt8]
  /// The names of the calendars that there are.
  var calendars: Set<String> = []
  /// The fact keys that are declared.
  var keys = FactKeys()
  /// Those that other documents declare, each with the name of one.
  var taken: [String: String] = [:]
  /// Whether it must be TOML, by the name of the file.
  var isTOML = false
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
      } catch { throw ErrorReport(error, help: .clocks) }
    case .factKeys: return try factKeys()
    case .script, .checklist: return try script()
    case .alertRules:
      return try words { (json, toml) throws(ClockDocumentError) in
        _ = try AlertRulesDocument.rules(json, madeOf: toml)
      }
    case .dictionary:
      return try words { (json, toml) throws(ClockDocumentError) in
        _ = try DictionaryDocument.lexicon(json, madeOf: toml)
      }
    case .reasonCodes, .models: _ = try json()
    case .article, .manual, .schema: break
    }
    return content
  }

  /// Fact keys, as JSON whichever way they are written.
  private func factKeys() throws(ErrorReport) -> [UInt8] {
    let written = try fromTOML()
    do throws(ClockDocumentError) {
      _ = try FactKeysDocument.keys(written.json, madeOf: written.toml, taken: taken)
    } catch { throw ErrorReport(error, help: .factKeys) }
    return written.json
  }

  /// A script: one that is worked through, as JSON, or a text to be read.
  private func script() throws(ErrorReport) -> [UInt8] {
    var written: (json: [UInt8], toml: [UInt8]?) = (content, nil)
    if !ScriptDocument.isOne(content) {
      guard isTOML || hasSteps else { return content }
      written = try fromTOML()
    }
    do throws(ClockDocumentError) {
      _ = try ScriptDocument.script(written.json, madeOf: written.toml, keys: keys)
    } catch { throw ErrorReport(error, help: .factKeys) }
    return written.json
  }

  /// Whether it is TOML with steps, whatever the file is called.
  private var hasSteps: Bool {
    guard let bytes = try? TOML.json(content),
      let json = try? JSON(parsing: bytes, limits: Settings.limits)
    else { return false }
    return json["steps"] != nil
  }

  /// The content as JSON, indented for whoever reads it, and the TOML that it was.
  private func fromTOML() throws(ErrorReport) -> (json: [UInt8], toml: [UInt8]?) {
    if ScriptDocument.isOne(content) { return (content, nil) }
    let bytes: [UInt8]
    do throws(TOMLError) { bytes = try TOML.json(content) } catch {
      throw ErrorReport(
        ClockDocumentError(line: error.line, field: "", problem: .notTOML(error.reason)),
        help: .factKeys)
    }
    guard let json = try? JSON(parsing: bytes, limits: ClockDocumentLimits.json) else {
      // A fraction, for instance: no document of ours has one.
      throw ErrorReport(
        ClockDocumentError(line: 1, field: "", problem: .notAnObject), help: .factKeys)
    }
    return (json.bytes(.indented), content)
  }

  /// Rules and terms, as JSON whichever way they are written.
  private func words(
    _ read: (_ json: [UInt8], _ toml: [UInt8]?) throws(ClockDocumentError) -> Void
  ) throws(ErrorReport) -> [UInt8] {
    let written = try fromTOML()
    do throws(ClockDocumentError) { try read(written.json, written.toml) } catch {
      throw ErrorReport(error)
    }
    return written.json
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
    } catch { throw ErrorReport(error, help: .clocks) }
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

  fileprivate static func invalid(
    _ why: Bilingual, help topic: HelpTopic? = nil
  ) -> ErrorReport {
    ErrorReport(
      code: "refused.contentIsInvalid", exit: .refused,
      message: Bilingual(ja: "内容が正しくありません", en: "the content is not right"), details: [why],
      hint: topic.map { ErrorReport.Hint("casebook help \($0.rawValue)") })
  }
}

extension ErrorReport {
  /// Where a document by which the book works is not right, and which page says how it is written.
  init(_ error: ClockDocumentError, help topic: HelpTopic? = nil) {
    let (ja, en) = (error.problem.ja, error.problem.en)
    let field = error.field.isEmpty ? "" : "\(error.field): "
    self = DocumentCheck.invalid(
      Bilingual(ja: "\(error.line) 行目: \(field)\(ja)", en: "line \(error.line): \(field)\(en)"),
      help: topic)
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
    case .notATextUpTo(let countMax): "1 から \(countMax) バイトの文字列で書きます"
    case .notTOML(let reason): "TOML ではありません (\(reason))"
    case .notAKey: "項目の名は \"item.serial\" のように書きます"
    case .notAFreshness:
      "\"forever\"、\"7 days\"、\"per case\"、\"until its date\"、"
        + "\"until item.ownershipChanged\" のように書きます"
    case .hasNoValue: "値の入る \(FactKey.valuePlace) が要ります"
    case .needsOwner: "restricted には owner (見られる班) が要ります"
    case .isDeclared(let document):
      document.map { "文書「\($0)」にもう宣言されています" } ?? "この文書に 2 度あります"
    case .noSuchKey: "その項目は宣言されていません"
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
    case .notATextUpTo(let countMax): "must be a text of 1 to \(countMax) bytes"
    case .notTOML(let reason): "not TOML (\(reason))"
    case .notAKey: "a key is written \"item.serial\""
    case .notAFreshness:
      "is written \"forever\", \"7 days\", \"per case\", \"until its date\" or "
        + "\"until item.ownershipChanged\""
    case .hasNoValue: "must have \(FactKey.valuePlace) where the value goes"
    case .needsOwner: "restricted needs an owner, the team that sees it"
    case .isDeclared(let document):
      document.map { "the document \"\($0)\" declares it already" } ?? "stands there twice"
    case .noSuchKey: "no such key is declared"
    }
  }
}
