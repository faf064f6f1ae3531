internal import Casebook
internal import Cases
internal import EventLog
internal import Glibc
internal import Screens
internal import Views
internal import Wire

/// A timeline to be shown.
struct TimelineViewRequest: Request, Hashable {
  var `case`: TypedReference?
  var teams: [String] = []
  var kinds: [String] = []
  var since: String?
  var until: String?
  var isReversed = false
  var isUnfolded = false
  var showsReferences = false
  var isLive = false

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    if isLive, desk.world.served != nil { throw RemoteWay.refusal(of: "timeline --live") }
    let card = try desk.case(`case`)
    var request = try desk.timelineRequest(filter: try filter(desk), isReversed: isReversed)
    let mark = try ReadMark(of: card.id, desk)
    request.readThrough = mark.seq
    request.reader = try Author.of(desk, as: nil).member?.id
    if isLive, let viewer = try LiveViewer.wanted(at: desk, card, self) { return try viewer.run() }
    if isLive { return try LiveTimeline(desk: desk, card: card, request: request).follow() }
    let told = try tell(card, request, desk)
    // Whoever had all of it on their terminal has read it.
    let isRead = desk.options.format == .text && desk.world.output.isTerminal
    if isRead, request.filter.isEmpty { mark.advance(to: told.lastSeq) }
    var layout = try desk.timelineLayout()
    layout.showsReferences = showsReferences
    let plain = TimelinePlain(dates: try desk.dates())
    return Answer(
      lines: { layout.lines(told.page) },
      rows: {
        plain.lines(told.page).map {
          $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
      },
      document: {
        Document(
          TimelineDocument.shape,
          Page(rows: told.events, next: nil, total: told.events.count, asOf: told.asOf.text))
      })
  }

  /// Reads the timeline, with what stands above it.
  func tell(
    _ card: CaseCard, _ request: TimelineRequest, _ desk: Desk
  ) throws(ErrorReport) -> ToldTimeline {
    try desk.timeline(
      of: card, request, header: try header(card, desk), filterName: filterName(desk),
      isUnfolded: isUnfolded)
  }

  // MARK: Words

  private func header(_ card: CaseCard, _ desk: Desk) throws(ErrorReport) -> TimelineHeader {
    let dates = try desk.dates()
    let language = desk.language
    var header = TimelineHeader()
    header.reference = card.number
    header.title = card.subject.spoken.text(in: language)
    if let customer = card.customer {
      let points = try desk.points(of: customer)
      let phone = points.first { $0.state.kind == .phone && !$0.state.isRetired }
      header.customer = [customer.name, phone?.display].compactMap(\.self)
        .map { $0.spoken.text(in: language) }.joined(separator: " ")
    }
    if let item = card.item {
      header.item = item.model + (item.serial.map { " S/N \($0)" } ?? "")
      header.warranty = card.warrantyEndsOn.map {
        Bilingual(ja: "保証 \(dates.fullDay($0))", en: "Warranty \(dates.fullDay($0))")
          .text(in: language)
      }
    }
    if card.state.hasRecurred { header.tags.append(StateWord.recurred.text(in: language)) }
    let recalls = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.recallFlags(of: card.item)
    }
    if let tag = RecallText.tag(recalls) { header.tags.append(tag.text(in: language)) }
    if card.state.priority == .high || card.state.priority == .urgent {
      let word = Bilingual(ja: "重要", en: card.state.priority.rawValue)
      header.tags.append(word.text(in: language))
    }
    header.owner = try owner(card, desk)
    header.status = dates.time(desk.now)
    return header
  }

  /// 佐藤 (受付), or the team alone.
  private func owner(_ card: CaseCard, _ desk: Desk) throws(ErrorReport) -> String? {
    guard let team = card.state.team else { return nil }
    let name = try desk.teams().label(team.code).name.text(in: desk.language)
    guard let id = card.state.person else { return name }
    let person: String? = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.member(id)?.name.text
    }
    return person.map { "\($0) (\(name))" } ?? name
  }

  private func filterName(_ desk: Desk) -> String? {
    let words = teams + kinds + [since, until].compactMap(\.self)
    guard !words.isEmpty else { return nil }
    return words.joined(separator: ",") + (desk.language == .ja ? "のみ" : " only")
  }

  /// What was typed for what is to be seen.
  func filter(_ desk: Desk) throws(ErrorReport) -> TimelineFilter {
    var filter = try Typed.timelineFilter(teams: teams, kinds: kinds, desk)
    filter.since = try desk.start(since, option: "--since")
    filter.until = try desk.end(until, option: "--until")
    return filter
  }
}

extension Typed {
  /// The teams and kinds of lines that were typed.
  static func timelineFilter(
    teams: [String], kinds: [String], _ desk: Desk
  ) throws(ErrorReport) -> TimelineFilter {
    var filter = TimelineFilter()
    for typed in teams {
      switch typed {
      case "客", "customer": filter.parties.insert(.customer)
      case "機", "machine": filter.parties.insert(.machine)
      case _: filter.parties.insert(.team(try desk.team(typed, option: "--team")))
      }
    }
    for typed in kinds {
      guard let kind = EntryKind(typed: typed),
        let found = TimelineKind.allCases.first(where: { EntryKind($0) == kind })
      else {
        throw UsageProblem.invalidValue(
          typed, of: "--kind", allowed: TimelineKind.allCases.map(\.rawValue)
        ).report
      }
      filter.kinds.insert(found)
    }
    return filter
  }
}
