extension String {
  /// This text without anything that moves the cursor, changes colours or hides letters.
  ///
  /// Text from events is untrusted: a customer's name must not write on the line above.
  /// - Line ends, tabs and other white space of control become one space each.
  /// - Whole escape sequences (CSI, OSC, DCS, …, also the eight-bit ones) are dropped.  Of an
  ///   unfinished one only the introducer is, so that it cannot swallow the rest of the text.
  /// - Other control characters, and overrides of the writing direction, become `?`.
  /// - Invisible characters of format are dropped; joiners and variation selectors stay, emoji and
  ///   Japanese names need them.
  /// - A text cannot begin with a mark that would join the glyph printed before it, nor end with a
  ///   joiner, and a cluster keeps 32 scalars at most.
  /// - Complexity: O(length); ASCII without control characters is returned at once.
  package var printable: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var cleaner = Cleaner(scalars: Array(unicodeScalars))
    return cleaner.run()
  }
}

/// Bounds of the cleaning of untrusted text.
enum PrintableLimits {
  /// Scalars of one cluster that are kept: the longest emoji of Unicode has 10.
  static let clusterScalarsMax = 32
  /// How far the end of an escape sequence is looked for.
  static let sequenceScalarsMax = 2_048
}

private struct Cleaner {
  let scalars: [Unicode.Scalar]
  var index = 0
  var output = String.UnicodeScalarView()

  init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    output.reserveCapacity(scalars.count)
  }

  mutating func run() -> String {
    while index < scalars.count { step() }
    while output.last?.value == 0x200D { output.removeLast() }
    return Self.withBoundedClusters(String(output))
  }

  private mutating func step() {
    let scalar = scalars[index]
    switch scalar.value {
    case 0x1B, 0x90, 0x98, 0x9B, 0x9D...0x9F:
      index = Self.endOfSequence(in: scalars, at: index)
      return
    case 0x0D where index + 1 < scalars.count && scalars[index + 1].value == 0x0A:
      index += 1
      output.append(" ")
    case 0x09...0x0D, 0x85, 0x2028, 0x2029:
      output.append(" ")
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069:
      output.append("?")
    case 0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE00FF:
      break
    default:
      if !output.isEmpty || !Self.joinsWhatIsBefore(scalar) { output.append(scalar) }
    }
    index += 1
  }

  private static func joinsWhatIsBefore(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isGraphemeExtend || scalar.value == 0x200D
      || scalar.properties.generalCategory == .spacingMark
  }

  private static func withBoundedClusters(_ text: String) -> String {
    let limit = PrintableLimits.clusterScalarsMax
    guard text.contains(where: { $0.unicodeScalars.count > limit }) else { return text }
    var bounded = String.UnicodeScalarView()
    for character in text { bounded.append(contentsOf: character.unicodeScalars.prefix(limit)) }
    return String(bounded)
  }
}

// MARK: - Escape sequences (ECMA-48, 5.3 to 5.6)

extension Cleaner {
  /// The index after the sequence that begins at `start`, or after its introducer if it is not
  /// finished within the bound.
  static func endOfSequence(in scalars: [Unicode.Scalar], at start: Int) -> Int {
    let first = scalars[start].value
    guard first == 0x1B else {
      return first == 0x9B
        ? endOfControlSequence(in: scalars, from: start + 1)
        : endOfString(in: scalars, from: start + 1)
    }
    guard start + 1 < scalars.count else { return start + 1 }
    switch scalars[start + 1].value {
    case 0x5B: return endOfControlSequence(in: scalars, from: start + 2)
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F: return endOfString(in: scalars, from: start + 2)
    case 0x20...0x2F:
      let end = skip(0x20...0x2F, in: scalars, from: start + 1)
      return end < scalars.count && (0x30...0x7E).contains(scalars[end].value) ? end + 1 : start + 1
    case 0x30...0x7E: return start + 2
    default: return start + 1
    }
  }

  /// Parameters 30–3F, intermediates 20–2F, one final 40–7E.
  private static func endOfControlSequence(in scalars: [Unicode.Scalar], from body: Int) -> Int {
    var end = skip(0x30...0x3F, in: scalars, from: body)
    end = skip(0x20...0x2F, in: scalars, from: end)
    return end < scalars.count && (0x40...0x7E).contains(scalars[end].value) ? end + 1 : body
  }

  /// Anything up to BEL, the eight-bit ST or `ESC \`.
  private static func endOfString(in scalars: [Unicode.Scalar], from body: Int) -> Int {
    let limit = min(scalars.count, body + PrintableLimits.sequenceScalarsMax)
    for index in body..<limit {
      if scalars[index].value == 0x07 || scalars[index].value == 0x9C { return index + 1 }
      if scalars[index].value == 0x5C, index > body, scalars[index - 1].value == 0x1B {
        return index + 1
      }
    }
    return body
  }

  private static func skip(
    _ range: ClosedRange<UInt32>, in scalars: [Unicode.Scalar], from start: Int
  ) -> Int {
    let limit = min(scalars.count, start + PrintableLimits.sequenceScalarsMax)
    var index = start
    while index < limit, range.contains(scalars[index].value) { index += 1 }
    return index
  }
}
