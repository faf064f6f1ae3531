internal import Cases

extension LineWriter {
  /// What an event of a contact is in Japanese.
  func japanese(_ event: Event.Contacts, _ record: Record) -> String {
    switch event {
    case .contactStarted(let started):
      return join(
        japanese(started.channel, started.direction), record.refs.customer.flatMap(names.customer),
        caller(started, record), labelled("内線", started.caller?.extensionDigits),
        aside(labelled("窓口", started.toLine)))
    case .contactWaitStarted(let wait):
      return join(
        japanese(wait.kind), wait.queue.map(code), wait.position.map { "\($0)番目" },
        wait.estimateSeconds.map { "約" + dates.duration(seconds: $0) }, aside(code(wait.reason)))
    case .contactAnswered(let answered):
      return join(
        "応答", answered.agent.map(member),
        "(待ち \(dates.duration(seconds: answered.waitSeconds)))")
    case .contactIdentified(let identified):
      return join(
        "照合:", identified.chosen.map(customer) ?? "候補 \(identified.candidates.count)件",
        "(\(identified.method.word.ja)、\(identified.level.word.ja))")
    case .contactTransferred(let transferred):
      return join(
        "転送", transferred.from.map(member), "> " + owner(transferred.to),
        "(\(transferred.kind.word.ja))")
    case .contactDiverted(let diverted):
      return join("振り替え: " + diverted.to.word.ja, diverted.page, "(\(diverted.because.word.ja))")
    case .contactEnded(let ended):
      return join(
        "終了: " + ended.outcome.word.ja,
        ended.talkSeconds > 0 ? dates.duration(seconds: ended.talkSeconds) : nil,
        aside(
          ended.stage == .talk ? nil : ended.stage.word.ja,
          ended.holdSeconds > 0 ? "保留 " + dates.duration(seconds: ended.holdSeconds) : nil))
    case .contactWrappedUp(let wrapped):
      return join(
        "後処理: " + code(wrapped.disposition), code(wrapped.reasonCode),
        quoted(wrapped.summary, record), wrapped.cases.map(caseNumber).joined(separator: " "),
        aside(
          wrapped.customerSaidResolved.map { $0 ? "解決とのこと" : "未解決とのこと" },
          dates.duration(seconds: wrapped.afterCallWorkSeconds)))
    case .contactAlertWordHeard(let heard):
      return join(
        "注意語 (\(heard.category.word.ja))", heard.speaker.word.ja, quoted(heard.quote, record),
        dates.duration(seconds: heard.offsetSeconds) + "目")
    case .messagePosted(let message):
      return join(
        message.direction == .inbound ? "受信" : "送信", message.purpose.word.ja,
        quoted(message.text, record), aside(message.sendAt.map { dates.dayAndTime($0) + " に送る" }))
    case .mediaAttached(let media):
      return join(
        media.kind.word.ja, media.durationSeconds.map { dates.duration(seconds: $0) },
        quoted(media.caption, record), media.location)
    }
  }

  private func japanese(_ channel: Channel, _ direction: Direction) -> String {
    switch (channel, direction) {
    case (.phone, .inbound): "入電"
    case (.phone, .outbound): "発信"
    case (.counter, .inbound): "来店"
    case (.counter, .outbound): "窓口対応"
    case (.sms, .inbound), (.email, .inbound), (.chat, .inbound), (.web, .inbound),
      (.chatbot, .inbound), (.fax, .inbound):
      channel.word.ja + " 受信"
    case (.sms, .outbound), (.email, .outbound), (.chat, .outbound), (.web, .outbound),
      (.chatbot, .outbound), (.fax, .outbound):
      channel.word.ja + " 送信"
    }
  }

  private func japanese(_ kind: ContactWaitKind) -> String {
    switch kind {
    case .queue: "待ち呼"
    case .hold: "保留"
    case .transfer: "転送待ち"
    }
  }

  /// The number of a call, or why there is none.
  func caller(_ started: ContactStarted, _ record: Record) -> String? {
    if let withheld = started.withheld { return word(withheld.word) }
    return personal(started.caller?.raw.halfWidth, record)
  }
}
