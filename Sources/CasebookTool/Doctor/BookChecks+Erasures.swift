internal import Casebook
internal import Cases
internal import Screens
internal import Service
internal import Views

extension BookChecks {
  /// How many erasures are looked at, the latest ones.
  static let erasureCountMax = 100
  /// How many names of keys are listed.
  static let keyNameCountMax = 5

  /// Where somebody who was to be forgotten may still be read: in the book itself, in copies of the
  /// keys, and by programs that have not said that they purged; none where nobody was forgotten.
  func erasures(_ path: String) -> [CheckResult] {
    let events: [EventID]
    let copies: [String]
    let pending: [String]
    do throws(ErrorReport) {
      let book = try desk.book()
      copies = book.keys?.unprunedCopies() ?? []
      pending = try desk.read { (snapshot) throws(RowsError) in try snapshot.pendingErasures() }
      events = try desk.read { (snapshot) throws(RowsError) in
        var events: [EventID] = []
        let feed = snapshot.feed(ofType: Event.Kind.erasureCompleted.rawValue)
        try snapshot.scan(feed, reverse: true) { (seq) throws(RowsError) in
          events.append(try snapshot.record(at: seq, opened: false).id)
          return events.count < Self.erasureCountMax
        }
        return events
      }
    } catch { return [CheckResult(.erasures, error)] }
    guard !events.isEmpty || !pending.isEmpty else { return [] }
    let results =
      pending.prefix(Self.erasureCountMax).map { number in
        CheckResult.note(
          .erasures, ja: "\(number) の消去を命じましたが、まだ終わっていません",
          en: "the erasure of \(number) is ordered, not yet carried out",
          hint: "casebook upkeep")
      }
      + copies.map { copy in
        CheckResult.note(
          .erasures, ja: "鍵の控え \(copy) では、消去したお客様がまだ読めます",
          en: "the copy of the keys in \(copy) still opens who is forgotten",
          hint: "casebook upkeep")
      } + late(events, path)
    guard results.isEmpty else { return results }
    return [
      .ok(
        .erasures, ja: "\(events.count) 件、すべて行き渡りました",
        en: "\(events.count), carried out everywhere")
    ]
  }

  /// The keys that have not said that they purged.
  private func late(_ events: [EventID], _ path: String) -> [CheckResult] {
    let directory = DeskDirectory(ofBook: path)
    do throws(KeyFileError) {
      let list = try Allowlist(path: directory.allowlist)
      let done = try Acknowledgements(path: directory.acknowledgements)
      var counts: [String: Int] = [:]
      for event in events {
        for name in done.missing(of: event, among: list) { counts[name, default: 0] += 1 }
      }
      guard !counts.isEmpty else { return [] }
      let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .prefix(Self.keyNameCountMax).map { "\($0.key) (\($0.value))" }
      let more = counts.count > Self.keyNameCountMax ? " …" : ""
      let all = names.joined(separator: ", ") + more
      return [
        .note(
          .erasures, ja: "消去を済ませたと知らせていない相手: \(all)",
          en: "have not said that they purged: \(all)", hint: "casebook keys list")
      ]
    } catch {
      return [
        .note(
          .erasures, ja: "誰が消去を済ませたか読めません (\(error))",
          en: "it cannot be read who has purged (\(error))", hint: "casebook keys list")
      ]
    }
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The numbers of the customers whose erasure was ordered and is not carried out, in the order
  /// of the log.
  fileprivate func pendingErasures() throws(RowsError) -> [String] {
    let orders = feed(ofType: Event.Kind.erasureOrdered.rawValue)
    let completions = feed(ofType: Event.Kind.erasureCompleted.rawValue)
    var seen: Set<CustomerID> = []
    for record in try records(of: completions, opened: false) {
      if let customer = record.refs.customer { seen.insert(customer) }
    }
    var numbers: [String] = []
    for record in try records(of: orders, opened: false) {
      guard let customer = record.refs.customer, seen.insert(customer).inserted else { continue }
      let number = try state(customer, as: CustomerState.self)?.number ?? ""
      // One who came to light by a list of erasures was never registered here.
      numbers.append(number.isEmpty ? "\(customer)" : number)
    }
    return numbers
  }
}
