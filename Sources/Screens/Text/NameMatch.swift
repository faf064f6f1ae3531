/// What a typed name may mean among the names that exist.
package enum NameMatch: Hashable, Sendable {
  /// It is one of the names.
  case exact(String)
  /// It is one of the names, typed full-width, in other case or with the IME on; may be taken.
  case repaired(String)
  /// It is none; these are near, the nearest first, three at most.  Only to be offered.
  case near([String])

  /// Bound: how many near names are offered.
  package static let nearMax = 3
  /// Bound: longer input is not compared with anything.
  package static let typedCharactersMax = 64

  /// Looks a typed name up among `names`.
  ///
  /// - Parameters:
  ///   - typed: as it was typed.
  ///   - names: in lower case ASCII, in the order in which equals are to be offered.
  /// - Complexity: O(names · length²) for an unknown name.
  package init(_ typed: String, among names: [String]) {
    if names.contains(typed) {
      self = .exact(typed)
      return
    }
    guard typed.count <= Self.typedCharactersMax else {
      self = .near([])
      return
    }
    let key = String(typed.halfWidth.trimmingSpaces).lowercased()
    if names.contains(key) {
      self = .repaired(key)
      return
    }
    let isASCII = key.utf8.allSatisfy { $0 < 0x80 }
    if !isASCII {
      let read = names.filter { Self.openEnd(InputMethod.kana(forKeys: $0)) == Self.kanaKey(key) }
      if read.count == 1, let name = read.first {
        self = .repaired(name)
        return
      }
    }
    self = .near(Self.near(key, isASCII: isASCII, among: names))
  }

  private static func near(_ key: String, isASCII: Bool, among names: [String]) -> [String] {
    var found: [(name: String, distance: Int)] = []
    for name in names {
      let other = isASCII ? name : openEnd(InputMethod.kana(forKeys: name))
      let typed = isASCII ? key : kanaKey(key)
      let limit = max(1, min(typed.count, other.count) / 3)
      let distance = editDistance(typed, other, limit: limit)
      if distance <= limit, distance < typed.count {
        found.append((name, distance))
      } else if typed.count >= 2, other.hasPrefix(typed) {
        found.append((name, limit + 1))
      }
    }
    let sorted = found.enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }
    return sorted.prefix(nearMax).map(\.element.name)
  }

  private static func kanaKey(_ key: String) -> String {
    openEnd(String(key.map(\.hiragana)))
  }

  /// An `n` at the end of a word shows as ん or as n, by input method.
  private static func openEnd(_ kana: String) -> String {
    kana.last == "ん" ? String(kana.dropLast()) + "n" : kana
  }
}
