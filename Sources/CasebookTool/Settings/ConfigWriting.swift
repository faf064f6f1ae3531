internal import Casebook
internal import Glibc
internal import Screens
internal import Wire

/// A configuration file that is changed: alone, whole or not at all, through whatever links lead to
/// it.
struct ConfigWriting {
  /// As people name it.
  let path: String
  /// The file itself, behind symbolic links such as those of kept dotfiles.
  private let target: String

  init(_ path: String) {
    self.path = path
    target = Self.target(of: path)
  }

  /// Changes the text of the file and writes it.
  ///
  /// Two that change it at the same time do so one after the other.
  /// - Parameters:
  ///   - isDryRun: whether nothing is to be written.
  ///   - change: gives the new text; nil where it cannot be changed without touching more.
  /// - Throws: why the file stays as it is.
  func change(
    isDryRun: Bool, _ change: (ConfigText) -> ConfigText?
  ) throws(ErrorReport) {
    if !isDryRun { try makeDirectory() }
    let lock = try isDryRun ? nil : Lock(directory: directory, path: path)
    defer { lock?.release() }
    let old = try text()
    guard let new = change(old) else { throw cannotBeEdited }
    guard new != old, !isDryRun else { return }
    do throws(BookError) {
      try TextFile.write(String(decoding: new.bytes, as: UTF8.self), to: target, mode: mode)
    } catch { throw ErrorReport(error) }
  }

  private func text() throws(ErrorReport) -> ConfigText {
    switch SmallFile.look(target, byteCountMax: ConfigText.byteCountMax) {
    case .missing: return ConfigText([])
    case .unreadable: throw failure
    case .bytes(let bytes):
      if case .failure(let error) = ConfigText.json(bytes) {
        let problem = ConfigProblem(
          path: path, line: error.line, reason: .isNoTOML(error.reason))
        throw ErrorReport([problem]) ?? failure
      }
      return ConfigText(bytes)
    }
  }

  /// As it was, so that what only its owner may read stays so.
  private var mode: UInt32 {
    var status = stat()
    return unsafe stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o644
  }

  private var directory: String {
    target.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
  }

  private func makeDirectory() throws(ErrorReport) {
    do throws(StreamError) {
      try SmallFile.makeDirectories(above: target, mode: 0o700)
    } catch { throw failure }
  }

  private var failure: ErrorReport {
    let why = unsafe String(cString: strerror(errno))
    return ErrorReport(
      code: "config.cannotBeWritten", exit: .cannotCreate,
      message: Bilingual(ja: "\(path) を読み書きできません", en: "\(path) cannot be read or written"),
      details: [Bilingual(same: why)])
  }

  private var cannotBeEdited: ErrorReport {
    ErrorReport(
      code: "config.cannotBeEdited", exit: .configuration,
      message: Bilingual(
        ja: "\(path) の書き方では、ほかの行に触れずに変えられません",
        en: "\(path) is written so that it cannot be changed without touching other lines"),
      hint: ErrorReport.Hint(
        "vi \(ShellText.quoted(path))", before: Bilingual(ja: "手で直す", en: "change it by hand")))
  }

  /// C: `realpath`; the path itself where there is no file yet.
  private static func target(of path: String) -> String {
    guard let found = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  /// A lock on the directory, which is held until the new file has its name.
  private struct Lock {
    private let descriptor: CInt

    init(directory: String, path: String) throws(ErrorReport) {
      descriptor = unsafe open(directory.isEmpty ? "." : directory, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw ErrorReport(
          code: "config.cannotBeWritten", exit: .cannotCreate,
          message: Bilingual(ja: "\(path) に書けません", en: "\(path) cannot be written"))
      }
      // Where the file system knows no locks, the last who writes wins.
      _ = flock(descriptor, LOCK_EX)
    }

    func release() { close(descriptor) }
  }
}
