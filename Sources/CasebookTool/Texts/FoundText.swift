internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// What was found, for people: where, when, who, and the words with the hit in them.
struct FoundText {
  let desk: Desk
  let dates: DateWriter
  let teams: TeamLabels
  let query: SearchQuery

  /// Below this width a hit takes two lines.
  private static let twoLinesBelow = 60

  func lines(_ found: [FoundLine], typed: String) -> [Line] {
    let count = found.count
    let title = Bilingual(
      ja: count == 0 ? "「\(typed)」は見つかりません" : "「\(typed)」 \(count) 件",
      en: count == 0 ? "\"\(typed)\" is nowhere" : "\"\(typed)\": \(count)")
    guard count > 0 else { return [Line(desk.say(title), .dim)] }
    let heading = desk.ruler.truncated(Line(desk.say(title), .heading), to: desk.width)
    guard desk.width >= Self.twoLinesBelow else { return [heading] + found.flatMap(twoLines) }
    let fronts = found.map(front)
    let widths = fronts[0].indices.map { column in
      fronts.map { desk.ruler.cells($0[column].text) }.max() ?? 0
    }
    return [heading]
      + zip(found, fronts).map { line, front in
        var spans: [Span] = []
        for (span, width) in zip(front, widths) where width > 0 {
          spans += [Span(desk.ruler.fitted(span.text, to: width), span.role), Span("  ")]
        }
        return (Line(spans) + excerpt(line, to: desk.width - desk.ruler.cells(Line(spans).text)))
          .withoutTrailingSpaces
      }
  }

  /// Says what is missing: more hits, or older ones that were not looked at.
  func notes(_ findings: SearchFindings) -> [Line] {
    if findings.isCut {
      let words = Bilingual(
        ja: "古いものは調べきれていません。語を足すか --since で絞ってください",
        en: "older ones were not looked at: add a word, or narrow it with --since")
      return [Line(desk.say(words), .dim)]
    }
    return findings.hasMore ? [MoreNote.line(at: desk)] : []
  }

  /// A row of `--plain`.
  func row(_ line: FoundLine) -> [String] {
    [
      line.kind.rawValue, line.reference ?? "", line.at.map { RFC3339.string($0) } ?? "",
      line.record?.team?.code ?? "", line.customer?.name.text ?? "", line.text,
    ]
  }

  // MARK: Parts

  private func front(_ line: FoundLine) -> [Span] {
    let customer = line.customer?.name.spoken.text(in: desk.language).printable ?? ""
    return [
      Span(line.reference ?? "-", .command), Span(line.at.map(dates.lastActivity) ?? "", .dim),
      sign(line), Span(desk.ruler.truncated(customer, to: max(12, desk.width / 5))),
    ]
  }

  /// Team and kind, as on a timeline; the word for a thing that was named.
  private func sign(_ line: FoundLine) -> Span {
    guard let record = line.record else { return Span(word(line.kind), .dim) }
    let kind = EntryKind(rawValue: record.event.timelineKind.rawValue) ?? .unknown
    let team = record.team.map { teams.label($0.code) }
    if desk.language == .ja {
      let signs = [team.map { String($0.kanji) }, String(kind.label.kanji)]
      return Span(signs.compactMap(\.self).joined(separator: " "), role(team))
    }
    return Span(
      [team?.name.en, kind.label.short].compactMap(\.self).joined(separator: " "), role(team))
  }

  private func role(_ team: TeamLabel?) -> Screens.Role { team.map { .team($0.key) } ?? .plain }

  private func word(_ kind: SearchKind) -> String {
    switch kind {
    case .case: desk.say(Bilingual(ja: "案件", en: "case"))
    case .customer: desk.say(Bilingual(ja: "お客様", en: "customer"))
    case .item: desk.say(Bilingual(ja: "製品", en: "item"))
    case .part: desk.say(Bilingual(ja: "部品", en: "part"))
    case .text: desk.say(Bilingual(ja: "記録", en: "entry"))
    }
  }

  private func excerpt(_ line: FoundLine, to width: Int) -> Line {
    let text = line.text.printable
    return desk.ruler.excerpt(text, around: query.range(in: text), to: width)
  }

  private func twoLines(_ line: FoundLine) -> [Line] {
    let front = front(line)
    var spans: [Span] = []
    for span in front where !span.text.isEmpty {
      if !spans.isEmpty { spans.append(Span("  ")) }
      spans.append(span)
    }
    return [
      desk.ruler.truncated(Line(spans), to: desk.width),
      Line("  ") + excerpt(line, to: desk.width - 2),
    ]
  }
}
