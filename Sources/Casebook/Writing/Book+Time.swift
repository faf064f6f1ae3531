package import Cases
internal import Views

extension Book {
  /// Writes what the time up to `now` has brought about and nobody has written: offers that ran
  /// out, maintenance that fell due, verdicts on clocks.
  ///
  /// Cheap where there is nothing.  At most `TimeLimits.subjectCountMax` cases and as many items
  /// are looked at; the next call goes on with those that are left.
  ///
  /// - Returns: What was written, one receipt for each case and item with news.
  @available(*, noasync)
  package func passTime(at now: Instant) throws(BookError) -> [Receipt] {
    let (board, zone) = try read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        let board = try TimeBoard.due(
          at: now, limit: TimeLimits.subjectCountMax, in: snapshot)
        return (board, board.isEmpty ? .utc : try snapshot.houseZone(at: now))
      } catch { throw BookError(error, path: path) }
    }
    let subjects =
      board.cases.map { Ref(.case, $0.any) } + board.items.map { Ref(.item, $0.any) }
    guard !subjects.isEmpty else { return [] }
    let identifiers = IdentifierSource()
    let commands = subjects.map { subject in
      Command(
        id: identifiers.next(at: now), content: .passTime(subject), occurredAt: now,
        utcOffsetMinutes: zone.offsetMinutes(at: now), recordedAt: now, actor: nil, team: nil,
        device: nil, authenticatedBy: .asserted)
    }
    var receipts: [Receipt] = []
    for reply in performAll(commands) {
      switch reply {
      case .success(.accepted(let receipt)):
        if !receipt.lines.isEmpty { receipts.append(receipt) }
      case .success(.failed(let error)), .failure(let error): throw error
      case .success(.refused), .success(.idIsReused), .success(.deviceIsReused):
        preconditionFailure("nothing that time brings about is refused")
      }
    }
    return receipts
  }
}
