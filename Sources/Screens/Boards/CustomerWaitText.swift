internal import Cases
package import Views

/// For what a customer waits, in words: since when, why, and when the case was handed over.
package struct CustomerWaitText: Sendable {
  private let dates: DateWriter
  private let teams: TeamLabels

  /// Says it in the words of `dates`, with the names of `teams`.
  package init(dates: DateWriter, teams: TeamLabels = .standard) {
    self.dates = dates
    self.teams = teams
  }

  /// 2時間10分: how long the customer has heard nothing.
  package func length(_ wait: CustomerWait) -> String {
    dates.duration(seconds: Int(wait.seconds(at: dates.now)))
  }

  /// 部品待ち, 修理の返事待ち.
  package func reason(_ wait: CustomerWait) -> String {
    let words: Bilingual =
      switch wait.reason {
      case .answer(let owner):
        Bilingual(
          ja: "\(label(owner.team).ja)の返事待ち", en: "no answer from \(label(owner.team).en) yet")
      case .wait(let reason): reason.word
      case .returned(.declined): Bilingual(ja: "引き継ぎを断られた", en: "handoff declined")
      case .returned: Bilingual(ja: "引き継ぎに返事がなかった", en: "handoff not answered")
      case .onSite: Bilingual(ja: "訪問中", en: "on site")
      case .visit: Bilingual(ja: "訪問予定", en: "visit planned")
      case .promise(let kind):
        Bilingual(ja: "約束: \(kind.word.ja)", en: "promised: \(kind.word.en)")
      case .unassigned: Bilingual(ja: "担当が決まっていない", en: "nobody has it")
      case .work: Bilingual(ja: "対応中", en: "in progress")
      }
    return words.text(in: dates.language)
  }

  /// 11/19 09:00 から, 11/25 10:00 まで (2日超過).
  package func span(_ wait: CustomerWait) -> String {
    var pieces: [String] = []
    if let since = wait.reasonSince {
      let moment = dates.dayAndTime(since)
      pieces.append(say(Bilingual(ja: "\(moment) から", en: "since \(moment)")))
    }
    if let until = wait.until {
      let (moment, left) = (dates.dayAndTime(until), dates.due(until))
      pieces.append(say(Bilingual(ja: "\(moment) まで (\(left))", en: "until \(moment) (\(left))")))
    }
    return pieces.joined(separator: dates.language == .ja ? "、" : ", ")
  }

  /// 引継 11/22 19:44 受付 > 修理; `nil` as long as it has one team.
  package func handedOver(_ wait: CustomerWait) -> String? {
    wait.handedOver.map { passed in
      let moment = dates.dayAndTime(passed.at)
      let (from, to) = (label(passed.from), label(passed.to))
      return say(
        Bilingual(
          ja: "引き継ぎ \(moment) \(from.ja) > \(to.ja)",
          en: "handed over \(moment), \(from.en) > \(to.en)"))
    }
  }

  /// The sentences of one case: since when, why, and when it passed.
  package func pieces(_ wait: CustomerWait) -> [String] {
    let since = dates.dayAndTime(wait.since)
    let span = span(wait)
    let reason = reason(wait) + (span.isEmpty ? "" : " \(span)")
    // Whoever waits for the customer does not keep them waiting.
    let isTheirs = wait.reason == .wait(.customer)
    let head =
      isTheirs
      ? Bilingual(ja: "最後の連絡 \(since)", en: "last contact \(since)")
      : Bilingual(
        ja: "お客様の待ち \(length(wait)) (最後の連絡 \(since))",
        en: "customer waits \(length(wait)) (last contact \(since))")
    let why = Bilingual(ja: "なぜ: \(reason)", en: "why: \(reason)")
    return [say(head), say(why)] + [handedOver(wait)].compactMap(\.self)
  }

  private func label(_ team: Team) -> Bilingual { teams.label(team.code).name }

  private func say(_ words: Bilingual) -> String { words.text(in: dates.language) }
}
