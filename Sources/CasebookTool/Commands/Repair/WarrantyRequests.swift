internal import Cases
internal import Screens

/// A warranty to be granted.
struct WarrantyGrantRequest: Request, Hashable {
  var `case`: TypedReference?
  var item: TypedReference?
  var kind: WarrantyKind
  /// Nil: today.
  var from: String?
  var until: String
  var terms: String
  var partSerial: String?
  var basis: TypedReference?
  var writing = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, writing)
    let subject = try writer.subject(ofItem: item, case: `case`)
    let today = try desk.dates().today
    let start = try desk.day(from, .behind, option: "--from") ?? today
    guard let end = try desk.day(until, .ahead, option: "--until") else { return Answer() }
    var basis: EventID?
    if let typed = self.basis {
      basis = try desk.events(of: typed, orIn: subject.case).first?.id
    }
    let granted = WarrantyGranted(
      warrantyID: writer.newID(), partSerial: partSerial, kind: kind, startsOn: start,
      endsOn: end, terms: terms, basis: basis)
    let word = Bilingual(kind)
    let dates = try desk.dates()
    return try writer.decide(
      .grantWarranty(granted), refs: subject.refs,
      says: Bilingual(
        ja: "\(word.ja) \(dates.fullDay(start))-\(dates.fullDay(end)) を記録",
        en: "\(word.en) \(dates.fullDay(start)) to \(dates.fullDay(end)) granted"), on: subject)
  }
}

/// A verdict on a warranty.
struct WarrantyJudgeRequest: Request, Hashable {
  var `case`: TypedReference?
  var item: TypedReference?
  var verdict: WarrantyVerdict
  var reasonCode: String
  /// Entries; none: the warranties of the item.
  var evidence: [TypedReference] = []
  var isOverturning = false
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let subject = try writer.subject(ofItem: item, case: TypedReference(card.number))
    var events: [EventID] = []
    for typed in evidence {
      events += try desk.events(of: typed, orIn: card).map(\.id)
    }
    if evidence.isEmpty { events = subject.item?.warranties.map(\.event) ?? [] }
    let standing = card.state.verdicts.last { $0.item == subject.item?.id }
    let judged = WarrantyJudged(
      verdict: verdict, reasonCode: reasonCode, evidence: events,
      overturns: isOverturning ? standing?.event : nil)
    let word = Bilingual(verdict)
    return try writer.decide(
      .judgeWarranty(judged), refs: subject.refs,
      says: Bilingual(ja: "保証判定: \(word.ja)", en: "warranty: \(word.en)"), on: subject)
  }
}

extension Writer {
  /// What is written on an item, in a case if one is said: the item named, else that of the case.
  func subject(
    ofItem item: TypedReference?, case: TypedReference?
  ) throws(ErrorReport) -> WriteSubject {
    guard let item else {
      let subject = WriteSubject(case: try desk.case(`case`))
      guard subject.item != nil else {
        throw ErrorReport(
          code: "item.isNotSaid", exit: .usage,
          message: Bilingual(
            ja: "\(subject.case?.number ?? "") に製品がありません",
            en: "\(subject.case?.number ?? "") has no item"),
          hint: ErrorReport.Hint(desk.lineWords(adding: ["--item", "I-…"])))
      }
      return subject
    }
    let found = try desk.item(item)
    guard let `case` else {
      return WriteSubject(customer: try desk.owner(of: found), item: found)
    }
    var subject = WriteSubject(case: try desk.case(`case`))
    subject.item = found
    return subject
  }
}

extension Desk {
  /// The events of an entry, of the case that it names or else of `card`.
  func events(
    of typed: TypedReference, orIn card: CaseCard?
  ) throws(ErrorReport) -> [Record] {
    if typed.subject == nil, let card { return try entry(typed, of: card) }
    return try entry(typed, of: try `case`(typed))
  }
}
