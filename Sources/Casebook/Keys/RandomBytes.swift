internal import Glibc

/// Where random bytes come from: the system's generator, or in tests something that repeats.
package struct RandomBytes: Sendable {
  private let draw: @Sendable (Int) -> [UInt8]

  /// Draws from `draw`, which answers with as many bytes as it is asked for.
  package init(_ draw: @escaping @Sendable (Int) -> [UInt8]) {
    self.draw = draw
  }

  /// The generator of the operating system.
  ///
  /// C: `getentropy`.
  package static let system = RandomBytes(systemRandomBytes)

  /// Draws `count` bytes, 0 to ``countMax``.
  package func callAsFunction(_ count: Int) -> [UInt8] {
    precondition((0...Self.countMax).contains(count), "randomness is drawn in small pieces")
    let bytes = draw(count)
    precondition(bytes.count == count, "a source of randomness gives what it is asked for")
    return bytes
  }

  /// The most that the system gives at once (getentropy(3)).
  package static let countMax = 256
}

private func systemRandomBytes(_ count: Int) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  let result = unsafe bytes.withUnsafeMutableBytes { buffer in
    guard let start = buffer.baseAddress else { return CInt(0) }
    return unsafe getentropy(start, buffer.count)
  }
  // Without randomness nothing may be sealed; Linux has it from the first moments of booting on.
  precondition(result == 0, "the system gives randomness")
  return bytes
}
