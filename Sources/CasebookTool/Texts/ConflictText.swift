internal import Cases
internal import Screens

/// Conflicts and links for people.
struct ConflictText {
  let desk: Desk
  let dates: DateWriter

  private var language: Language { desk.language }

  // MARK: Conflicts

  /// `conflict list`.
  func lines(_ conflicts: [OpenedConflict]) -> [Line] {
    guard !conflicts.isEmpty else {
      return [Line(desk.say(Bilingual(ja: "片付ける食い違いはありません", en: "no open conflicts")), .dim)]
    }
    return conflicts.flatMap(lines)
  }

  /// A section of another screen; nothing where there is none.
  func section(_ conflicts: [OpenedConflict]) -> [Line] {
    guard !conflicts.isEmpty else { return [] }
    let title = Bilingual(
      ja: "食い違い \(conflicts.count)", en: "Conflicts \(conflicts.count)")
    return [Line(desk.say(title), .heading)] + conflicts.flatMap(lines)
  }

  private func lines(_ conflict: OpenedConflict) -> [Line] {
    let isSettled = conflict.isSettled
    var first: [Span] = [
      Span(isSettled ? "v " : "! ", isSettled ? .plain : .overdue),
      Span(Bilingual(conflict.rule).text(in: language), isSettled ? .dim : .notice), Span("  "),
      Span(subject(conflict), .command),
    ]
    if let customer = conflict.customer {
      first.append(Span("  " + customer.name.spoken.text(in: language)))
    }
    if let refusal = conflict.refusal { first.append(Span("  (\(refusal))", .dim)) }
    if conflict.entries.isEmpty || conflict.cases.isEmpty {
      // Without an entry to point at, the end of the id names it.
      first.append(Span("  " + conflict.shortID, .dim))
    }
    return [desk.ruler.truncated(Line(first), to: desk.width)]
      + conflict.entries.map { entry in
        let mark = isSettled && entry.event == conflict.stands ? "v" : " "
        let who = entry.actor?.name.spoken.text(in: language) ?? "-"
        let line = Line([
          Span("  \(mark) "), Span(entry.reference ?? conflict.shortID, .command),
          Span("  \(dates.dayAndTime(entry.occurredAt))  \(who)  ", .dim), Span(entry.text),
        ])
        return desk.ruler.truncated(line, to: desk.width)
      }
  }

  private func subject(_ conflict: OpenedConflict) -> String {
    let numbers = conflict.cases.map(\.number)
    if !numbers.isEmpty { return numbers.joined(separator: " ") }
    return conflict.item?.number ?? conflict.customer?.number ?? conflict.shortID
  }

  /// A row of `--plain`.
  func row(_ conflict: OpenedConflict) -> [String] {
    [
      conflict.id.description, conflict.rule.rawValue,
      conflict.cases.map(\.number).joined(separator: ","),
      conflict.entries.compactMap(\.reference).joined(separator: ","),
      RFC3339.string(conflict.raisedAt), conflict.isSettled ? "settled" : "open",
    ]
  }

  // MARK: Links

  /// The links of a case, each on a line.
  func lines(_ links: [OpenedLink]) -> [Line] {
    links.map { link in
      let relation = Bilingual(link.link.relation, isFromHere: link.link.isFromHere)
      let line = Line([
        Span(relation.text(in: language) + " ", .notice), Span(link.card.number, .command),
        Span("  " + link.card.subject.spoken.text(in: language)),
        Span("  [\(link.card.state.word.text(in: language))]", .dim),
      ])
      return desk.ruler.truncated(line, to: desk.width)
    }
  }
}

extension OpenedConflict {
  /// The end of the id, by which people can name it.
  var shortID: String { String(id.description.suffix(Self.shortIDLength)) }

  /// How many characters of an id name a conflict.
  static let shortIDLength = 6
}
