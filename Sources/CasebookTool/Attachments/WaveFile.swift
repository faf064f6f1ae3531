/// How long a recording in the form WAVE plays: the form in which telephone systems write.
enum WaveFile {
  /// Bound: the head of a file; its parts before the sound are small.
  static let headByteCount = 65_536

  /// The seconds of a recording; nil if it is in another form, or its head is not whole.
  ///
  /// RIFF: "RIFF" ‖ size ‖ "WAVE", then parts of a name, a size and that many bytes (an even number
  /// of them).  "fmt " has the bytes of a second from its byte 8 on; the size of "data" is that of
  /// the sound.
  static func seconds(_ head: [UInt8]) -> Int? {
    guard head.count >= 12, head.starts(with: Array("RIFF".utf8)),
      head[8..<12].elementsEqual("WAVE".utf8)
    else { return nil }
    var place = 12
    var bytesOfSecond: Int?
    while place + 8 <= head.count {
      let size = number(head, at: place + 4)
      if head[place..<place + 4].elementsEqual("fmt ".utf8), place + 20 <= head.count {
        bytesOfSecond = number(head, at: place + 16)
      }
      if head[place..<place + 4].elementsEqual("data".utf8) {
        guard let bytesOfSecond, bytesOfSecond > 0 else { return nil }
        return (size + bytesOfSecond / 2) / bytesOfSecond
      }
      place += 8 + size + size % 2
    }
    return nil
  }

  /// Four bytes, the lowest first.
  private static func number(_ bytes: [UInt8], at place: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}
