/// Random nonces for sealing, drawn from the system in batches: one call for twenty.
///
/// A key seals the records of one contact or case, thousands at most; that two of its nonces are
/// equal by chance is then less likely than 2⁻⁶⁸ (NIST SP 800-38D, 8.3 allows 2⁻³²).
package struct NonceSource {
  /// How many nonces are drawn at once.
  static let batchCount = 20

  private let random: RandomBytes
  private var drawn: [UInt8] = []
  private var used = 0

  package init(random: RandomBytes = .system) {
    self.random = random
  }

  /// The next nonce: 12 bytes that were never given before.
  package mutating func next() -> [UInt8] {
    let byteCount = SealingKey.nonceByteCount
    if used + byteCount > drawn.count {
      drawn = random(byteCount * Self.batchCount)
      used = 0
    }
    defer { used += byteCount }
    return Array(drawn[used..<used + byteCount])
  }
}
