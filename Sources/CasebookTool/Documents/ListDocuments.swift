internal import Cases
internal import Wire

/// `casebook.customers/1`.
enum CustomersDocument {
  static let shape = DocumentShape<Page<ListedCustomer>>(
    "casebook.customers/1", "Customers, the latest registered first.",
    Page.members(
      .object([
        Member("id", Shape<CustomerID>.id()) { $0.card.id },
        Member("kind", Shape<CustomerKind>.word) { $0.card.state.kind },
        Member("name", Shape.personal) { $0.card.name },
        Member("nameKana", Shape.personal) { $0.card.kana },
        Member("phone", SharedShapes.phone.orNull, "The first live number.") { $0.phone },
        Member("ref", Shape.text, "K-77.") { $0.card.number },
        Member("tags", Shape.text.list, "Those that hold now.") { $0.tags },
      ])))
}

/// `casebook.items/1`.
enum ItemsDocument {
  static let shape = DocumentShape<Page<ListedItem>>(
    "casebook.items/1", "Items, the latest registered first.",
    Page.members(
      .object([
        Member("customer", DocumentSubject.shape.orNull, "The owner.") { row in
          row.owner.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
        },
        Member("holder", Shape<Holder>.word, "Who has it now.") { $0.item.holder },
        Member("id", Shape<ItemID>.id()) { $0.item.id },
        Member("installedOn", Shape.day.orNull) { $0.item.installedOn },
        Member("model", Shape.text) { $0.item.model },
        Member("ref", Shape.text, "I-31.") { $0.item.number },
        Member("serial", Shape.text.orNull) { $0.item.serial },
        Member("warrantyUntil", Shape.day.orNull, "The last day under warranty.") {
          $0.item.warrantyEndsOn
        },
      ])))
}

/// A contact in documents.
enum ContactDocument {
  static let shape: Shape<OpenedContact> = .object([
    Member("answeredAt", Shape.time.orNull) { $0.state.firstAnsweredAt },
    Member("case", DocumentSubject.shape.orNull, "The first case in which it stands.") { sheet in
      sheet.case.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("channel", Shape<Channel>.word) { $0.state.channel },
    Member("customer", DocumentSubject.shape.orNull, "Who it was, as far as is known.") { sheet in
      sheet.customer.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("direction", Shape<Direction>.word) { $0.state.direction },
    Member("endedAt", Shape.time.orNull) { $0.state.endedAt },
    Member("id", Shape<ContactID>.id()) { $0.state.id },
    Member("level", Shape<IdentificationLevel>.word.orNull, "How sure it is who it was.") {
      $0.state.level
    },
    Member("number", Shape.personal, "The number or address at the other end, as it was given.") {
      $0.number
    },
    Member("outcome", Shape<ContactOutcome>.word.orNull) { $0.state.outcome },
    Member("ref", Shape.text.orNull, "The entry that began it: C-1042#3.") { $0.reference },
    Member("startedAt", Shape.time.orNull) { $0.state.startedAt },
    Member("unanswered", Shape.truth, "Whether nobody answered and nobody has called back.") {
      $0.isWaiting
    },
  ])

  /// `casebook.contact/1`.
  static let one = DocumentShape<ShownContact>(
    "casebook.contact/1", "One contact.",
    [
      Member("asOf", Shape.position) { $0.asOf },
      Member("data", shape) { $0.contact },
    ])

  /// `casebook.contacts/1`.
  static let list = DocumentShape<Page<OpenedContact>>(
    "casebook.contacts/1", "Contacts, the latest first.", Page.members(shape))
}

/// `casebook.leave/1`: what became of the work of somebody who leaves.
enum LeaveDocument {
  private static let piece: Shape<LeftPiece> = .object([
    Member("done", Shape.truth, "Whether it was given to somebody else.") { $0.isDone },
    Member("id", Shape<AnyID>.id()) { $0.id },
    Member("kind", Shape.word(["case", "promise", "visit"])) { $0.kind.rawValue },
    Member("ref", Shape.text.orNull, "C-1042, C-1042#14.") { $0.reference },
  ])

  static let shape = DocumentShape<Leave>(
    "casebook.leave/1", "What somebody who leaves had to do, and who does it now.",
    [
      Member(
        "data",
        .object([
          Member("member", Shape<MemberID>.id()) { $0.member.id },
          Member("pieces", piece.list, "Open cases and promises, planned visits.") { $0.pieces },
          Member("to", Shape<MemberID>.id().orNull, "Who does it now.") { $0.successor?.id },
          Member("written", Shape.truth, "False with --dry-run.") { $0.isWritten },
        ])
      ) { $0 }
    ])
}
