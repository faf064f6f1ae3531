/// Finds the places of entries by their hash: open addressing over places, nothing else.
///
/// The entries themselves stand in an array of the owner, who compares them.  The dictionary of the
/// standard library would hash each key again when it grows, and keep a second reference to it;
/// here a fold spends a third of the time.
struct HashIndex {
  /// The upper half of an entry's hash with its place, from 1, behind it; 0 where there is none.
  ///
  /// As many as a power of two.
  private var slots: [UInt64] = []
  /// For each entry its hash, for growing.
  private var hashes: [UInt64] = []

  /// The place of the entry with `hash` for which `isIt` holds.
  @inline(__always)
  func place(_ hash: UInt64, where isIt: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      if (entry ^ hash) >> 32 == 0 {
        let place = Int(UInt32(truncatingIfNeeded: entry)) - 1
        if isIt(place) { return place }
      }
      slot = (slot + 1) & mask
    }
  }

  /// Adds the next entry, which is not there yet, and returns its place.
  mutating func add(_ hash: UInt64) -> Int {
    hashes.append(hash)
    if hashes.count * 2 > slots.count {
      grow()
    } else {
      fill(hash, hashes.count - 1)
    }
    return hashes.count - 1
  }

  private mutating func fill(_ hash: UInt64, _ place: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(place + 1)
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: max(64, slots.count * 2))
    for place in hashes.indices { fill(hashes[place], place) }
  }
}

/// The next step of a hash over eight bytes: multiply, then let the high bits reach the low ones.
@inline(__always)
func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
  let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
  return product ^ product >> 32
}
