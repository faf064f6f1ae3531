internal import Casebook
internal import Cases
internal import Glibc

/// A sync that nobody asked for: after a command on a kit, when something waits.
///
/// A process of its own does it, so that nobody ever waits for the network.
enum AutomaticSync {
  /// How long after the last try the next one begins.
  static let pauseSeconds: Int64 = 30

  /// Whether one should begin.
  static func isDue(_ kit: Kit, at now: Instant) -> Bool {
    guard kit.waiting.count > 0 else { return false }
    guard let tried = kit.file.triedAt else { return true }
    let passed = now.seconds(since: tried)
    // A clock that was set back must not keep the device silent.
    return passed >= pauseSeconds || passed < 0
  }

  /// Begins one at the end of a command, if it is due.
  static func begin(after desk: Desk) {
    guard let kit = desk.openedKit, !desk.options.isOffline, !desk.options.isDryRun,
      desk.world.environment["CASEBOOK_NO_SYNC"] != "1", isDue(kit, at: desk.world.clock())
    else { return }
    desk.world.spawn(["casebook", "sync", "--quiet", "--book", kit.path])
  }

  /// `POSIX_SPAWN_SETSID` of `spawn.h`, which Swift sees only with `_GNU_SOURCE`.
  private static let newSession: Int16 = 0x80

  /// Starts this program once more, beside this process and without its streams.
  ///
  /// The parent ends at once, so nobody waits for the child: it is handed to the first process of
  /// the system.
  static func spawn(_ arguments: [String]) {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for descriptor: CInt in 0...2 {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // A closed terminal ends the processes of its session, but not one of its own.
    unsafe posix_spawnattr_setflags(&attributes, newSession)
    var child = pid_t()
    let copies = unsafe arguments.map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    unsafe posix_spawn(
      &child, "/proc/self/exe", &actions, &attributes, copies + [nil], environ)
  }
}
