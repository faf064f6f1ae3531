internal import Glibc

/// Turns bytes of one encoding into those of another, by the tables of the C library (iconv).
@safe package final class CharacterConverter {
  /// Why it stopped.
  package enum Stop: Hashable, Sendable {
    /// Everything was converted.
    case end
    /// The next bytes are no character, or one that the other encoding has not.
    case invalid
    /// The last character is not whole.
    case incomplete
  }

  /// Bound: how many bytes one byte can become; a half-width kana becomes three.
  private static let growthMax = 4

  /// What iconv returns when it stops early: `(size_t) -1`, a size_t being an Int here.
  private static let failed = Int(bitPattern: UInt.max)

  private let handle: iconv_t

  /// `nil` if the C library lacks the tables for it.
  package init?(from: String, to: String) {
    guard let handle = unsafe iconv_open(to, from), unsafe handle != iconv_t(bitPattern: -1) else {
      return nil
    }
    unsafe self.handle = handle
  }

  deinit { unsafe _ = iconv_close(handle) }

  /// Converts as much as it can.
  ///
  /// - Parameters:
  ///   - bytes: What to convert.
  ///   - output: Gets what was converted.
  /// - Returns: How many of the bytes were taken, and why it stopped.
  package func convert(
    _ bytes: ArraySlice<UInt8>, into output: inout [UInt8]
  ) -> (taken: Int, stop: Stop) {
    guard !bytes.isEmpty else { return (0, .end) }
    // iconv wants to write through both pointers, though it never changes the input.
    var input = Array(bytes)
    var converted = [UInt8](repeating: 0, count: bytes.count * Self.growthMax + 16)
    var inputLeft = input.count
    var outputLeft = converted.count
    // C: iconv_t, pointers to both pointers and to both counts; it moves them as far as it comes.
    let isDone = unsafe input.withUnsafeMutableBytes { input in
      unsafe converted.withUnsafeMutableBytes { converted in
        var from = unsafe input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = unsafe converted.baseAddress?.assumingMemoryBound(to: CChar.self)
        return unsafe iconv(handle, &from, &inputLeft, &to, &outputLeft) != Self.failed
      }
    }
    let code = errno
    output += converted.prefix(converted.count - outputLeft)
    let stop: Stop = isDone ? .end : code == EINVAL ? .incomplete : .invalid
    return (input.count - inputLeft, stop)
  }
}
