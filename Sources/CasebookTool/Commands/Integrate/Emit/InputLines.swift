/// A line that came in.
struct InputLine: Hashable {
  /// Counted from 1.
  let number: Int
  /// Without the newline; nil where it was longer than the bound.
  let bytes: [UInt8]?

  /// Whether nothing stands on it but white space.
  var isBlank: Bool {
    bytes.map { $0.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } } ?? false
  }
}

/// Cuts bytes that come in pieces into lines; keeps no more of a line than the bound.
struct InputLines {
  private let byteCountMax: Int
  private var piece: ArraySlice<UInt8> = []
  /// The beginning of a line whose end has not come yet.
  private var begun: [UInt8] = []
  private var isTooLong = false
  private var number = 0
  private var isAtEnd = false

  init(byteCountMax: Int) { self.byteCountMax = byteCountMax }

  /// Takes the next bytes, once `next` has given nothing more; none mean the end.
  mutating func take(_ bytes: [UInt8]) {
    piece = bytes[...]
    if bytes.isEmpty { isAtEnd = true }
  }

  /// The next line that is whole; at the end also one without a newline.
  mutating func next() -> InputLine? {
    guard let end = piece.firstIndex(of: 0x0A) else {
      keep(piece)
      piece = []
      guard isAtEnd, isTooLong || !begun.isEmpty else { return nil }
      return finish()
    }
    keep(piece[..<end])
    piece = piece[(end + 1)...]
    return finish()
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    guard !isTooLong, begun.count + bytes.count <= byteCountMax else {
      isTooLong = true
      begun = []
      return
    }
    begun += bytes
  }

  private mutating func finish() -> InputLine {
    defer {
      begun = []
      isTooLong = false
    }
    number += 1
    // Programs on Windows put a byte order mark before the first line.
    if number == 1, begun.starts(with: [0xEF, 0xBB, 0xBF]) { begun.removeFirst(3) }
    return InputLine(number: number, bytes: isTooLong ? nil : begun)
  }
}
