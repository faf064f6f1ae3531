/// Bytes as text: base 64 of RFC 4648, 4, with padding, and hexadecimal digits.
enum BytesText {
  static let base64Digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  static let hexadecimalDigits = Array("0123456789abcdef".utf8)
  private static let padding = UInt8(ascii: "=")

  static func appendBase64(_ bytes: some Collection<UInt8>, to output: inout [UInt8]) {
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 1
      if count == 3 {
        for shift: UInt32 in [18, 12, 6, 0] { output.append(base64Digits[Int(bits >> shift & 63)]) }
        bits = 0
        count = 0
      }
    }
    guard count > 0 else { return }
    bits <<= UInt32(24 - count * 8)
    for index in 0..<4 {
      let shift = UInt32(18 - index * 6)
      output.append(index <= count ? base64Digits[Int(bits >> shift & 63)] : padding)
    }
  }

  /// Reads base 64; `nil` if it is none, or not written in the one way that it is written here.
  static func base64(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    var paddingCount = 0
    for digit in text {
      if digit == padding {
        paddingCount += 1
        bits <<= 6
      } else {
        guard paddingCount == 0, let value = value(ofBase64: digit) else { return nil }
        bits = bits << 6 | value
      }
      count += 1
      if count == 4 {
        for shift: UInt32 in [16, 8, 0] { output.append(UInt8(truncatingIfNeeded: bits >> shift)) }
        bits = 0
        count = 0
      }
    }
    guard paddingCount <= 2, output.suffix(paddingCount).allSatisfy({ $0 == 0 }) else { return nil }
    output.removeLast(paddingCount)
    return output
  }

  private static func value(ofBase64 digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
    case Ascii.zero...Ascii.nine: UInt32(digit - Ascii.zero) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  static func appendHexadecimal(_ bytes: some Collection<UInt8>, to output: inout [UInt8]) {
    for byte in bytes {
      output.append(hexadecimalDigits[Int(byte >> 4)])
      output.append(hexadecimalDigits[Int(byte & 15)])
    }
  }

  /// Reads pairs of lower-case hexadecimal digits; `nil` if it is none.
  static func hexadecimal(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count % 2 == 0 else { return nil }
    var output: [UInt8] = []
    var high: UInt8?
    for digit in text {
      let value: UInt8
      switch digit {
      case Ascii.zero...Ascii.nine: value = digit - Ascii.zero
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      if let first = high {
        output.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return output
  }
}
