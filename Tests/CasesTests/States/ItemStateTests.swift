import Cases
import CasesTesting
import Testing

@Suite("An item")
struct ItemStateTests {
  private let registered = History().itemRegistered()

  @Test("has a number, a model, a serial number and an owner")
  func registers() {
    let state = registered.itemState()
    #expect(state.number == "I-1")
    #expect(state.model == "AX-300")
    #expect(state.serial == "4410-0087")
    #expect(state.customer == .sample("customer"))
    #expect(state.registeredBy == registered.last)
  }

  @Test("belongs to whom it passed to last, by the day of the change")
  func owners() {
    func passed(to owner: String?, on day: Day) -> Event {
      .items(
        .itemOwnershipChanged(
          ItemOwnershipChanged(to: owner.map { .sample($0) }, on: day, reason: "sold")))
    }
    let sold = registered.then(passed(to: "new", on: Day(2026, 11, 1)))
    #expect(sold.itemState().customer == .sample("new"))
    let late = sold.then(passed(to: "between", on: Day(2026, 10, 1))).itemState()
    #expect(late.customer == .sample("new"))
    #expect(late.ownerSaidBy == sold.last)
    #expect(sold.then(passed(to: nil, on: Day(2026, 12, 1))).itemState().customer == nil)
    // The news that it was sold comes before that it exists.
    let early = History().then(passed(to: "new", on: Day(2026, 11, 1))).itemRegistered()
    #expect(early.itemState().customer == .sample("new"))
  }

  @Test("is held by whom it passed to last")
  func custody() {
    let history = registered.after(seconds: 600).custodyPassed(to: .maker)
    #expect(history.itemState().holder == .maker)
    #expect(history.custodyPassed(to: .us, at: registered.now).itemState().holder == .maker)
  }

  @Test("is covered to the end of its longest warranty; that of a part is another")
  func warranty() {
    func granted(until day: Day, part: String? = nil) -> Event {
      .items(
        .warrantyGranted(
          WarrantyGranted(
            warrantyID: .sample("\(day)"), partSerial: part, kind: .maker,
            startsOn: Day(2026, 1, 1), endsOn: day, terms: "standard")))
    }
    let history = registered.then(granted(until: Day(2027, 3, 31)))
      .then(granted(until: Day(2026, 12, 31))).then(granted(until: Day(2030, 1, 1), part: "9M"))
    #expect(history.itemState().warrantyEndsOn == Day(2027, 3, 31))
  }

  @Test("is out on loan until it comes back")
  func loans() {
    let lent = registered.loanerLent("loan")
    #expect(lent.itemState().loan?.id == .sample("loan"))
    #expect(lent.itemState().loan?.event == lent.last)
    #expect(lent.loanerReturned("loan").itemState().loan == nil)
    #expect(registered.loanerReturned("loan").loanerLent("loan").itemState().loan == nil)
  }

  // MARK: Parts

  @Test("holds what was installed and not removed")
  func parts() {
    let first = registered.partInstalled("1", serial: "7K2201")
    #expect(first.itemState().parts.map(\.serial) == ["7K2201"])
    let moment = first.now
    let replaced = first.partRemoved("2", serial: "7K2201", at: moment)
      .partInstalled("3", serial: "9M0417", at: moment)
    #expect(replaced.itemState().parts.map(\.serial) == ["9M0417"])
    #expect(replaced.itemState().parts.map(\.position) == ["compressor"])
    #expect(replaced.itemState().parts(before: .sample("3")).isEmpty)
    #expect(replaced.itemState().parts(before: .sample("2")).map(\.serial) == ["7K2201"])
  }

  struct Removal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let partNo: String?
    let serial: String?
    let position: String?
    let left: [String]
  }

  static let removals: [Removal] = [
    Removal(
      testDescription: "a serial number, wherever the part is", partNo: nil, serial: "A",
      position: "elsewhere", left: ["B", "none"]),
    Removal(
      testDescription: "a position", partNo: nil, serial: nil, position: "right",
      left: ["A", "none"]),
    Removal(
      testDescription: "a position and a part number that do not fit", partNo: "FLT-20",
      serial: nil, position: "right", left: ["A", "B", "none"]),
    Removal(
      testDescription: "a serial number that another part has not", partNo: nil, serial: "C",
      position: "right", left: ["A", "B", "none"]),
    Removal(
      testDescription: "a serial number of a part without one", partNo: nil, serial: "C",
      position: "rear", left: ["A", "B"]),
    Removal(
      testDescription: "nothing at all", partNo: nil, serial: nil, position: nil,
      left: ["A", "B", "none"]),
  ]

  @Test("loses by a removal the part that is meant by", arguments: removals)
  func removal(example: Removal) {
    let state = registered.partInstalled("1", serial: "A", position: "left")
      .partInstalled("2", serial: "B", position: "right")
      .partInstalled("3", "FAN-1", position: "rear")
      .partRemoved("4", example.partNo, serial: example.serial, position: example.position)
      .itemState()
    #expect(state.parts.map { $0.serial ?? "none" } == example.left)
  }

  @Test("loses a loose consumable by its part number")
  func consumable() {
    let history = registered.partInstalled("1", "OIL-1", position: nil)
      .partRemoved("2", "OIL-1", position: nil)
    #expect(history.itemState().parts.isEmpty)
  }
}
