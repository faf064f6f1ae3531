internal import Cases
internal import Screens

/// A part that was replaced, added or removed, or is ordered.
struct PartRequest: Request, Hashable {
  enum Act: Hashable, Sendable {
    case install, remove, request
  }

  var act: Act
  var partNo: String?
  var quantity: Quantity
  var serial: String?
  /// With it an installation is a replacement.
  var oldSerial: String?
  var oldPartNo: String?
  var source: PartSource
  var charge: PartCharge
  var position: String?
  var lot: String?
  var condition: PartCondition
  var disposition: PartDisposition
  var isConsumable: Bool
  var needed: String?
  var `case`: TypedReference?
  var item: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    var subject: WriteSubject
    let isImplied = try desk.impliesCase
    let namesCase = `case` != nil || isImplied
    if let item, !namesCase {
      subject = try writer.subject(case: nil, item: item)
    } else {
      subject = WriteSubject(case: try desk.case(`case`))
      if let item { subject.item = try desk.item(item) }
    }
    guard act == .request || subject.item != nil else {
      throw ErrorReport(
        code: "item.isNotSaid", exit: .usage,
        message: Bilingual(
          ja: "\(subject.case?.number ?? "") に製品がありません。どの製品ですか",
          en: "\(subject.case?.number ?? "") has no item; which one is it?"),
        hint: ErrorReport.Hint(desk.lineWords(adding: ["--item", "S/N"])))
    }
    var refs = subject.refs
    refs.customer = nil
    refs.repair = subject.case?.state.openRepairs.last
    refs.visit = subject.case?.state.visits.first { $0.startedAt != nil }?.id
    let drafts = try events(writer, subject).map { Draft(.repairs($0), refs: refs) }
    return try writer.record(drafts, says: said, on: subject)
  }

  private func events(
    _ writer: Writer, _ subject: WriteSubject
  ) throws(ErrorReport) -> [Event.Repairs] {
    switch act {
    case .request:
      let line = PartLine(partNo: partNo ?? "", quantity: quantity, consumable: isConsumable)
      let day = try writer.desk.day(needed, .ahead, option: "--needed")
      return [
        .partRequested(
          PartRequested(
            requestID: writer.newID(), lines: [line], neededOn: day, source: source, by: .team))
      ]
    case .remove: return [.partRemoved(removed(writer, subject))]
    case .install:
      let isReplacement = oldSerial != nil || oldPartNo != nil
      let old = isReplacement ? removed(writer, subject) : nil
      let installed = PartInstalled(
        usageID: writer.newID(), partNo: partNo ?? "", serial: serial, lot: lot,
        quantity: quantity, position: position ?? old?.position, source: source, charge: charge,
        pairs: old?.usageID)
      return [old.map(Event.Repairs.partRemoved), .partInstalled(installed)].compactMap(\.self)
    }
  }

  /// The part that came out; where it sat and what it is is known from when it went in.
  private func removed(_ writer: Writer, _ subject: WriteSubject) -> PartRemoved {
    let known = subject.item?.parts.first { part in
      oldSerial.map { part.serial?.identifierKey == $0.identifierKey }
        ?? (part.partNo == (oldPartNo ?? partNo))
    }
    return PartRemoved(
      usageID: writer.newID(), partNo: oldPartNo ?? known?.partNo ?? partNo,
      serial: oldSerial ?? known?.serial, quantity: quantity,
      position: position ?? known?.position, condition: condition, disposition: disposition)
  }

  private var said: Bilingual {
    let part = "\(partNo ?? oldSerial ?? "-") x\(quantity.text)"
    switch act {
    case .request: return Bilingual(ja: "部品 \(part) の注文を記録", en: "part \(part) ordered")
    case .remove: return Bilingual(ja: "部品 \(part) の取り外しを記録", en: "part \(part) removed")
    case .install:
      return oldSerial == nil && oldPartNo == nil
        ? Bilingual(ja: "部品 \(part) を記録", en: "part \(part) recorded")
        : Bilingual(ja: "部品 \(part) の交換を記録", en: "part \(part) replaced")
    }
  }
}
