internal import Cases
internal import Views
internal import Wire

extension Acceptance {
  /// What time has brought about for a case or an item, decided anew in this transaction: what
  /// another process has written meanwhile is not written again.
  func passed<R: RowSource & ~Copyable & ~Escapable>(
    over subject: Ref, _ rows: borrowing R
  ) throws(Settled) -> [DraftSource] {
    try require(.refs, .cases, .items, .documents)
    let now = command.occurredAt
    do throws(RowsError) {
      let timed: [TimedDraft]
      if subject.role == .case {
        guard let state: CaseState = try rows.state(CaseID(subject.id)) else { return [] }
        let feed = try rows.records(of: Feed(subject), opened: false)
        timed = passTime(at: now, over: state, feed: feed, rules: try rows.clockRules())
      } else {
        guard let state: ItemState = try rows.state(ItemID(subject.id)) else { return [] }
        let zone = try rows.houseZone(at: now)
        timed = passTime(upTo: zone.day(at: now), over: state) { zone.moment($0, minute: 0) }
      }
      return timed.map { DraftSource($0, of: command) }
    } catch { throw Settled(error) }
  }

  /// Refuses a policy or a calendar by which no clock could be counted.
  func checkContent<R: RowSource & ~Copyable & ~Escapable>(
    _ document: DocumentPublished, _ rows: borrowing R
  ) throws(Settled) {
    guard let content = document.content else { return }
    let calendars: Set<String>
    do throws(RowsError) { calendars = Set(try rows.documents(.calendar).map(\.id)) } catch {
      throw Settled(error)
    }
    do throws(ClockDocumentError) {
      if document.kind == .calendar {
        _ = try CalendarDocument.calendar(content)
      } else if document.kind == .policy, document.documentID == PolicyDocument.id {
        _ = try PolicyDocument.policy(content, calendars: calendars)
      }
    } catch {
      let why = [error.field, error.problem.code].filter { !$0.isEmpty }.joined(separator: ": ")
      throw Settled(reply: .refused(.contentIsInvalid(line: error.line, why: why)))
    }
  }
}
