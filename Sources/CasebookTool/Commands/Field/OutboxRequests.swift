internal import Casebook
internal import Cases
internal import Screens
internal import Wire

/// The outbox to be listed.
struct OutboxListRequest: Request, Hashable {
  var includesSent = false

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let kit = try SyncRequest.kit(at: desk)
    let entries: [OutboxEntry]
    do throws(KitError) {
      entries = try (includesSent ? kit.sent() : []) + kit.unsent()
    } catch { throw ErrorReport(error) }
    let dates = try desk.dates()
    var lines = entries.map { OutboxText.line($0, dates, desk) }
    if entries.isEmpty {
      lines = [Line(desk.say(Bilingual(ja: "未送信の記録はありません", en: "nothing waits")), .dim)]
    }
    let printed = lines.map { desk.ruler.truncated($0, to: desk.width) }
    return Answer(
      lines: { printed },
      rows: {
        entries.map {
          [
            "~\($0.number)", $0.state.rawValue, RFC3339.string($0.queuedAt), $0.place, $0.says,
          ]
        }
      }, document: { Document(OutboxDocument.list, entries) })
  }
}

/// One entry to be shown.
struct OutboxShowRequest: Request, Hashable {
  var number: UInt64

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let kit = try SyncRequest.kit(at: desk)
    let entry: OutboxEntry
    do throws(KitError) {
      guard let found = try (kit.sent() + kit.unsent()).last(where: { $0.number == number })
      else { throw .noEntry(number) }
      entry = found
    } catch { throw ErrorReport(error) }
    let dates = try desk.dates()
    let text = String(decoding: entry.document.bytes(.indented), as: UTF8.self)
    let lines =
      [OutboxText.line(entry, dates, desk)]
      + text.split(separator: "\n").map { Line(String($0).printable, .dim) }
    return Answer(
      lines: { lines }, rows: { [["~\(number)", entry.state.rawValue]] },
      document: { Document(OutboxDocument.list, [entry]) })
  }
}

/// One entry to be sent again.
struct OutboxRetryRequest: Request, Hashable {
  var number: UInt64

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let kit = try SyncRequest.kit(at: desk)
    do throws(KitError) {
      if !desk.options.isDryRun { try kit.retry(number) }
    } catch { throw ErrorReport(error) }
    let words = Bilingual(
      ja: "~\(number) を次の送信で送ります", en: "~\(number) goes with the next sync")
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(words))])] },
      rows: { [["~\(number)"]] }, document: { Document(NoDocument.shape, ()) }, isWanted: false)
  }
}

/// What waits, to be written out.
struct OutboxExportRequest: Request, Hashable {
  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let kit = try SyncRequest.kit(at: desk)
    let entries: [OutboxEntry]
    do throws(KitError) { entries = try kit.unsent() } catch { throw ErrorReport(error) }
    if desk.options.format == .json || desk.options.format == .ndjson {
      return Answer(document: { Document(OutboxDocument.list, entries) })
    }
    // One command a line, as `emit` takes it, whatever the terminal.
    let text = entries.map { String(decoding: $0.document.line(), as: UTF8.self) }.joined()
    try Presenter(desk: desk).write(text)
    return Answer(isStreamed: true)
  }
}

/// Entries of the outbox for people.
enum OutboxText {
  /// `~3  待ち  13:22  C-1042 山田製作所  部品交換を記録`.
  static func line(_ entry: OutboxEntry, _ dates: DateWriter, _ desk: Desk) -> Line {
    let (word, style): (Bilingual, Screens.Role) =
      switch entry.state {
      case .queued: (Bilingual(ja: "待ち", en: "queued"), .plain)
      case .accepted: (Bilingual(ja: "済み", en: "accepted"), .dim)
      case .refused: (Bilingual(ja: "食い違い", en: "refused"), .notice)
      case .needsPerson: (Bilingual(ja: "要確認", en: "look"), .overdue)
      }
    let code = entry.answer?["code"]?.text.map { " (\($0))" } ?? ""
    return Line([
      Span("~\(entry.number)", .command), Span("  "), Span(word.text(in: desk.language), style),
      Span("  \(dates.dayAndTime(entry.queuedAt))  ", .dim), Span(entry.place),
      Span("  " + entry.says + code, .dim),
    ])
  }
}
