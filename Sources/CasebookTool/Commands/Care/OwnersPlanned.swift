internal import Cases
internal import Screens
internal import Wire

/// Follow-ups that were planned for everybody who owns a model, and for whom that was refused.
struct OwnersPlanned: Sendable {
  struct Refused: Sendable {
    let customer: CustomerCard
    let report: ErrorReport
  }

  var planned: [CustomerCard] = []
  var refused: [Refused] = []
  /// Whether there are more owners than one command plans for.
  var isCut: Bool

  init(isCut: Bool) { self.isCut = isCut }

  func answer(at desk: Desk) -> Answer {
    let count = planned.count.grouped
    let said =
      desk.options.isDryRun
      ? Bilingual(ja: "書きません: フォロー \(count) 件", en: "not written: \(count) follow-ups")
      : Bilingual(ja: "OK フォローを \(count) 件予定", en: "OK \(count) follow-ups planned")
    var lines = [Line(desk.say(said), .heading)]
    for refused in refused {
      let name = refused.customer.name.spoken.text(in: desk.language)
      lines.append(
        desk.ruler.truncated(
          Line("   \(refused.customer.number)  \(name)  \(desk.say(refused.report.message))"),
          to: desk.width))
    }
    let printed = lines
    let more = Bilingual(
      ja: "持ち主はほかにもいます (1 度に \(FollowUpPlanRequest.ownerCountMax) 人まで)",
      en: "there are more owners than one command plans for (\(FollowUpPlanRequest.ownerCountMax))")
    return Answer(
      lines: { printed },
      rows: {
        planned.map { [$0.number, "planned", ""] }
          + refused.map { [$0.customer.number, "refused", $0.report.code] }
      },
      document: { Document(Self.shape, self) }, notes: isCut ? [Line(desk.say(more), .notice)] : [],
      isWanted: false, exit: refused.isEmpty ? .done : .partly)
  }

  /// `casebook.followUpsPlanned/1`.
  static let shape = DocumentShape<OwnersPlanned>(
    "casebook.followUpsPlanned/1", "Follow-ups planned for all who own a model.",
    [
      Member(
        "data",
        .object([
          Member("planned", customer.list, "Those to be followed up.") { $0.planned },
          Member("refused", refusal.list, "Those for whom it was refused.") { $0.refused },
        ])
      ) { $0 }
    ])

  private static let customer: Shape<CustomerCard> = DocumentSubject.shape.of {
    DocumentSubject(id: $0.id.any, reference: $0.number)
  }

  private static let refusal: Shape<Refused> = .object([
    Member("code", Shape.text, "Why.") { $0.report.code },
    Member("customer", customer) { $0.customer },
  ])
}
