package import Cases
internal import Views
package import Wire

/// What a book has of a device: what it says when the device greets it (WIRE.md §6).
package struct DeviceStanding: Hashable, Sendable {
  /// The book has every command up to this number.
  package let through: UInt64
  /// The numbers that are missing below the last one, `DeviceStanding.missingCountMax` at most.
  package let missing: [UInt64]
  /// The greatest number that has come.
  package let last: UInt64

  /// Bound: a gap is as long as an outbox; what is further on is asked for the next time.
  package static let missingCountMax = 1_000

  package init(through: UInt64, missing: [UInt64], last: UInt64) {
    self.through = through
    self.missing = missing
    self.last = last
  }

  /// Whether a device that would number its next command like this was copied, or restored from a
  /// backup: the book knows more of it than it does itself.
  package func isReused(nextSeq: UInt64) -> Bool { nextSeq <= last }

  /// `{"last":314,"missing":[312],"through":311}`.
  package var document: JSON {
    [
      "last": .integer(Int64(last)),
      "missing": .array(missing.map { .integer(Int64($0)) }), "through": .integer(Int64(through)),
    ]
  }

  /// Reads what `document` writes; `nil` if it is none.
  package init?(_ document: JSON?) {
    guard let last = document?["last"]?.number, let through = document?["through"]?.number,
      let missing = document?["missing"]?.elements?.compactMap(\.number), 0 <= through,
      through <= last, missing.allSatisfy({ $0 > through && $0 < last })
    else { return nil }
    self.init(through: UInt64(through), missing: missing.map { UInt64($0) }, last: UInt64(last))
  }
}

extension Book {
  /// What the book has of `device`; all zero for one that has sent nothing.
  @available(*, noasync)
  package func standing(of device: DeviceID) throws(BookError) -> DeviceStanding {
    try read { (snapshot) throws(BookError) in
      try snapshot.require(.devices)
      do throws(RowsError) {
        let progress = try snapshot.progress(of: device)
        return DeviceStanding(
          through: progress?.contiguous ?? 0,
          missing: try snapshot.missingNumbers(
            of: device, limit: DeviceStanding.missingCountMax),
          last: progress?.greatest ?? 0)
      } catch { throw BookError(error, path: path) }
    }
  }
}
