internal import Glibc
internal import Synchronization

/// Whether somebody wants a command to end that goes on by itself.
protocol Interruption: AnyObject {
  /// From now on Ctrl-C does not end the process but is told here.
  func listen()
  /// From now on it ends the process again.
  func ignore()
  /// Whether it was pressed since.
  var isWanted: Bool { get }
}

/// Set by the handler of a signal, which may do nothing but that (signal-safety(7)).
private let isInterrupted = Atomic<Bool>(false)

/// Ctrl-C at a terminal, and what asks a process to end.
///
/// The second Ctrl-C ends the process at once: it may hang in writing to a pipe that nobody reads.
final class SignalInterruption: Interruption {
  private static let signals = [SIGINT, SIGTERM]

  func listen() {
    isInterrupted.store(false, ordering: .relaxed)
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      isInterrupted.store(true, ordering: .relaxed)
    }
    action.sa_flags = CInt(bitPattern: UInt32(SA_RESETHAND))
    for signal in Self.signals { _ = unsafe sigaction(signal, &action, nil) }
    SignalMask.unblock(Self.signals)
  }

  func ignore() {
    for number in Self.signals { _ = signal(number, SIG_DFL) }
  }

  var isWanted: Bool { isInterrupted.load(ordering: .relaxed) }
}

/// The signals that do not reach this thread for now.
enum SignalMask {
  /// Lets `signals` through: a process inherits the mask of whoever started it, and one that was
  /// started with Ctrl-C blocked could not be ended by it (sigprocmask(2)).
  static func unblock(_ signals: [CInt]) {
    var mask = sigset_t()
    unsafe sigemptyset(&mask)
    for signal in signals { unsafe sigaddset(&mask, signal) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &mask, nil)
  }
}
