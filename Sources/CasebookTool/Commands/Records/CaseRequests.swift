internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// A case to be opened.
struct CaseNewRequest: Request, Hashable {
  var subject: String
  var customer: TypedReference?
  var item: TypedReference?
  var channel: Channel?
  var reasonCode: String
  var priority: Priority
  var firstWords: String?
  /// Whether it comes from the actor's last contact.
  var isFromCall = false
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let item = try item.map { (typed) throws(ErrorReport) in try desk.item(typed) }
    let contact = isFromCall ? try lastContact(writer) : nil
    var owner = try customer.map { (typed) throws(ErrorReport) in try desk.customer(typed) }
    if owner == nil, let id = contact?.customer ?? item?.customer {
      owner = try desk.customer(TypedReference(id.description))
    }
    let subject = WriteSubject(customer: owner, item: item)
    var refs = subject.refs
    let id: CaseID = writer.newID()
    refs.case = id
    refs.contact = contact?.id
    let opened = CaseOpened(
      channel: channel ?? contact?.channel ?? .phone, reasonCode: reasonCode, priority: priority,
      subject: self.subject, firstWords: firstWords)
    return try writer.record(
      [Draft(.cases(.caseOpened(opened)), refs: refs)],
      says: Bilingual(ja: "\(self.subject) を作成", en: "\(self.subject) opened"), on: subject)
  }

  /// The contact that the actor noted last, if it stands in no case yet.
  private func lastContact(
    _ writer: Writer
  ) throws(ErrorReport) -> (id: ContactID, customer: CustomerID?, channel: Channel)? {
    let me = writer.author.member?.id
    let found: (id: ContactID, customer: CustomerID?, channel: Channel)? = try writer.desk.read {
      (snapshot) throws(RowsError) in
      var seq = snapshot.lastSeq
      let stop = seq > UndoRequest.lookBackCount ? seq - UndoRequest.lookBackCount : 0
      while seq > stop {
        let record = try snapshot.record(at: seq, opened: false)
        seq -= 1
        guard record.refs.case == nil, record.isContact(of: me), let contact = record.refs.contact,
          let state = try snapshot.state(contact, as: ContactState.self)
        else { continue }
        return (contact, state.customer, state.channel)
      }
      return nil
    }
    guard let found else {
      throw ErrorReport(
        code: "contact.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "案件の無い自分の応対がありません", en: "there is no contact of yours without a case"),
        hint: ErrorReport.Hint("casebook call in --from …"))
    }
    return found
  }
}

/// What a case is about.
struct CaseClassifyRequest: Request, Hashable {
  var `case`: TypedReference?
  var classified: CaseClassified
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let subject = WriteSubject(case: try desk.case(`case`))
    return try writer.record(
      [Draft(.cases(.caseClassified(classified)), refs: subject.refs)],
      says: Bilingual(ja: "分類を記録", en: "classified"), on: subject)
  }
}

/// A case that is resolved.
struct CaseResolveRequest: Request, Hashable {
  var `case`: TypedReference?
  var resolved: CaseResolved
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let subject = WriteSubject(case: try desk.case(`case`))
    return try writer.decide(
      .resolveCase(resolved), refs: subject.refs,
      says: Bilingual(ja: "状態: 完了待ち", en: "state: waiting-close"), on: subject)
  }
}

/// A case to be closed.
struct CaseCloseRequest: Request, Hashable {
  var `case`: TypedReference?
  var isSurveyWanted: Bool
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let subject = WriteSubject(case: try desk.case(`case`))
    return try writer.decide(
      .closeCase(CaseClosed(surveyWanted: isSurveyWanted)), refs: subject.refs,
      says: Bilingual(ja: "状態: 完了", en: "state: closed"), on: subject)
  }
}

/// A case to be reopened.
struct CaseReopenRequest: Request, Hashable {
  var `case`: TypedReference?
  var isSameIssue: Bool
  var reason: String
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let subject = WriteSubject(case: try desk.case(`case`))
    return try writer.decide(
      .reopenCase(CaseReopened(sameIssue: isSameIssue, reason: reason)), refs: subject.refs,
      says: isSameIssue
        ? Bilingual(ja: "状態: 再発", en: "state: recurred")
        : Bilingual(ja: "状態: 再開", en: "state: reopened"), on: subject)
  }
}
