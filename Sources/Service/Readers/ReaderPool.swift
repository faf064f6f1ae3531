internal import LMDB

/// A few threads that carry out what may take long: pages, documents, command lines.
///
/// So that a READ of 500 events, a millisecond of rendering, stands before no command (WIRE.md §7).
final class ReaderPool: Sendable {
  /// Bound: requests that wait for a thread; further ones are told to come again.
  static let waitingCountMax = 1_024

  private struct State: Sendable {
    var jobs = JobQueue()
    var isClosed = false
  }

  private let state = LMDB.Monitor(State())
  private let workers: [Worker]

  /// Starts the threads; nil where the system gives none.
  init?(threadCount: Int) {
    var workers: [Worker] = []
    for number in 0..<threadCount {
      let state = state
      guard let worker = Worker(name: "desk-reader-\(number)", { Self.run(state) }) else { break }
      workers.append(worker)
    }
    self.workers = workers
    if workers.count < threadCount {
      close()
      return nil
    }
  }

  private static func run(_ state: LMDB.Monitor<State>) {
    while true {
      let job: (@Sendable () -> Void)?? = state.wait { state in
        if let job = state.jobs.take() { return .some(.some(job)) }
        return state.isClosed ? .some(.none) : nil
      }
      guard let job, let job else { return }
      job()
    }
  }

  /// How many requests wait for a thread.
  var waitingCount: Int { state.withLock { $0.jobs.count } }

  /// Hands a job over.
  ///
  /// - Parameters:
  ///   - isForced: Whether it may go beyond the bound, as what was let in before may.
  ///   - job: What is carried out.
  /// - Returns: Whether it was taken.
  func put(isForced: Bool = false, _ job: @escaping @Sendable () -> Void) -> Bool {
    let isTaken = state.withLock { state in
      let hasRoom = isForced || state.jobs.count < Self.waitingCountMax
      guard !state.isClosed, hasRoom else { return false }
      state.jobs.append(job)
      return true
    }
    if isTaken { state.wakeAll() }
    return isTaken
  }

  /// Takes no more, and forgets what waits; the threads end after what they are at.
  func close() {
    state.withLock { state in
      state.isClosed = true
      state.jobs = JobQueue()
    }
    state.wakeAll()
  }

  /// Waits for the threads.
  ///
  /// - Returns: Whether all have ended in that time.
  @available(*, noasync)
  func wait(atMost milliseconds: Int) -> Bool {
    let deadline = Clock.monotonicMilliseconds() + milliseconds
    return workers.allSatisfy { $0.wait(atMost: max(0, deadline - Clock.monotonicMilliseconds())) }
  }
}

/// What waits for a thread, in the order in which it came.
struct JobQueue: Sendable {
  /// Bound: places of jobs that were taken; then they are given back, however much waits.
  static let takenCountMax = 1_024

  /// Those before `next` were taken; nil, so that what they hold goes when they are done.
  private var jobs: [(@Sendable () -> Void)?] = []
  private var next = 0

  var count: Int { jobs.count - next }

  /// The places that are held, those of jobs that were taken included.
  var placeCount: Int { jobs.count }

  mutating func append(_ job: @escaping @Sendable () -> Void) { jobs.append(job) }

  /// Takes the next one out; nil where none waits.
  mutating func take() -> (@Sendable () -> Void)? {
    guard next < jobs.count else { return nil }
    let job = jobs[next]
    jobs[next] = nil
    next += 1
    if next == jobs.count {
      jobs.removeAll(keepingCapacity: jobs.count <= Self.takenCountMax)
      next = 0
    } else if next >= Self.takenCountMax {
      jobs.removeFirst(next)
      next = 0
    }
    return job
  }
}
