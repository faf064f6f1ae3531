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
  /// As of when, as it was typed.
  var moment: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    if isLive, desk.world.served != nil { throw RemoteWay.refusal(of: "timeline --live") }
    let subject = try desk.timelineSubject(`case`)
    let moment = try desk.end(moment, option: "--at")
    var request = try desk.timelineRequest(
      filter: try filter(desk), isReversed: isReversed, at: moment)
    guard case .case(let card) = subject, moment == nil else {
      if isLive { throw Self.liveNeedsCase(subject) }
      return try answer(
        try desk.timeline(
          of: subject, request, header: try header(subject, desk, at: moment),
          filterName: filterName(desk), isUnfolded: isUnfolded, asOf: moment), desk, at: moment)
    }
    let mark = try ReadMark(of: card.id, desk)
    request.readThrough = mark.seq
    request.reader = try Author.of(desk, as: nil).member?.id
    if isLive, let viewer = try LiveViewer.wanted(at: desk, card, self) { return try viewer.run() }
    if isLive { return try LiveTimeline(desk: desk, card: card, request: request).follow() }
    let told = try tell(card, request, desk)
    // Whoever had all of it on their terminal has read it.
    let isRead = desk.options.format == .text && desk.world.output.isTerminal
    if isRead, request.filter.isEmpty { mark.advance(to: told.lastSeq) }
    return try answer(told, desk)
  }

  private func answer(
    _ told: ToldTimeline, _ desk: Desk, at moment: Instant? = nil
  ) throws(ErrorReport) -> Answer {
    var layout = try desk.timelineLayout(at: moment)
    layout.showsReferences = showsReferences
    let plain = TimelinePlain(dates: try desk.dates(at: moment))
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
          Page(
            rows: told.events, next: nil, total: told.hasMore ? nil : told.events.count,
            asOf: told.asOf.text))
      }, notes: told.hasMore ? [Self.earlierNote(desk)] : [])
  }

  private static func earlierNote(_ desk: Desk) -> Line {
    let count = TimelineFeeds.recordCountMax.grouped
    return Line(
      desk.say(
        Bilingual(
          ja: "新しい方から \(count) 件の記録だけです。案件ごとの timeline にはすべてあります",
          en: "only the latest \(count) records; the timelines of the cases have all")), .dim)
  }

  private static func liveNeedsCase(_ subject: TimelineSubject) -> ErrorReport {
    let following: String? =
      switch subject {
      case .case(let card): "casebook timeline \(card.number) --live"
      case .customer(let card): "casebook tail --customer \(card.number)"
      case .item: nil
      }
    return ErrorReport(
      code: "timeline.isNotLive", exit: .usage,
      message: Bilingual(
        ja: "--live は案件の今の時系列だけに使えます", en: "--live is for the timeline of a case as it is now"),
      hint: following.map { ErrorReport.Hint($0) })
  }

  /// Reads the timeline, with what stands above it.
  func tell(
    _ card: CaseCard, _ request: TimelineRequest, _ desk: Desk
  ) throws(ErrorReport) -> ToldTimeline {
    try desk.timeline(
      of: card, request, header: try header(.case(card), desk), filterName: filterName(desk),
      isUnfolded: isUnfolded)
  }

  // MARK: Words

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
