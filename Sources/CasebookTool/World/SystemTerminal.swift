internal import Glibc
internal import Screens
internal import Synchronization

/// What signals have told; a handler may do nothing but set these (signal-safety(7)).
private let news = Atomic<UInt8>(0)

/// Whether the terminal is to be given back by whatever ends the process.
private let isTaken = Atomic<Bool>(false)

/// How the terminal was before; written before `isTaken` is set, and only read after it.
nonisolated(unsafe) private var settings = termios()

/// The end of bracketed paste, the cursor, plain style, the other screen.
private let leaving: StaticString = "\u{1B}[?2004l\u{1B}[?25h\u{1B}[0m\u{1B}[?1049l"

/// Gives the terminal back; safe in a handler of a signal: write(2) and tcsetattr(3) are.
private func giveBack() {
  guard isTaken.exchange(false, ordering: .relaxed) else { return }
  _ = unsafe write(STDOUT_FILENO, leaving.utf8Start, leaving.utf8CodeUnitCount)
  _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &settings)
}

/// The terminal of the process, on its standard input and output.
///
/// Raw mode and the other screen; both are given back on every way out: when the command ends, at
/// `exit`, and when a signal ends the process, be it a mistake of our own.
final class SystemTerminal: Terminal {
  private static let entering =
    "\u{1B}[?1049h\u{1B}[?2004h\u{1B}[?25l\u{1B}[0m\u{1B}[2J\u{1B}[H"
  /// Those that tell something.
  private static let telling = [SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGTSTP]
  /// Those that end the process at once.
  private static let ending = [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGSEGV, SIGTRAP]

  private let input = FileSource(descriptor: STDIN_FILENO)
  private let output = FileSink(descriptor: STDOUT_FILENO)
  private var isPrepared = false

  /// Nil where input or output is no terminal.
  init?() {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
  }

  var size: ViewerSize? {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0,
      size.ws_row > 0
    else { return nil }
    return ViewerSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }

  func enter() throws(StreamError) {
    prepare()
    guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { throw Self.failure }
    var raw = unsafe settings
    unsafe cfmakeraw(&raw)
    isTaken.store(true, ordering: .relaxed)
    guard unsafe tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0 else {
      isTaken.store(false, ordering: .relaxed)
      throw Self.failure
    }
    try write(Self.entering)
  }

  func leave() {
    giveBack()
    guard isPrepared else { return }
    for number in Self.telling + Self.ending { _ = signal(number, SIG_DFL) }
    isPrepared = false
  }

  func suspend() throws(StreamError) {
    leave()
    raise(SIGSTOP)
    try enter()
  }

  func read(within milliseconds: Int) -> [UInt8]? {
    var wanted = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let count = unsafe poll(&wanted, 1, CInt(clamping: milliseconds))
    // A signal has come: there is news.
    guard count > 0 else { return [] }
    guard let bytes = try? input.readSome(), !bytes.isEmpty else { return nil }
    return bytes
  }

  func write(_ text: String) throws(StreamError) { try output.write(text) }

  func takeNews() -> TerminalNews {
    TerminalNews(rawValue: news.exchange(0, ordering: .relaxed))
  }

  // MARK: Signals

  private func prepare() {
    guard !isPrepared else { return }
    isPrepared = true
    _ = news.exchange(0, ordering: .relaxed)
    atexit { giveBack() }
    for number in Self.telling {
      _ = signal(number) { number in
        let told: TerminalNews =
          switch number {
          case SIGWINCH: .resized
          case SIGTSTP: .stopped
          case _: .ended
          }
        news.bitwiseOr(told.rawValue, ordering: .relaxed)
      }
    }
    for number in Self.ending {
      _ = signal(number) { number in
        giveBack()
        _ = signal(number, SIG_DFL)
        raise(number)
      }
    }
    SignalMask.unblock(Self.telling + Self.ending)
  }

  private static var failure: StreamError {
    .failed(unsafe String(cString: strerror(errno)))
  }
}
