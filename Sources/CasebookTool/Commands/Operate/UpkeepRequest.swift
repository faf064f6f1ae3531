internal import Casebook
internal import Cases
internal import Screens
internal import Wire

/// Time to be passed, until nothing is left that it has brought about.
struct UpkeepRequest: Request, Hashable {
  /// Bound: each round looks at `TimeLimits.subjectCountMax` cases and items.
  static let roundCountMax = 10_000

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let book = try desk.book(for: .write)
    var counts: [String: Int] = [:]
    do throws(BookError) {
      for _ in 0..<Self.roundCountMax {
        let receipts = try book.passTime(at: desk.now)
        if receipts.isEmpty { break }
        for line in receipts.flatMap(\.lines) { counts[line.type, default: 0] += 1 }
      }
      // Of whom something came to light after they were forgotten; copies that were away.
      try book.carryOutErasures(isThorough: true)
      book.keys?.pruneCopies()
    } catch { throw ErrorReport(error) }
    return answer(counts, desk)
  }

  private func answer(_ counts: [String: Int], _ desk: Desk) -> Answer {
    let passed = UpkeepDocument(
      clockCount: counts[Event.Kind.clockJudged.rawValue] ?? 0,
      handoffCount: counts[Event.Kind.handoffLapsed.rawValue] ?? 0,
      maintenanceCount: counts[Event.Kind.maintenanceFellDue.rawValue] ?? 0)
    let said = Bilingual(
      ja: "期限を記録しました: 返事のない引き継ぎ \(passed.handoffCount) 件、"
        + "点検 \(passed.maintenanceCount) 件、応答・解決の判定 \(passed.clockCount) 件",
      en: "time passed: \(passed.handoffCount) handoffs lapsed, "
        + "\(passed.maintenanceCount) maintenance due, \(passed.clockCount) clocks judged")
    return Answer(
      lines: { desk.ruler.wrapped("OK " + desk.say(said), to: desk.width).map { Line($0) } },
      rows: {
        [["\(passed.handoffCount)", "\(passed.maintenanceCount)", "\(passed.clockCount)"]]
      },
      document: { Document(UpkeepDocument.shape, passed) }, isWanted: false)
  }
}

extension Desk {
  /// Writes what time has brought about, after a command that has written; cheap where there is
  /// nothing.
  ///
  /// What was asked for is done by then: a trouble is told and leaves it as it is.
  func passTime(in book: Book) {
    do throws(BookError) { _ = try book.passTime(at: now) } catch {
      let report = ErrorReport(error)
      let said = Bilingual(
        ja: "期限の記録は後に回します: \(report.message.ja)",
        en: "deadlines are recorded later: \(report.message.en)")
      note(Line(say(said), .dim))
    }
  }
}
