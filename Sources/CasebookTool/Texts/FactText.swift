internal import Cases
internal import Screens

/// What is known, for people.
struct FactText {
  let desk: Desk
  let dates: DateWriter
  let teams: TeamLabels

  init(_ desk: Desk) throws(ErrorReport) {
    self.desk = desk
    dates = try desk.dates()
    teams = try desk.teams()
  }

  private var language: Language { desk.language }

  // MARK: One fact

  /// The value and where it comes from: 第2工場 北側 2F   木村が現地で確認 11/20(金) 13:22 (C-1042#10).
  func line(_ fact: OpenedFact) -> Bilingual {
    let origin = origin(fact)
    let value = fact.valueWords
    return Bilingual(ja: "\(value.ja)   \(origin.ja)", en: "\(value.en)   \(origin.en)")
  }

  /// Who said it, when, and what shows it: 木村が現地で確認 11/20(金) 13:22 (C-1042#10、録音 3:12).
  func origin(_ fact: OpenedFact) -> Bilingual {
    let who = who(fact)
    let said = dates.dayAndTime(fact.fact.saidAt)
    var ja = "\(who.ja) \(said)"
    var en = "\(who.en) \(said)"
    if let confirmed = fact.fact.confirmedAt {
      ja += "、確認 \(dates.day(confirmed))"
      en += ", confirmed \(dates.day(confirmed))"
    }
    let shown = [fact.reference.map { Bilingual(same: $0) }].compactMap(\.self) + evidence(fact)
    guard !shown.isEmpty else { return Bilingual(ja: ja, en: en) }
    ja += " (\(shown.map(\.ja).joined(separator: "、")))"
    en += " (\(shown.map(\.en).joined(separator: ", ")))"
    return Bilingual(ja: ja, en: en)
  }

  /// Who said it, and who wrote it down.
  private func who(_ fact: OpenedFact) -> Bilingual {
    let name = fact.member?.name.text
    let ja = name.map { "\($0)が" } ?? ""
    let en = name.map { " by \($0)" } ?? ""
    switch fact.fact.source {
    case .customerSaid:
      let speaker = fact.fact.saidBy
      return Bilingual(
        ja: "\(speaker.map { "\($0) 談" } ?? "お客様談")\(name.map { "、\($0)が記録" } ?? "")",
        en: "said by \(speaker ?? "the customer")\(name.map { ", noted by \($0)" } ?? "")")
    case .observed: return Bilingual(ja: "\(ja)現地で確認", en: "seen\(en)")
    case .document: return Bilingual(ja: "\(ja)書類で確認", en: "read in a paper\(en)")
    case .system:
      return name == nil
        ? Bilingual(ja: "システムの記録", en: "noted by a system")
        : Bilingual(ja: "\(ja)登録", en: "registered\(en)")
    case .imported: return Bilingual(ja: "移行した記録", en: "imported")
    case .inferred: return Bilingual(ja: "\(ja)推定", en: "inferred\(en)")
    }
  }

  /// What shows it: 通話 3:12, 添付, 文書 e4.
  private func evidence(_ fact: OpenedFact) -> [Bilingual] {
    guard let evidence = fact.fact.evidence else { return [] }
    var shown: [Bilingual] = []
    if let seconds = evidence.offsetSeconds {
      let place = Self.clock(seconds)
      shown.append(Bilingual(ja: "通話 \(place)", en: "call \(place)"))
    }
    if let media = evidence.media {
      let handle = media.description.suffix(ContactFinding.handleCount)
      shown.append(Bilingual(ja: "添付 \(handle)", en: "attachment \(handle)"))
    }
    if let document = evidence.document {
      shown.append(Bilingual(ja: "文書 \(document)", en: "document \(document)"))
    }
    if shown.isEmpty, evidence.contact != nil {
      shown.append(Bilingual(ja: "応対", en: "contact"))
    }
    return shown
  }

  /// A place in a recording: 3:12.
  static func clock(_ seconds: Int) -> String {
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// How old it is: 2日前.
  func age(_ fact: OpenedFact) -> String {
    dates.relativeDay(dates.date(fact.fact.confirmedAt ?? fact.fact.saidAt))
  }

  /// That it should be confirmed, or contradicts another; nil where it simply holds.
  func mark(_ fact: OpenedFact) -> Bilingual? {
    // Of somebody who is forgotten the value says so itself.
    guard !fact.fact.isErased else { return nil }
    guard fact.fact.isLive else {
      return fact.fact.replacedBecause == .changed
        ? Bilingual(ja: "変わった", en: "changed") : Bilingual(ja: "訂正済み", en: "corrected")
    }
    switch fact.verdict {
    case .confirm: return Bilingual(ja: "要確認", en: "confirm")
    case .conflict: return Bilingual(ja: "食い違い", en: "conflict")
    case .answered, .restricted, .refused, .ask, nil: return nil
    }
  }

  /// On top of a case: 製造番号: 4410-0087 (2日前).
  func pinned(_ fact: OpenedFact) -> String {
    let mark = mark(fact).map { "、\($0.ja)" } ?? ""
    let english = self.mark(fact).map { ", \($0.en)" } ?? ""
    let words = Bilingual(
      ja: "\(fact.title.ja): \(fact.valueWords.ja) (\(age(fact))\(mark))",
      en: "\(fact.title.en): \(fact.valueWords.en) (\(age(fact))\(english))")
    return words.text(in: language)
  }

  /// The lines on top of a case: what needs somebody first, then in the order of the keys; what
  /// the registration of an item says stands in the head of the screen.
  func pinned(_ known: KnownLedger) -> [String] {
    let urgent = known.facts.filter { mark($0) != nil }
    let rest = known.facts.filter { mark($0) == nil && $0.fact.source != .system }
    return (urgent + rest).map(pinned)
  }

  /// What a handoff spares the customer: who takes a case over sees it at once.
  func spared(_ keys: [SparedKey]) -> [Line] {
    guard !keys.isEmpty else { return [] }
    let title = Bilingual(ja: "聞かなくてよい \(keys.count)", en: "Do not ask: \(keys.count)")
    return [Line(desk.say(title), .heading)]
      + keys.map { key in
        let known = key.facts.first
        let origin = known.map { desk.say(self.origin($0)) } ?? ""
        let line = Line([Span("  \(desk.say(key.words))  "), Span(origin, .dim)])
        return desk.ruler.truncated(line, to: desk.width)
      }
  }

  // MARK: Lists

  /// `facts`: what it is, its value, how old, who said so.
  func lines(_ known: KnownLedger) -> [Line] {
    guard !known.facts.isEmpty || !known.restricted.isEmpty else {
      return [
        Line(desk.say(Bilingual(ja: "まだ何も分かっていません", en: "nothing is known yet")), .dim)
      ]
    }
    // Who said it is the point: it gets a line of its own where it would be cut.
    let isNarrow = desk.width < TimelineLayout.sidePaneMin
    let lines = isNarrow ? known.facts.flatMap(twoLines) : table(known.facts)
    return lines + known.restricted.map(restricted)
  }

  private func table(_ facts: [OpenedFact]) -> [Line] {
    let table = Table(
      columns: [.upTo(24), .upTo(32), .fits, .fits, .rest], ruler: desk.ruler, width: desk.width)
    return table.lines(
      facts.map { fact in
        let role: Screens.Role = fact.fact.isLive ? .plain : .dim
        return [
          Span(desk.say(fact.title), role), Span(desk.say(fact.valueWords), role),
          Span(mark(fact).map { desk.say($0) } ?? "", .notice), Span(age(fact), .dim),
          Span(desk.say(origin(fact)), .dim),
        ]
      })
  }

  private func twoLines(_ fact: OpenedFact) -> [Line] {
    let first = Line([
      Span(desk.say(fact.title) + ": "), Span(desk.say(fact.valueWords), .heading),
      Span(mark(fact).map { "  " + desk.say($0) } ?? "", .notice),
    ])
    return [first, Line("  \(age(fact))  \(desk.say(origin(fact)))", .dim)]
      .map { desk.ruler.truncated($0, to: desk.width) }
  }

  /// That another team knows it.
  private func restricted(_ finding: LedgerFinding) -> Line {
    let team = finding.restrictedTo.map { teams.label($0.code).name }
    let title = finding.key.titleWords
    let words = Bilingual(
      ja: "\(title.ja): \(team?.ja ?? "別の班")が知っています (お客様に聞かない)",
      en: "\(title.en): known to \(team?.en ?? "another team"); do not ask the customer")
    return desk.ruler.truncated(Line(desk.say(words), .dim), to: desk.width)
  }

  /// A row of `--plain`.
  func row(_ fact: OpenedFact) -> [String] {
    [
      fact.fact.key, fact.value.text ?? "", fact.verdict?.rawValue ?? "",
      RFC3339.string(fact.fact.saidAt), fact.fact.source.rawValue, fact.member?.handle ?? "",
      fact.reference ?? "",
    ]
  }
}
