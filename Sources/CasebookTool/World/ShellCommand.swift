internal import Glibc

/// A command line of the user's shell.
enum ShellCommand {
  /// Runs it with `input` on its standard input, and waits for it.
  ///
  /// - Returns: What it exited with; of a signal, 128 and its number; 127 where there is no shell.
  static func run(_ command: String, input: [UInt8]) -> Int32 {
    var ends: [CInt] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return 127 }
    // The child must not hold the writing end, or its input would never end.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var child = pid_t()
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    let words = ["sh", "-c", command]
    let copies = unsafe words.map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    // Never fork: the threads of a ZeroMQ context would not be there (WIRE.md §9, 13).
    let code = unsafe posix_spawn(&child, "/bin/sh", &actions, nil, copies + [nil], environ)
    close(ends[0])
    guard code == 0 else {
      close(ends[1])
      return 127
    }
    // A command that reads nothing closes the pipe, which is its own affair.
    try? FileSink(descriptor: ends[1]).write(input)
    close(ends[1])
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
