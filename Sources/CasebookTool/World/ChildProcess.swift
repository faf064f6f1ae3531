internal import Glibc

/// This command line once more, in a process of its own.
///
/// LMDB has no checksums: on a damaged page it may run into an assertion, or read beyond its map,
/// and that ends the process (STORAGE.md §1).  What looks at books that may be damaged is therefore
/// done by a child, whose death is a finding.
enum ChildProcess {
  /// How a child ended.
  enum Ending: Hashable {
    case exited(Int32)
    /// By the signal of an assertion that failed or of memory that is not there.
    case crashed(signal: Int32)
    /// By another signal: somebody wanted it to end.
    case killed(signal: Int32)

    /// wait(2): the lowest seven bits are the signal, the next byte is what it exited with.
    init(status: Int32) {
      let signal = status & 0x7F
      self =
        if signal == 0 {
          .exited(status >> 8 & 0xFF)
        } else if [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP].contains(signal) {
          .crashed(signal: signal)
        } else {
          .killed(signal: signal)
        }
    }
  }

  /// Set in the environment of a child, which does the work itself.
  private static let mark = "CASEBOOK_IS_CHILD=1"

  /// Whether this process is such a child.
  static var isOne: Bool { unsafe getenv("CASEBOOK_IS_CHILD") != nil }

  /// Runs the same command line in a child with the same standard streams, and waits for it.
  ///
  /// No book may be open here.
  ///
  /// - Returns: Nil where the system gave no process: then it is done here.
  static func run(_ arguments: [String]) -> Ending? {
    var child = pid_t()
    // What died on a damaged page needs no search for the bug in this program.
    let environment = variables() + [mark, "SWIFT_BACKTRACE=enable=no"]
    let code = unsafe withCStrings(arguments) { arguments in
      unsafe withCStrings(environment) { environment in
        unsafe posix_spawn(&child, "/proc/self/exe", nil, nil, arguments, environment)
      }
    }
    guard code == 0 else { return nil }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    return Ending(status: status)
  }

  private static func variables() -> [String] {
    var variables: [String] = []
    var next = unsafe environ
    while let variable = unsafe next.pointee {
      let text = unsafe String(cString: variable)
      if !text.hasPrefix("SWIFT_BACKTRACE=") { variables.append(text) }
      unsafe next += 1
    }
    return variables
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = unsafe strings.map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    return unsafe body(copies + [nil])
  }
}
