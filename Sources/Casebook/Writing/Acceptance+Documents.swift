internal import Cases
internal import Views
internal import Wire

extension Acceptance {
  /// Refuses a document by which the book could not work.
  func checkContent<R: RowSource & ~Copyable & ~Escapable>(
    _ document: DocumentPublished, _ rows: borrowing R
  ) throws(Settled) {
    guard let content = document.content else { return }
    let calendars: Set<String>
    let keys: FactKeys
    let taken: [String: String]
    do throws(RowsError) {
      calendars = Set(try rows.documents(.calendar).map(\.id))
      keys = try rows.factKeys()
      taken = try rows.factKeyNames(except: document.documentID)
    } catch { throw Settled(error) }
    do throws(ClockDocumentError) {
      switch document.kind {
      case .calendar: _ = try CalendarDocument.calendar(content)
      case .policy:
        guard document.documentID == PolicyDocument.id else { break }
        _ = try PolicyDocument.policy(content, calendars: calendars)
      case .factKeys: _ = try FactKeysDocument.keys(content, taken: taken)
      case .script, .checklist:
        guard ScriptDocument.isOne(content) else { break }
        _ = try ScriptDocument.script(content, keys: keys)
      case .alertRules: _ = try AlertRulesDocument.rules(content)
      case .dictionary: _ = try DictionaryDocument.lexicon(content)
      case .article, .manual, .reasonCodes, .models, .teams, .schema: break
      }
    } catch {
      let why = [error.field, error.problem.code].filter { !$0.isEmpty }.joined(separator: ": ")
      throw Settled(reply: .refused(.contentIsInvalid(line: error.line, why: why)))
    }
  }
}
