/// The keys used last, at most ``countMax`` of them.
///
/// Two generations: when the younger one is full it becomes the older one, and what stood there and
/// was not asked for since then is forgotten.
struct KeyCache {
  /// How many keys are kept at most; with some 700 bytes each, less than 6 MB.
  static let countMax = 8_192

  private var younger: [UInt64: SealingKey] = [:]
  private var older: [UInt64: SealingKey] = [:]

  /// How many keys are kept.
  var count: Int { younger.count + older.count }

  /// The key of `slot`, if it is kept.
  mutating func key(_ slot: UInt64) -> SealingKey? {
    if let key = younger[slot] { return key }
    guard let key = older.removeValue(forKey: slot) else { return nil }
    insert(key)
    return key
  }

  /// Keeps `key`, instead of any other of the same slot.
  mutating func insert(_ key: SealingKey) {
    older.removeValue(forKey: key.id)
    younger[key.id] = key
    if younger.count >= Self.countMax / 2 {
      older = younger
      younger = [:]
    }
  }

  /// Forgets the key of `slot`.
  mutating func remove(_ slot: UInt64) {
    younger.removeValue(forKey: slot)
    older.removeValue(forKey: slot)
  }
}
