internal import Glibc
internal import Screens

/// A file that people asked for: there whole or not at all, and nothing is written over unless
/// that was asked for, too.
final class OutputFile {
  private let path: String
  private let temporary: String
  private let sink: FileSink
  private let descriptor: CInt
  private var isFinished = false

  /// Creates it beside `path` under another name; `again` is the command that replaces a file.
  init(_ path: String, replaces: Bool, again: String) throws(ErrorReport) {
    self.path = path
    temporary = path + ".part-\(getpid())"
    let isFree = unsafe access(path, F_OK) != 0
    guard replaces || isFree else {
      throw ErrorReport(
        code: "file.existsAlready", exit: .cannotCreate,
        message: Bilingual(ja: "\(path) はもうあります", en: "\(path) exists already"),
        hint: ErrorReport.Hint(again, before: Bilingual(ja: "上書きするなら", en: "to replace it")))
    }
    descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    sink = FileSink(descriptor: descriptor)
    guard descriptor >= 0 else { throw Self.failure(path) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isFinished { unsafe unlink(temporary) }
  }

  func write(_ bytes: [UInt8]) throws(StreamError) { try sink.write(bytes) }

  /// Gives it its name.
  func finish() throws(ErrorReport) {
    guard fsync(descriptor) == 0, unsafe rename(temporary, path) == 0 else {
      throw Self.failure(path)
    }
    isFinished = true
  }

  static func failure(_ path: String) -> ErrorReport {
    ErrorReport(
      code: "file.failed", exit: .cannotCreate,
      message: Bilingual(ja: "\(path) に書けません", en: "\(path) cannot be written"),
      details: [Bilingual(same: SystemText.lastError())])
  }
}
