internal import Casebook
internal import Cases

/// Many writers at one book, each waiting for the answer before it goes on.
struct Writers {
  let book: Book
  /// How many write at once.
  let count: Int
  /// How many commands they write together.
  let commandCount: Int
  let seed: UInt64

  /// What came of it.
  struct Outcome {
    var eventCount = 0
    var refusals: [String] = []
    /// How long each command took until its answer, in nanoseconds.
    var latencies: [Int64] = []

    mutating func add(_ other: Outcome) {
      eventCount += other.eventCount
      refusals += other.refusals
      latencies += other.latencies
    }
  }

  /// Writes until every command has been answered.
  func run() async -> Outcome {
    await withTaskGroup(of: Outcome.self) { group in
      for writer in 0..<count {
        // What does not divide evenly goes to the first.
        let share = commandCount / count + (writer < commandCount % count ? 1 : 0)
        group.addTask { await write(share, UInt64(writer)) }
      }
      var whole = Outcome()
      for await outcome in group { whole.add(outcome) }
      return whole
    }
  }

  private func write(_ share: Int, _ writer: UInt64) async -> Outcome {
    var workload = Workload(seed: seed &* 1_000_003 &+ writer, clock: Book.systemClock)
    var outcome = Outcome()
    outcome.latencies.reserveCapacity(share)
    let clock = ContinuousClock()
    for _ in 0..<share {
      let command = workload.next()
      let start = clock.now
      do throws(BookError) {
        switch try await book.submit(command) {
        case .accepted(let receipt): outcome.eventCount += receipt.lines.count
        case .refused(let refusal):
          outcome.refusals.append("\(refusal) \(command.content)")
        case .idIsReused, .deviceIsReused, .failed:
          outcome.refusals.append("\(command.content)")
        }
      } catch {
        outcome.refusals.append("\(error)")
        return outcome
      }
      outcome.latencies.append((clock.now - start).nanoseconds)
    }
    return outcome
  }
}

extension Duration {
  /// Whole nanoseconds.
  var nanoseconds: Int64 {
    components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
  }
}
