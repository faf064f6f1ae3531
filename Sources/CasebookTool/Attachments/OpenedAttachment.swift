internal import Casebook
internal import Cases
internal import Glibc
internal import Screens
internal import Views
internal import Wire

/// An attachment with what people know it by.
struct OpenedAttachment: Sendable {
  /// Whether it can be had.
  enum Presence: String, Sendable, CaseIterable {
    case here, missing, keyMissing, erased
  }

  let record: Record
  let media: MediaAttached
  /// C-1042#12; nil for one that stands in no case.
  let reference: String?
  /// Its place among the attachments of its entry, from 1, and how many there are.
  let ordinal: Int
  let countInEntry: Int
  let byteCount: Int?
  /// Who attached it.
  let member: MemberCard?

  var caption: SealedText { SealedText(media.caption, of: record) }

  var presence: Presence {
    switch record.personal {
    case .erased: .erased
    case .keyMissing, .closed: .keyMissing
    case .opened, .absent: byteCount == nil ? .missing : .here
    }
  }

  /// How it is named on screens: the entry, or the end of its id.
  var name: String {
    guard let reference else {
      return String(media.mediaID.description.suffix(ContactFinding.handleCount))
    }
    return countInEntry > 1 ? "\(reference) --number \(ordinal)" : reference
  }
}

extension OpenedAttachment {
  /// The same for narrow lines: `C-1042#12 (2)`.
  var shortName: String {
    guard let reference, countInEntry > 1 else { return name }
    return "\(reference) (\(ordinal))"
  }
}

extension Desk {
  /// The attachments among `records` that still hold, in their order.
  func attachments(
    _ records: [Record], numberedBy card: CaseCard?
  ) throws(ErrorReport) -> [OpenedAttachment] {
    let book = try book()
    let corrections = Corrections(of: records)
    let holding = records.filter { record in
      guard case .contacts(.mediaAttached) = record.event else { return false }
      return !corrections.isTakenBack(record.id)
    }
    var numbers: [CaseID: String] = [:]
    if let card { numbers[card.id] = card.number }
    return try read { (snapshot) throws(RowsError) in
      var opened: [OpenedAttachment] = []
      for record in holding {
        guard case .contacts(.mediaAttached(let media)) = record.event else { continue }
        if let id = record.refs.case, numbers[id] == nil {
          numbers[id] = try snapshot.state(id, as: CaseState.self)?.number
        }
        let same = holding.filter { $0.command == record.command }
        let number = record.refs.case.flatMap { numbers[$0] }
        opened.append(
          OpenedAttachment(
            record: record, media: media,
            reference: number.flatMap { number in
              record.entry.map { ProvisionalNumber.reference(number, $0) }
            },
            ordinal: (same.firstIndex { $0.id == record.id } ?? 0) + 1, countInEntry: same.count,
            byteCount: book.blobByteCount(media.sha256),
            member: try snapshot.member(record.actor)))
      }
      return opened
    }
  }

  /// The attachment that was named: the entry, or a case, customer or item, and its place there; or
  /// its id, or the end of that.
  func attachment(_ typed: TypedReference, number: Int?) throws(ErrorReport) -> OpenedAttachment {
    let found = try candidates(typed)
    guard !found.isEmpty else {
      throw ErrorReport(
        code: "attachment.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "添付 \(typed.text) はありません", en: "there is no attachment \(typed.text)"),
        hint: ErrorReport.Hint("casebook attachment list"))
    }
    if let number {
      guard found.indices.contains(number - 1) else {
        throw UsageProblem.invalidValue(
          "\(number)", of: "--number", allowed: ["1-\(found.count)"]
        ).report
      }
      return found[number - 1]
    }
    guard found.count == 1, let only = found.first else {
      throw ErrorReport.ambiguous(
        "attachment", typed.text, Bilingual(ja: "添付", en: "attachments"),
        lines: found.prefix(FindingLimits.countMax).map { sheet in
          Bilingual(ja: sheet.caption.spoken.ja, en: sheet.caption.spoken.en)
        }, hint: lineWords(adding: ["--number", "1"]))
    }
    return only
  }

  private func candidates(_ typed: TypedReference) throws(ErrorReport) -> [OpenedAttachment] {
    if let entry = typed.entry {
      let card = try self.case(typed)
      return try attachments(try records(of: card), numberedBy: card)
        .filter { $0.record.entry == entry && $0.record.refs.case == card.id }
    }
    if let whole = try attachments(ofWhole: typed.text) { return whole }
    let key = typed.text.identifierKey
    guard key.count >= ContactFinding.handleCountMin else { return [] }
    let records: [Record] = try read { (snapshot) throws(RowsError) in
      let feed = Feed(
        kind: .type, subject: snapshot.nameHash(.type, Event.Kind.mediaAttached.rawValue))
      var records: [Record] = []
      var count = 0
      try snapshot.scan(feed, reverse: true) { (seq) throws(RowsError) in
        count += 1
        let record = try snapshot.record(at: seq, opened: true)
        if case .contacts(.mediaAttached(let media)) = record.event,
          media.mediaID.description.hasSuffix(key)
        {
          records.append(record)
        }
        return count < AttachmentLimits.lookedAtMax
      }
      return records
    }
    return try attachments(records, numberedBy: nil)
  }
}

extension Desk {
  /// The attachments of a case, customer or item that was named; nil if nothing has that name.
  private func attachments(ofWhole typed: String) throws(ErrorReport) -> [OpenedAttachment]? {
    let records: [Record]? = try read { (snapshot) throws(RowsError) in
      switch try snapshot.resolve(typed).references.first {
      case .case(let id, _): try snapshot.records(of: .case(id), opened: true)
      case .customer(let id): try snapshot.records(of: .customer(id), opened: true)
      case .item(let id): try snapshot.records(of: .item(id), opened: true)
      case nil: nil
      }
    }
    guard let records else { return nil }
    return try attachments(records, numberedBy: nil)
  }
}

/// What the system says of its last error.
enum SystemText {
  static func lastError() -> String { unsafe String(cString: strerror(errno)) }
}
