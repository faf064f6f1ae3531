internal import Cases
internal import EventLog
package import Wire

extension Book {
  /// Takes whole records in, as `StoredRecord.carried(_:)` gives them, in the order in which their
  /// book had accepted them; for a book that was prepared and is not established.
  ///
  /// Durable when this returns, and folded.
  ///
  /// - Throws: `BookError`; some of the records are in, so the book is to be abandoned.
  @available(*, noasync)
  package func adopt(_ records: [StoredRecord]) throws(BookError) {
    guard let keys else { throw .permissionIsDenied(path: path) }
    let sealer = Sealer(keys: keys, random: .system)
    let inner = BookWriter(
      access: access, sealer: sealer, clock: Book.systemClock, bell: CommitBell())
    let log = EventLog(
      access.store, writer: Adopter(inner, sealer: sealer), limits: .bulk)
    defer { log.closeAndWait(folding: true) }
    var rest = records[...]
    while !rest.isEmpty {
      let chunk = Array(rest.prefix(Adopter.recordCountMax))
      rest = rest.dropFirst(chunk.count)
      if case .failure(let error) = log.submitAndWait(chunk) {
        throw BookError(error, path: path)
      }
    }
  }
}
