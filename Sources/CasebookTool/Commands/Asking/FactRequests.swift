internal import Cases
internal import Screens
internal import Views
internal import Wire

/// What came of a question.
enum TypedAnswer: Hashable, Sendable {
  case value(String)
  case unknown
  case refused
}

/// Something that became known, or that the customer could or would not say.
struct FactSetRequest: Request, Hashable {
  var key: String
  var answer: TypedAnswer
  /// Whether it stands beside another value that is known.
  var isAnyway = false
  var origin = TypedSource()
  var shown = TypedEvidence()
  var place = TypedPlace()
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var writer = try Writer(desk, terms)
    let place = try desk.place(place)
    writer.restrict(
      to: try desk.factKey(key, in: desk.read { (rows) throws(RowsError) in try rows.factKeys() }))
    let asking = try Asking(writer, place, contact: shown.contact)
    let key = try asking.key(key)
    switch answer {
    case .value(let typed):
      return try asking.set(
        key, try desk.value(typed, of: key), origin, evidence: try asking.evidence(shown),
        isAnyway: isAnyway)
    case .unknown:
      return try asking.record(
        try asking.unanswered(key, .unknown),
        says: Bilingual(
          ja: "\(key.titleWords.ja): お客様も分からないと記録",
          en: "\(key.titleWords.en): the customer does not know"))
    case .refused:
      return try asking.record(
        try asking.unanswered(key, .refused),
        says: Bilingual(
          ja: "\(key.titleWords.ja): お断りになったと記録",
          en: "\(key.titleWords.en): the customer declined"))
    }
  }
}

/// Something known that was confirmed.
struct FactConfirmRequest: Request, Hashable {
  var key: String
  var how: ConfirmationMethod
  var place = TypedPlace()
  var contact: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let asking = try Asking(try Writer(desk, terms), place, contact: contact)
    let finding = try asking.finding(try asking.key(key))
    let values = Set(finding.facts.compactMap { $0.value.text.map(searchText) })
    guard let fact = finding.facts.first else { throw asking.nothingKnown(finding) }
    guard finding.verdict != .conflict, values.count <= 1 else {
      throw try asking.differs(finding)
    }
    return try asking.confirm(finding, fact, how)
  }
}

/// Something known that no longer holds, or never did.
struct FactCorrectRequest: Request, Hashable {
  var key: String
  var value: String
  var cause: CorrectionCause
  var shown = TypedEvidence()
  var place = TypedPlace()
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var writer = try Writer(desk, terms)
    let place = try desk.place(place)
    writer.restrict(
      to: try desk.factKey(key, in: desk.read { (rows) throws(RowsError) in try rows.factKeys() }))
    let asking = try Asking(writer, place, contact: shown.contact)
    let finding = try asking.finding(try asking.key(key))
    guard !finding.facts.isEmpty else { throw asking.nothingKnown(finding) }
    return try asking.correct(
      finding, try desk.value(value, of: finding.key), cause,
      evidence: try asking.evidence(shown))
  }
}

/// What is known, to be listed.
struct FactsRequest: Request, Hashable {
  /// A case, customer or item; nil for what `place` says.
  var reference: TypedReference?
  var place = TypedPlace()
  /// Whether what was replaced is wanted too.
  var isWhole = false

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let about =
      if let reference { try desk.place(named: reference) } else { try desk.place(place) }
    let asker = try desk.asker(try Author.of(desk, as: nil), at: desk.now, in: about.scope)
    let (known, asOf): (KnownLedger, LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      (
        try snapshot.knownFacts(about.scope, for: asker, withReplaced: isWhole), snapshot.asOf
      )
    }
    let text = try FactText(desk)
    let title = text.title(about, known)
    return Answer(
      lines: { title + text.lines(known) }, rows: { known.facts.map(text.row) },
      document: {
        Document(
          FactDocument.list,
          Page(rows: known.facts, next: nil, total: known.facts.count, asOf: asOf.text))
      })
  }
}

extension FactText {
  /// Of whom, and how many.
  fileprivate func title(_ place: AskedPlace, _ known: KnownLedger) -> [Line] {
    let language = desk.language
    let item = place.subject.item
    let name =
      place.subject.case?.line(language) ?? item.map { "\($0.number)  \($0.model)" }
      ?? place.subject.customer.map { "\($0.number)  \($0.name.spoken.text(in: language))" }
    let count = known.facts.count(where: \.fact.isLive)
    let words = Bilingual(ja: "分かっていること \(count)", en: "known: \(count)")
    let line = Line([Span(name ?? "", .heading), Span("   " + desk.say(words), .dim)])
    return [desk.ruler.truncated(line, to: desk.width)]
  }
}

extension Desk {
  /// The case, customer or item that was named by its number, a serial or a telephone number.
  fileprivate func place(named typed: TypedReference) throws(ErrorReport) -> AskedPlace {
    let text = typed.text
    let found = try read { (snapshot) throws(RowsError) in try snapshot.resolve(text) }
    guard found.references.count == 1, let only = found.references.first else {
      // Several items with one serial, or a number: the finder of items asks which one.
      if found.references.count > 1 { return try place(of: try item(typed)) }
      // What is written like a number of one kind is missed as that.
      switch String(text.halfWidth.prefix(2)).uppercased() {
      case "K-": return try place(of: try customer(typed))
      case "I-": return try place(of: try item(typed))
      case _: break  // Open set: cases, serials, telephone numbers.
      }
      if !(try lookupForms(text)).isEmpty, let customer = try? customer(typed) {
        return try place(of: customer)
      }
      return try place(of: try self.case(typed))
    }
    switch only {
    case .case: return try place(of: try self.case(typed))
    case .customer: return try place(of: try customer(typed))
    case .item: return try place(of: try item(typed))
    }
  }
}
