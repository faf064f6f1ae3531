internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// The contact in which something was said, with what stands on it already.
struct SpokenContact {
  let subject: WriteSubject
  let refs: Refs
  /// The recording, if it was named or is the only one.
  let recording: MediaAttached?
  private let media: [Record]

  /// The contact that was named; else that of the recording, else the author's last one.
  init(
    _ typed: TypedReference?, _ recording: OpenedAttachment?, _ writer: Writer
  ) throws(ErrorReport) {
    let desk = writer.desk
    let id: ContactID
    if let typed {
      id = try desk.contact(typed, of: writer.author)
    } else if let contact = recording?.record.refs.contact {
      id = contact
    } else {
      id = try desk.contact(TypedReference("-"), of: writer.author)
    }
    let feed: [Record] = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.records(of: Feed(Ref(.contact, id.any)), opened: true)
    }
    let state = ContactState.fold(id, records: feed)
    var subject = WriteSubject()
    if let place = feed.lazy.compactMap(\.refs.case).first {
      subject = WriteSubject(case: try desk.case(TypedReference(place.description)))
    }
    if let customer = state.customer {
      subject.customer = try desk.customer(TypedReference(customer.description))
    }
    var refs = Refs()
    refs.contact = id
    refs.case = subject.case?.id
    refs.customer = subject.customer?.id
    let corrections = Corrections(of: feed)
    media = feed.filter { !corrections.isTakenBack($0.id) }
    let recordings = media.compactMap(\.attachedMedia).filter { $0.kind == .recording }
    self.subject = subject
    self.refs = refs
    if let recording {
      guard recording.media.kind == .recording else {
        throw ErrorReport(
          code: "transcript.isOfNoRecording", exit: .usage,
          message: Bilingual(
            ja: "\(recording.name) は録音ではありません", en: "\(recording.name) is no recording"),
          hint: ErrorReport.Hint("casebook attachment list"))
      }
      self.recording = recording.media
    } else {
      self.recording = recordings.count == 1 ? recordings.first : nil
    }
  }

  /// Refuses a transcript that stands on the contact already: its alert words would count twice.
  func refuseTwice(_ bytes: [UInt8], _ desk: Desk) throws(ErrorReport) {
    let book = try desk.book()
    for record in media {
      guard let known = record.attachedMedia, known.kind == .transcript,
        let key = known.mediaKey, book.blobByteCount(known.sha256) == bytes.count,
        (try? book.wholeBlob(known.sha256, key: key)) == bytes
      else { continue }
      let place = subject.case.flatMap { card in
        record.entry.map { ProvisionalNumber.reference(card.number, $0) }
      }
      throw ErrorReport(
        code: "transcript.isAttached", exit: .refused,
        message: Bilingual(
          ja: "この書き起こしはもう応対に付いています", en: "the contact has this transcript already"),
        details: [Bilingual(ja: "何も書かれていません", en: "nothing was written")],
        hint: place.map {
          ErrorReport.Hint(
            "casebook retract \"\($0)\" --why …",
            before: Bilingual(ja: "付け直すなら先に取り消す", en: "to attach it anew, take it back first"))
        })
    }
  }
}

extension Record {
  /// The medium that it attaches; nil if it is none.
  var attachedMedia: MediaAttached? {
    if case .contacts(.mediaAttached(let media)) = event { media } else { nil }
  }
}

extension Book {
  /// The whole of what an attachment seals.
  func wholeBlob(_ sha256: [UInt8], key: [UInt8]) throws(BlobError) -> [UInt8] {
    var bytes: [UInt8] = []
    try readBlob(sha256, key: key) { (piece) throws(BlobError) in bytes += piece }
    return bytes
  }
}

/// Whose side those are on who speak in a transcript under their own names.
struct SpeakerNames {
  let desk: Desk
  let customer: CustomerCard?
  /// The customers, as they were typed.
  let named: [String]

  /// Finds out the sides that the text itself does not tell.
  func resolve(_ transcript: inout Transcript) throws(ErrorReport) {
    let all = transcript.utterances.compactMap(\.name)
    if let stranger = named.first(where: { !all.contains($0) }) {
      throw UsageProblem.invalidValue(
        stranger, of: "--customer-is", allowed: Array(Set(all).sorted().prefix(Self.shownCountMax))
      ).report
    }
    var sides: [String: Speaker] = [:]
    if !named.isEmpty {
      for name in transcript.unknownNames { sides[name] = .agent }
      for name in named { sides[name] = .customer }
      // What was typed holds against what a name seems to say.
      for index in transcript.utterances.indices {
        if let name = transcript.utterances[index].name, named.contains(name) {
          transcript.utterances[index].speaker = .customer
        }
      }
    } else if !transcript.unknownNames.isEmpty {
      sides = try self.sides(of: transcript)
    }
    for index in transcript.utterances.indices where transcript.utterances[index].speaker == nil {
      transcript.utterances[index].speaker = transcript.utterances[index].name.flatMap { sides[$0] }
    }
  }

  /// Bound: so many names are offered.
  private static let shownCountMax = 10

  private func sides(of transcript: Transcript) throws(ErrorReport) -> [String: Speaker] {
    let unknown = transcript.unknownNames
    let members = try desk.read { (snapshot) throws(RowsError) in try snapshot.members() }
    let staff = members.compactMap(\.name.text).map(\.nameKey).filter { !$0.isEmpty }
    let person = customer?.name.text?.nameKey ?? ""
    var sides: [String: Speaker] = [:]
    for name in unknown {
      let key = name.nameKey
      guard !key.isEmpty else { continue }
      if staff.contains(where: { key.contains($0) || $0.contains(key) }) {
        sides[name] = .agent
      } else if !person.isEmpty, person.contains(key) || key.contains(person) {
        sides[name] = .customer
      }
    }
    let rest = unknown.filter { sides[$0] == nil }
    guard let last = rest.first else { return sides }
    let known = Set(transcript.utterances.compactMap(\.speaker)).union(sides.values)
    // Of two sides the one that is left.
    if rest.count == 1, known.count == 1 {
      sides[last] = known.contains(.agent) ? .customer : .agent
      return sides
    }
    throw ErrorReport(
      code: "transcript.speakerIsUnknown", exit: .usage,
      message: Bilingual(
        ja: "どの話者がお客様か分かりません", en: "nobody knows which speaker is the customer"),
      details: [
        Bilingual(same: rest.prefix(Self.shownCountMax).map(\.printable).joined(separator: "  "))
      ],
      hint: ErrorReport.Hint(desk.lineWords(adding: ["--customer-is", last])))
  }
}

extension String {
  /// A name as names are compared here: without spaces and forms of address.
  fileprivate var nameKey: String {
    var key = String(halfWidth.filter { !$0.isWhitespace }).lowercased()
    for address in ["様", "さん", "さま", "氏"] where key.hasSuffix(address) && key != address {
      key.removeLast(address.count)
      break
    }
    return key
  }
}
