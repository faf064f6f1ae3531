internal import Casebook
internal import Cases
internal import Screens
internal import Wire

/// What waits is to be sent, and what is new to be fetched.
struct SyncRequest: Request, Hashable {
  var isWatching = false

  /// Between two looks with `--watch`.
  static let watchMilliseconds: UInt32 = 5_000

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let kit = try Self.kit(at: desk)
    guard isWatching else { return try Self.answer(Self.sync(kit, desk), kit, desk) }
    desk.world.interruption.listen()
    defer { desk.world.interruption.ignore() }
    var isFirst = true
    while !desk.world.interruption.isWanted {
      let isDue = isFirst || AutomaticSync.isDue(kit, at: desk.world.clock())
      isFirst = false
      if isDue {
        let answer = try Self.answer(Self.sync(kit, desk), kit, desk, throwing: false)
        try Presenter(desk: desk).print(answer)
      }
      desk.world.pause(Self.watchMilliseconds)
    }
    return Answer(isStreamed: true)
  }

  /// The kit, without which there is nothing to send.
  static func kit(at desk: Desk) throws(ErrorReport) -> Kit {
    if let kit = try desk.kit() { return kit }
    throw ErrorReport(KitError.isNoKit(path: try BookPlace.path(of: desk)))
  }

  /// Runs once.
  static func sync(_ kit: Kit, _ desk: Desk) throws(ErrorReport) -> SyncReport {
    let link = try desk.world.hubLink(kit.file, desk)
    do throws(KitError) {
      return try KitSync(kit, over: link, clock: desk.world.clock).run()
    } catch { throw ErrorReport(error) }
  }

  /// 送信 8 件、受信 2 件、食い違い 0 件.
  static func answer(
    _ report: SyncReport, _ kit: Kit, _ desk: Desk, throwing: Bool = true
  ) throws(ErrorReport) -> Answer {
    if throwing, let failure = report.failure {
      let told = ErrorReport(failure)
      guard !report.accepted.isEmpty || !report.refused.isEmpty else { throw told }
      throw told.adding(counts(report))
    }
    let counts = counts(report)
    var lines = [Line([Span("OK ", .heading), Span(desk.say(counts))])]
    if let failure = report.failure {
      lines = [Line(desk.say(ErrorReport(failure).message), .notice)]
    }
    for line in report.accepted + report.refused + report.stuck {
      lines += Self.lines(line, desk)
    }
    if report.hasNewDevice {
      let words = Bilingual(
        ja: "このキットは写しでした。新しい端末として送りました",
        en: "this kit was a copy; it has sent as a new device")
      lines.append(Line(desk.say(words), .notice))
    }
    if !desk.options.isQuiet { lines.append(Line("   " + desk.say(desk.kitLine(kit)), .dim)) }
    let printed = lines.map { desk.ruler.truncated($0, to: desk.width) }
    let synced = SyncedKit(report: report, file: kit.file, path: kit.path)
    return Answer(
      lines: { printed },
      rows: {
        [
          [
            "\(report.accepted.count + report.refused.count)", "\(report.receivedCount)",
            "\(report.conflictCount)", "\(report.leftCount)",
          ]
        ]
      }, document: { Document(SyncDocument.shape, synced) }, isWanted: false)
  }

  private static func counts(_ report: SyncReport) -> Bilingual {
    let sent = report.accepted.count + report.refused.count
    return Bilingual(
      ja: "送信 \(sent) 件、受信 \(report.receivedCount) 件、食い違い \(report.conflictCount) 件",
      en: "sent \(sent), received \(report.receivedCount), conflicts \(report.conflictCount)")
  }

  /// What a person should know of an entry: only what went otherwise than expected.
  private static func lines(_ line: SyncReport.Line, _ desk: Desk) -> [Line] {
    var words: [Bilingual] = line.conflicts.map { conflict in
      let rule = ConflictRule(rawValue: conflict.rule).map { Bilingual($0) }
      return Bilingual(
        ja: "食い違い: \(rule?.ja ?? conflict.rule)", en: "conflict: \(rule?.en ?? conflict.rule)")
    }
    if let code = line.code {
      let why = ErrorExplanations.text(of: "refused.\(code)") ?? Bilingual(same: code)
      words =
        line.entry.state == .refused
        ? [
          Bilingual(
            ja: "台帳は受けられませんでした。食い違いとして残っています: \(why.ja)",
            en: "the book could not accept it and keeps it as a conflict: \(why.en)")
        ]
        : [Bilingual(ja: "人が見ます (\(code))", en: "somebody has to look (\(code))")]
    }
    guard !words.isEmpty else { return [] }
    let head = Line([
      Span("  ~\(line.entry.number) ", .command), Span(line.reference ?? line.entry.place),
      Span("  " + line.entry.says, .dim),
    ])
    return [head] + words.map { Line("     " + desk.say($0), .notice) }
  }
}
