internal import Cases
internal import Wire

/// Everything that `customer show` says.
struct OpenedCustomer: Sendable {
  /// Who stands for the others, with what is known under all names.
  let card: CustomerCard
  let points: [PointCard]
  var items: [ItemCard]
  var cases: [CaseCard]
  let tags: [String]
  /// Open promises, by the end of their windows.
  var promises: [DueDocument.Row] = []
  /// Those that were merged into this one.
  var otherNames: [OtherName] = []
  let asOf: LogPosition
}

/// A customer who was merged into another, under whose name something is written down.
struct OtherName: Sendable {
  let card: CustomerCard
}

/// Everything that `item show` says.
struct OpenedItem: Sendable {
  let item: ItemState
  let warrantyEndsOn: Day?
  let owner: CustomerCard?
  /// The item of which it is a part, and those that are parts of it.
  let parent: ItemState?
  let children: [ItemState]
  let parts: [InstalledPart]
  let cases: [CaseCard]
  var recalls: [RecallFlag] = []
  let asOf: LogPosition
}

/// `casebook.customer/1`.
enum CustomerDocument {
  static let shape = DocumentShape<OpenedCustomer>(
    "casebook.customer/1", "One customer.",
    [
      Member("asOf", Shape.position) { $0.asOf },
      Member("data", data) { $0 },
    ])

  static let data: Shape<OpenedCustomer> = .object([
    Member("cases", CaseLine.shape.list, "Those that are not closed.") { $0.cases },
    Member("consents", consent.list, "What they said last to each purpose.") {
      $0.card.state.consents
    },
    Member("id", Shape<CustomerID>.id()) { $0.card.id },
    Member("items", SharedShapes.item.list) { $0.items },
    Member("kind", Shape<CustomerKind>.word) { $0.card.state.kind },
    Member("name", Shape.personal) { $0.card.name },
    Member("nameKana", Shape.personal) { $0.card.kana },
    Member("otherNames", otherName.list, "Those that were merged into this one.") {
      $0.otherNames
    },
    Member("points", point.list, "Ways to reach them.") { $0.points },
    Member("promises", DueDocument.row.list, "Open ones, by the end of their windows.") {
      $0.promises
    },
    Member("ref", Shape.text, "K-77.") { $0.card.number },
    Member("tags", Shape.text.list, "Those that hold now.") { $0.tags },
  ])

  private static let otherName: Shape<OtherName> = .object([
    Member("id", Shape<CustomerID>.id()) { $0.card.id },
    Member("into", Shape<CustomerID>.id().orNull, "Whom it was merged into.") {
      $0.card.state.mergedInto
    },
    Member("merge", Shape<MergeID>.id().orNull, "The merge.") { $0.card.state.mergeID },
    Member("name", Shape.personal) { $0.card.name },
    Member("ref", Shape.text, "K-12.") { $0.card.number },
  ])

  private static let consent: Shape<ConsentState> = .object([
    Member("given", Shape.truth) { $0.isGiven },
    Member("purpose", Shape<ConsentPurpose>.word) { $0.purpose },
    Member("saidAt", Shape.time) { $0.saidAt },
  ])

  static let point: Shape<PointCard> = .object([
    Member("extension", Shape.personal) { $0.extensionDigits },
    Member("id", Shape<ContactPointID>.id()) { $0.state.id },
    Member("kind", Shape<ContactPointKind>.word) { $0.state.kind },
    Member("label", Shape.text.orNull) { $0.label },
    Member("normalized", Shape.personal) { $0.normalized },
    Member("raw", Shape.personal) { $0.raw },
    Member("retired", Shape.truth) { $0.state.isRetired },
    Member("sharing", Shape<Sharing>.word) { $0.state.sharing },
  ])
}

/// A case within another document.
enum CaseLine {
  static let shape: Shape<CaseCard> = .object([
    Member("id", Shape<CaseID>.id()) { $0.id },
    Member("ref", Shape.text) { $0.number },
    Member("state", Shape.word(["open", "resolved", "closed"])) { $0.state.stage.word },
    Member("subject", Shape.personal) { $0.subject },
    Member("word", Shape<StateWord>.word) { $0.state.word },
  ])
}

/// `casebook.item/1`.
enum ItemDocument {
  static let shape = DocumentShape<OpenedItem>(
    "casebook.item/1", "One item: owner, warranty, parts.",
    [
      Member("asOf", Shape.position) { $0.asOf },
      Member("data", data) { $0 },
    ])

  private static let data: Shape<OpenedItem> = .object([
    Member("cases", CaseLine.shape.list, "Those that are not closed.") { $0.cases },
    Member("children", subject.list, "Items that are parts of it.") { sheet in
      sheet.children.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("customer", DocumentSubject.shape.orNull, "The owner.") { sheet in
      sheet.owner.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("holder", Shape<Holder>.word, "Who has it now.") { $0.item.holder },
    Member("id", Shape<ItemID>.id()) { $0.item.id },
    Member("installedOn", Shape.day.orNull) { $0.item.installedOn },
    Member("lot", Shape.text.orNull) { $0.item.lot },
    Member("model", Shape.text) { $0.item.model },
    Member("parent", subject.orNull, "The item of which it is a part.") { sheet in
      sheet.parent.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("parts", part.list, "What sits in it now.") { $0.parts },
    Member("recalls", RecallFlagShape.shape.list, "In which it is, or may be.") { $0.recalls },
    Member("ref", Shape.text, "I-31.") { $0.item.number },
    Member("serial", Shape.text.orNull) { $0.item.serial },
    Member("verdicts", SharedShapes.verdict.list, "What was judged of its warranty.") {
      $0.item.verdicts
    },
    Member("warranties", warranty.list, "Those that were granted.") { $0.item.warranties },
    Member("warrantyUntil", Shape.day.orNull, "With what a replaced item handed on.") {
      $0.warrantyEndsOn
    },
  ])

  private static let subject = DocumentSubject.shape

  static let warranty: Shape<ItemWarranty> = .object([
    Member("endsOn", Shape.day) { $0.endsOn },
    Member("id", Shape<WarrantyID>.id()) { $0.id },
    Member("kind", Shape<WarrantyKind>.word) { $0.kind },
    Member("partSerial", Shape.text.orNull, "The part that it covers.") { $0.partSerial },
    Member("startsOn", Shape.day) { $0.startsOn },
    Member("terms", Shape.text) { $0.terms },
  ])

  private static let part: Shape<InstalledPart> = .object([
    Member("installedAt", Shape.time) { $0.installedAt },
    Member("partNo", Shape.text) { $0.partNo },
    Member("position", Shape.text.orNull) { $0.position },
    Member("qty", Shape.decimal) { $0.quantity },
    Member("serial", Shape.text.orNull) { $0.serial },
  ])
}

/// `casebook.members/1`.
enum MembersDocument {
  static let shape = DocumentShape<Page<MemberCard>>(
    "casebook.members/1", "The staff.",
    Page.members(
      .object([
        Member("hasLeft", Shape.truth) { $0.state.hasLeft },
        Member("id", Shape<MemberID>.id()) { $0.id },
        Member("name", Shape.personal) { $0.name },
        Member("osUser", Shape.text.orNull) { $0.state.osUser },
        Member("skills", Shape.text.list) { $0.state.skills },
        Member("team", Shape.team.orNull) { $0.state.team },
      ])))
}
