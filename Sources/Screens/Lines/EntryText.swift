package import Cases

extension LineWriter {
  /// The sentence of an entry: what one command wrote, or several of a kind that are one line.
  ///
  /// A part taken out and the one put in its place are one replacement; photos are counted; what
  /// ended in the same entry as a call tells how long it took.  Other sentences stand one after
  /// another, joined by `+`.
  package func text(_ records: [Record]) -> String {
    var rest = records[...]
    var sentences: [String] = []
    while let record = rest.popFirst() {
      if isSaid(record, after: sentences) { continue }
      if let (text, count) = replacement(record, rest.first) ?? photos(record, rest)
        ?? heard(record, rest)
      {
        sentences.append(text)
        rest = rest.dropFirst(count)
      } else if let last = sentences.last, let more = talk(record) ?? words(record, records),
        !last.isEmpty
      {
        sentences[sentences.count - 1] = join(last, more)
      } else {
        sentences.append(text(record))
      }
    }
    return sentences.joined(separator: " + ")
  }

  /// Whether the sentence before names the customer who was identified, as that of a call does.
  private func isSaid(_ record: Record, after sentences: [String]) -> Bool {
    guard case .contacts(.contactIdentified(let identified)) = record.event,
      let customer = identified.chosen, customer == record.refs.customer,
      let name = names.customer(customer)
    else { return false }
    return sentences.last?.contains(name) ?? false
  }

  /// One sentence of a part taken out and one put in, in either order.
  private func replacement(_ record: Record, _ next: Record?) -> (String, Int)? {
    guard let next, next.command == record.command,
      let removed = removed(record) ?? removed(next),
      let installed = installed(record) ?? installed(next)
    else { return nil }
    guard installed.pairs == nil || installed.pairs == removed.usageID else { return nil }
    let text =
      switch language {
      case .ja: japanese(replacing: removed, by: installed)
      case .en: english(replacing: removed, by: installed)
      }
    return (text, 1)
  }

  private func removed(_ record: Record) -> PartRemoved? {
    guard case .repairs(.partRemoved(let part)) = record.event else { return nil }
    return part
  }

  private func installed(_ record: Record) -> PartInstalled? {
    guard case .repairs(.partInstalled(let part)) = record.event else { return nil }
    return part
  }

  /// One sentence of several photos in a row: how many, and what they show.
  private func photos(_ record: Record, _ rest: ArraySlice<Record>) -> (String, Int)? {
    let more = rest.prefix { photo($0) != nil }
    guard let first = photo(record), !more.isEmpty else { return nil }
    let captions = ([first] + more.compactMap(photo)).compactMap(\.caption)
    let separator = language == .ja ? "・" : ", "
    let what = captions.isEmpty ? nil : "(\(captions.joined(separator: separator)))"
    let count = more.count + 1
    let text = Bilingual(ja: "写真 \(count) 枚", en: "\(count) photos").text(in: language)
    return (join(text, what ?? personal(nil, record)), more.count)
  }

  /// One sentence of the alert words of a transcript: how often which kind was heard.
  ///
  /// What was reported because of them says nothing new.
  private func heard(_ record: Record, _ rest: ArraySlice<Record>) -> (String, Int)? {
    guard let first = category(record) else { return nil }
    let more = rest.prefix { later in
      later.command == record.command && (category(later) != nil || isReported(later))
    }
    let all = [first] + more.compactMap(category)
    guard !more.isEmpty else { return nil }
    guard all.count > 1 else { return (text(record), more.count) }
    let words = AlertCategory.allCases.compactMap { category -> String? in
      let count = all.count { $0 == category }
      guard count > 0 else { return nil }
      let word = category.word.text(in: language)
      guard count > 1 else { return word }
      return Bilingual(ja: "\(word) \(count) 回", en: "\(word) x\(count)").text(in: language)
    }
    let sentence = Bilingual(
      ja: "注意語 \(all.count): " + words.joined(separator: "・"),
      en: "\(all.count) alert words: " + words.joined(separator: ", "))
    return (sentence.text(in: language), more.count)
  }

  private func category(_ record: Record) -> AlertCategory? {
    guard case .contacts(.contactAlertWordHeard(let heard)) = record.event else { return nil }
    return heard.category
  }

  private func isReported(_ record: Record) -> Bool {
    guard case .facts(.questionRepeatReported(let reported)) = record.event else { return false }
    return reported.by == .alertWord
  }

  private func photo(_ record: Record) -> MediaAttached? {
    guard case .contacts(.mediaAttached(let media)) = record.event, media.kind == .photo else {
      return nil
    }
    return media
  }

  /// What was written, of a message whose contact began in the same entry: that says which way it
  /// went, and to whom.
  private func words(_ record: Record, _ records: [Record]) -> String? {
    guard case .contacts(.messagePosted(let message)) = record.event,
      let began = records.first, case .contacts(.contactStarted(let started)) = began.event,
      began.refs.contact == record.refs.contact, started.direction == message.direction
    else { return nil }
    return join(
      message.purpose == .reply ? nil : message.purpose.word.text(in: language),
      quoted(message.text, record),
      message.sendAt.map { moment in
        let at = dates.dayAndTime(moment)
        return Bilingual(ja: "(\(at) に送る)", en: "(goes out \(at))").text(in: language)
      })
  }

  /// How long was talked, of the end of a contact whose beginning stands before it.
  private func talk(_ record: Record) -> String? {
    guard case .contacts(.contactEnded(let ended)) = record.event, ended.outcome == .reached,
      ended.talkSeconds > 0
    else { return nil }
    return dates.duration(seconds: ended.talkSeconds)
  }
}
