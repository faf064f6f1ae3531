internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views

/// The contact in which something is asked or said.
struct AskedContact: Hashable, Sendable {
  let id: ContactID
  /// When the talk began, of one that goes on.
  let talksSince: Instant?
}

extension Desk {
  /// The contact that was named; else the actor's own that goes on and is about what is asked.
  func contact(
    _ typed: TypedReference?, in scope: LedgerScope, _ writer: Writer
  ) throws(ErrorReport) -> AskedContact? {
    if let typed {
      let id = try contact(typed, of: writer.author)
      return try AskedContact(state(of: id).0)
    }
    guard let id = try ownContact(writer) else { return nil }
    let (state, cases) = try state(of: id)
    guard state.endedAt == nil, let began = state.startedAt, began <= writer.occurredAt,
      writer.occurredAt.seconds(since: began) <= AskingLimits.contactSecondsMax
    else { return nil }
    let isAboutIt =
      scope.case.map(cases.contains) == true
      || state.customer.map(scope.customers.contains) == true
    return isAboutIt ? AskedContact(state) : nil
  }

  private func state(
    of id: ContactID
  ) throws(ErrorReport) -> (ContactState, Set<CaseID>) {
    let records = try read { (snapshot) throws(RowsError) in
      try snapshot.records(of: Feed(Ref(.contact, id.any)), opened: false)
    }
    return (
      ContactState.fold(id, records: records), Set(records.compactMap(\.refs.case))
    )
  }

  /// The contact that the actor began last, not long ago.
  private func ownContact(_ writer: Writer) throws(ErrorReport) -> ContactID? {
    guard let me = writer.author.member?.id else { return nil }
    return try read { (snapshot) throws(RowsError) in
      var seq = snapshot.lastSeq
      let stop = seq - min(seq, AskingLimits.contactLookBackCount)
      while seq > stop {
        let record = try snapshot.record(at: seq, opened: false)
        seq -= 1
        if record.actor == me, case .contacts(.contactStarted) = record.event {
          return record.refs.contact
        }
      }
      return nil
    }
  }
}

extension AskedContact {
  fileprivate init(_ state: ContactState) {
    self.init(
      id: state.id,
      talksSince: state.endedAt == nil ? state.firstAnsweredAt ?? state.startedAt : nil)
  }

  /// Where in its recording something is that is said now.
  func offset(at moment: Instant) -> Int? {
    guard let talksSince, moment >= talksSince else { return nil }
    let seconds = moment.seconds(since: talksSince)
    return seconds <= AskingLimits.contactSecondsMax ? Int(seconds) : nil
  }
}

extension Asking {
  /// What shows what is said: the contact with its place in the recording, or what was named.
  func evidence(_ typed: TypedEvidence) throws(ErrorReport) -> Evidence? {
    var evidence = Evidence()
    if let contact {
      evidence.contact = contact.id
      evidence.offsetSeconds = typed.offsetSeconds ?? contact.offset(at: writer.occurredAt)
    } else if typed.offsetSeconds != nil {
      throw UsageProblem.missingValue("--contact").report
    }
    if let shown = typed.evidence {
      if let media = try media(shown) {
        evidence.media = media
      } else {
        evidence.document = try document(shown)
      }
    }
    return evidence == Evidence() ? nil : evidence
  }

  /// The attachment that was named: only an entry can be one that is not there.
  private func media(_ typed: String) throws(ErrorReport) -> MediaID? {
    let reference = TypedReference(typed)
    do throws(ErrorReport) {
      return try desk.attachment(reference, number: nil).media.mediaID
    } catch {
      guard reference.entry == nil, error.code == "attachment.doesNotExist" else { throw error }
      return nil
    }
  }

  /// The document that was named by its id.
  private func document(_ typed: String) throws(ErrorReport) -> String {
    let id: String? = try desk.read { (snapshot) throws(RowsError) in
      for kind in DocumentKind.allCases {
        if let found = try snapshot.documents(kind).first(where: { $0.id == typed }) {
          return found.id
        }
      }
      return nil
    }
    guard let id else {
      throw ErrorReport(
        code: "evidence.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "「\(typed)」という添付も文書もありません",
          en: "there is no attachment and no document \"\(typed)\""),
        hint: ErrorReport.Hint(
          "casebook attachment list",
          after: Bilingual(ja: "先に casebook attach", en: "or attach it first: casebook attach")))
    }
    return id
  }
}
