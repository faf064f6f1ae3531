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
  }

  func ignore() {
    for number in Self.signals { _ = signal(number, SIG_DFL) }
  }

  var isWanted: Bool { isInterrupted.load(ordering: .relaxed) }
}
