internal import ArgumentParser
internal import Screens

/// `casebook outbox list`.
struct OutboxListCommand: TypedCommand {
  @Flag(name: .customLong("all")) var includesSent = false

  static let help = CommandHelp(
    name: "outbox list",
    summary: Bilingual(ja: "まだ送っていない記録", en: "what has not been sent"),
    examples: [
      .init("cb outbox list", ja: "送信待ち", en: "what waits"),
      .init("cb outbox list --all", ja: "送ったものも (30 日)", en: "what was sent, too (30 days)"),
    ],
    usages: [Bilingual(same: "[--all]")],
    options: [.init("--all", ja: "送ったものも", en: "what was sent, too")],
    further: ["casebook sync"])

  func request() throws(ErrorReport) -> OutboxListRequest {
    OutboxListRequest(includesSent: includesSent)
  }
}

/// `casebook outbox show N`.
struct OutboxShowCommand: TypedCommand {
  @Argument var number: String

  static let help = CommandHelp(
    name: "outbox show",
    summary: Bilingual(ja: "送信箱の 1 件", en: "one entry of the outbox"),
    examples: [.init("cb outbox show 3", ja: "~3 の中身", en: "what ~3 is")],
    usages: [Bilingual(ja: "<番号>", en: "<N>")],
    arguments: [.init(Bilingual(ja: "<番号>", en: "<N>"), ja: "~3 の 3", en: "3 of ~3")])

  func request() throws(ErrorReport) -> OutboxShowRequest {
    OutboxShowRequest(number: try OutboxNumber.typed(number))
  }
}

/// `casebook outbox retry N`.
struct OutboxRetryCommand: TypedCommand {
  @Argument var number: String

  static let help = CommandHelp(
    name: "outbox retry",
    summary: Bilingual(ja: "止まった 1 件をもう一度送る", en: "send one again that got stuck"),
    examples: [.init("cb outbox retry 3", ja: "~3 を次の送信で", en: "with the next sync")],
    usages: [Bilingual(ja: "<番号>", en: "<N>")],
    arguments: [.init(Bilingual(ja: "<番号>", en: "<N>"), ja: "~3 の 3", en: "3 of ~3")])

  func request() throws(ErrorReport) -> OutboxRetryRequest {
    OutboxRetryRequest(number: try OutboxNumber.typed(number))
  }
}

/// `casebook outbox export`.
struct OutboxExportCommand: TypedCommand {
  static let help = CommandHelp(
    name: "outbox export",
    summary: Bilingual(ja: "送っていない記録を書き出す", en: "write out what has not been sent"),
    examples: [
      .init(
        "cb outbox export > unsent.ndjson", ja: "壊れた端末から救う", en: "save it from a broken device")
    ],
    usages: [Bilingual(same: "")],
    notes: [
      Bilingual(
        ja: "個人の情報も開いて出します。speakFor の鍵を持つ人が emit で送ります。",
        en: "Personal words are written open. Whoever has a key with speakFor sends it with emit.")
    ],
    further: ["casebook emit"])

  func request() throws(ErrorReport) -> OutboxExportRequest { OutboxExportRequest() }
}

/// "3", "~3".
enum OutboxNumber {
  static func typed(_ text: String) throws(ErrorReport) -> UInt64 {
    let digits = text.halfWidth.drop { $0 == "~" }
    guard let number = UInt64(digits), number > 0 else {
      throw UsageProblem.invalidValue(text, of: "<N>", allowed: []).report
    }
    return number
  }
}
