import Glibc
import Testing

/// Files of expected output beside the tests.
///
/// A missing or different file fails; with `CASEBOOK_RECORD_GOLDEN=1` in the environment it is
/// written anew, to be read before it is committed.
enum Golden {
  /// Compares `text` with the file `name` of `Tests/ScreensTests/Golden`.
  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let folder = String(#filePath.dropLast("Golden.swift".count)) + "Golden/"
    if unsafe getenv("CASEBOOK_RECORD_GOLDEN") != nil {
      write(text, folder + name)
      return
    }
    let expected = read(folder + name)
    guard expected != text else { return }
    let left = (expected ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let right = text.split(separator: "\n", omittingEmptySubsequences: false)
    let place = zip(left, right).enumerated().first { $1.0 != $1.1 }?.offset
    let line = place ?? min(left.count, right.count)
    let wanted = line < left.count ? String(left[line]) : "(no line)"
    let written = line < right.count ? String(right[line]) : "(no line)"
    Issue.record(
      "\(name), line \(line + 1):\nexpected \(wanted)\n written \(written)",
      sourceLocation: sourceLocation)
  }

  private static func read(_ path: String) -> String? {
    guard let file = unsafe fopen(path, "r") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let byte = unsafe getc(file)
      if byte == EOF { break }
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(_ text: String, _ path: String) {
    guard let file = unsafe fopen(path, "w") else {
      Issue.record("cannot write \(path)")
      return
    }
    defer { unsafe fclose(file) }
    unsafe fputs(text, file)
  }
}
