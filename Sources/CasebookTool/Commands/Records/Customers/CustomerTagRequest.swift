internal import Cases
internal import Screens

/// Tags to be put on a customer or taken off.
struct CustomerTagRequest: Request, Hashable {
  var customer: TypedReference
  var added: [String]
  var removed: [String]
  var until: String?
  var why: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.customer(customer)
    let subject = WriteSubject(customer: card)
    let held = try desk.person(card).state.tags(at: desk.now)
    let gone = removed.map(ReservedTag.kept)
    for tag in gone where !held.contains(tag) { throw missing(tag, held, card, desk) }
    let until = try writer.limit(until, option: "--until", says: .tagUntil)
    if let until, until < desk.now { throw try writer.report(.windowIsPast, on: subject) }
    let new = added.map(ReservedTag.kept)
    noteNearTags(desk)
    let tagged = CustomerTagged(added: new, removed: gone, until: until, reason: why)
    let all = held.filter { !gone.contains($0) && !new.contains($0) } + new
    let list = all.isEmpty ? "-" : all.joined(separator: " ")
    var drafts = [Draft(.customers(.customerTagged(tagged)), refs: subject.refs)]
    // What is taken off is taken off under every name that has it.
    for other in try desk.otherNames(of: card) {
      let gone = gone.filter(other.tags(at: desk.now).contains)
      guard !gone.isEmpty else { continue }
      var refs = Refs()
      refs.customer = other.id
      let tagged = CustomerTagged(added: [], removed: gone, reason: why)
      drafts.append(Draft(.customers(.customerTagged(tagged)), refs: refs))
    }
    return try writer.record(
      drafts,
      says: Bilingual(ja: "札を記録: \(list)", en: "tags: \(list)"), on: subject)
  }

  /// Says of a tag that is almost a reserved one that it is another.
  private func noteNearTags(_ desk: Desk) {
    for tag in added {
      guard let near = ReservedTag.near(tag) else { continue }
      desk.note(
        Line(
          desk.say(
            Bilingual(
              ja: "「\(tag)」は新しい札です (決まった札「\(near.rawValue)」ではありません)",
              en: "\"\(tag)\" is a tag of its own, not \"\(near.rawValue)\"")), .notice))
    }
  }

  private func missing(
    _ tag: String, _ held: [String], _ card: CustomerCard, _ desk: Desk
  ) -> ErrorReport {
    ErrorReport(
      code: "customer.tagDoesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "\(card.number) に札「\(tag)」は付いていません", en: "\(card.number) has no tag \"\(tag)\""),
      details: held.isEmpty
        ? []
        : [
          Bilingual(
            ja: "付いている札  \(held.joined(separator: "  "))",
            en: "has  \(held.joined(separator: "  "))")
        ],
      hint: ErrorReport.Hint(
        held.first.map { "casebook customer tag \(card.number) --remove \(ShellText.quoted($0))" }
          ?? "casebook customer show \(card.number)"))
  }
}
