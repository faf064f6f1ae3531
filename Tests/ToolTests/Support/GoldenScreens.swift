import FoundationEssentials
import Glibc
import Testing

/// Screens as they should be, kept beside the tests.
///
/// A missing or different file fails; with `CASEBOOK_RECORD_GOLDEN=1` in the environment it is
/// written anew, to be read before it is committed.
enum GoldenScreens {
  /// Compares `text` with the file `name` of `Tests/ToolTests/Golden`.
  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let root = #filePath.components(separatedBy: "/Tests/ToolTests/")[0]
    let path = "\(root)/Tests/ToolTests/Golden/\(name)"
    if unsafe getenv("CASEBOOK_RECORD_GOLDEN") != nil {
      do { try text.write(toFile: path, atomically: true, encoding: .utf8) } catch {
        Issue.record("\(path) cannot be written: \(error)", sourceLocation: sourceLocation)
      }
      return
    }
    let kept = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    guard kept != text else { return }
    let pairs = zip(lines(kept) + ["(end)"], lines(text) + ["(end)"])
    let first = pairs.enumerated().first { $1.0 != $1.1 }
    Issue.record(
      """
      \(name), line \((first?.offset ?? 0) + 1)
      expected \(first?.element.0 ?? "")
       written \(first?.element.1 ?? "")
      """, sourceLocation: sourceLocation)
  }

  private static func lines(_ text: String) -> [String] { text.components(separatedBy: "\n") }
}
