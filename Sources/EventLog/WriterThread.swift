internal import Glibc

/// Starts a thread of the system that runs `body` once, lets go of it, and calls `completion`.
///
/// Letting go comes first, so that whoever learns of the end can rely on nothing being held by
/// the thread any more: a book that was closed can be opened again at once.
///
/// LMDB ties a write transaction to the thread that begins it, so this is neither a task nor a
/// queue, which change threads; and not Foundation's `Thread`, whose name the system does not
/// show and which makes a command start slower.
///
/// - Parameters:
///   - name: At most 15 bytes; shown in `/proc/PID/task/TID/comm`.
///   - body: What it runs.
///   - completion: Called at the very end, on the thread.
/// - Returns: Whether the system gave a thread.
package func startThread(
  name: String, _ body: @escaping @Sendable () -> Void,
  completion: @escaping @Sendable () -> Void
) -> Bool {
  let start = unsafe Unmanaged.passRetained(ThreadStart(name, body, completion))
  var thread = pthread_t()
  let code = unsafe pthread_create(
    &thread, nil,
    { argument in
      guard let argument = unsafe argument else { return nil }
      let completion = unsafe runBody(of: argument)
      completion()
      return nil
    }, start.toOpaque())
  guard code == 0 else {
    unsafe start.release()
    return false
  }
  pthread_detach(thread)
  return true
}

private final class ThreadStart: Sendable {
  let name: String
  let body: @Sendable () -> Void
  let completion: @Sendable () -> Void

  init(
    _ name: String, _ body: @escaping @Sendable () -> Void,
    _ completion: @escaping @Sendable () -> Void
  ) {
    self.name = name
    self.body = body
    self.completion = completion
  }
}

/// A function of its own, and not inlined, so that what the body holds ends with it.
@inline(never)
private func runBody(of argument: UnsafeMutableRawPointer) -> @Sendable () -> Void {
  let start = unsafe Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
  nameThisThread(start.name)
  start.body()
  return start.completion
}

/// Swift's Glibc has no `pthread_setname_np`; this file is what that call writes to.
private func nameThisThread(_ name: String) {
  let file = unsafe open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
  guard file >= 0 else { return }  // A name is a convenience.
  var name = name
  name.withUTF8 { bytes in _ = unsafe write(file, bytes.baseAddress, bytes.count) }
  close(file)
}
