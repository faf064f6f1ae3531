internal import ArgumentParser
internal import Screens

/// `casebook doctor`.
struct DoctorCommand: TypedCommand {
  static let help = CommandHelp(
    name: "doctor",
    summary: Bilingual(
      ja: "この機械と台帳に悪いところがないか診る", en: "look for what is wrong with this machine and book"),
    examples: [
      .init("casebook doctor", ja: "診る", en: "look"),
      .init(
        "casebook doctor --json | jq '.data.checks[] | select(.outcome == \"bad\")'",
        ja: "悪いところだけ", en: "what is bad alone"),
    ],
    usages: [Bilingual(same: "")],
    notes: [
      Bilingual(
        ja: "何も変えません。悪いところがあれば終了コード 1。記録の中身は casebook verify が確かめます。",
        en:
          "It changes nothing; exit code 1 if something is bad.  casebook verify proves the "
          + "records."
      )
    ],
    further: ["casebook verify", "casebook config check", "casebook help exit"])

  func request() throws(ErrorReport) -> DoctorRequest { DoctorRequest() }
}

/// A machine and a book to be looked at.
struct DoctorRequest: Request, Hashable {
  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    answer(MachineChecks(desk: desk).all + BookChecks(desk: desk).all, desk)
  }

  /// What came of the looks.
  func answer(_ results: [CheckResult], _ desk: Desk) -> Answer {
    let isHealthy = results.allSatisfy { $0.outcome != .bad }
    let language = desk.language
    return Answer(
      lines: { Self.lines(results, desk) },
      rows: {
        results.map { [$0.name.rawValue, $0.outcome.rawValue, desk.say($0.said), $0.hint ?? ""] }
      },
      document: {
        Document(CheckupDocument.shape, CheckupDocument(results: results, language: language))
      }, exit: isHealthy ? .done : .no)
  }

  private static func lines(_ results: [CheckResult], _ desk: Desk) -> [Line] {
    let ruler = desk.ruler
    let cells = results.map { ruler.cells(desk.say($0.name)) }.max() ?? 0
    let indent = 3 + cells + 2
    let room = max(desk.width - indent, 16)
    let hintWord = desk.say(Bilingual(ja: "ヒント: ", en: "hint: "))
    var lines: [Line] = []
    for result in results {
      let mark =
        switch result.outcome {
        case .ok: Span("OK ", .dim)
        case .note: Span("-  ", .hint)
        case .bad: Span("!  ", .failure)
        }
      let name = Span(ruler.padded(desk.say(result.name), to: cells) + "  ")
      let parts = ruler.wrapped(desk.say(result.said), to: room)
      lines.append(Line([mark, name, Span(parts.first ?? "")]))
      let left = String(repeating: " ", count: indent)
      lines += parts.dropFirst().map { Line([Span(left), Span($0)]) }
      if let hint = result.hint {
        lines.append(Line([Span(left), Span(hintWord, .hint), Span(hint, .command)]))
      }
    }
    let count = results.count { $0.outcome == .bad }
    let said =
      count == 0
      ? Bilingual(ja: "悪いところはありません", en: "nothing is bad")
      : Bilingual(ja: "悪いところ \(count) 件", en: count == 1 ? "1 thing is bad" : "\(count) are bad")
    return lines + ["", Line(desk.say(said), count == 0 ? .heading : .failure)]
  }
}
