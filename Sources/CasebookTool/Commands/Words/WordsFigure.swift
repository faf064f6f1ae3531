internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Counts the words of transcripts and messages: their texts are sealed beside the log.
struct WordsFigure {
  let desk: Desk

  /// The figure of the time that `query` says; of one word alone, if it is named.
  func count(_ query: FigureQuery, only word: String?) throws(ErrorReport) -> Figure {
    let meter = Meter(desk, unit: MeterUnit.events)
    let sources: WordSources = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.wordSources(query)
    }
    var count = WordCount(try desk.lexicon(), query, only: word)
    for category in sources.heard { count.add(category) }
    for record in sources.messages {
      guard case .contacts(.messagePosted(let message)) = record.event else { continue }
      if let text = message.text {
        count.add([text], at: record.occurredAt)
      } else {
        count.addUnreadable()
      }
    }
    let book = try desk.book()
    for (done, record) in sources.transcripts.enumerated() {
      if done.isMultiple(of: Self.toldCount) {
        meter.tell(
          Bilingual(ja: "集計", en: "counting"), UInt64(done), of: UInt64(sources.transcripts.count))
      }
      guard let transcript = Self.transcript(record, book) else {
        count.addUnreadable()
        continue
      }
      let texts = transcript.utterances.filter { $0.speaker != .agent }.map(\.text)
      count.add(texts, at: record.occurredAt)
    }
    meter.end()
    return count.figure()
  }

  /// So many transcripts lie between two looks at the clock.
  private static let toldCount = 100

  /// What was said; nil where that cannot be read any more.
  private static func transcript(_ record: Record, _ book: Book) -> Transcript? {
    guard let media = record.attachedMedia, let key = media.mediaKey,
      let bytes = try? book.wholeBlob(media.sha256, key: key)
    else { return nil }
    return try? TranscriptReader.transcript(bytes)
  }
}
