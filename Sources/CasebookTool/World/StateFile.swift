internal import Casebook
internal import Glibc
internal import Screens

/// A small text that belongs to this user and device: the chosen case, what was read.
///
/// Losing it loses nothing of the book, so what cannot be read counts as not there.
struct StateFile: Hashable {
  /// `$XDG_STATE_HOME/casebook/KIND/NAME`.
  let path: String

  /// The file of a kind of state under the directory of `BookPlace.state`.
  init(_ kind: String, _ name: String, in directory: String) {
    path = "\(directory)/\(kind)/\(name)"
  }

  /// What it holds; nil where it is not there.
  func read() -> String? {
    SmallFile.read(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Replaces it: a reader sees the old text or the new one.
  func write(_ text: String) throws(ErrorReport) {
    do throws(StreamError) {
      try SmallFile.makeDirectories(above: path, mode: 0o700)
    } catch {
      throw Self.failure(path, "\(error)")
    }
    do throws(BookError) { try TextFile.write(text, to: path) } catch {
      throw Self.failure(path, nil)
    }
  }

  /// Removes it, if it is there.
  func remove() { _ = unsafe unlink(path) }

  private static func failure(_ path: String, _ why: String?) -> ErrorReport {
    ErrorReport(
      code: "state.cannotBeKept", exit: .cannotCreate,
      message: Bilingual(ja: "\(path) に書けません", en: "\(path) cannot be written"),
      details: why.map { [Bilingual(same: $0)] } ?? [],
      hint: ErrorReport.Hint("export XDG_STATE_HOME=/path"))
  }
}
