internal import Casebook
internal import Cases
internal import Screens
internal import Wire

/// What is said when something was written, or would have been.
struct WriteAnswer {
  let desk: Desk
  /// Nil with `--dry-run`.
  let receipt: Receipt?
  let subject: WriteSubject
  let says: Spoken

  /// After writing: `OK メモを記録 14:37`, then the entry with its case and customer.
  func answer() throws(ErrorReport) -> Answer {
    let dates = try desk.dates()
    let time = receipt.map { dates.time($0.occurredAt) } ?? ""
    var lines = [Line([Span("OK ", .heading), Span(said), Span(" " + time)])]
    lines += placeLines
    lines += conflicts
    if let kit = desk.openedKit {
      lines.append(Line("   " + desk.say(desk.savedLine(kit)), .notice))
    }
    let printed = lines
    return Answer(
      lines: { printed }, rows: { [row] }, document: { json([]) },
      isWanted: false)
  }

  /// After a rehearsal.
  func rehearsed(_ kinds: [String]) throws(ErrorReport) -> Answer {
    let opening = Bilingual(ja: "書きません: ", en: "not written: ")
    var lines = [Line([Span(desk.say(opening), .heading), Span(said)])]
    lines += placeLines
    lines.append(Line("   " + kinds.joined(separator: ", "), .dim))
    let printed = lines
    return Answer(
      lines: { printed }, rows: { [["dry-run"] + kinds] },
      document: { json(kinds) })
  }

  private var said: String {
    let number = receipt?.lines.compactMap(\.number).first
    return [number, desk.say(says)].compactMap(\.self).joined(separator: " ")
  }

  /// The entry, its case and customer, on as many lines as that takes.
  private var placeLines: [Line] {
    guard !place.isEmpty else { return [] }
    return desk.ruler.wrapped(place.printable, to: max(desk.width - 3, 1)).map { Line("   " + $0) }
  }

  private var place: String {
    if let card = subject.case {
      let reference =
        receipt?.entry.map { ProvisionalNumber.reference(card.number, $0) } ?? card.number
      return [
        reference, card.customer?.name.spoken.text(in: desk.language),
        card.subject.spoken.text(in: desk.language),
      ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "  ")
    }
    let customer = subject.customer.map {
      "\($0.number)  \($0.name.spoken.text(in: desk.language))"
    }
    let item = subject.item.map { "\($0.number)  \($0.model)  \($0.serial ?? "")" }
    return [customer, item].compactMap(\.self).joined(separator: "   ")
  }

  private var conflicts: [Line] {
    (receipt?.conflicts ?? []).map { conflict in
      let rule = Bilingual(conflict.rule)
      let words = Bilingual(
        ja: "食い違い: \(rule.ja)。casebook conflict list で確かめてください",
        en: "conflict: \(rule.en); settle it: casebook conflict list")
      return Line([Span("   "), Span(desk.say(words), .notice)])
    }
  }

  // MARK: Documents

  /// The entry, its position and the types of its events.
  private var row: [String] {
    [entry ?? ""] + (receipt?.lines.map(\.type) ?? [])
  }

  private var entry: String? {
    guard let receipt, let entry = receipt.entry else { return nil }
    guard let number = caseNumber else { return nil }
    return ProvisionalNumber.reference(number, entry)
  }

  private var caseNumber: String? {
    subject.case?.number ?? receipt?.lines.first { $0.type == "case.opened" }?.number
  }

  private func json(_ kinds: [String]) -> Document {
    let caseID = subject.case?.id ?? receipt?.lines.lazy.compactMap(\.refs.case).first
    let written = receipt?.lines.map { line in
      WrittenEvent(
        id: line.id, type: line.type, number: line.number,
        position: LogPosition(epoch: desk.epoch, seq: Int(line.seq)))
    }
    return Document(
      WriteDocument.shape,
      WriteDocument(
        command: receipt?.command, case: caseID, caseNumber: caseNumber, entry: entry,
        events: written
          ?? kinds.map {
            WrittenEvent(id: nil, type: $0, number: nil, position: nil)
          },
        conflicts: receipt?.conflicts ?? [], acceptedAt: receipt?.acceptedAt,
        isReplayed: receipt?.isReplayed ?? false,
        queuedCount: desk.openedKit?.waiting.count))
  }
}
