package import Cases
internal import EventLog
internal import Views
internal import Wire

/// The records of a book in another directory of this machine.
///
/// On another disk, a replica survives what the book's disk does not.
package final class BookRecords: RecordSource {
  private let path: String
  private var opened: Book?

  /// - Parameter path: The directory of the book.
  package init(_ path: String) { self.path = path }

  package func hello() throws(SourceError) -> ReplicaOrigin {
    opened = nil
    do throws(BookError) {
      let book = try Book(opening: path, for: .read)
      opened = book
      let (head, epochs) = (try book.head(), try book.epochs())
      let position = LogPosition(epoch: Int(epochs.last?.number ?? 1), seq: Int(head.seq))
      return ReplicaOrigin(book: book.file.id, epochs: epochs, head: position)
    } catch { throw .unreachable("\(error)") }
  }

  package func records(
    after position: LogPosition, limit: Int, waitMilliseconds: Int
  ) throws(SourceError) -> FeedPage {
    guard let book = opened else { throw .unreachable(path) }
    let answer: Result<FeedPage, SourceError>
    do throws(BookError) {
      if position.seq >= 0 {
        _ = try book.waitForChange(
          after: UInt64(position.seq), milliseconds: waitMilliseconds)
      }
      answer = try book.read { (snapshot) throws(BookError) in
        switch snapshot.start(of: position) {
        case .from(let seq):
          do throws(RowsError) {
            return .success(
              try snapshot.page(of: .log, after: seq, limit: limit, rendering: .record))
          } catch { throw BookError(error, path: path) }
        case .epoch(let number, let from): return .failure(.epoch(number: number, from: from))
        case .ahead: return .failure(.ahead)
        }
      }
    } catch { throw .unreachable("\(error)") }
    return try answer.get()
  }

  /// A book of this machine keeps no list of who has purged.
  package func acknowledge(_ event: EventID) throws(SourceError) {}
}
