internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views

extension Desk {
  /// The book, opened once; `purpose` counts the first time only.
  func book(for purpose: Book.Purpose = .read) throws(ErrorReport) -> Book {
    if let served = world.served { return try served.book(for: purpose) }
    if let openedBook { return openedBook }
    if let kit = try kit() {
      let book = try book(of: kit, for: purpose)
      openedBook = book
      return book
    }
    let path = try BookPlace.path(of: self)
    do throws(BookError) {
      let book = try open(path, for: purpose)
      openedBook = book
      return book
    } catch { throw ErrorReport(error) }
  }

  /// Opens the book; has it folded again first if older code had done so.
  private func open(_ path: String, for purpose: Book.Purpose) throws(BookError) -> Book {
    do throws(BookError) {
      return try Book(opening: path, for: purpose, clock: world.clock)
    } catch .viewsAreOutdated {
      try Book(opening: path, for: .write, clock: world.clock).close()
      return try Book(opening: path, for: purpose, clock: world.clock)
    }
  }

  /// The epoch in which is written.
  var epoch: Int { Int(openedBook?.file.epoch ?? 1) }

  /// Reads from one snapshot of the book.
  func read<Result>(
    _ body: (borrowing BookSnapshot) throws(RowsError) -> Result
  ) throws(ErrorReport) -> Result {
    let book = try book()
    do throws(BookError) {
      return try book.read { (snapshot) throws(BookError) in
        do throws(RowsError) { return try body(snapshot) } catch {
          throw BookError(error, path: book.path)
        }
      }
    } catch { throw ErrorReport(error) }
  }

  /// Waits until the book has a record after `seq`, at most so long, or until somebody interrupts.
  func waitForChange(after seq: UInt64, milliseconds: Int) throws(ErrorReport) {
    if let instead = world.insteadOfWaiting { return instead() }
    let book = try book()
    let interruption = world.interruption
    do throws(BookError) {
      _ = try book.waitForChange(after: seq, milliseconds: milliseconds) {
        interruption.isWanted
      }
    } catch { throw ErrorReport(error) }
  }

  /// Finishes what waits; called once, at the end of the command.
  ///
  /// The book of a service stays open.
  func close() {
    guard world.served == nil else { return }
    openedBook?.close()
    openedBook = nil
  }
}

extension Desk {
  /// Looks whether a file of this machine may be opened: not one that a client of a service names.
  func checkFile(_ path: String) throws(ErrorReport) {
    guard world.served != nil else { return }
    throw ErrorReport(
      code: "file.isElsewhere", exit: .notAllowed,
      message: Bilingual(
        ja: "\(path): サーバーはファイルを開きません", en: "\(path): a server opens no files for its clients"))
  }
}

extension BookSnapshot {
  /// Where the log ends; everything shown is of this position.
  var asOf: LogPosition { position(lastSeq) }

  /// The number of the last record.
  var lastSeq: UInt64 { head.seq }
}
