internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Media that do not stay for ever, to be listed.
struct RetentionListRequest: Request, Hashable {
  var isDueOnly = false
  var limit = RetentionLimits.countDefault

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var all = try desk.retainedMedia(limit: max(1, min(limit, RetentionLimits.countMax)))
    if isDueOnly {
      all.media.removeAll { $0.state == .kept }
      all.count = all.dueCount
    }
    let text = RetentionText(
      desk: desk, dates: try desk.dates(), policy: try desk.retentionPolicy())
    let found = all
    return Answer(
      lines: { text.head(found) + text.lines(found.media) }, rows: { found.media.map(text.row) },
      document: { RetentionDocument.document(found, total: found.count) },
      notes: found.count > found.media.count ? [MoreNote.line(at: desk)] : [])
  }
}

/// Media to be destroyed whose day has come.
///
/// Of each the log says so first (`entry.retracted`, reason code `retention`), then its file goes.
/// Whoever is stopped in between leaves a file of which the log says that it is gone; the next time
/// it goes.
struct RetentionApplyRequest: Request, Hashable {
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    guard try desk.kit() == nil else {
      throw ErrorReport(
        code: "retention.isOfTheBook", exit: .usage,
        message: Bilingual(
          ja: "保存期限は台帳で片付けます。端末ではできません",
          en: "media are destroyed in the book, not on a device"))
    }
    // Opened for writing before anything is looked up in it.
    if !desk.options.isDryRun { _ = try desk.book(for: .write) }
    let text = RetentionText(
      desk: desk, dates: try desk.dates(), policy: try desk.retentionPolicy())
    var all = try desk.retainedMedia(limit: RetentionLimits.destroyedCountMax)
    all.media.removeAll { $0.state != .due }
    if !desk.options.isDryRun { try destroy(&all.media, at: desk) }
    let done = all
    let rest = done.dueCount - done.media.count
    return Answer(
      lines: { text.outcome(done, isDryRun: desk.options.isDryRun) + text.lines(done.media) },
      rows: { done.media.map(text.row) },
      document: { RetentionDocument.document(done, total: done.dueCount) },
      notes: rest > 0 ? [text.restNote(rest)] : [], isWanted: desk.options.isDryRun)
  }

  private func destroy(_ media: inout [RetainedMedium], at desk: Desk) throws(ErrorReport) {
    guard !media.isEmpty else { return }
    let writer = try Writer(desk, terms)
    for index in media.indices {
      let medium = media[index]
      if !medium.isLeftOver {
        do throws(ErrorReport) { try retract(medium, writer) } catch {
          guard error.code == "refused.decisionsRestOnIt" else { throw error }
          media[index].state = .held
          continue
        }
      }
      writer.book.destroyBlobs([medium.media.sha256])
      media[index].state = .destroyed
    }
  }

  private func retract(_ medium: RetainedMedium, _ writer: Writer) throws(ErrorReport) {
    let retracted = EntryRetracted(
      events: [medium.record.id], reasonCode: RetentionPolicy.reasonCode)
    let command = try writer.command(
      .decide(.retractEntry(retracted), refs: medium.record.refs, supersedes: nil),
      WriteSubject())
    _ = try writer.receipt(of: command, on: WriteSubject())
  }
}

/// Media that do not stay, for people.
struct RetentionText {
  let desk: Desk
  let dates: DateWriter
  let policy: RetentionPolicy

  /// The policy, and how much is due.
  func head(_ all: RetainedMedia) -> [Line] {
    let days = MediaKind.allCases.compactMap { kind in
      policy.days[kind].map { days in
        Bilingual(ja: "\(kind.spoken.ja) \(days) 日", en: "\(kind.spoken.en) \(days) days")
      }
    }
    let none = Bilingual(
      ja: "方針はありません  casebook help retention list", en: "no policy  casebook help retention list")
    let kept = Bilingual(
      ja: "方針  " + days.map(\.ja).joined(separator: "、"),
      en: "policy  " + days.map(\.en).joined(separator: ", "))
    let due = Bilingual(
      ja: "期限の来たもの \(all.dueCount.grouped) 件 (\(ByteText.text(all.dueByteCount)))、"
        + "期限のあるもの \(all.count.grouped) 件",
      en: "\(all.dueCount.grouped) due (\(ByteText.text(all.dueByteCount))) of "
        + "\(all.count.grouped) with an end")
    return [
      Line(desk.say(days.isEmpty ? none : kept), .dim),
      Line(desk.say(due), all.dueCount > 0 ? .notice : .plain),
    ]
  }

  /// What was done, or would be.
  func outcome(_ all: RetainedMedia, isDryRun: Bool) -> [Line] {
    let gone = all.media.filter { $0.state == (isDryRun ? .due : .destroyed) }
    let size = ByteText.text(gone.reduce(0) { $0 + $1.byteCount })
    let held = all.media.count { $0.state == .held }
    let said =
      isDryRun
      ? Bilingual(
        ja: "消しません: 消すのは \(gone.count.grouped) 件 (\(size))",
        en: "nothing was destroyed; it would be \(gone.count.grouped) (\(size))")
      : Bilingual(
        ja: "OK \(gone.count.grouped) 件 (\(size)) を消しました。控えの中のものは控えとともに消えます",
        en: "OK \(gone.count.grouped) destroyed (\(size)); copies in backups go with the backups")
    var lines = desk.ruler.wrapped(desk.say(said), to: desk.width).map { Line($0, .heading) }
    if held > 0 {
      let words = Bilingual(
        ja: "決定の根拠なので残したもの \(held) 件", en: "\(held) kept: decisions rest on them")
      lines.append(Line(desk.say(words), .notice))
    }
    return lines
  }

  func restNote(_ count: Int) -> Line {
    Line(
      desk.say(
        Bilingual(
          ja: "まだ \(count.grouped) 件あります。もう一度どうぞ",
          en: "\(count.grouped) more are due: once again")), .notice)
  }

  func lines(_ media: [RetainedMedium]) -> [Line] {
    let table = Table(
      columns: [.fits, .fits, .fits, .rest, .fits], ruler: desk.ruler, width: desk.width)
    return table.lines(
      media.map { medium in
        [
          Span(medium.state == .kept ? " " : "!", .overdue),
          Span(dates.fullDay(medium.dueOn), medium.state == .kept ? .plain : .overdue),
          Span("\(medium.name)  \(desk.say(medium.media.kind.spoken))"),
          Span(desk.say(SealedText(medium.media.caption, of: medium.record).spoken).printable),
          Span(ByteText.text(medium.byteCount), .dim),
        ]
      })
  }

  func row(_ medium: RetainedMedium) -> [String] {
    [
      medium.dueOn.description, medium.state.rawValue, medium.media.kind.rawValue,
      medium.reference ?? "", medium.media.mediaID.description, "\(medium.byteCount)",
    ]
  }
}

/// `casebook.retention/1`.
enum RetentionDocument {
  static let shape = DocumentShape<Page<RetainedMedium>>(
    "casebook.retention/1", "Media that are to be destroyed, the earliest first.",
    Page.members(
      .object([
        Member("bytes", Shape<Int>.integer) { $0.byteCount },
        Member("caption", Shape.personal) { SealedText($0.media.caption, of: $0.record) },
        Member("dueOn", Shape.day, "The day on which it is to be destroyed.") { $0.dueOn },
        Member("id", Shape<MediaID>.id()) { $0.media.mediaID },
        Member("kind", Shape<MediaKind>.word) { $0.media.kind },
        Member("occurredAt", Shape.time) { $0.record.occurredAt },
        Member("ref", Shape.text.orNull, "The entry: C-1042#12.") { $0.reference },
        Member("state", Shape<RetainedMedium.State>.word, "held: a decision rests on it.") {
          $0.state
        },
      ])))

  static func document(_ all: RetainedMedia, total: Int) -> Document {
    Document(shape, Page(rows: all.media, next: nil, total: total, asOf: all.asOf.text))
  }
}
