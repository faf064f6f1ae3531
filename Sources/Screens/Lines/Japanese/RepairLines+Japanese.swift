internal import Cases

extension LineWriter {
  /// What an event of a repair is in Japanese.
  func japanese(_ event: Event.Repairs, _ record: Record) -> String {
    switch event {
    case .repairOpened(let opened):
      return join(
        "修理受付 (\(opened.mode.word.ja))", code(opened.symptomCode),
        quoted(opened.reported, record))
    case .repairDiagnosed(let diagnosed):
      return join(
        diagnosed.isNoFaultFound ? "診断: 異常なし" : "診断: " + code(diagnosed.faultCode),
        labelled("原因", diagnosed.causeCode.map(code)), quoted(diagnosed.note, record))
    case .repairWorkLogged(let work):
      return join(
        work.kind.word.ja, dates.time(work.from) + "-" + dates.time(work.to),
        work.technician.map(member), quoted(work.note, record))
    case .repairFinished(let finished):
      return join(
        "修理終了: " + finished.outcome.word.ja,
        aside(
          finished.barrier?.word.ja, finished.firstVisit ? "初回訪問で" : nil,
          finished.tests.isEmpty ? nil : "試験 " + list(finished.tests.map(code)),
          finished.signature == nil ? nil : "署名あり"))
    case .quoteGiven(let quote):
      return join(
        "見積", quote.label, list(quote.lines.map(\.text)), money(quote.amount),
        quote.validUntil.map { dates.day($0) + " まで有効" })
    case .quoteAnswered(let answered):
      return join("見積: お客様が" + answered.answer.word.ja, quoted(answered.reason, record))
    case .visitScheduled(let visit): return japanese(visit, record)
    case .visitStarted: return "訪問開始"
    case .visitEnded(let visit):
      return join("訪問終了: " + visit.result.word.ja, quoted(visit.note, record))
    case .partRequested(let part): return japanese(part)
    case .partInstalled(let part): return japanese(part)
    case .partRemoved(let part): return japanese(part)
    case .partMoved(let part): return japanese(part)
    case .loanerLent(let lent):
      return join(
        "代替機 貸出", record.refs.item.flatMap(names.item), dates.day(lent.dueOn) + " 返却予定",
        aside(code(lent.condition), list(lent.accessories.map(code))))
    case .loanerReturned(let returned):
      return join(
        "代替機 返却", record.refs.item.flatMap(names.item),
        aside(code(returned.condition), list(returned.accessories.map(code))),
        returned.missing.isEmpty ? nil : "不足: " + list(returned.missing.map(code)))
    case .rmaAuthorized(let rma):
      return join(
        "返品承認 \(rma.lines.count)行 (\(code(rma.reasonCode)))",
        list(rma.lines.map { "\(times($0.quantity)) \($0.wanted.word.ja)" }),
        rma.validUntil.map { dates.day($0) + " まで有効" })
    case .rmaSettled(let settled):
      return join(
        "返品決着 \(settled.line)行目: \(settled.outcome.word.ja)",
        settled.newItem.map { "> " + item($0) }, settled.amount.map(money))
    }
  }

  private func japanese(_ visit: VisitScheduled, _ record: Record) -> String {
    join(
      visit.replaces == nil ? "訪問" : "訪問変更", window(visit.window),
      visit.technician.map(member),
      aside(visit.why == .new ? nil : visit.why.word.ja, list(visit.skills.map(code))),
      quoted(visit.access, record))
  }

  private func japanese(_ request: PartRequested) -> String {
    join(
      "部品手配", list(request.lines.map { "\($0.partNo) \(times($0.quantity))" }),
      request.neededOn.map { dates.day($0) + " まで" }, aside(request.source.word.ja))
  }

  private func japanese(_ part: PartInstalled) -> String {
    join(
      part.partNo, part.position.map(code), times(part.quantity), "取付",
      labelled("S/N", part.serial), labelled("ロット", part.lot),
      aside(part.source.word.ja, part.charge.word.ja))
  }

  private func japanese(_ part: PartRemoved) -> String {
    join(
      part.partNo ?? "部品", part.position.map(code), times(part.quantity), "取外",
      labelled("S/N", part.serial), aside(part.condition.word.ja, part.disposition.word.ja))
  }

  private func japanese(_ part: PartMoved) -> String {
    join(
      part.partNo, times(part.quantity), labelled("S/N", part.serial),
      "\(code(part.from)) > \(code(part.to))")
  }

  /// Of a part taken out and one put in its place by one command, one line.
  func japanese(replacing removed: PartRemoved, by installed: PartInstalled) -> String {
    join(
      installed.partNo, installed.position.map(code), times(installed.quantity), "交換",
      serials(removed, installed))
  }

  /// `S/N 7K2201 > 9M0417`; a part number too if another kind of part was put in.
  func serials(_ removed: PartRemoved, _ installed: PartInstalled) -> String? {
    let other = removed.partNo.flatMap { $0 == installed.partNo ? nil : "(< \($0))" }
    guard removed.serial != nil || installed.serial != nil else { return other }
    return join(other, "S/N \(removed.serial ?? "-") > \(installed.serial ?? "-")")
  }
}
