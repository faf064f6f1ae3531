internal import Casebook
internal import Cases

/// What one row tells, as commands of history; the first is the row itself, by its key.
///
/// What may come later is a command of its own: a newer export in which a case has been resolved
/// adds that, and nothing else.
struct MapStory {
  let row: MapRow
  let key: String
  let at: SourceTime
  let team: Team?
  let actor: MemberID?

  init(_ row: MapRow) throws(RowFault) {
    self.row = row
    key = try row.key()
    at = try row.neededMoment("at")
    team = try row.team("team")
    actor = row.person("person")
  }

  var history: SourceHistory { row.history }

  /// Whether the row opens a case.
  var opensCase: Bool {
    row.table.record == .cases || (row.table.record == .repairs && row.texts("case").isEmpty)
  }

  func commands() throws(RowFault) -> [Command] {
    switch row.table.record {
    case .customers: try customer()
    case .items: try item()
    case .cases: try `case`()
    case .contacts: try contact()
    case .handoffs: try handoff()
    case .repairs: try repair()
    case .parts: try part()
    }
  }

  // MARK: People

  /// Somebody who is named, and a team of theirs.
  struct Person {
    let name: String
    let team: Team?
  }

  /// Whom the row names.
  var people: [Person] {
    ["person", "receiver"].compactMap { field in
      row.text(field).map { Person(name: $0, team: field == "person" ? team : nil) }
    }
  }

  func registration(of person: Person) -> Command {
    let member: MemberID = history.id("member", person.name)
    let event = MemberRegistered(name: person.name, team: person.team ?? .support)
    return history.command(
      "member/\(person.name)",
      [
        history.draft(
          .book(.memberRegistered(event)), Refs([Ref(.member, member.any)]), at: at, team: team)
      ], at: at)
  }

  // MARK: Parts

  func draft(_ event: Event, _ refs: Refs, at moment: SourceTime? = nil) -> ImportedDraft {
    history.draft(event, refs, at: moment ?? at, team: team, actor: actor)
  }

  /// The row itself.
  func command(_ drafts: [ImportedDraft]) -> Command {
    history.command("\(row.table.record.rawValue)/\(key)", drafts, at: at)
  }

  /// What the row says beside itself, by a name of its own.
  func command(
    _ name: String, _ drafts: [ImportedDraft], at moment: SourceTime? = nil
  ) -> Command {
    history.command(
      "\(row.table.record.rawValue)/\(key)/\(name)", drafts, at: moment ?? at)
  }

  /// What the row remarks, which may be another thing in a later export.
  func memo(on refs: Refs) -> [Command] {
    guard let body = row.text("memo") else { return [] }
    let memo = MemoWritten(
      memoID: history.id("memo", "\(row.table.record.rawValue)/\(key)/\(body)"), body: body,
      pinned: false)
    return [command("memo/\(body)", [draft(.facts(.memoWritten(memo)), refs)])]
  }
}

// MARK: Customers and items

extension MapStory {
  private func customer() throws(RowFault) -> [Command] {
    var refs = Refs()
    refs.customer = row.id(.customers, key)
    let registered = CustomerRegistered(
      kind: try row.word("kind") ?? .person, name: try row.needed("name"),
      nameKana: row.text("kana"), language: row.text("language"))
    var commands = [command([draft(.customers(.customerRegistered(registered)), refs)])]
    let kinds: [(String, ContactPointKind)] = [
      ("phone", .phone), ("sms", .sms), ("email", .email), ("address", .address),
    ]
    for (field, kind) in kinds {
      for raw in row.texts(field) { commands.append(point(kind, raw, refs)) }
    }
    let tags = row.texts("tags")
    if !tags.isEmpty {
      let tagged = CustomerTagged(added: tags)
      commands.append(
        command(
          "tags/\(tags.joined(separator: ","))",
          [draft(.customers(.customerTagged(tagged)), refs)]))
    }
    return commands + memo(on: refs)
  }

  private func point(_ kind: ContactPointKind, _ raw: String, _ refs: Refs) -> Command {
    let text = row.context.options.point(kind, raw)
    let name = "\(kind.rawValue)/\(raw)"
    let added = ContactPointAdded(
      pointID: history.id("point", "\(key)/\(name)"), kind: kind, raw: raw,
      normalized: text.normalized, extensionDigits: text.extensionDigits, sharing: .one,
      verifiedBy: .none)
    return command(name, [draft(.customers(.contactPointAdded(added)), refs)])
  }

  private func item() throws(RowFault) -> [Command] {
    var refs = Refs()
    refs.item = row.id(.items, key)
    refs.customer = try row.reference("customer", .customers)
    let registered = ItemRegistered(
      model: try row.needed("model"), serial: row.text("serial"), lot: row.text("lot"),
      manufacturedOn: try row.day("manufactured"), soldOn: try row.day("sold"),
      seller: row.text("seller"), installedOn: try row.day("installed"))
    return [command([draft(.items(.itemRegistered(registered)), refs)])] + memo(on: refs)
  }
}
