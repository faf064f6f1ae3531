internal import Cases
internal import Screens

/// Something about an item that was measured.
struct MeasureRequest: Request, Hashable {
  var name: String
  var value: Quantity
  var unit: String?
  var okRange: QuantityRange?
  var kind: MeasurementKind
  var partNo: String?
  var position: String?
  var `case`: TypedReference?
  var item: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let subject = try writer.itemSubject(case: `case`, item: item)
    var refs = subject.refs
    refs.repair = subject.case?.state.openRepairs.last
    let measured = ItemMeasured(
      name: name, kind: kind, value: value, unit: unit, okRange: okRange, partNo: partNo,
      position: position)
    return try writer.record(
      [Draft(.items(.itemMeasured(measured)), refs: refs)], says: said, on: subject)
  }

  private var said: Bilingual {
    let what = [name, value.text, unit].compactMap(\.self).joined(separator: " ")
    let isOutside = okRange.map { !$0.contains(value) } ?? false
    return Bilingual(
      ja: "測定 \(what) を記録" + (isOutside ? " (基準の外です)" : ""),
      en: "measured \(what)" + (isOutside ? " (out of its range)" : ""))
  }
}

extension Writer {
  /// The item that something is written on: the one named, else that of the case.
  ///
  /// Where a case is named or implied, the line stands on it too.
  func itemSubject(
    case: TypedReference?, item: TypedReference?
  ) throws(ErrorReport) -> WriteSubject {
    let isImplied = try desk.impliesCase
    let namesCase = `case` != nil || isImplied
    if let item, !namesCase { return try subject(case: nil, item: item) }
    var subject = WriteSubject(case: try desk.case(`case`))
    if let item { subject.item = try desk.item(item) }
    guard subject.item != nil else {
      throw ErrorReport(
        code: "item.isNotSaid", exit: .usage,
        message: Bilingual(
          ja: "\(subject.case?.number ?? "") に製品がありません。どの製品ですか",
          en: "\(subject.case?.number ?? "") has no item; which one is it?"),
        hint: ErrorReport.Hint(desk.lineWords(adding: ["--item", "S/N"])))
    }
    return subject
  }
}
