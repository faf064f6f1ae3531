internal import Cases
internal import Glibc

extension World {
  /// The world in which the process runs.
  static func ofProcess(arguments: [String]) -> World {
    World(
      programName: arguments.first.map(lastPathComponent) ?? "casebook",
      environment: Environment.ofProcess(),
      clock: systemClock,
      input: FileSource(descriptor: STDIN_FILENO),
      output: FileSink(descriptor: STDOUT_FILENO),
      errors: FileSink(descriptor: STDERR_FILENO),
      user: systemUser, host: systemHost, terminal: SystemTerminal())
  }

  private static func lastPathComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static let systemClock: @Sendable () -> Instant = {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
  }

  /// getpwuid_r(3); the number where there is no entry, as in a container.
  private static func systemUser() -> SystemUser {
    var buffer = [CChar](repeating: 0, count: 16_384)
    let found = unsafe buffer.withUnsafeMutableBufferPointer { buffer -> SystemUser? in
      guard let start = buffer.baseAddress else { return nil }
      var entry = unsafe passwd()
      var found: UnsafeMutablePointer<passwd>?
      let code = unsafe getpwuid_r(getuid(), &entry, start, buffer.count, &found)
      guard code == 0, unsafe found != nil, let name = unsafe entry.pw_name else { return nil }
      return unsafe SystemUser(
        name: String(cString: name), home: entry.pw_dir.map { unsafe String(cString: $0) })
    }
    return found ?? SystemUser(name: String(getuid()), home: nil)
  }

  private static func systemHost() -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    let code = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return CInt(-1) }
      return unsafe gethostname(start, buffer.count - 1)
    }
    guard code == 0 else { return "localhost" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// The environment variables that casebook looks at.
enum Environment {
  static let names = [
    "CASEBOOK_CASE", "CASEBOOK_FORCE_TTY", "NO_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS",
    "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "LANGUAGE", "TZ", "HOME", "XDG_CONFIG_HOME",
    "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "RUNTIME_DIRECTORY", "NOTIFY_SOCKET",
    "WATCHDOG_USEC", "JOURNAL_STREAM",
  ]

  static func ofProcess() -> [String: String] {
    var variables: [String: String] = [:]
    for name in names + Setting.all.map(\.variable) {
      if let value = unsafe getenv(name) { variables[name] = unsafe String(cString: value) }
    }
    return variables
  }
}
