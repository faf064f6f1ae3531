internal import Cases

extension LineWriter {
  /// What an event of a contact is in English.
  func english(_ event: Event.Contacts, _ record: Record) -> String {
    switch event {
    case .contactStarted(let started):
      return join(
        english(started.channel, started.direction), record.refs.customer.flatMap(names.customer),
        caller(started, record), labelled("ext.", started.caller?.extensionDigits),
        aside(labelled("line", started.toLine)))
    case .contactWaitStarted(let wait):
      return join(
        english(wait.kind), wait.queue.map(code), wait.position.map { "place \($0)" },
        wait.estimateSeconds.map { "about " + dates.duration(seconds: $0) },
        aside(code(wait.reason)))
    case .contactAnswered(let answered):
      return join(
        "Answered", answered.agent.map { "by " + member($0) },
        "(after \(dates.duration(seconds: answered.waitSeconds)))")
    case .contactIdentified(let identified):
      let count = identified.candidates.count
      return join(
        "Identified:",
        identified.chosen.map(customer) ?? (count == 1 ? "1 candidate" : "\(count) candidates"),
        "(\(identified.method.word.en), \(identified.level.word.en))")
    case .contactTransferred(let transferred):
      return join(
        "Transferred", transferred.from.map(member), "> " + owner(transferred.to),
        "(\(transferred.kind.word.en))")
    case .contactDiverted(let diverted):
      return join(
        "Diverted to " + diverted.to.word.en, diverted.page, "(\(diverted.because.word.en))")
    case .contactEnded(let ended):
      return join(
        "Ended: " + ended.outcome.word.en,
        ended.talkSeconds > 0 ? dates.duration(seconds: ended.talkSeconds) : nil,
        aside(
          ended.stage == .talk ? nil : ended.stage.word.en,
          ended.holdSeconds > 0 ? "on hold " + dates.duration(seconds: ended.holdSeconds) : nil))
    case .contactWrappedUp(let wrapped):
      return join(
        "Wrapped up: " + code(wrapped.disposition), code(wrapped.reasonCode),
        quoted(wrapped.summary, record), wrapped.cases.map(caseNumber).joined(separator: " "),
        aside(
          wrapped.customerSaidResolved.map { $0 ? "said resolved" : "said not resolved" },
          dates.duration(seconds: wrapped.afterCallWorkSeconds)))
    case .contactAlertWordHeard(let heard):
      return join(
        "Alert word (\(heard.category.word.en)),", heard.speaker.word.en,
        quoted(heard.quote, record), "at " + dates.duration(seconds: heard.offsetSeconds))
    case .messagePosted(let message):
      return join(
        message.direction == .inbound ? "Received" : "Sent", message.purpose.word.en,
        quoted(message.text, record),
        aside(message.sendAt.map { "goes out " + dates.dayAndTime($0) }))
    case .mediaAttached(let media):
      return join(
        media.kind.word.en, media.durationSeconds.map { dates.duration(seconds: $0) },
        quoted(media.caption, record), media.location)
    }
  }

  private func english(_ channel: Channel, _ direction: Direction) -> String {
    switch (channel, direction) {
    case (.phone, .inbound): "Call in"
    case (.phone, .outbound): "Call out"
    case (.counter, .inbound), (.counter, .outbound): "At the counter"
    case (.sms, .inbound), (.email, .inbound), (.chat, .inbound), (.web, .inbound),
      (.chatbot, .inbound), (.fax, .inbound):
      "In by " + channel.word.en
    case (.sms, .outbound), (.email, .outbound), (.chat, .outbound), (.web, .outbound),
      (.chatbot, .outbound), (.fax, .outbound):
      "Out by " + channel.word.en
    }
  }

  private func english(_ kind: ContactWaitKind) -> String {
    switch kind {
    case .queue: "Queued"
    case .hold: "On hold"
    case .transfer: "Waiting for transfer"
    }
  }
}
