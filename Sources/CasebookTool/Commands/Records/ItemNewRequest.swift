internal import Cases
internal import Screens

/// An item to be registered.
struct ItemNewRequest: Request, Hashable {
  var model: String
  var serial: String?
  var customer: TypedReference?
  var lot: String?
  var manufactured: String?
  var sold: String?
  var installed: String?
  var seller: String?
  var parent: TypedReference?
  var replaced: Replaced?
  var terms = WriteTerms()

  /// The item whose place it takes, and what becomes of its warranty.
  struct Replaced: Hashable, Sendable {
    var item: TypedReference
    var carry: WarrantyCarry
    var reason: String
  }

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let owner = try customer.map { (typed) throws(ErrorReport) in try desk.customer(typed) }
    let parent = try parent.map { (typed) throws(ErrorReport) in try desk.item(typed) }
    let replaced = try replaced.map { (typed) throws(ErrorReport) in try desk.item(typed.item) }
    var replacement: Replacement?
    if let replaced, let typed = self.replaced {
      replacement = Replacement(
        item: replaced.id, reason: typed.reason, warrantyCarry: typed.carry)
    }
    var refs = Refs()
    refs.customer = owner?.id ?? replaced?.customer
    refs.item = writer.newID()
    let registered = ItemRegistered(
      model: model, serial: serial, lot: lot,
      manufacturedOn: try desk.day(manufactured, .behind, option: "--made"),
      soldOn: try desk.day(sold, .behind, option: "--sold"), seller: seller,
      installedOn: try desk.day(installed, .behind, option: "--installed"),
      parentItem: parent?.id, replaces: replacement)
    return try writer.record(
      [Draft(.items(.itemRegistered(registered)), refs: refs)],
      says: Bilingual(
        ja: "\(model) \(serial ?? "") を登録", en: "\(model) \(serial ?? "") registered"),
      on: WriteSubject(customer: owner))
  }
}
