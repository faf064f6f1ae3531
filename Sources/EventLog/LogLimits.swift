/// The bounds of a log's writer.
///
/// The defaults are those of the product; tests take smaller ones.
package struct LogLimits: Hashable, Sendable {
  /// The number of records in one batch (STORAGE.md §3).
  ///
  /// No further request is begun once it is reached; the last one is never cut in two.
  package var batchEventCountMax = 512
  /// The bytes of records in one batch, likewise.
  package var batchByteCountMax = 4_000_000
  /// The number of requests in one batch, likewise, since one that is refused appends nothing.
  package var batchRequestCountMax = 512
  /// The number of requests that wait for the writer; further ones are `.overloaded`.
  package var waitingCountMax = 8_192
  /// The length of the tail, in records, beyond which it is folded into the tables.
  ///
  /// Longer tails make writing cheaper and opening dearer (Tools/bench/spike/README.md).
  package var tailEventCountMax: UInt64 = 1_024
  /// How often the map is made larger for the same batch.
  package var growthCountMax = 4
  /// The room on the device, in bytes, below which a failed write counts as "disk full", and
  /// which is waited for before the next try: more than the pages of a full batch.
  package var roomByteCountMin = 8 << 20
  /// How often the slots of dead readers are freed, in milliseconds (STORAGE.md §1).
  package var readerCheckMilliseconds = 10_000

  /// The bounds of a process that stays open.
  package init() {}

  /// The bounds of a command that writes once: the next one reads what it leaves behind.
  package static var command: LogLimits {
    var limits = LogLimits()
    limits.tailEventCountMax = 128
    return limits
  }

  /// The bounds of whoever writes in bulk, and folds when it is done.
  package static var bulk: LogLimits {
    var limits = LogLimits()
    limits.tailEventCountMax = 16_384
    return limits
  }
}
