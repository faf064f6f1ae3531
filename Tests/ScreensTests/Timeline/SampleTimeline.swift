import Cases

@testable import Screens

extension TimelinePage {
  /// The timeline of the screens of the specification, in one language.
  static func sample(_ language: Language) -> TimelinePage {
    let isJapanese = language == .ja
    let dates = DateWriter(language: language, zone: SampleTimes.tokyo, now: SampleTimes.now)
    var page = TimelinePage()
    page.header.reference = "C-1042"
    page.header.title = isJapanese ? "圧縮機 異音 E4" : "Compressor noise E4"
    page.header.tags = isJapanese ? ["再発", "重要"] : ["recurred", "high"]
    page.header.customer =
      isJapanese ? "山田製作所 高橋様 03-1234-5678" : "Yamada, M. Takahashi 03-1234-5678"
    page.header.item = "AX-300 S/N 4410-0087"
    page.header.warranty = isJapanese ? "保証 2027/03/31" : "Warranty 31 Mar 2027"
    page.header.owner = isJapanese ? "佐藤 (受付)" : "M. Sato (Support)"
    page.header.status = "10:12"
    let kimura = TimelineSpeaker(team: "repair", name: isJapanese ? "木村" : "K. Kimura")
    let sato = TimelineSpeaker(team: "support", name: isJapanese ? "佐藤" : "M. Sato")
    let due = [
      SampleTimes.moment("2026-11-22T10:00:00+09:00"),
      SampleTimes.moment("2026-11-22T12:00:00+09:00"),
    ]
    page.promises = [
      TimelinePromiseRow(
        what: isJapanese ? "確認電話 (試運転後)" : "Call after test run",
        dueAt: due[0], owner: kimura, reference: "C-1042#14", dates),
      TimelinePromiseRow(
        what: isJapanese ? "再訪の日程連絡" : "Date of next visit", dueAt: due[1], owner: sato,
        reference: "C-1042#17", dates),
    ]
    page.handoff = isJapanese ? "受 > 修 木村" : "Support > Repair K. Kimura"
    page.facts =
      isJapanese
      ? ["製品 AX-300  S/N 4410-0087", "設置 第2工場 北側 2F 要脚立"]
      : ["Item AX-300  S/N 4410-0087", "Installed: works 2, north side, 2F, ladder needed"]
    page.days = days(isJapanese, kimura, sato)
    page.earlierCount = 9
    page.hiddenCount = 11
    page.filterName = isJapanese ? "修のみ" : "Repair only"
    page.parties = [
      TimelinePartyRow(team: "support", entryCount: 4),
      TimelinePartyRow(team: "repair", entryCount: 7),
      TimelinePartyRow(team: "machine", entryCount: 4),
    ]
    page.activity = [Int](repeating: 0, count: 27) + [9, 6, 2]
    return page
  }

  private static func days(
    _ isJapanese: Bool, _ kimura: TimelineSpeaker, _ sato: TimelineSpeaker
  ) -> [TimelinePageDay] {
    [
      TimelinePageDay(day: Day(2026, 11, 20), lines: friday(isJapanese, kimura, sato)),
      TimelinePageDay(day: Day(2026, 11, 22), lines: sunday(isJapanese, sato)),
    ]
  }

  private static func entry(
    _ time: String, _ kind: EntryKind, _ speaker: TimelineSpeaker, _ number: Int, _ text: String
  ) -> TimelinePageEntry {
    TimelinePageEntry(
      at: SampleTimes.moment("2026-11-\(time):07+09:00"), kind: kind, speaker: speaker, text: text,
      reference: "C-1042#\(number)")
  }

  private static func friday(
    _ isJapanese: Bool, _ kimura: TimelineSpeaker, _ sato: TimelineSpeaker
  ) -> [TimelinePageLine] {
    func say(_ ja: String, _ en: String) -> String { isJapanese ? ja : en }
    var lines = [
      entry(
        "20T13:22", .visit, kimura, 10, say("訪問開始 第2工場 北側 2F", "Visit started, works 2, 2F")),
      entry(
        "20T13:58", .measurement, kimura, 11,
        say("吐出圧 0.42 MPa (基準 0.65-0.75)", "Pressure 0.42 MPa (normal 0.65-0.75)")),
      entry(
        "20T14:37", .part, kimura, 12,
        say(
          "CMP-88 圧縮機 x1 交換 S/N 7K2201 > 9M0417",
          "CMP-88 compressor x1 replaced S/N 7K2201 > 9M0417")),
      entry(
        "20T15:10", .promise, kimura, 14,
        say("試運転後の確認電話 11/22(日) 10:00", "Call after test run by Sun 22 Nov 10:00")),
    ]
    for index in lines.indices { lines[index].isLate = true }
    lines[1].standing = .corrected
    lines[3].mark = .overdue
    var inner = entry("20T15:30", .memo, sato, 15, say("与信を確認中", "Checking the credit limit"))
    inner.visibility = ["support", "sales"]
    var kept = entry("20T15:40", .promise, sato, 16, say("折り返し 16:00 まで", "Callback by 16:00"))
    kept.mark = .kept
    return lines.map { .entry($0) } + [
      .entry(inner), .entry(kept),
      .folded(
        count: 3, about: isJapanese ? ["保証照合", "割当"] : ["warranty", "assignment"],
        isUnread: false),
      .arrival(
        at: SampleTimes.moment("2026-11-20T17:05:00+09:00"),
        text: say("木村の端末から 4 件到着 (13:22-15:10 の記録)", "4 entries from K. Kimura (13:22-15:10)"),
        isUnread: false),
    ]
  }

  private static func sunday(_ isJapanese: Bool, _ sato: TimelineSpeaker) -> [TimelinePageLine] {
    func say(_ ja: String, _ en: String) -> String { isJapanese ? ja : en }
    let customer = TimelineSpeaker(team: "customer", name: say("高橋様", "M. Takahashi"))
    var mail = entry(
      "22T09:03", .mail, customer, 17,
      say("受信「また止まりました。至急お願いします」", "Received \"It stopped again. Please hurry.\""))
    var answer = entry(
      "22T09:04", .mail, sato, 18,
      say("送信「折り返しご連絡します」\u{1B}[31m", "Sent \"We call you back.\"\u{1B}[31m"))
    var state = entry(
      "22T09:05", .state, sato, 19,
      say("状態: 再発 + 再訪の日程連絡 12:00 まで ほかの班にも知らせる", "State: recurred + date of next visit by 12:00"))
    (mail.mark, mail.isPublic) = (.unread, true)
    answer.isPublic = true
    state.mark = .unread
    return [.unread(count: 2), .entry(mail), .entry(answer), .entry(state)]
  }
}
