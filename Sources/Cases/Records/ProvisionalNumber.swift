/// What stands for a number that only the book can give: on a device that is offline.
///
/// A case that was opened there is `~C1` until the book has numbered it, and an entry is named by
/// the number that its command has on the device: `~3`.
package enum ProvisionalNumber {
  /// Where the entries of a device begin; no case has as many.
  private static let firstEntry = 1 << 30

  /// The entry of the device's command `deviceSeq`.
  package static func entry(_ deviceSeq: UInt64) -> Int {
    firstEntry + Int(min(deviceSeq, UInt64(firstEntry - 1)))
  }

  /// The device's number of a provisional entry; `nil` for an entry that the book has numbered.
  package static func deviceSeq(ofEntry entry: Int) -> UInt64? {
    entry >= firstEntry ? UInt64(entry - firstEntry) : nil
  }

  /// How an entry is written behind what it stands on: "C-1042#14", "~3".
  package static func reference(_ number: String, _ entry: Int) -> String {
    deviceSeq(ofEntry: entry).map { "~\($0)" } ?? "\(number)#\(entry)"
  }

  /// "~C1" for the first case of a device, whose numbers are "C-1042".
  package static func text(_ letter: String, _ number: Int) -> String { "~\(letter)\(number)" }
}
