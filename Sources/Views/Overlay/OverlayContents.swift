internal import Cases

/// What an overlay changed, view by view: everything typed as far as that spares work.
///
/// A struct within `OverlayChanges`, so that a fold begins one access to the object and not one to
/// each of its parts.
struct OverlayContents {
  private var byView = ViewName.allCases.map { _ in ByteChanges() }
  var feeds = FeedChanges()
  var commands = CommandChanges()
  var devices = StateCache<DeviceProgress>()
  var cases = StateCache<CaseState>()
  var customers = StateCache<CustomerState>()
  var contacts = StateCache<ContactState>()
  var items = StateCache<ItemState>()
  var recalls = StateCache<RecallState>()
  var members = StateCache<MemberState>()
  var rings = StateCache<SealedSubject>()

  /// The feeds of types and teams, whose names are hashed once.
  var typeFeeds: [String: Feed] = [:]
  var teamFeeds: [Team: Feed] = [:]

  // MARK: Leaving

  /// Encodes what is held decoded, and puts the keys in order.
  mutating func settle(_ view: ViewName) {
    switch view {
    case .refs, .dedupe: return
    case .devices: devices.settle(into: &byView[view.index])
    case .cases: cases.settle(into: &byView[view.index])
    case .customers:
      customers.settle(into: &byView[view.index])
      contacts.settle(into: &byView[view.index])
    case .items:
      items.settle(into: &byView[view.index])
      recalls.settle(into: &byView[view.index])
    case .members: members.settle(into: &byView[view.index])
    case .keys: rings.settle(into: &byView[view.index])
    case .numbers, .documents: break
    }
    byView[view.index].order()
  }

  /// Hands every changed row to `body`, in order; settled before.
  func forEachChange<Target: ~Copyable & ~Escapable, Failure: Error>(
    in view: ViewName, into target: inout Target,
    _ body: (inout Target, _ key: [UInt8], _ value: [UInt8]?) throws(Failure) -> Void
  ) throws(Failure) {
    switch view {
    case .refs: try feeds.forEachRow(into: &target, body)
    case .dedupe: try commands.forEachRow(into: &target, body)
    case .devices, .numbers, .cases, .customers, .items, .members, .documents, .keys:
      for position in byView[view.index].positions {
        let (key, change) = byView[view.index].change(at: position)
        switch change {
        case .put(let value): try body(&target, key, value)
        case .deleted: try body(&target, key, nil)
        case .asBefore: break
        }
      }
    }
  }

  /// The base has every change now; at most `countMax` states of a view stay decoded.
  mutating func rebase(countMax: Int) {
    for view in ViewName.allCases { byView[view.index] = ByteChanges() }
    feeds = FeedChanges()
    commands = CommandChanges()
    devices.rebase(countMax: countMax)
    cases.rebase(countMax: countMax)
    customers.rebase(countMax: countMax)
    contacts.rebase(countMax: countMax)
    items.rebase(countMax: countMax)
    recalls.rebase(countMax: countMax)
    members.rebase(countMax: countMax)
    rings.rebase(countMax: countMax)
  }

  // MARK: Rows

  mutating func change(of key: [UInt8], in view: ViewName) -> RowChange? {
    // The row of a state is not worth settling everything: folds read them one by one.
    switch view {
    case .refs: return feeds.contains(key) ? .put([]) : nil
    case .dedupe: return commands.row(key)
    case .devices: if let id = deviceID(key) { return devices.row(id) }
    case .cases: if let id = stateID(key) { return cases.row(CaseID(id)) }
    case .customers:
      if let id = stateID(key) { return customers.row(CustomerID(id)) }
      if let id = stateID(key, ContactState.stateKind) { return contacts.row(ContactID(id)) }
    case .items:
      if let id = stateID(key) { return items.row(ItemID(id)) }
      if let id = stateID(key, RecallState.stateKind) { return recalls.row(RecallID(id)) }
    case .members: if let id = stateID(key) { return members.row(MemberID(id)) }
    case .keys: if let ref = SealedSubject.subject(key) { return rings.row(ref) }
    case .numbers, .documents: return byView[view.index].change(of: key)
    }
    settle(view)
    return byView[view.index].change(of: key)
  }

  mutating func set(_ change: RowChange, for key: [UInt8], in view: ViewName) {
    switch view {
    case .refs, .dedupe:
      preconditionFailure("rows of \(view.rawValue) come by their view only, and stay")
    case .devices, .numbers, .cases, .customers, .items, .members, .documents, .keys:
      byView[view.index].set(change, for: key)
    }
  }

  /// The changed keys with `lower` ≤ key < `upper`, in order, backwards if `reverse`.
  mutating func keys(
    in view: ViewName, from lower: [UInt8], to upper: [UInt8], reverse: Bool
  ) -> ChangedKeys {
    switch view {
    case .refs: return feeds.keys(from: lower, to: upper, reverse: reverse)
    case .dedupe:
      return ChangedKeys(list: commands.keys(from: lower, to: upper), reverse: reverse)
    case .devices, .numbers, .cases, .customers, .items, .members, .documents, .keys:
      settle(view)
      let rows = byView[view.index]
      return ChangedKeys(
        rows: rows, at: rows.positions(from: lower, to: upper), reverse: reverse)
    }
  }
}

/// The id in the key of a folded state: 1 ‖ id, or another kind where a view keeps two.
private func stateID(_ key: [UInt8], _ kind: UInt8 = stateRowKind) -> AnyID? {
  guard key.count == 17, key[0] == kind else { return nil }
  return AnyID(high: bigEndian(key, at: 1), low: bigEndian(key, at: 9))
}

/// The id in the key of a device's row.
private func deviceID(_ key: [UInt8]) -> DeviceID? {
  guard key.count == 16 else { return nil }
  return DeviceID(high: bigEndian(key, at: 0), low: bigEndian(key, at: 8))
}
