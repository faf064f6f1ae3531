/// A text as it is searched: full and half width, capitals, the two kana, marks on letters and the
/// kinds of dashes make no difference (EXPERIENCE.md §2.5).
///
/// It knows for every scalar which one of the text it came from, so that a hit can be shown there.
package struct FoldedText: Sendable {
  package private(set) var scalars: [Unicode.Scalar] = []
  /// For each of `scalars` the place of the scalar of the text, from 0.
  package private(set) var origins: [Int] = []

  package init(_ text: String) {
    scalars.reserveCapacity(text.utf8.count)
    origins.reserveCapacity(text.utf8.count)
    for (place, scalar) in text.unicodeScalars.enumerated() { append(scalar, from: place) }
  }

  /// The folded text.
  package var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private mutating func append(_ scalar: Unicode.Scalar, from place: Int) {
    switch scalar.value {
    case 0x41...0x5A: add(scalar.value + 0x20, place)
    case 0x00..<0x80: add(scalar.value, place)
    // Full-width ASCII stands in the order of ASCII.
    case 0xFF21...0xFF3A: add(scalar.value - 0xFEE0 + 0x20, place)
    case 0xFF01...0xFF5E: add(scalar.value - 0xFEE0, place)
    // Katakana stand in the order of hiragana; ー stays.
    case 0x30A1...0x30F6: add(scalar.value - 0x60, place)
    // Voiced marks that stand alone: of half-width kana, and of decomposed text.
    case 0xFF9E, 0x3099: addVoiced(by: 1, place)
    case 0xFF9F, 0x309A: addVoiced(by: 2, place)
    // Marks on letters, and what only steers the display.
    case 0x300...0x36F, 0xFE00...0xFE0F, 0x200B...0x200F, 0x2060, 0xFEFF: break
    default:
      if let form = CompatibilityForms.form(of: scalar) {
        for scalar in form { add(scalar.value, place) }
      } else {
        for scalar in scalar.properties.lowercaseMapping.unicodeScalars { add(scalar.value, place) }
      }
    }
  }

  private mutating func add(_ value: UInt32, _ place: Int) {
    guard let scalar = Unicode.Scalar(value) else { return }
    scalars.append(scalar)
    origins.append(place)
  }

  /// か and a mark are が, は and the other mark ぱ: voiced kana stand behind the plain ones.
  private mutating func addVoiced(by distance: UInt32, _ place: Int) {
    guard let last = scalars.last, Self.isVoiceable(last, by: distance),
      let voiced = Unicode.Scalar(last.value == 0x3046 ? 0x3094 : last.value + distance)
    else { return }
    scalars[scalars.count - 1] = voiced
  }

  private static func isVoiceable(_ scalar: Unicode.Scalar, by distance: UInt32) -> Bool {
    switch scalar.value {
    // は ひ ふ へ ほ have both.
    case 0x306F, 0x3072, 0x3075, 0x3078, 0x307B: true
    // う; か to ち, つ to と, each second one voiced.
    case 0x3046, 0x304B, 0x304D, 0x304F, 0x3051, 0x3053, 0x3055, 0x3057, 0x3059, 0x305B, 0x305D,
      0x305F, 0x3061, 0x3064, 0x3066, 0x3068:
      distance == 1
    default: false  // Open set: scalars that carry no mark.
    }
  }
}
