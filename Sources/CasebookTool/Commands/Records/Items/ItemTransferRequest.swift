internal import Cases
internal import Screens

/// An item that passed to another owner, or to nobody.
struct ItemTransferRequest: Request, Hashable {
  var item: TypedReference
  /// Nil: nobody owns it any more.
  var to: TypedReference?
  var reason: String
  var on: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let item = try desk.item(item)
    let owner = try to.map { (typed) throws(ErrorReport) in try desk.customer(typed) }
    let before = try desk.owner(of: item)
    let today = try desk.zone().civil(at: desk.now).date
    let day = try desk.day(on, .behind, option: "--on") ?? today
    guard day <= today else {
      let date = try desk.dates().fullDay(day)
      throw ErrorReport(
        code: "time.isAhead", exit: .usage,
        message: Bilingual(
          ja: "--on は過ぎた日です: \(date)", en: "--on is a day that is past: \(date)"))
    }
    guard before?.id != owner?.id else { throw same(item, owner) }
    var refs = Refs()
    refs.item = item.id
    refs.customer = owner?.id ?? before?.id
    let changed = ItemOwnershipChanged(from: item.customer, to: owner?.id, on: day, reason: reason)
    let name = (owner ?? before).map { $0.name.spoken.text(in: desk.language) } ?? ""
    let what = "\(item.model) \(item.serial ?? item.number)"
    return try writer.record(
      [Draft(.items(.itemOwnershipChanged(changed)), refs: refs)],
      says: owner == nil
        ? Bilingual(ja: "\(what): 持ち主なし (\(reason))", en: "\(what): no owner any more (\(reason))")
        : Bilingual(ja: "\(what) の持ち主: \(name)", en: "\(what) now belongs to \(name)"),
      on: WriteSubject(customer: owner ?? before, item: item))
  }

  private func same(_ item: ItemState, _ owner: CustomerCard?) -> ErrorReport {
    ErrorReport(
      code: "item.ownerIsTheSame", exit: .refused,
      message: Bilingual(
        ja: owner.map { "\(item.number) はもう \($0.number) のものです" }
          ?? "\(item.number) にはもう持ち主がありません",
        en: owner.map { "\(item.number) belongs to \($0.number) already" }
          ?? "\(item.number) has no owner already"),
      hint: ErrorReport.Hint("casebook item show \(item.number)"))
  }
}
