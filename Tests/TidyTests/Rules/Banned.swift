extension Rule {
  /// A text that must not stand in code, and what to do instead.
  ///
  /// Put together from halves, so that this file does not contain them.
  private static let inProduct: [(text: String, remedy: String)] = [
    ("try" + "!", "throw, or precondition with the sentence that is violated"),
    ("fatal" + "Error(", "throw, or precondition with the sentence that is violated"),
    ("ZMQ_" + "XPUB", "WIRE.md §7: subscriptions come in by the desk"),
    ("@_" + "exported", "swiftlang/swift#89636: it breaks incremental builds"),
  ]

  private static let anywhere: [(text: String, remedy: String)] = [
    ("FIX" + "ME", "fix it before it is merged"),
    ("TO" + "DO:", "do it, or leave it out"),
    ("/wo" + "rk/", "no path of one machine"),
    ("/fa" + "rm/", "no path of one machine"),
    ("/build/" + "casebook", "no path of one machine"),
    ("/ro" + "ot/", "no path of one machine"),
  ]

  static let bannedInProduct = Rule(
    "code says nothing banned", for: { $0.isSwift && !$0.isInGeneratedFolder }
  ) { text in
    let unchecked = "@unchecked" + " Sendable"
    return text.code.enumerated().flatMap { index, line in
      var findings = inProduct.filter { line.contains($0.text) }.map { banned in
        (line: Optional(index + 1), what: "\(banned.text): \(banned.remedy)")
      }
      // The comment may be the declaration's own, in which case it ends right above.
      let above = index > 0 ? text.lines[index - 1].trimmed : ""
      if line.contains(unchecked), !above.hasPrefix("//") {
        findings.append((index + 1, "\(unchecked): say in the line above why it is safe"))
      }
      return findings
    }
  }

  static let bannedAnywhere = Rule(
    "no text holds leftovers or machines", for: { !$0.isInGeneratedFolder }
  ) { text in
    text.lines.enumerated().flatMap { index, line in
      anywhere.filter { line.contains($0.text) }.map { banned in
        (index + 1, "\(banned.text): \(banned.remedy)")
      }
    }
  }
}
