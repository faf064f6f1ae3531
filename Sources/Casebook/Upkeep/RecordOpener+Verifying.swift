internal import Cases
internal import EventLog
internal import Wire

extension RecordOpener {
  /// What is wrong with a record's sealed part, if anything.
  func fault(_ bytes: RawSpan, seq: UInt64) -> VerifyFault? {
    guard let stored = try? StoredRecord(span: bytes),
      (try? stored.record(seq: seq)) != nil
    else { return .recordIsMalformed(seq: seq) }
    guard stored.keyID != 0, let keys else { return nil }
    do throws(KeyError) {
      guard try keys.key(stored.keyID) != nil else { return nil }
    } catch {
      return .keyIsMissing(slot: stored.keyID, seq: seq)
    }
    return open(stored).state == .opened ? nil : .sealedPartDoesNotOpen(seq: seq)
  }
}

/// Bytes as lower-case hexadecimal digits.
func hex(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef")
  return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
