internal import Screens

/// Bounds of what is read from standard input.
enum InputLimits {
  /// The bytes of a text: that of the longest memo, in UTF-8.
  static let textByteCountMax = 80_000
}

extension Desk {
  /// A text that was typed as an argument, or comes from standard input for `-` or nothing.
  func text(_ typed: String?, argument: String, command: String) throws(ErrorReport) -> String {
    if let typed, typed != "-" { return try checked(typed, argument) }
    guard typed == "-" || (!world.input.isTerminal && mayAsk) else {
      throw UsageProblem.missingArgument(argument, command: command).report
    }
    let bytes: [UInt8]?
    do throws(StreamError) {
      bytes = try world.input.readAll(byteCountMax: InputLimits.textByteCountMax)
    } catch {
      throw ErrorReport(
        code: "input.failed", exit: .inputOutput,
        message: Bilingual(ja: "標準入力が読めません", en: "standard input cannot be read"))
    }
    guard let bytes else {
      throw ErrorReport(
        code: "input.tooLong", exit: .refused,
        message: Bilingual(
          ja: "文が長すぎます (\(InputLimits.textByteCountMax.grouped) バイトまで)",
          en: "the text is too long (\(InputLimits.textByteCountMax.grouped) bytes at most)"))
    }
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw ErrorReport(
        code: "input.notUTF8", exit: .refused,
        message: Bilingual(ja: "文が UTF-8 ではありません", en: "the text is not UTF-8"))
    }
    if text.hasSuffix("\n") { text.removeLast() }
    return try checked(text, argument)
  }

  /// Whether what was not typed may be asked for, or waited for on standard input.
  private var mayAsk: Bool {
    options.mayAsk && world.environment["CASEBOOK_NO_INPUT"] != "1"
  }

  private func checked(_ text: String, _ argument: String) throws(ErrorReport) -> String {
    guard !text.trimmingSpaces.isEmpty else {
      throw ErrorReport(
        code: "input.empty", exit: .refused,
        message: Bilingual(ja: "\(argument) が空です", en: "\(argument) is empty"))
    }
    return text
  }
}
