internal import Screens

/// An argument that looks like an option: its name, and the value after `=`.
struct OptionText: Hashable {
  /// With hyphens: `--json`, `-q`.
  let name: String
  let value: String?

  /// What people type, or get from input methods and word processors, for a hyphen.
  private static let dashes: Set<Character> = [
    "-", "ー", "‐", "‑", "‒", "–", "—", "―", "−", "－", "ｰ", "﹣",
  ]

  /// Reads an argument that begins with one or two dashes of any kind; nil for any other.
  ///
  /// Full-width letters count as half-width.  One long dash may stand for two hyphens, into which
  /// word processors turn them.
  init?(_ argument: String) {
    var head = argument[...]
    var value: String?
    if let sign = argument.firstIndex(where: { $0 == "=" || $0 == "＝" }) {
      head = argument[..<sign]
      value = String(argument[argument.index(after: sign)...])
    }
    let count = head.prefix { Self.dashes.contains($0) }.count
    let isRight = head.prefix(count).allSatisfy { $0 == "-" }
    let letters = head.dropFirst(count).halfWidth.map { Self.dashes.contains($0) ? "-" : $0 }
    guard (1...2).contains(count), let first = letters.first, first.isASCII, first.isLetter,
      letters.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else { return nil }
    if count == 1, letters.count > 1 {
      // `-abc` is a bundle of short options, but `—abc` was `--abc`.
      guard !isRight else { return nil }
      name = "--" + String(letters)
    } else {
      name = String(repeating: "-", count: letters.count > 1 ? 2 : count) + String(letters)
    }
    self.value = value
  }

  /// The option as it should have been typed.
  var text: String { value.map { "\(name)=\($0)" } ?? name }
}
