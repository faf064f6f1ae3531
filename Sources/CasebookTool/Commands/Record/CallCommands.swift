internal import ArgumentParser
internal import Cases
internal import Screens

/// What `call` and `contact` have in common.
struct ContactOptions: ParsableArguments {
  @Option var from: String?
  @Option var to: String?
  @OptionGroup var subject: CaseOption
  @Option var customer: String?
  @Option var result: String?
  @Option var seconds: String?
  @Option(name: .customLong("promise")) var callback: String?
  @Option var summary: String?
  @OptionGroup var write: WriteOptions

  static let help: [CommandHelp.Entry] = [
    .init(
      Bilingual(ja: "--from 番号", en: "--from N"), ja: "かけてきた番号、差出人",
      en: "the number, or address, of the caller"),
    .init(
      Bilingual(ja: "--to 番号", en: "--to N"), ja: "かけた番号、宛先",
      en: "the number, or address, that was called"),
    CaseOption.help,
    .init(
      Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"),
      ja: "番号で決まらないときのお客様", en: "the customer, where the number does not tell"),
    .init(
      "--result R", ja: ContactOutcome.allCases.map(\.rawValue).joined(separator: " "),
      en: ContactOutcome.allCases.map(\.rawValue).joined(separator: " ")),
    .init(
      Bilingual(ja: "--seconds 長さ", en: "--seconds S"), ja: "話した長さ (161、2分41秒)",
      en: "how long was talked (161, 2m41s)"),
    .init(
      Bilingual(ja: "--promise 日時", en: "--promise TIME"), ja: "折り返しを約束する",
      en: "promise to call back"),
    .init(
      Bilingual(ja: "--summary 文", en: "--summary TEXT"), ja: "要点", en: "a summary"),
  ]

  func request(
    _ direction: Direction, _ channel: Channel, text: String?
  ) throws(ErrorReport) -> ContactRequest {
    ContactRequest(
      direction: direction, channel: channel, from: from, to: to, case: subject.reference,
      customer: customer.map(TypedReference.init), text: text,
      outcome: try Typed.choice(result, of: "--result"),
      talkSeconds: try Typed.seconds(seconds, of: "--seconds"), callback: callback,
      summary: summary, terms: try write.terms())
  }
}

/// `casebook call in`.
struct CallInCommand: TypedCommand {
  @OptionGroup var options: ContactOptions

  static let help = CommandHelp(
    name: "call in", summary: Bilingual(ja: "かかってきた電話を記録する", en: "record a call that came in"),
    examples: [
      .init("cb call in --from 0312345678", ja: "番号からお客様を探す", en: "finds the customer by number"),
      .init(
        "cb call in --from 0312345678 --seconds 161 --case C-1042", ja: "案件に、2分41秒",
        en: "on a case, 2 min 41 s"),
      .init(
        "cb call in --from 非通知 --customer K-77", ja: "番号非表示", en: "the number was withheld"),
    ],
    usages: [Bilingual(ja: "--from 番号 [--case 案件] …", en: "--from N [--case CASE] …")],
    options: ContactOptions.help + WriteOptions.help)

  func request() throws(ErrorReport) -> ContactRequest {
    try options.request(.inbound, .phone, text: nil)
  }
}

/// `casebook call out`.
struct CallOutCommand: TypedCommand {
  @OptionGroup var options: ContactOptions

  static let help = CommandHelp(
    name: "call out", summary: Bilingual(ja: "かけた電話を記録する", en: "record a call that was made"),
    examples: [
      .init("cb call out --case C-1042 --seconds 4分5秒", ja: "話せた", en: "they talked"),
      .init("cb call out --case C-1042 --result noAnswer", ja: "出なかった", en: "nobody answered"),
    ],
    usages: [
      Bilingual(
        ja: "[--to 番号] [--result R] [--case 案件] …", en: "[--to N] [--result R] [--case CASE] …")
    ],
    options: ContactOptions.help + WriteOptions.help)

  func request() throws(ErrorReport) -> ContactRequest {
    try options.request(.outbound, .phone, text: nil)
  }
}
