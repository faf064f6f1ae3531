internal import Glibc

/// Tells a test outside the process which records are durable.
///
/// When the environment variable CASEBOOK_ACK_FILE is set, the line `seq\n` is written with one
/// write(2) to the file of that name after a commit has returned, just before its callers are
/// answered.  A test that cuts the power, or kills the process, then knows what must have
/// survived.
struct Acknowledgements: Sendable {
  private let descriptor: CInt?

  init() {
    guard let path = unsafe getenv("CASEBOOK_ACK_FILE") else {
      descriptor = nil
      return
    }
    let opened = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    precondition(opened >= 0, "CASEBOOK_ACK_FILE can be opened")
    descriptor = opened
  }

  func write(_ seq: UInt64) {
    guard let descriptor else { return }
    var line = "\(seq)\n"
    let written = line.withUTF8 { bytes in
      unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    }
    precondition(written == line.utf8.count, "CASEBOOK_ACK_FILE can be written")
  }

  func close() {
    if let descriptor { _ = Glibc.close(descriptor) }
  }
}
