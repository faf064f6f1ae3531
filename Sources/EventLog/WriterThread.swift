internal import Glibc

/// Starts a thread of the system that runs `body` once.
///
/// LMDB ties a write transaction to the thread that begins it, so this is neither a task nor a
/// queue, which change threads; and not Foundation's `Thread`, whose name the system does not
/// show and which makes a command start slower.
///
/// - Parameters:
///   - name: At most 15 bytes; shown in `/proc/PID/task/TID/comm`.
///   - body: What it runs.
/// - Returns: Whether the system gave a thread.
func startThread(name: String, _ body: @escaping @Sendable () -> Void) -> Bool {
  final class Start: Sendable {
    let name: String
    let body: @Sendable () -> Void
    init(_ name: String, _ body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }
  }
  let start = unsafe Unmanaged.passRetained(Start(name, body))
  var thread = pthread_t()
  let code = unsafe pthread_create(
    &thread, nil,
    { argument in
      guard let argument = unsafe argument else { return nil }
      let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
      nameThisThread(start.name)
      start.body()
      return nil
    }, start.toOpaque())
  guard code == 0 else {
    unsafe start.release()
    return false
  }
  pthread_detach(thread)
  return true
}

/// Swift's Glibc has no `pthread_setname_np`; this file is what that call writes to.
private func nameThisThread(_ name: String) {
  let file = unsafe open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
  guard file >= 0 else { return }  // A name is a convenience.
  var name = name
  name.withUTF8 { bytes in _ = unsafe write(file, bytes.baseAddress, bytes.count) }
  close(file)
}
