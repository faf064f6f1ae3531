/// 32 bytes as 40 characters: base 85 in the alphabet of rfc/32 ("Z85").
enum Z85 {
  static let characterCount = 40
  static let byteCount = 32

  private static let alphabet = Array(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#".utf8)

  /// Each character's value; 255 for those that are none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  /// The text of bytes whose number is a multiple of 4.
  static func encode(_ bytes: [UInt8]) -> String {
    precondition(bytes.count.isMultiple(of: 4), "Z85 encodes four bytes at a time")
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 4) {
      var word = bytes[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      var group = [UInt8](repeating: 0, count: 5)
      for index in group.indices.reversed() {
        group[index] = alphabet[Int(word % 85)]
        word /= 85
      }
      text += group
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of a text whose length is a multiple of 5; `nil` when it is not Z85.
  static func decode(_ text: String) -> [UInt8]? {
    let characters = Array(text.utf8)
    guard characters.count.isMultiple(of: 5) else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: characters.count, by: 5) {
      var word = UInt64(0)
      for character in characters[start..<start + 5] {
        let value = values[Int(character)]
        guard value < 85 else { return nil }
        word = word * 85 + UInt64(value)
      }
      guard let word = UInt32(exactly: word) else { return nil }
      for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    return bytes
  }
}
