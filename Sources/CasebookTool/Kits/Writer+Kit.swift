internal import Casebook
internal import Cases
internal import Screens

extension Writer {
  /// Writes a command to the outbox of a kit and performs it on the pack.
  func perform(
    _ command: Command, at kit: Kit, on subject: WriteSubject, says: Spoken?
  ) throws(ErrorReport) -> Reply {
    let place = [
      subject.case?.number ?? subject.customer?.number ?? subject.item?.number,
      subject.customer?.name.text,
    ].compactMap(\.self).joined(separator: " ")
    let words = says.map { desk.say($0) } ?? ""
    var tries = 0
    while true {
      tries += 1
      do throws(KitError) {
        return try kit.perform(command, says: words, place: place, in: try packBook(kit))
      } catch {
        // A sync has renewed the pack since this command opened it.
        guard case .packHasMoved = error, tries < Self.packCountMax else {
          throw ErrorReport(error)
        }
        desk.openedBook?.close()
        desk.openedBook = nil
      }
    }
  }

  private static let packCountMax = 3

  private func packBook(_ kit: Kit) throws(KitError) -> Book {
    if let opened = desk.openedBook { return opened }
    let book = try kit.openBook(for: .write, clock: desk.world.clock)
    desk.openedBook = book
    return book
  }

  /// With `--require-sync`: sends now, and says what was not sent.
  func requireSync(_ command: Command, _ subject: WriteSubject) throws(ErrorReport) {
    guard desk.options.requiresSync, let kit = desk.openedKit else { return }
    let failure: ErrorReport
    do throws(ErrorReport) {
      let report = try SyncRequest.sync(kit, desk)
      guard let left = report.failure else { return }
      failure = ErrorReport(left)
    } catch { failure = error }
    let number = subject.case?.number
    let count = kit.waiting.count
    throw ErrorReport(
      code: "sync.unreachable", exit: .tryAgain, message: failure.message,
      details: failure.details.prefix(1) + [
        Bilingual(
          ja: "記録は端末に保存しました (\(number ?? "-")、未送信 \(count) 件)。失われていません",
          en: "it is saved on this device (\(number ?? "-"), unsent \(count)) and not lost")
      ],
      hint: ErrorReport.Hint(
        "casebook sync", before: Bilingual(ja: "電波のある所で", en: "where there is network")),
      saved: subject.case.map { card in
        ErrorReport.Saved(
          command: command.id.description, caseID: card.id.description,
          caseReference: card.number, delivery: "queued")
      })
  }
}
