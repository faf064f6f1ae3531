internal import CLMDB

extension MDB_val {
  /// LMDB does not write through the pointers of the keys and values it is given.
  init(_ bytes: UnsafeRawBufferPointer) {
    let start = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress)
    unsafe self.init(mv_size: bytes.count, mv_data: start)
  }

  var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: mv_data, count: mv_size)
  }
}

/// Calls `body` with `number` as a key of a table whose keys are numbers.
@inline(__always)
func withKey<Result, Failure: Error>(
  _ number: UInt64, _ body: (Span<UInt8>) throws(Failure) -> Result
) throws(Failure) -> Result {
  // Native order is what `MDB_INTEGERKEY` compares.
  let key = unsafe unsafeBitCast(number, to: InlineArray<8, UInt8>.self)
  return try body(key.span)
}

extension [UInt8] {
  /// The number at `offset`, in native byte order, at any alignment.
  ///
  /// Traps when the array is too short.
  func number<Number: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int = 0, as type: Number.Type = Number.self
  ) -> Number {
    unsafe span.bytes.number(at: offset, as: type)
  }
}

extension RawSpan {
  /// The number at `offset`, in native byte order, at any alignment.
  ///
  /// Traps when the span is too short.
  @inline(__always)
  func number<Number: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int = 0, as type: Number.Type = Number.self
  ) -> Number {
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: type)
  }
}
