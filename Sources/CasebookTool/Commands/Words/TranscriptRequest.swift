internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// What was said in a contact, to be attached to it; alert words in it are heard.
struct TranscriptRequest: Request, Hashable {
  var file: AttachmentFile
  var contact: TypedReference?
  var recording: TypedReference?
  /// The speakers who are the customer.
  var customerNames: [String] = []
  var language: String?
  var caption: String?
  var retain: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let bytes = try TranscriptFile(file: file, desk: desk).bytes()
    var transcript = try TranscriptFile.read(bytes, file, desk)
    let writer = try Writer(desk, terms)
    let recording = try recording.map { (typed) throws(ErrorReport) in
      try desk.attachment(typed, number: nil)
    }
    let target = try SpokenContact(contact, recording, writer)
    try SpeakerNames(desk: desk, customer: target.subject.customer, named: customerNames)
      .resolve(&transcript)
    try target.refuseTwice(transcript.bytes, desk)
    let lexicon = try desk.lexicon()
    let keys: FactKeys = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.factKeys()
    }
    let heard = Hearing(rules: try desk.alertRules(), lexicon: lexicon, keys: keys)
      .heard(in: transcript)
    let retention = try writer.retention()
    let retainUntil = try desk.day(retain, .ahead, option: "--retain")
    func media(_ blob: SealedBlob) -> MediaAttached {
      MediaAttached(
        mediaID: writer.newID(), kind: .transcript, sha256: blob.sha256,
        transcribes: target.recording?.mediaID, language: language,
        dictionaryVersion: lexicon.version,
        retainUntil: retainUntil ?? retention.end(of: .transcript), mediaKey: blob.key,
        caption: caption ?? (file.isStandardInput ? nil : file.name))
    }
    guard !desk.options.isDryRun else {
      return try record([media(.rehearsed)], heard, transcript, target, writer)
    }
    var stored = StoredMedia(book: writer.book)
    var pieces = [transcript.bytes]
    do throws(BlobError) {
      let blob = try writer.book.addBlob { () throws(BlobError) in pieces.popLast() ?? [] }
      stored.blobs.append(blob)
      stored.events.append(media(blob))
    } catch { throw AttachmentFile.report(error, file.path) }
    return try stored.keeping { (events) throws(ErrorReport) in
      try record(events, heard, transcript, target, writer)
    }
  }

  private func record(
    _ media: [MediaAttached], _ heard: [HeardWord], _ transcript: Transcript,
    _ target: SpokenContact, _ writer: Writer
  ) throws(ErrorReport) -> Answer {
    // What is to be noticed stands first: lines are cut at their end.
    var events: [Event] = []
    for word in heard {
      events.append(
        .contacts(
          .contactAlertWordHeard(
            ContactAlertWordHeard(
              ruleID: word.rule.id, category: word.rule.category,
              offsetSeconds: word.offsetSeconds, speaker: word.speaker, quote: word.quote))))
      guard word.rule.category == .repeat, word.speaker == .customer else { continue }
      events.append(
        .facts(
          .questionRepeatReported(
            QuestionRepeatReported(by: .alertWord, key: word.key, quote: word.quote))))
    }
    events += media.map { .contacts(.mediaAttached($0)) }
    let count = transcript.utterances.count
    let desk = writer.desk
    var answer = try writer.record(
      events.map { Draft($0, refs: target.refs) },
      says: Bilingual(
        ja: "書き起こし \(count.grouped) 発言を記録、注意語 \(heard.count) 件",
        en: "transcript with \(count.grouped) utterances recorded, \(heard.count) alert words"),
      on: target.subject)
    let before = answer.lines
    let lines = heard.map { desk.ruler.truncated(HeardText.line($0, at: desk), to: desk.width) }
    answer.lines = { before() + lines }
    return answer
  }

  /// An alert word for people.
  private enum HeardText {
    static func line(_ word: HeardWord, at desk: Desk) -> Line {
      let (minutes, seconds) = word.offsetSeconds.quotientAndRemainder(dividingBy: 60)
      let time =
        (minutes < 10 ? "0" : "") + "\(minutes):" + (seconds < 10 ? "0" : "") + "\(seconds)"
      let title = word.rule.title[desk.language.rawValue] ?? desk.say(word.rule.category.word)
      return Line([
        Span("   \(time)  ", .dim), Span(title, .notice),
        Span("  \(desk.say(word.speaker.word))「\(word.quote.printable)」"),
        Span(word.key.map { "  \($0)" } ?? "", .dim),
      ])
    }
  }
}

/// A file with what was said, wherever it comes from.
struct TranscriptFile {
  let file: AttachmentFile
  let desk: Desk

  /// The bytes of the file.
  func bytes() throws(ErrorReport) -> [UInt8] {
    guard !file.isStandardInput else {
      do throws(StreamError) {
        if let bytes = try desk.world.input.readAll(byteCountMax: TranscriptLimits.byteCountMax) {
          return bytes
        }
      } catch {
        throw ErrorReport(
          code: "input.failed", exit: .inputOutput,
          message: Bilingual(ja: "標準入力が読めません", en: "standard input cannot be read"))
      }
      throw Self.report(.isTooLong, file, desk)
    }
    try desk.checkFile(file.path)
    let count = try file.checkedByteCount() ?? 0
    guard count <= TranscriptLimits.byteCountMax else { throw Self.report(.isTooLong, file, desk) }
    guard let bytes = SmallFile.read(file.path, byteCountMax: TranscriptLimits.byteCountMax) else {
      throw ErrorReport(
        code: "file.cannotBeRead", exit: .notFound,
        message: Bilingual(ja: "\(file.path) が読めません", en: "\(file.path) cannot be read"))
    }
    return bytes
  }

  /// What was said.
  static func read(
    _ bytes: [UInt8], _ file: AttachmentFile, _ desk: Desk
  ) throws(ErrorReport) -> Transcript {
    do throws(TranscriptError) { return try TranscriptReader.transcript(bytes) } catch {
      throw report(error, file, desk)
    }
  }

  private static func report(
    _ error: TranscriptError, _ file: AttachmentFile, _ desk: Desk
  ) -> ErrorReport {
    let name =
      file.isStandardInput ? desk.say(Bilingual(ja: "標準入力", en: "standard input")) : file.path
    let why: Bilingual =
      switch error {
      case .isTooLong:
        Bilingual(
          ja: "\(ByteText.text(TranscriptLimits.byteCountMax)) より長いものは受け取れません",
          en: "more than \(ByteText.text(TranscriptLimits.byteCountMax)) are not taken")
      case .notUTF8: Bilingual(ja: "UTF-8 ではありません", en: "it is not UTF-8")
      case .notATranscript(let line):
        Bilingual(
          ja: "\(line) 行目: JSON として読めないか、utterances がありません",
          en: "line \(line): it is no JSON, or has no utterances")
      case .tooManyUtterances:
        Bilingual(
          ja: "\(TranscriptLimits.utteranceCountMax.grouped) 発言までです",
          en: "at most \(TranscriptLimits.utteranceCountMax.grouped) utterances are taken")
      case .isEmpty: Bilingual(ja: "発言がありません", en: "nobody says anything in it")
      }
    return ErrorReport(
      code: "transcript.cannotBeRead", exit: .refused,
      message: Bilingual(
        ja: "\(name) は書き起こしとして読めません", en: "\(name) cannot be read as a transcript"),
      details: [why, Bilingual(ja: "何も書かれていません", en: "nothing was written")],
      hint: ErrorReport.Hint("casebook help call transcript"))
  }
}
