internal import Glibc

/// The directory of a book while it is being made, and what stands in any other.
package enum BookDirectory {
  /// Whether the directory `path` has no entries.
  static func isEmpty(_ path: String) -> Bool { names(path)?.isEmpty ?? false }

  /// The entries of the directory `path`, without `.` and `..`, sorted; `nil` if it cannot be read.
  package static func names(_ path: String) -> [String]? {
    guard let directory = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes what `create` made: files and directories, and `path` itself if it was made too.
  ///
  /// What cannot be removed stays; without `book.json` it is no book.
  static func remove(_ path: String, itself: Bool) {
    for name in names(path) ?? [] {
      let child = path + "/" + name
      if unsafe unlink(child) != 0, errno == EISDIR || errno == EPERM {
        remove(child, itself: true)
      }
    }
    if itself { unsafe rmdir(path) }
  }
}
