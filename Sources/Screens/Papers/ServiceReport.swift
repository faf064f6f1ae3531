package import Cases

/// What a report of work (作業報告書) says: the records of a case, put in order for the customer.
package struct ServiceReport: Hashable, Sendable {
  package var number = ""
  package var party = PaperParty()
  package var item: PaperItem?
  package var openedAt = Instant(microseconds: 0)
  /// What the customer said: the subject of the case, and what was reported to the repair.
  package var reported: [String] = []
  package var visits: [Visit] = []
  package var findings: [Finding] = []
  package var work: [Work] = []
  package var parts: [Part] = []
  package var measurements: [Measurement] = []
  package var tests: [String] = []
  package var outcome: RepairOutcome?
  package var finishedAt: Instant?
  package var verdict: WarrantyVerdict?
  package var quotes: [Quote] = []
  package var signedAt: Instant?
  package var remarks: [String] = []

  /// A time on site.
  package struct Visit: Hashable, Sendable {
    package var id: VisitID?
    package var from: Instant
    package var to: Instant?
    package var technician: String?
    package var result: VisitResult?
    package var note: String?
  }

  /// What was found.
  package struct Finding: Hashable, Sendable {
    package let fault: String
    package let cause: String?
    package let isNoFaultFound: Bool
    package let note: String?
  }

  /// A stretch of work.
  package struct Work: Hashable, Sendable {
    package let from: Instant
    package let to: Instant
    package let kind: WorkKind
    package let technician: String?
    package let note: String?
  }

  /// A part that was put in, with what came out for it; or only taken out.
  package struct Part: Hashable, Sendable {
    package var usage: PartUsageID
    package var partNo: String?
    package var quantity: Quantity
    package var serial: String?
    package var oldSerial: String?
    package var position: String?
    package var charge: PartCharge?
    package var isInstalled: Bool
    package var disposition: PartDisposition?
  }

  /// A value that was measured.
  package struct Measurement: Hashable, Sendable {
    package let name: String
    package let value: Quantity
    package let unit: String?
    package let range: QuantityRange?

    /// Whether it lies in its range; `nil` without one.
    package var isInRange: Bool? {
      guard let range, let number = Double(value.text) else { return nil }
      let low = range.low.flatMap { Double($0.text) } ?? -Double.infinity
      let high = range.high.flatMap { Double($0.text) } ?? Double.infinity
      return low <= number && number <= high
    }
  }

  /// A price that was named.
  package struct Quote: Hashable, Sendable {
    package let id: QuoteID
    package let label: String?
    package let amount: Money
    package var answer: QuoteAnswer?
  }

  /// Reads the records of a case that hold, opened, in the order of the log.
  ///
  /// What only some teams may see is none of the customer's; nor are memos, which are internal.
  package init(_ records: [Record], names: LineNames, language: Language) {
    let reader = PaperReader(names: names, language: language)
    for record in records.sorted(by: { ($0.occurredAt, $0.seq) < ($1.occurredAt, $1.seq) })
    where record.visibility.isEmpty {
      switch record.event {
      case .cases(.caseOpened(let opened)):
        if reported.isEmpty {
          reported += [reader.words(opened.subject, record)].compactMap(\.self)
        }
      case .repairs(let event): add(event, record, reader)
      case .items(let event): add(event, reader)
      case .contacts(.mediaAttached(let media)):
        if media.kind == .signature { signedAt = record.occurredAt }
      default: continue  // Open set: what else happens in a case is not on the paper.
      }
    }
  }

  private mutating func add(_ event: Event.Items, _ reader: PaperReader) {
    switch event {
    case .itemMeasured(let measured):
      measurements.append(
        Measurement(
          name: reader.code(measured.name), value: measured.value, unit: measured.unit,
          range: measured.okRange))
    case .warrantyJudged(let judged): verdict = judged.verdict
    case .itemRegistered, .itemOwnershipChanged, .itemCustodyPassed, .warrantyGranted: break
    }
  }

  private mutating func add(_ event: Event.Repairs, _ record: Record, _ reader: PaperReader) {
    switch event {
    case .repairOpened(let opened):
      // A code that nobody has named says nothing to a customer.
      let words = reader.words(opened.reported, record) ?? reader.names.code(opened.symptomCode)
      if let words, !reported.contains(words) { reported.append(words) }
    case .repairDiagnosed(let found):
      findings.append(
        Finding(
          fault: reader.code(found.faultCode), cause: found.causeCode.map(reader.code),
          isNoFaultFound: found.isNoFaultFound, note: reader.words(found.note, record)))
    case .repairWorkLogged(let logged):
      work.append(
        Work(
          from: logged.from, to: logged.to, kind: logged.kind,
          technician: reader.member(logged.technician ?? record.actor),
          note: reader.words(logged.note, record)))
    case .repairFinished(let finished):
      outcome = finished.outcome
      finishedAt = record.occurredAt
      tests += finished.tests.map(reader.code)
      if finished.signature != nil { signedAt = signedAt ?? record.occurredAt }
    case .visitStarted:
      visits.append(
        Visit(
          id: record.refs.visit, from: record.occurredAt, technician: reader.member(record.actor)))
    case .visitEnded(let ended): end(ended, record, reader)
    case .quoteGiven(let given):
      quotes.append(Quote(id: given.quoteID, label: given.label, amount: given.amount))
    case .quoteAnswered(let answered):
      guard let place = quotes.firstIndex(where: { $0.id == answered.quoteID }) else { break }
      quotes[place].answer = answered.answer
    case .partInstalled(let part): install(part, reader)
    case .partRemoved(let part): remove(part, reader)
    case .visitScheduled, .partRequested, .partMoved, .loanerLent, .loanerReturned, .rmaAuthorized,
      .rmaSettled:
      break
    }
  }

  private mutating func end(_ ended: VisitEnded, _ record: Record, _ reader: PaperReader) {
    guard let place = visits.lastIndex(where: { $0.id == record.refs.visit }) else { return }
    visits[place].to = record.occurredAt
    visits[place].result = ended.result
    visits[place].note = reader.words(ended.note, record)
  }

  // MARK: Parts

  private mutating func install(_ part: PartInstalled, _ reader: PaperReader) {
    var line = Part(
      usage: part.usageID, partNo: part.partNo, quantity: part.quantity, serial: part.serial,
      position: part.position.map(reader.code), charge: part.charge, isInstalled: true)
    let pair = parts.firstIndex { !$0.isInstalled && $0.usage == part.pairs }
    if let pair {
      line.oldSerial = parts[pair].serial
      line.disposition = parts[pair].disposition
      parts.remove(at: pair)
    }
    parts.append(line)
  }

  private mutating func remove(_ part: PartRemoved, _ reader: PaperReader) {
    parts.append(
      Part(
        usage: part.usageID, partNo: part.partNo, quantity: part.quantity, serial: part.serial,
        position: part.position.map(reader.code), isInstalled: false, disposition: part.disposition)
    )
  }
}

/// To whom a paper goes.
package struct PaperParty: Hashable, Sendable {
  package var name: String?
  package var number: String?
  package var kind: CustomerKind?
  package var phone: String?
  package var address: String?
  package var site: String?

  package init() {}

  /// The name with what politeness puts behind it, unless it stands there already.
  func receiver(_ language: Language) -> String {
    guard let name, !name.isEmpty else {
      return language == .ja ? "　　　　　　　　　　　　　様" : "________________________"
    }
    guard language == .ja, !["様", "殿", "御中"].contains(where: name.hasSuffix) else { return name }
    return name + (kind == .company ? " 御中" : " 様")
  }
}

/// The item that a paper is about.
package struct PaperItem: Hashable, Sendable {
  package var number: String
  package var model: String
  package var serial: String?
  package var installedOn: Day?
  package var warrantyEndsOn: Day?

  package init(_ item: ItemState) {
    number = item.number
    model = item.model
    serial = item.serial
    installedOn = item.installedOn
    warrantyEndsOn = item.warrantyEndsOn
  }
}

/// Puts what records name into words.
struct PaperReader {
  let names: LineNames
  let language: Language

  func member(_ id: MemberID?) -> String? { id.flatMap(names.member) }

  func code(_ code: String) -> String {
    names.code(code) ?? CodeWords.known[code]?.text(in: language) ?? code
  }

  /// A personal text, or why it is not there; `nil` if there never was one.
  func words(_ text: String?, _ record: Record) -> String? {
    if let text { return text.isEmpty ? nil : text }
    return switch record.personal {
    case .absent, .opened, .closed: nil
    case .keyMissing: Bilingual(ja: "(鍵なし)", en: "(no key)").text(in: language)
    case .erased: Bilingual(ja: "(消去済み)", en: "(erased)").text(in: language)
    }
  }
}
