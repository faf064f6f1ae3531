/// What became of a row in an overlay.
enum RowChange: Hashable, Sendable {
  case put([UInt8])
  case deleted
  /// As in the base again, after it had been something else.
  case asBefore
}

/// The changed rows of one view: found by key at once, and in order once they are wanted so.
struct ByteChanges {
  private var byKey: [HashedKey: RowChange] = [:]
  /// Keys of `byKey` in order, without those in `recent`.
  private var ordered: [[UInt8]] = []
  /// Keys that came after the last ordering.
  private var recent: [[UInt8]] = []
  /// How many bytes of keys and values it holds.
  private(set) var byteCount = 0

  var rowCount: Int { byKey.count }

  func change(of key: [UInt8]) -> RowChange? { byKey[HashedKey(bytes: key)] }

  mutating func set(_ change: RowChange, for key: [UInt8]) {
    let old = byKey.updateValue(change, forKey: HashedKey(bytes: key))
    if let old {
      byteCount += change.byteCount - old.byteCount
    } else {
      recent.append(key)
      byteCount += key.count + change.byteCount
    }
  }

  /// The keys in order, each of which has a change.
  mutating func orderedKeys() -> [[UInt8]] {
    order()
    return ordered
  }

  mutating func order() {
    guard !recent.isEmpty else { return }
    let added = inOrder(recent)
    recent = []
    if let last = ordered.last, let first = added.first, precedes(first, last) {
      ordered = merged(ordered, added)
    } else {
      ordered.append(contentsOf: added)
    }
  }

  private func merged(_ left: [[UInt8]], _ right: [[UInt8]]) -> [[UInt8]] {
    var keys: [[UInt8]] = []
    keys.reserveCapacity(left.count + right.count)
    var place = 0
    for key in right {
      let end = firstPlace(in: left, from: place, notBefore: key)
      keys.append(contentsOf: left[place..<end])
      keys.append(key)
      place = end
    }
    keys.append(contentsOf: left[place...])
    return keys
  }
}

extension RowChange {
  fileprivate var byteCount: Int {
    switch self {
    case .put(let value): value.count
    case .deleted, .asBefore: 0
    }
  }
}

/// A key, hashed eight bytes at a time; an array is hashed byte by byte, which is several times
/// slower.
private struct HashedKey: Hashable {
  let bytes: [UInt8]

  func hash(into hasher: inout Hasher) {
    var word: UInt64 = UInt64(bytes.count)
    var place = 0
    while place + 8 <= bytes.count {
      hasher.combine(word)
      word = eightBytes(bytes, at: place)
      place += 8
    }
    hasher.combine(word)
    word = 0
    while place < bytes.count {
      word = word << 8 | UInt64(bytes[place])
      place += 1
    }
    hasher.combine(word)
  }
}

@inline(__always)
private func eightBytes(_ bytes: [UInt8], at place: Int) -> UInt64 {
  var word: UInt64 = 0
  for offset in 0..<8 { word = word << 8 | UInt64(bytes[place + offset]) }
  return word
}

/// Whether `left` sorts before `right`.
func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  let common = min(left.count, right.count)
  var place = 0
  while place < common {
    if left[place] != right[place] { return left[place] < right[place] }
    place += 1
  }
  return left.count < right.count
}

/// The first place from `start` on whose key does not sort before `key`.
func firstPlace(in keys: [[UInt8]], from start: Int = 0, notBefore key: [UInt8]) -> Int {
  var low = start
  var high = keys.count
  while low < high {
    let middle = (low + high) / 2
    if precedes(keys[middle], key) { low = middle + 1 } else { high = middle }
  }
  return low
}

/// `keys` in order.
///
/// Most comparisons end within the first 24 bytes, so those are compared as three numbers.
private func inOrder(_ keys: [[UInt8]]) -> [[UInt8]] {
  struct Place {
    let first: UInt64
    let second: UInt64
    let third: UInt64
    let index: Int
  }
  func word(_ key: [UInt8], _ place: Int) -> UInt64 {
    if place + 8 <= key.count { return eightBytes(key, at: place) }
    var word: UInt64 = 0
    for offset in place..<place + 8 {
      word = word << 8 | (offset < key.count ? UInt64(key[offset]) : 0)
    }
    return word
  }
  var places = keys.enumerated().map { index, key in
    Place(first: word(key, 0), second: word(key, 8), third: word(key, 16), index: index)
  }
  places.sort { left, right in
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    if left.third != right.third { return left.third < right.third }
    return precedes(keys[left.index], keys[right.index])
  }
  return places.map { keys[$0.index] }
}
