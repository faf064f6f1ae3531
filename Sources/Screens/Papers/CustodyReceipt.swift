package import Cases

/// What a receipt of custody (預かり証) says: what the house took, in what condition, until when.
package struct CustodyReceipt: Hashable, Sendable {
  package var number = ""
  package var party = PaperParty()
  package var item: PaperItem?
  package var takenAt: Instant
  package var takenBy: String?
  package var why: CustodyReason
  package var place: String?
  package var condition: String
  package var accessories: [String]
  package var reported: [String] = []
  package var dueOn: Day?
  package var loaner: Loaner?

  /// What was lent meanwhile.
  package struct Loaner: Hashable, Sendable {
    package var item: PaperItem?
    package let dueOn: Day
    package let condition: String
    package let accessories: [String]
  }

  /// The latest taking among the records of a case that hold; `nil` if the house has taken nothing,
  /// or has given it back.
  package init?(_ records: [Record], names: LineNames, language: Language) {
    let reader = PaperReader(names: names, language: language)
    var taken: (record: Record, event: ItemCustodyPassed)?
    var subject: String?
    var lent: [(id: AnyID?, item: ItemID?, event: LoanerLent)] = []
    for record in records.sorted(by: { ($0.occurredAt, $0.seq) < ($1.occurredAt, $1.seq) }) {
      switch record.event {
      case .cases(.caseOpened(let opened)):
        subject = subject ?? reader.words(opened.subject, record)
      case .items(.itemCustodyPassed(let passed)):
        if passed.to == .us, passed.from == .customer || taken == nil { taken = (record, passed) }
        if passed.to == .customer { taken = nil }
      case .repairs(.loanerLent(let loan)):
        lent.append((record.refs[.loaner], record.refs.item, loan))
      case .repairs(.loanerReturned): lent.removeAll { $0.id == record.refs[.loaner] }
      default: continue  // Open set: what else happens in a case is not on the paper.
      }
    }
    guard let taken else { return nil }
    takenAt = taken.record.occurredAt
    takenBy = reader.member(taken.record.actor)
    why = taken.event.why
    place = taken.event.place
    condition = reader.code(taken.event.condition)
    accessories = taken.event.accessories
    reported = [subject].compactMap(\.self)
    item = nil
    loaner = lent.last.map {
      Loaner(
        item: nil, dueOn: $0.event.dueOn, condition: reader.code($0.event.condition),
        accessories: $0.event.accessories)
    }
    loanedItem = lent.last?.item
    takenItem = taken.record.refs.item
  }

  /// The items, to be looked up by whoever has the book.
  package let takenItem: ItemID?
  package let loanedItem: ItemID?

  /// The receipt as a paper.
  /// - Parameters:
  ///   - dates: Write its dates.
  ///   - issuedOn: The day that stands on it.
  ///   - issuer: Name and address of the house, line by line; none leaves them to a stamp.
  /// - Returns: The paper, with room for a stamp and for the signature on collection.
  package func paper(_ dates: PaperDates, issuedOn: Day, issuer: [String]) -> Paper {
    let words = PaperWords(language: dates.language)
    var fields = item?.fields(words, dates) ?? []
    fields += [
      Paper.Field(words(.taken), dates.moment(takenAt)),
      Paper.Field(words(.takenBy), takenBy ?? ""),
      Paper.Field(words(.purpose), why.word.text(in: dates.language)),
      Paper.Field(words(.place), place ?? ""),
      Paper.Field(words(.condition), condition, isWide: true),
      Paper.Field(words(.accessories), accessories.joined(separator: words(.comma)), isWide: true),
      Paper.Field(words(.due), dueOn.map(dates.day) ?? words(.dateToFill), isWide: true),
    ]
    if !reported.isEmpty {
      fields.append(
        Paper.Field(words(.reported), reported.joined(separator: "\n"), isWide: true))
    }
    var blocks: [Paper.Block] = [
      .fields(title: "", party.fields(words)), .fields(title: words(.custody), fields),
    ]
    if let loaner { blocks.append(.fields(title: words(.loaner), lines(loaner, words, dates))) }
    blocks.append(
      .words(title: words(.remarks), [words(.receiptClosing)], emptyLineCount: 1))
    blocks.append(
      .boxes([
        Paper.Field(words(.ourStamp), takenBy ?? ""),
        Paper.Field(words(.returnSignature), words(.dateToFill)),
      ]))
    return Paper(
      title: words(.receiptTitle),
      marks: [
        Paper.Field(words(.number), number), Paper.Field(words(.issued), dates.day(issuedOn)),
      ],
      receiver: party.receiver(dates.language), issuer: issuer, opening: words(.receiptOpening),
      blocks: blocks, language: dates.language)
  }

  private func lines(
    _ loaner: Loaner, _ words: PaperWords, _ dates: PaperDates
  ) -> [Paper.Field] {
    (loaner.item.map {
      [Paper.Field(words(.model), $0.model), Paper.Field(words(.serial), $0.serial ?? "")]
    } ?? []) + [
      Paper.Field(words(.lentUntil), dates.day(loaner.dueOn), isWide: true),
      Paper.Field(words(.condition), loaner.condition, isWide: true),
      Paper.Field(
        words(.accessories), loaner.accessories.joined(separator: words(.comma)), isWide: true),
    ]
  }
}
