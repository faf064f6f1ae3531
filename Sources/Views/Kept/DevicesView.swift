package import Cases

/// Up to which number the commands of a device have come in.
package struct DeviceProgress: Hashable, Sendable {
  package let id: DeviceID
  /// Nothing is missing up to this number.
  package var contiguous: UInt64 = 0
  /// The greatest number that has come.
  package var greatest: UInt64 = 0

  package init(id: DeviceID) { self.id = id }

  /// The number for the device's next command, if the book gives it.
  package var next: UInt64 { greatest + 1 }
}

extension DeviceProgress: KeptRow {
  package static var view: ViewName { .devices }
  package static func key(_ id: DeviceID) -> [UInt8] { id.rowKey }
  static func cacheKey(_ id: DeviceID) -> SubjectKey { SubjectKey(.member, id) }

  @inline(__always)
  static func withCache<Result: ~Copyable, Failure: Error>(
    in contents: inout OverlayContents,
    _ body: (inout StateCache<DeviceProgress>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(&contents.devices)
  }

  package func write(to row: inout RowWriter) {
    row.number(contiguous)
    row.number(greatest)
  }

  package static func read(
    _ id: DeviceID, from row: inout RowReader
  ) throws(RowsError) -> DeviceProgress {
    var progress = DeviceProgress(id: id)
    progress.contiguous = try row.number()
    progress.greatest = try row.number()
    guard progress.contiguous <= progress.greatest, progress.greatest < .max else {
      throw .damagedRow(.devices)
    }
    return progress
  }

  package func addBoardRows(to rows: inout [BoardRow]) {}
}

/// What has come in from each device: device → contiguous, greatest; and for those that came
/// early, device ‖ deviceSeq → seq.
package enum DevicesView: View {
  package static let name = ViewName.devices
  package static let codeVersion = 1

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    // Only the first event of a command brings news; history and the book's own have no number.
    guard let device = record.device, record.deviceSeq > 0, record.deviceSeq < .max else { return }
    if let changes = rows.changes {
      // The common way, in place: the next number of the device.
      let place = try rows.place(of: device, DeviceProgress.self, in: changes)
      if changes.contents.devices.take(record.deviceSeq, at: place) { return }
    }
    var progress: DeviceProgress = try rows.keptState(device) ?? DeviceProgress(id: device)
    guard record.deviceSeq > progress.contiguous else { return }
    progress.greatest = max(progress.greatest, record.deviceSeq)
    guard record.deviceSeq == progress.contiguous + 1 else {
      guard try rows.get(earlyKey(device, record.deviceSeq), in: name) == nil else { return }
      var row = RowWriter(capacity: 8)
      row.number(record.seq)
      try rows.put(row.bytes, for: earlyKey(device, record.deviceSeq), in: name)
      return try rows.keep(progress)
    }
    progress.contiguous += 1
    var arrived: [[UInt8]] = []
    if progress.greatest > progress.contiguous {
      try rows.scanEarly(device) { (key, deviceSeq) throws(RowsError) in
        guard deviceSeq <= progress.contiguous + 1 else { return false }
        progress.contiguous = max(progress.contiguous, deviceSeq)
        arrived.append(key)
        return true
      }
    }
    for key in arrived { try rows.delete(key, in: name) }
    try rows.keep(progress)
  }

  fileprivate static func earlyKey(_ device: DeviceID, _ deviceSeq: UInt64) -> [UInt8] {
    var key = RowKey()
    key.id(device)
    key.number(deviceSeq)
    return key.bytes
  }
}

extension StateCache<DeviceProgress> {
  /// Takes a number in that is known, or is the next one and the greatest; otherwise changes
  /// nothing and says so.
  fileprivate mutating func take(_ deviceSeq: UInt64, at place: Int) -> Bool {
    let progress = self[place]
    if deviceSeq <= progress.contiguous { return true }
    guard deviceSeq == progress.contiguous + 1, deviceSeq > progress.greatest else { return false }
    change(at: place) { progress in
      progress.contiguous = deviceSeq
      progress.greatest = deviceSeq
    }
    return true
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// `nil` for a device that has sent nothing.
  package func progress(of device: DeviceID) throws(RowsError) -> DeviceProgress? {
    try state(device)
  }

  /// Whether a command with this number of the device has come in.
  package func hasCome(_ deviceSeq: UInt64, of device: DeviceID) throws(RowsError) -> Bool {
    guard let progress = try progress(of: device) else { return false }
    if deviceSeq <= progress.contiguous { return true }
    return try get(DevicesView.earlyKey(device, deviceSeq), in: .devices) != nil
  }

  /// The numbers of the device that are missing below its greatest one, at most `limit`.
  package func missingNumbers(
    of device: DeviceID, limit: Int
  ) throws(RowsError) -> [UInt64] {
    guard let progress = try progress(of: device) else { return [] }
    var missing: [UInt64] = []
    var next = progress.contiguous + 1
    try scanEarly(device) { (_, deviceSeq) throws(RowsError) in
      while next < deviceSeq, missing.count < limit {
        missing.append(next)
        next += 1
      }
      next = deviceSeq + 1
      return missing.count < limit
    }
    return missing
  }

  fileprivate func scanEarly(
    _ device: DeviceID,
    _ body: (_ key: [UInt8], _ deviceSeq: UInt64) throws(RowsError) -> Bool
  ) throws(RowsError) {
    let first = DevicesView.earlyKey(device, 1)
    let end = DevicesView.earlyKey(device, .max)
    try scan(in: .devices, from: first, to: end, reverse: false) { (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: .devices, at: 16)
      let deviceSeq = try reader.number()
      try reader.end()
      return try body(key, deviceSeq)
    }
  }
}
