import EventLog
import LMDB
import Testing

@Suite("A log and an array")
struct ModelTests {
  /// Numbers that are the same in every run with the same seed (SplitMix64).
  private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    mutating func record() -> [UInt8] {
      // Around the lengths at which a value leaves its page (STORAGE.md §1), and any others.
      let counts = Bool.random(using: &self) ? 0...400 : 1_985...1_995
      let count = Int.random(in: counts, using: &self)
      return [UInt8](repeating: UInt8.random(in: 0...255, using: &self), count: count)
    }
  }

  @Test("stay equal through writing, refusing, failing, folding and opening", arguments: 1...4)
  func equal(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    let directory = try TemporaryDirectory()
    // So small that it grows several times.
    var store: LogStore? = try LogStore.make(in: directory, mapSizeBytes: 64 << 10)
    var model: [[UInt8]] = []
    for step in 0..<40 {
      let current = try store ?? LogStore.open(directory.path)
      try change(current, &model, &random, "seed \(seed), step \(step)")
      store = Bool.random(using: &random) ? current : nil
    }
    store = nil
    #expect(try LogStore.open(directory.path).verify() == UInt64(model.count))
  }

  /// Opens the log, sends it some requests, closes it, and compares.
  private func change(
    _ store: LogStore, _ model: inout [[UInt8]], _ random: inout SeededNumbers,
    _ comment: Comment
  ) throws {
    var limits = LogLimits()
    limits.batchEventCountMax = Int.random(in: 1...8, using: &random)
    limits.tailEventCountMax = UInt64.random(in: 0...50, using: &random)
    limits.growthCountMax = 16
    let log = EventLog(store, writer: TestWriter(), limits: limits)
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: #expect(log.submitAndWait(.refuse) == .success(.refused))
      case 1:
        let error = LogError.unavailable(.requestTooLarge)
        #expect(log.submitAndWait(.fail(error, times: .max)) == .failure(error))
      default:
        let records = (0..<Int.random(in: 1...12, using: &random)).map { _ in random.record() }
        let first = UInt64(model.count) + 1
        model += records
        let answer = log.submitAndWait(.append(records))
        #expect(answer.seqs == Array(first...UInt64(model.count)), comment)
      }
    }
    log.closeAndWait(folding: Bool.random(using: &random))
    #expect(try store.records() == model, comment)
  }
}
