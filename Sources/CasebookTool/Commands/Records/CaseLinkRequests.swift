internal import Cases
internal import Screens
internal import Views

/// Two cases to be linked.
struct CaseLinkRequest: Request, Hashable {
  var `case`: TypedReference?
  var other: TypedReference
  var relation: CaseRelation
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let other = try desk.case(self.other)
    let linked = CaseLinked(linkID: writer.newID(), relation: relation, otherCase: other.id)
    var refs = Refs()
    refs.case = card.id
    let word = Bilingual(relation, isFromHere: true)
    return try writer.decide(
      .linkCases(linked), refs: refs,
      says: Bilingual(
        ja: "関連付けました: \(word.ja) \(other.number)", en: "linked: \(word.en) \(other.number)"),
      on: WriteSubject(case: card))
  }
}

/// A link to be undone.
struct CaseUnlinkRequest: Request, Hashable {
  var `case`: TypedReference?
  var other: TypedReference?
  var relation: CaseRelation?
  var why: String
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let other = try other.map { (typed) throws(ErrorReport) in try desk.case(typed) }
    let links: [OpenedLink] = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.links(of: card.state)
    }
    let wanted = links.filter { link in
      (other == nil || link.card.id == other?.id)
        && (relation == nil || link.link.relation == relation)
    }
    guard wanted.count == 1, let only = wanted.first else {
      throw Self.problem(card, wanted, desk)
    }
    var refs = Refs()
    refs.case = card.id
    let word = Bilingual(only.link.relation, isFromHere: only.link.isFromHere)
    return try writer.decide(
      .unlinkCases(CaseUnlinked(linkID: only.link.id, reason: why)), refs: refs,
      says: Bilingual(
        ja: "関連付けを外しました: \(word.ja) \(only.card.number)",
        en: "unlinked: \(word.en) \(only.card.number)"),
      on: WriteSubject(case: card))
  }

  private static func problem(
    _ card: CaseCard, _ links: [OpenedLink], _ desk: Desk
  ) -> ErrorReport {
    guard !links.isEmpty else {
      return ErrorReport(
        code: "link.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(card.number) にその関連付けはありません", en: "\(card.number) has no such link"),
        hint: ErrorReport.Hint("casebook show \(card.number)"))
    }
    return ErrorReport(
      code: "link.ambiguous", exit: .usage,
      message: Bilingual(
        ja: "\(card.number) の関連付けは \(links.count) 件あります",
        en: "\(card.number) has \(links.count) links"),
      details: links.map { link in
        let word = Bilingual(link.link.relation, isFromHere: link.link.isFromHere)
        return Bilingual(
          ja: "\(word.ja)  \(link.card.line(.ja))", en: "\(word.en)  \(link.card.line(.en))")
      },
      hint: links.first.map {
        ErrorReport.Hint(
          "casebook case unlink \(card.number) \($0.card.number)"
            + " --relation \($0.link.relation.rawValue) --why mistake")
      })
  }
}
