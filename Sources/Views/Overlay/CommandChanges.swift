internal import Cases

/// The rows that the tail put into `dedupe`, as numbers.
struct CommandChanges {
  private var index = HashIndex()
  private var commands: [CommandID] = []
  private var places: [CommandPlace] = []

  func place(of command: CommandID) -> CommandPlace? {
    find(command).map { places[$0] }
  }

  mutating func set(_ place: CommandPlace, of command: CommandID) {
    if let found = find(command) {
      places[found] = place
    } else {
      _ = index.add(hash(command))
      commands.append(command)
      places.append(place)
    }
  }

  func row(_ key: [UInt8]) -> RowChange? {
    guard key.count == 16 else { return nil }
    let command = CommandID(high: bigEndian(key, at: 0), low: bigEndian(key, at: 8))
    return place(of: command).map { .put($0.encoded()) }
  }

  /// The keys with `lower` ≤ key < `upper`, in order.
  func keys(from lower: [UInt8], to upper: [UInt8]) -> [[UInt8]] {
    commands.sorted().map { $0.rowKey }.filter {
      !precedes($0, lower) && precedes($0, upper)
    }
  }

  /// Every row, in the order of keys.
  func forEachRow<Target: ~Copyable & ~Escapable, Failure: Error>(
    into target: inout Target,
    _ body: (inout Target, _ key: [UInt8], _ value: [UInt8]?) throws(Failure) -> Void
  ) throws(Failure) {
    for place in commands.indices.sorted(by: { commands[$0] < commands[$1] }) {
      try body(&target, commands[place].rowKey, places[place].encoded())
    }
  }

  @inline(__always)
  private func find(_ command: CommandID) -> Int? {
    index.place(hash(command)) { commands[$0] == command }
  }

  private func hash(_ command: CommandID) -> UInt64 { mixed(command.high, command.low) }
}

extension Identifier {
  /// The sixteen bytes of a key.
  var rowKey: [UInt8] {
    var key = RowKey(capacity: 16)
    key.id(self)
    return key.bytes
  }
}
