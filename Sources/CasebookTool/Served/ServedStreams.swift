internal import Cases
internal import Service

/// The standard input of a client, as far as it was sent.
final class ServedInput: ByteSource {
  let isTerminal: Bool
  private let run: ServedRun
  private var bytes: [UInt8]?

  init(_ bytes: [UInt8]?, isTerminal: Bool, of run: ServedRun) {
    self.bytes = bytes
    self.isTerminal = isTerminal
    self.run = run
  }

  func readAll(byteCountMax: Int) throws(StreamError) -> [UInt8]? {
    let all = try readSome()
    return all.count > byteCountMax ? nil : all
  }

  /// - Throws: Where the client has not sent it: whoever wanted to read fails, has done nothing,
  ///   and is called again with it.
  func readSome() throws(StreamError) -> [UInt8] {
    guard let all = bytes else {
      run.wantsInput = true
      throw .failed("not sent")
    }
    bytes = []
    return all
  }

  var isReady: Bool { true }
}

/// Standard output or errors of a client: kept, up to a bound.
final class ServedOutput: ByteSink {
  /// Bound: the bytes of one answer.
  static let byteCountMax = 8 << 20

  let isTerminal: Bool
  let columns: Int?
  private let byteCountMax: Int
  private(set) var bytes: [UInt8] = []
  /// Whether more was said than is kept.
  private(set) var isTooLong = false

  init(isTerminal: Bool, columns: Int?, byteCountMax: Int = ServedOutput.byteCountMax) {
    self.isTerminal = isTerminal
    self.columns = columns
    self.byteCountMax = byteCountMax
  }

  /// What goes on by itself ends when nothing more is kept.
  var isClosed: Bool { isTooLong }

  func write(_ more: [UInt8]) throws(StreamError) {
    guard bytes.count + more.count <= byteCountMax else {
      isTooLong = true
      throw .closed
    }
    bytes += more
  }
}

/// Ends what goes on by itself: a service has no time for it.
final class ServedPatience: Interruption {
  /// Bound: how long a line may take that looks whether it should end.
  static let secondsMax: Int64 = 20

  private let clock: @Sendable () -> Instant
  private let start: Instant

  init(_ clock: @escaping @Sendable () -> Instant) {
    self.clock = clock
    start = clock()
  }

  func listen() {}
  func ignore() {}
  var isWanted: Bool { clock().seconds(since: start) >= Self.secondsMax }
}
