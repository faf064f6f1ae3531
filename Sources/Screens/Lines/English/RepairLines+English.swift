internal import Cases

extension LineWriter {
  /// What an event of a repair is in English.
  func english(_ event: Event.Repairs, _ record: Record) -> String {
    switch event {
    case .repairOpened(let opened):
      return join(
        "Repair opened (\(opened.mode.word.en))", code(opened.symptomCode),
        quoted(opened.reported, record))
    case .repairDiagnosed(let diagnosed):
      return join(
        diagnosed.isNoFaultFound
          ? "Diagnosis: no fault found"
          : "Diagnosis: "
            + code(diagnosed.faultCode),
        labelled("cause", diagnosed.causeCode.map(code)), quoted(diagnosed.note, record))
    case .repairWorkLogged(let work):
      return join(
        "Work (\(work.kind.word.en))", dates.time(work.from) + "-" + dates.time(work.to),
        work.technician.map(member), quoted(work.note, record))
    case .repairFinished(let finished):
      return join(
        "Repair finished: " + finished.outcome.word.en,
        aside(
          finished.barrier?.word.en, finished.firstVisit ? "at the first visit" : nil,
          finished.tests.isEmpty ? nil : "tested " + list(finished.tests.map(code)),
          finished.signature == nil ? nil : "signed"))
    case .quoteGiven(let quote):
      return join(
        "Quote", quote.label, list(quote.lines.map(\.text)), money(quote.amount),
        quote.validUntil.map { "valid to " + dates.day($0) })
    case .quoteAnswered(let answered):
      return join(
        "Quote \(answered.answer.word.en) by the customer", quoted(answered.reason, record))
    case .visitScheduled(let visit): return english(visit, record)
    case .visitStarted: return "Visit started"
    case .visitEnded(let visit):
      return join("Visit ended: " + visit.result.word.en, quoted(visit.note, record))
    case .partRequested(let part): return english(part)
    case .partInstalled(let part): return english(part)
    case .partRemoved(let part): return english(part)
    case .partMoved(let part): return english(part)
    case .loanerLent(let lent):
      return join(
        "Loaner lent", record.refs.item.flatMap(names.item), "due " + dates.day(lent.dueOn),
        aside(code(lent.condition), list(lent.accessories.map(code))))
    case .loanerReturned(let returned):
      return join(
        "Loaner returned", record.refs.item.flatMap(names.item),
        aside(code(returned.condition), list(returned.accessories.map(code))),
        returned.missing.isEmpty ? nil : "missing: " + list(returned.missing.map(code)))
    case .rmaAuthorized(let rma):
      return join(
        "RMA authorized (\(code(rma.reasonCode))):",
        list(rma.lines.map { "\(times($0.quantity)) \($0.wanted.word.en)" }),
        rma.validUntil.map { "valid to " + dates.day($0) })
    case .rmaSettled(let settled):
      return join(
        "RMA line \(settled.line) settled: \(settled.outcome.word.en)",
        settled.newItem.map { "> " + item($0) }, settled.amount.map(money))
    }
  }

  private func english(_ visit: VisitScheduled, _ record: Record) -> String {
    join(
      visit.replaces == nil ? "Visit" : "Visit moved to", window(visit.window),
      visit.technician.map(member),
      aside(visit.why == .new ? nil : visit.why.word.en, list(visit.skills.map(code))),
      quoted(visit.access, record))
  }

  private func english(_ request: PartRequested) -> String {
    join(
      "Parts requested:", list(request.lines.map { "\($0.partNo) \(times($0.quantity))" }),
      request.neededOn.map { "by " + dates.day($0) }, aside(request.source.word.en))
  }

  private func english(_ part: PartInstalled) -> String {
    join(
      part.partNo, part.position.map(code), times(part.quantity), "installed",
      labelled("S/N", part.serial), labelled("lot", part.lot),
      aside(part.source.word.en, part.charge.word.en))
  }

  private func english(_ part: PartRemoved) -> String {
    join(
      part.partNo ?? "Part", part.position.map(code), times(part.quantity), "removed",
      labelled("S/N", part.serial), aside(part.condition.word.en, part.disposition.word.en))
  }

  private func english(_ part: PartMoved) -> String {
    join(
      part.partNo, times(part.quantity), labelled("S/N", part.serial),
      "\(code(part.from)) > \(code(part.to))")
  }

  /// Of a part taken out and one put in its place by one command, one line.
  func english(replacing removed: PartRemoved, by installed: PartInstalled) -> String {
    join(
      installed.partNo, installed.position.map(code), times(installed.quantity), "replaced",
      serials(removed, installed))
  }
}
