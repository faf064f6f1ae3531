internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Follows a case: prints what is there, then what comes, until nobody reads any more.
///
/// Lines for people, or under `--json` and `--ndjson` the events, as `tail` prints them: a stream
/// is no document, so both are the same.
struct LiveTimeline {
  let desk: Desk
  let card: CaseCard
  let request: TimelineRequest

  /// How long new lines are waited for between two looks, in milliseconds.
  static let pollMilliseconds: UInt32 = 100

  func follow() throws(ErrorReport) -> Answer {
    let interruption = desk.world.interruption
    interruption.listen()
    defer { interruption.ignore() }
    switch desk.options.format {
    case .json, .ndjson: try followEvents()
    case .text, .plain: try followLines()
    }
    return Answer(isStreamed: true, exit: interruption.isWanted ? .interrupted : .done)
  }

  private func followEvents() throws(ErrorReport) {
    let renderer = Renderer(book: try desk.book().file.id)
    var seen: UInt64 = 0
    while goesOn {
      let known = seen
      let (lines, last): ([[UInt8]], UInt64) = try desk.read { (snapshot) throws(RowsError) in
        var newest = known
        try snapshot.scan(.case(card.id), from: known + 1, reverse: true) {
          newest = max(newest, $0); return false
        }
        guard newest > known else { return ([], known) }
        let records = try snapshot.records(of: .case(card.id), opened: true)
        let state: CaseState? = try snapshot.state(card.id)
        let shown = Timeline(records, of: state, request).shownSeqs(of: records, request.filter)
        var lines: [[UInt8]] = []
        for seq in shown where seq > known {
          lines.append(try snapshot.rendered(seq, by: renderer) + [0x0A])
        }
        return (lines, newest)
      }
      for line in lines {
        guard print(line) else { return }
      }
      seen = last
      if known == 0 { sayWaiting() }
      desk.world.pause(Self.pollMilliseconds)
    }
  }

  private func followLines() throws(ErrorReport) {
    let plain = TimelinePlain(dates: try desk.dates())
    var told = try desk.timeline(of: card, request)
    var lines = plain.lines(told.page)
    guard print(Self.bytes(lines)) else { return }
    sayWaiting()
    while goesOn {
      desk.world.pause(Self.pollMilliseconds)
      let shown = told.lastSeq
      told = try desk.timeline(of: card, request)
      guard told.lastSeq > shown else { continue }
      let before = Set(lines)
      lines = plain.lines(told.page)
      guard print(Self.bytes(lines.filter { !before.contains($0) })) else { return }
    }
  }

  /// Whether somebody reads, and nobody has pressed Ctrl-C.
  private var goesOn: Bool {
    !desk.world.interruption.isWanted && !desk.world.output.isClosed
  }

  private func sayWaiting() {
    let words = Bilingual(
      ja: "新しい行を待っています (Ctrl-C で終了)", en: "waiting for new lines (^C to quit)")
    desk.note(Line(desk.say(words), .dim))
  }

  private static func bytes(_ lines: [String]) -> [UInt8] {
    Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// Hands bytes to the system at once; false where nobody reads.
  private func print(_ bytes: [UInt8]) -> Bool {
    do throws(StreamError) {
      try desk.world.output.write(bytes)
      return true
    } catch { return false }
  }
}
