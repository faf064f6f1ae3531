import Cases
import CasesTesting
import Testing
import Views

@Suite("The life of an item")
struct ItemHistoryTests {
  private static let registered = History().itemRegistered().opened()

  private func history(_ history: History) -> ItemHistory {
    ItemHistory(.sample("item"), records: history.feed(.item, "item"))
  }

  @Test("has the parts of each position, now and before, the latest first")
  func positions() throws {
    let told = history(
      Self.registered.partInstalled("1", serial: "A").partRemoved("2", serial: "A")
        .partInstalled("3", serial: "B").partRemoved("4", serial: "B")
        .partInstalled("5", serial: "C").partInstalled("6", "FLT-20", position: nil))
    #expect(told.positions.map(\.name) == ["compressor", nil])
    let place = try #require(told.positions.first)
    #expect(place.now.map(\.period.serial) == ["C"])
    #expect(place.before.map(\.period.serial) == ["B", "A"])
    #expect(place.before.map(\.condition) == [.defective, .defective])
    #expect(place.before.allSatisfy { $0.removedIn == .sample("case") })
    #expect(place.now.first?.installedIn == .sample("case"))
  }

  @Test("knows a part that was there from the beginning once it comes out")
  func fromTheBeginning() throws {
    let place = try #require(history(Self.registered.partRemoved("1", serial: "A")).positions.first)
    #expect(place.now.isEmpty)
    #expect(place.before.first?.period.installedAt == nil)
    #expect(place.before.first?.period.serial == "A")
  }

  @Test("puts a part without a position where the one was whose place it took")
  func pairs() throws {
    let removed = PartUsageID.sample("2")
    let installed = PartInstalled(
      usageID: .sample("3"), partNo: "CMP-88", serial: "B", quantity: "1", source: .van,
      charge: .warranty, pairs: removed)
    let told = history(
      Self.registered.partInstalled("1", serial: "A").partRemoved("2", serial: "A")
        .then(.repairs(.partInstalled(installed))))
    let place = try #require(told.positions.first)
    #expect(told.positions.count == 1)
    #expect(place.name == "compressor")
    #expect(place.now.map(\.period.serial) == ["B"])
  }

  @Test("is the same in whatever order the news of parts comes")
  func late() {
    let start = Self.registered.now
    func at(_ hours: Int64) -> Instant { start.adding(seconds: hours * 3_600) }
    let timely = Self.registered.partInstalled("1", serial: "A", at: at(1))
      .partRemoved("2", serial: "A", at: at(2)).partInstalled("3", serial: "B", at: at(3))
    let late = Self.registered.partInstalled("3", serial: "B", at: at(3))
      .partRemoved("2", serial: "A", at: at(2)).partInstalled("1", serial: "A", at: at(1))
    func told(_ history: History) -> [[String?]] {
      self.history(history).positions.map { position in
        position.now.map(\.period.serial) + position.before.map(\.period.serial)
      }
    }
    #expect(told(timely) == [["B", "A"]])
    #expect(told(late) == told(timely))
  }

  @Test("tells of a repair all that was said of it, and how long it took")
  func repairs() throws {
    var refs = Self.registered.refs
    refs.repair = .sample("repair")
    let from = Instant.sample
    let work = RepairWorkLogged(from: from, to: from.adding(seconds: 2_700), kind: .labor)
    let diagnosed = RepairDiagnosed(
      faultCode: "E4", causeCode: "bearingWorn", isNoFaultFound: false)
    let told = history(
      Self.registered.repairOpened()
        .then(.repairs(.repairDiagnosed(diagnosed)), refs: refs)
        .then(.repairs(.repairWorkLogged(work)), refs: refs)
        .then(.repairs(.repairWorkLogged(work)), refs: refs).repairFinished())
    let repair = try #require(told.repairs.first)
    #expect(told.repairs.count == 1)
    #expect(repair.faultCode == "E4")
    #expect(repair.symptomCode == "noise")
    #expect(repair.outcome == .fixed)
    #expect(repair.workedSeconds == 5_400)
    #expect(repair.case == .sample("case"))
  }

  @Test("has custody and owners, the latest first, without what was taken back")
  func hands() {
    let changed = ItemOwnershipChanged(
      from: .sample("customer"), to: .sample("other"), on: Day(2026, 11, 1), reason: "sold")
    let passed = Self.registered.custodyPassed(to: .us).custodyPassed(to: .customer)
    let told = history(passed.then(.items(.itemOwnershipChanged(changed))))
    #expect(told.custody.map(\.passed.to) == [.customer, .us])
    #expect(told.owners.map(\.to) == [.sample("other")])
    #expect(history(passed.retracted(passed.last)).custody.map(\.passed.to) == [.us])
  }

  @Test("goes on in the items that are parts of it, and ends where they go round in a circle")
  func tree() throws {
    func part(_ name: String, of parent: String?, in history: History) -> History {
      history.onItem(name).then(
        .items(
          .itemRegistered(
            ItemRegistered(model: name, serial: name, parentItem: parent.map { .sample($0) }))))
    }
    var history = part("top", of: "leaf", in: History().inCase(nil))
    history = part("middle", of: "top", in: history)
    history = part("leaf", of: "middle", in: history)
    var rows = SortedRows(log: history.records)
    for record in history.records { _ = AllViews.fold(record, into: &rows) }
    let tree = try ItemTree.read(.sample("top"), in: rows)
    #expect(tree.branches.map(\.history.item.model) == ["top", "middle", "leaf"])
    #expect(tree.branches.map(\.depth) == [0, 1, 2])
    #expect(try rows.items(partOf: .sample("top")) == [.sample("middle")])
  }
}

@Suite("Loose parts")
struct LoosePartsTests {
  private func moved(
    _ partNo: String = "CMP-88", _ quantity: Quantity = "1", from: String = "stock",
    to: String = "van"
  ) -> Event {
    .repairs(.partMoved(PartMoved(partNo: partNo, quantity: quantity, from: from, to: to)))
  }

  private func counts(_ history: History) -> [String] {
    LooseParts(history.records).parts.map { "\($0.place.code) \($0.partNo) \($0.quantity.text)" }
  }

  private static let kimura = MemberID.sample("kimura")
  private static let start = History().by("kimura", of: .repair)

  @Test("are where they were moved to, less what was put in from there")
  func van() {
    let loaded = Self.start.then(moved("CMP-88", "3")).then(moved("FLT-20", "0.5"))
    #expect(counts(loaded) == ["van:\(Self.kimura) CMP-88 3", "van:\(Self.kimura) FLT-20 0.5"])
    #expect(
      counts(loaded.partInstalled()) == [
        "van:\(Self.kimura) CMP-88 2", "van:\(Self.kimura) FLT-20 0.5",
      ])
    #expect(
      counts(loaded.by("sato", of: .repair).partInstalled()).first
        == "van:\(Self.kimura) CMP-88 3", "another one's van has others")
  }

  @Test("never become fewer than none, since nobody knows what was there before")
  func clamped() {
    let used = Self.start.partInstalled("a").partInstalled("b").then(moved("CMP-88", "1"))
    #expect(counts(used) == ["van:\(Self.kimura) CMP-88 1"])
    #expect(counts(used.partInstalled("c").partInstalled("d")).isEmpty)
  }

  @Test("count by when they were moved, and not what was taken back")
  func late() {
    let used = Self.start.partInstalled("a", at: .sample.adding(seconds: 7_200))
      .adding([moved("CMP-88", "2")], at: .sample.adding(seconds: 3_600))
    #expect(counts(used) == ["van:\(Self.kimura) CMP-88 1"])
    #expect(counts(used.retracted(used.last)).isEmpty)
  }

  @Test("come back into stock, and pass from one van to another")
  func places() {
    let removed = PartRemoved(
      usageID: .sample("r"), partNo: "CMP-88", quantity: "1", condition: .good,
      disposition: .restock)
    let back = Self.start.then(.repairs(.partRemoved(removed)))
    #expect(counts(back) == ["stock CMP-88 1"])
    let other = MemberID.sample("sato")
    let passed = back.then(moved(to: "van:\(other)"))
    #expect(counts(passed) == ["van:\(other) CMP-88 1"])
    #expect(counts(passed.then(moved(from: "van:\(other)", to: "stockroom"))) == ["stock CMP-88 1"])
  }

  @Test("are read from the log from the first move on")
  func reading() throws {
    let history = Self.start.partInstalled("a").then(moved("CMP-88", "2")).partInstalled("b")
    var rows = SortedRows(log: history.records)
    for record in history.records { _ = AllViews.fold(record, into: &rows) }
    #expect(try LooseParts.read(in: rows) == LooseParts(history.records))
    #expect(try LooseParts.read(in: SortedRows(log: [])).parts.isEmpty)
  }
}
