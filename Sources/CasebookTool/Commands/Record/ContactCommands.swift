internal import ArgumentParser
internal import Cases
internal import Screens

/// What `contact in` and `contact out` have besides.
struct ContactWords: ParsableArguments {
  @Argument var text: String?
  @Option var channel: String

  static let help: [CommandHelp.Entry] = [
    .init(
      "--channel C", ja: Channel.allCases.map(\.rawValue).joined(separator: " "),
      en: Channel.allCases.map(\.rawValue).joined(separator: " "))
  ]

  static let arguments: [CommandHelp.Entry] = [
    .init(
      Bilingual(ja: "[文|-]", en: "[TEXT|-]"), ja: "届いた文、送った文", en: "what was written")
  ]
}

/// `casebook contact in`.
struct ContactInCommand: TypedCommand {
  @OptionGroup var words: ContactWords
  @OptionGroup var options: ContactOptions

  static let help = CommandHelp(
    name: "contact in",
    summary: Bilingual(
      ja: "届いたメール・来店などを記録する", en: "record an e-mail, a visit to the counter, … that came in"),
    examples: [
      .init(
        "cb contact in \"また止まりました\" --channel email --case C-1042", ja: "メール", en: "an e-mail")
    ],
    usages: [
      Bilingual(
        ja: "[文|-] --channel C [--from 差出人] [--case 案件]",
        en: "[TEXT|-] --channel C [--from ADDRESS] [--case CASE]")
    ],
    arguments: ContactWords.arguments,
    options: ContactWords.help + ContactOptions.help + WriteOptions.help)

  func request() throws(ErrorReport) -> ContactRequest {
    try options.request(
      .inbound, try Typed.choice(words.channel, of: "--channel"), text: words.text)
  }
}

/// `casebook contact out`.
struct ContactOutCommand: TypedCommand {
  @OptionGroup var words: ContactWords
  @OptionGroup var options: ContactOptions

  static let help = CommandHelp(
    name: "contact out",
    summary: Bilingual(ja: "送ったメールなどを記録する", en: "record an e-mail, … that was sent"),
    examples: [
      .init(
        "cb contact out \"明日13時に伺います\" --channel sms --case C-1042", ja: "SMS", en: "a text message"
      )
    ],
    usages: [
      Bilingual(
        ja: "[文|-] --channel C [--to 宛先] [--case 案件]",
        en: "[TEXT|-] --channel C [--to ADDRESS] [--case CASE]")
    ],
    arguments: ContactWords.arguments,
    options: ContactWords.help + ContactOptions.help + WriteOptions.help)

  func request() throws(ErrorReport) -> ContactRequest {
    try options.request(
      .outbound, try Typed.choice(words.channel, of: "--channel"), text: words.text)
  }
}
