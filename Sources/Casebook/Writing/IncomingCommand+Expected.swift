internal import Cases
package import Wire

extension IncomingCommand {
  /// Up to where who sent it had read, as a place in the log of `epoch`; `nil` where it does not
  /// say.
  ///
  /// A position of another epoch is one of a log that this one has parted from: nothing here counts
  /// as read then, so that a case which exists is stale.
  package func expectedSeq(in epoch: Int) -> UInt64? {
    expected.map { $0.epoch == epoch ? UInt64($0.seq) : 0 }
  }
}
