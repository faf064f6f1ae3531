internal import Cases
internal import Glibc
internal import Screens

/// The name of this device in a book: one for each user, host and book, kept with the user's state.
struct DeviceFile {
  /// `…/casebook/devices/HOST/BOOK`.
  let path: String

  init(directory: String, host: String, book: BookID) {
    path = "\(directory)/devices/\(Self.plain(host))/\(book)"
  }

  /// The device's id; a new one, kept for the next time, where there is none yet.
  ///
  /// Two processes that come first at the same moment get the same one: a file is linked to its
  /// name, which fails if the name is taken.
  func id(otherwise new: () -> DeviceID) throws(ErrorReport) -> DeviceID {
    if let known = try read() { return known }
    do throws(StreamError) {
      try SmallFile.makeDirectories(above: path, mode: 0o700)
    } catch { throw Self.failure(path) }
    let fresh = new()
    let draft = "\(path).\(getpid())"
    defer { _ = unsafe unlink(draft) }
    try Self.write("\(fresh)\n", to: draft)
    guard unsafe link(draft, path) == 0 else {
      if errno == EEXIST, let known = try read() { return known }
      throw Self.failure(path)
    }
    return fresh
  }

  private func read() throws(ErrorReport) -> DeviceID? {
    guard unsafe access(path, F_OK) == 0 else { return nil }
    let text = SmallFile.read(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard let id = DeviceID(ulid: String(text.trimmingSpaces)) else {
      throw ErrorReport(
        code: "device.fileIsDamaged", exit: .configuration,
        message: Bilingual(
          ja: "\(path) に端末の番号がありません", en: "\(path) does not hold the name of a device"),
        hint: ErrorReport.Hint("rm \(ShellText.quoted(path))"))
    }
    return id
  }

  private static func write(_ text: String, to path: String) throws(ErrorReport) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    do throws(StreamError) {
      try FileSink(descriptor: descriptor).write(text)
    } catch { throw failure(path) }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// A host name as a name of a directory.
  private static func plain(_ host: String) -> String {
    let name = host.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    return name.isEmpty || name.hasPrefix(".") ? "host" : name
  }

  private static func failure(_ path: String) -> ErrorReport {
    let why = unsafe String(cString: strerror(errno))
    return ErrorReport(
      code: "device.cannotBeNamed", exit: .cannotCreate,
      message: Bilingual(
        ja: "端末の番号を \(path) に作れません", en: "the name of this device cannot be kept in \(path)"),
      details: [Bilingual(same: why)],
      hint: ErrorReport.Hint("export XDG_STATE_HOME=/path"))
  }
}
