internal import Screens

extension ErrorReport {
  /// The same, with the book that stood on the command line in the hint too: a pasted hint must not
  /// go to another book.
  func naming(book: String?) -> ErrorReport {
    guard let book, let hint, hint.isAboutTheBook else { return self }
    return ErrorReport(
      code: code, exit: exit, message: message, details: details,
      hint: Hint(
        "\(hint.command) --book \(ShellText.quoted(book))", before: hint.before,
        after: hint.after), saved: saved, passes: isRetryable)
  }
}

extension ErrorReport.Hint {
  /// Whether it is a command on the book, and does not name one already.
  fileprivate var isAboutTheBook: Bool {
    let words = command.split(separator: " ")
    guard words.first == "casebook", words.count > 1, !words.contains("--book") else {
      return false
    }
    return !["init", "restore", "explain", "help", "schema"].contains(words[1])
  }
}
