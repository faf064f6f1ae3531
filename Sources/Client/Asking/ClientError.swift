package import Wire
package import ZeroMQ

/// Why a question to a desk has no answer, or not the wanted one.
package enum ClientError: Error, Hashable, Sendable {
  /// None came within the time.
  case unreachable(Silence)
  /// The desk says why not.
  case problem(DeskProblem)
  /// What came is no answer of a desk that we know.
  case unreadable
  /// ZeroMQ fails: it is not installed, or the address is none.
  case socket(ZeroMQError)

  /// What keeps every further question from being answered; false where another may be.
  package var isFinal: Bool {
    switch self {
    case .unreachable(let silence):
      switch silence {
      case .keyRefused, .serverKeyIsWrong: true
      case .down, .silent, .otherProtocol: false
      }
    case .problem(let problem): problem.status == .never
    case .unreadable: true
    case .socket: true
    }
  }
}

/// How patiently a client asks (ØMQ Guide, "Lazy Pirate"): time-out, close, a new socket, the same
/// question with the same command id.
package struct Patience: Hashable, Sendable {
  /// How long one sending waits for its answer.
  package var attemptMilliseconds: Int
  /// How often the question is sent, the first time included, while the connection stands.
  package var attemptCountMax: Int
  /// The pause before the second sending, doubled for each further one, and as much again by
  /// chance, so that clients do not come in step when a server is back.
  package var pauseMilliseconds = 100
  /// Bound of a pause.
  package var pauseMillisecondsMax = 10_000

  package init(attemptMilliseconds: Int = 5_000, attemptCountMax: Int = 3) {
    self.attemptMilliseconds = attemptMilliseconds
    self.attemptCountMax = attemptCountMax
  }

  /// One sending and no more.
  package static func once(milliseconds: Int) -> Patience {
    Patience(attemptMilliseconds: milliseconds, attemptCountMax: 1)
  }

  /// The pause after the sending with this number, from 1.
  package func pause(
    after attempt: Int, by generator: inout some RandomNumberGenerator
  ) -> Int {
    let doublings = min(max(attempt, 1) - 1, 16)
    let base = min(pauseMilliseconds << doublings, pauseMillisecondsMax)
    return min(base + Int.random(in: 0...max(base, 1), using: &generator), pauseMillisecondsMax)
  }
}
