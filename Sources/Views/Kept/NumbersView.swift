package import Cases

/// What is counted by numbers for people.
package enum NumberKind: String, Hashable, Sendable, CaseIterable {
  case `case` = "C"
  case customer = "K"
  case item = "I"

  package var role: Role {
    switch self {
    case .case: .case
    case .customer: .customer
    case .item: .item
    }
  }

  /// "C-1042".
  package func text(_ number: Int) -> String { "\(rawValue)-\(number)" }

  /// "~C1": until the book has numbered it.
  package func provisionalText(_ number: Int) -> String {
    ProvisionalNumber.text(rawValue, number)
  }

  /// The kind and number of "~C1"; `nil` for anything else.
  package static func parseProvisional(_ text: String) -> (kind: NumberKind, number: Int)? {
    guard text.first == "~", let letter = text.dropFirst().first else { return nil }
    return parse("\(letter)-\(text.dropFirst(2))")
  }

  /// The kind and number of "C-1042"; `nil` for anything else.
  package static func parse(_ text: String) -> (kind: NumberKind, number: Int)? {
    guard let letter = text.first, let kind = NumberKind(rawValue: String(letter)) else {
      return nil
    }
    let rest = text.dropFirst()
    guard rest.first == "-", rest.count <= 16, let number = Int(rest.dropFirst()), number > 0,
      rest.dropFirst().utf8.first != UInt8(ascii: "+")
    else { return nil }
    return (kind, number)
  }
}

/// Numbers for people: text ‖ role ‖ id, the counter of each kind, and the serial of each item.
///
/// Several items may have one serial number.
package enum NumbersView: View {
  package static let name = ViewName.numbers
  package static let codeVersion = 1

  /// letter → the greatest number given.
  private static let counter: UInt8 = 1
  /// text ‖ role ‖ id.
  fileprivate static let byText: UInt8 = 2
  /// item → its serial number as it is looked up.
  private static let serialOfItem: UInt8 = 3

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    guard record.number != nil || glance.needsRefold || glance.kind == .itemRegistered else {
      return
    }
    let serials = try newSerials(record, glance, in: rows)
    if let text = record.number, let (kind, number) = NumberKind.parse(text) {
      let greatest = try rows.greatestNumber(kind)
      if number > greatest {
        var row = RowWriter(capacity: 8)
        row.count(number)
        try rows.put(row.bytes, for: counterKey(kind), in: name)
      }
      if let id = record.refs[kind.role] {
        try rows.put([], for: textKey(text, Ref(kind.role, id)), in: name)
      }
    }
    if let text = record.number, let (kind, number) = NumberKind.parseProvisional(text),
      let id = record.refs[kind.role]
    {
      var row = RowWriter(capacity: 8)
      row.count(number)
      try rows.put(row.bytes, for: provisionalKey(kind), in: name)
      try rows.put([], for: textKey(text, Ref(kind.role, id)), in: name)
    }
    for (item, old, new) in serials where old != new {
      let ref = Ref(.item, item)
      if let old { try rows.delete(textKey(serialText(old), ref), in: name) }
      if let new {
        try rows.put([], for: textKey(serialText(new), ref), in: name)
        try rows.put(Array(new.utf8), for: serialKey(item), in: name)
      } else {
        try rows.delete(serialKey(item), in: name)
      }
    }
  }

  /// The items whose serial number `record` may change, with the old and the new one.
  private static func newSerials<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, in rows: borrowing R
  ) throws(RowsError) -> [(item: AnyID, old: String?, new: String?)] {
    var serials: [(item: AnyID, old: String?, new: String?)] = []
    if glance.needsRefold {
      for item in record.subjects(of: .item) {
        let records = try rows.records(of: Feed(Ref(.item, item)), through: record)
        let state = ItemState.fold(ItemID(item), records: records)
        serials.append((item, try rows.serial(of: item), normalized(state.serial)))
      }
    } else if case .items(.itemRegistered(let registered)) = record.event,
      let item = record.refs[.item]
    {
      serials.append((item, try rows.serial(of: item), normalized(registered.serial)))
    }
    return serials
  }

  private static func normalized(_ serial: String?) -> String? {
    guard let serial else { return nil }
    let text = numberText(serial)
    return text.isEmpty ? nil : text
  }

  fileprivate static func serialText(_ serial: String) -> String { "S:\(serial)" }

  fileprivate static func counterKey(_ kind: NumberKind) -> [UInt8] {
    var key = RowKey(counter)
    key.text(kind.rawValue)
    return key.bytes
  }

  /// The counter of those that only a device has numbered.
  fileprivate static func provisionalKey(_ kind: NumberKind) -> [UInt8] {
    var key = RowKey(counter)
    key.text("~" + kind.rawValue)
    return key.bytes
  }

  fileprivate static func textPrefix(_ text: String) -> RowKey {
    var key = RowKey(byText)
    key.text(text)
    return key
  }

  private static func textKey(_ text: String, _ ref: Ref) -> [UInt8] {
    var key = textPrefix(text)
    key.byte(ref.role.rawValue)
    key.id(ref.id)
    return key.bytes
  }

  fileprivate static func serialKey(_ item: AnyID) -> [UInt8] {
    var key = RowKey(serialOfItem)
    key.id(item)
    return key.bytes
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The greatest number of a kind that has been given; 0 if there is none.
  package func greatestNumber(_ kind: NumberKind) throws(RowsError) -> Int {
    try greatest(NumbersView.counterKey(kind))
  }

  /// The greatest number of a kind that this device has given by itself; 0 if there is none.
  package func greatestProvisionalNumber(_ kind: NumberKind) throws(RowsError) -> Int {
    try greatest(NumbersView.provisionalKey(kind))
  }

  private func greatest(_ key: [UInt8]) throws(RowsError) -> Int {
    guard let bytes = try get(key, in: .numbers) else { return 0 }
    var row = RowReader(bytes, of: .numbers)
    let number = try row.count()
    try row.end()
    return number
  }

  /// What has this number, "C-1042", "K-77" or "I-31"; usually one subject.
  package func subjects(number: String) throws(RowsError) -> [Ref] {
    try subjects(text: numberText(number))
  }

  /// The items with this serial number.
  package func items(serial: String) throws(RowsError) -> [ItemID] {
    try subjects(text: NumbersView.serialText(numberText(serial))).map { ItemID($0.id) }
  }

  /// Hands the serial numbers that begin with `beginning`, as they are looked up, to `body`, in
  /// order, until it returns `false`.
  func scanSerials(
    beginning: String, _ body: (_ serial: String, _ item: ItemID) throws(RowsError) -> Bool
  ) throws(RowsError) {
    // Without the zero byte at the end of a whole text.
    let prefix = Array(NumbersView.textPrefix(NumbersView.serialText(beginning)).bytes.dropLast())
    try scan(in: .numbers, from: prefix, to: keyAfter(prefix), reverse: false) {
      (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .numbers)
      let text = try reader.text()
      guard Role(rawValue: try reader.byte()) == .item else { throw .damagedRow(.numbers) }
      return try body(String(text.dropFirst(2)), try reader.id())
    }
  }

  private func subjects(text: String) throws(RowsError) -> [Ref] {
    let prefix = NumbersView.textPrefix(text).bytes
    var refs: [Ref] = []
    try scan(in: .numbers, from: prefix, to: keyAfter(prefix), reverse: false) {
      (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .numbers, at: prefix.count)
      guard let role = Role(rawValue: try reader.byte()) else { throw .damagedRow(.numbers) }
      refs.append(Ref(role, try reader.id()))
      try reader.end()
      return true
    }
    return refs
  }

  fileprivate func serial(of item: AnyID) throws(RowsError) -> String? {
    guard let bytes = try get(NumbersView.serialKey(item), in: .numbers) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .damagedRow(.numbers)
    }
    return text
  }
}
