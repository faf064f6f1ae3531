/// What became of a row in an overlay.
enum RowChange: Hashable, Sendable {
  case put([UInt8])
  case deleted
  /// As in the base again, after it had been something else.
  case asBefore
}

/// The changed rows of one view: found by key at once, and in order once they are wanted so.
struct ByteChanges {
  private var index = HashIndex()
  private var keys: [[UInt8]] = []
  private var changes: [RowChange] = []
  /// Places in the order of their keys; those behind `ordered.count` came after the last ordering.
  private var ordered: [Int32] = []

  /// So few keys are inserted without making the whole order anew.
  private static let insertedOneByOneMax = 16

  func change(of key: [UInt8]) -> RowChange? {
    place(of: key, hash(key)).map { changes[$0] }
  }

  private func place(of key: [UInt8], _ hash: UInt64) -> Int? {
    index.place(hash) { keys[$0] == key }
  }

  mutating func set(_ change: RowChange, for key: [UInt8]) {
    let hash = hash(key)
    if let place = place(of: key, hash) {
      changes[place] = change
    } else {
      _ = index.add(hash)
      keys.append(key)
      changes.append(change)
    }
  }

  // MARK: Order

  mutating func order() {
    guard ordered.count < keys.count else { return }
    let added = inOrder(ordered.count..<keys.count)
    if added.count <= Self.insertedOneByOneMax {
      for place in added {
        ordered.insert(place, at: firstPosition(notBefore: keys[Int(place)]))
      }
    } else if ordered.isEmpty {
      ordered = added
    } else {
      ordered = merged(ordered, added)
    }
  }

  /// The positions in order, for `change(at:)`, of the keys with `lower` ≤ key < `upper`; ordered
  /// before.
  func positions(from lower: [UInt8], to upper: [UInt8]) -> Range<Int> {
    let first = firstPosition(notBefore: lower)
    return first..<max(first, firstPosition(notBefore: upper))
  }

  /// All positions.
  var positions: Range<Int> { ordered.indices }

  /// The key and change at a position in order.
  func change(at position: Int) -> (key: [UInt8], change: RowChange) {
    let place = Int(ordered[position])
    return (keys[place], changes[place])
  }

  private func firstPosition(notBefore key: [UInt8]) -> Int {
    var low = 0
    var high = ordered.count
    while low < high {
      let middle = (low + high) / 2
      if precedes(keys[Int(ordered[middle])], key) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func merged(_ left: [Int32], _ right: [Int32]) -> [Int32] {
    var merged: [Int32] = []
    merged.reserveCapacity(left.count + right.count)
    var next = 0
    for place in left {
      while next < right.count, precedes(keys[Int(right[next])], keys[Int(place)]) {
        merged.append(right[next])
        next += 1
      }
      merged.append(place)
    }
    merged.append(contentsOf: right[next...])
    return merged
  }

  /// `places` in the order of their keys.
  ///
  /// Most comparisons end within the first 24 bytes, so those are compared as three numbers.
  private func inOrder(_ places: Range<Int>) -> [Int32] {
    struct Sorted {
      let first: UInt64
      let second: UInt64
      let third: UInt64
      let place: Int32
    }
    var sorted = places.map { place in
      let key = keys[place]
      return Sorted(
        first: word(key, at: 0), second: word(key, at: 8), third: word(key, at: 16),
        place: Int32(place))
    }
    sorted.sort { left, right in
      if left.first != right.first { return left.first < right.first }
      if left.second != right.second { return left.second < right.second }
      if left.third != right.third { return left.third < right.third }
      return precedes(keys[Int(left.place)], keys[Int(right.place)])
    }
    return sorted.map(\.place)
  }
}

private func hash(_ key: [UInt8]) -> UInt64 {
  var hash = UInt64(key.count)
  var place = 0
  while place < key.count {
    hash = mixed(hash, word(key, at: place))
    place += 8
  }
  return hash
}

/// Eight bytes from `place` on, with zeros behind the end.
@inline(__always)
private func word(_ key: [UInt8], at place: Int) -> UInt64 {
  if place + 8 <= key.count { return bigEndian(key, at: place) }
  var word: UInt64 = 0
  for offset in place..<place + 8 {
    word = word << 8 | (offset < key.count ? UInt64(key[offset]) : 0)
  }
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
