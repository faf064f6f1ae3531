extension StringProtocol {
  /// This text with full-width ASCII (`Ａ`, `１`, `－`, ideographic space) as half-width.
  ///
  /// The step of NFKC that typing with the IME on needs; other characters are left alone.
  package var halfWidth: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return String(self) }
    var output = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        output.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x3000:
        output.append(" ")
      default:
        output.append(scalar)
      }
    }
    return String(output)
  }

  /// An identifier as the book writes it: half-width, upper case, dashes as `-`, trimmed.
  ///
  /// `Ｃ－１０４２` and `cー1042` become `C-1042`.  The slip is repaired silently, because no
  /// identifier differs from another only in this.
  package var identifierKey: String {
    let dashed = halfWidth.map { Dashes.all.contains($0) ? "-" : $0 }
    return String(String(dashed).trimmingSpaces).uppercased()
  }

  /// An identifier with letters read as the digits that they look like: `C-1O42` as `C-1042`.
  ///
  /// A guess: only offered, never taken.  Nil where there is nothing to guess.
  package var identifierWithDigitsForLetters: String? {
    let key = identifierKey
    guard let dash = key.firstIndex(of: "-") else { return nil }
    let digits = key[dash...].map { character -> Character in
      switch character {
      case "O", "Q", "D": "0"
      case "I", "L": "1"
      case "Z": "2"
      case "S": "5"
      case "B": "8"
      default: character
      }
    }
    let repaired = String(key[..<dash]) + String(digits)
    guard repaired != key, digits.allSatisfy({ $0 == "-" || $0 == "#" || $0.isASCIIDigit }) else {
      return nil
    }
    return repaired
  }

  /// This text without white space at its ends.
  package var trimmingSpaces: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[first...last]
  }
}

/// The characters that people type, or paste, for a hyphen.
enum Dashes {
  /// Hyphens, dashes, minus signs, and the long-vowel mark that the hyphen key gives with the IME
  /// on.
  static let all: Set<Character> = [
    "-", "ー", "‐", "‑", "‒", "–", "—", "―", "−", "－", "ｰ", "﹣",
  ]
}

extension Character {
  /// Whether this is one of `0` to `9`.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) && isASCII }
}
