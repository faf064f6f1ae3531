internal import Cases
internal import Wire

/// A loan with the names of what and whom.
struct OpenedLoan: Sendable {
  let item: ItemState
  let loan: ItemLoan
  let `case`: CaseCard?
  let customer: CustomerCard?
  let lateDayCount: Int
}

/// A return with the names of what comes back.
struct OpenedReturn: Sendable {
  struct OpenedLine: Sendable {
    let line: RMALine
    let item: ItemState?
    let stage: ReturnStage
    let settlement: ReturnSettlement?
  }

  let rma: CaseReturn
  let card: CaseCard
  /// The entry that authorized it.
  let reference: String?
  let lines: [OpenedLine]

  var authorizedAt: Instant { rma.authorizedAt ?? Instant(microseconds: 0) }
}

/// `casebook.loans/1`.
enum LoanDocument {
  static let list = DocumentShape<Page<OpenedLoan>>(
    "casebook.loans/1", "What is lent, by the day on which it is due back.",
    Page.members(
      .object([
        Member("case", DocumentSubject.shape.orNull) { loan in
          loan.case.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
        },
        Member("customer", DocumentSubject.shape.orNull) { loan in
          loan.customer.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
        },
        Member("dueOn", Shape.day) { $0.loan.dueOn },
        Member("id", Shape<LoanerID>.id()) { $0.loan.id },
        Member("item", DocumentSubject.shape) {
          DocumentSubject(id: $0.item.id.any, reference: $0.item.number)
        },
        Member("lateDays", Shape<Int>.integer, "How many days it is overdue.") {
          $0.lateDayCount
        },
        Member("lentAt", Shape.time) { $0.loan.lentAt },
        Member("model", Shape.text) { $0.item.model },
        Member("serial", Shape.text.orNull) { $0.item.serial },
      ])))
}

/// `casebook.returns/1`.
enum ReturnDocument {
  static let shape: Shape<OpenedReturn> = .object([
    Member("authorizedAt", Shape.time.orNull) { $0.rma.authorizedAt },
    Member("case", DocumentSubject.shape) {
      DocumentSubject(id: $0.card.id.any, reference: $0.card.number)
    },
    Member("id", Shape<RMAID>.id()) { $0.rma.id },
    Member("lines", line.list) { $0.lines },
    Member("reasonCode", Shape.text) { $0.rma.reasonCode },
    Member("ref", Shape.text.orNull, "The entry that authorized it: C-1042#12.") {
      $0.reference
    },
    Member("validUntil", Shape.day.orNull) { $0.rma.validUntil },
  ])

  private static let line: Shape<OpenedReturn.OpenedLine> = .object([
    Member("item", DocumentSubject.shape.orNull) { line in
      line.item.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("line", Shape<Int>.integer) { $0.line.line },
    Member("outcome", Shape<RMAOutcome>.word.orNull) { $0.settlement?.outcome },
    Member("qty", Shape.decimal) { $0.line.quantity },
    Member("state", Shape<ReturnStage>.word) { $0.stage },
    Member("wanted", Shape<RMAWish>.word) { $0.line.wanted },
  ])

  static let list = DocumentShape<Page<OpenedReturn>>(
    "casebook.returns/1", "Returns, line by line.", Page.members(shape))
}
