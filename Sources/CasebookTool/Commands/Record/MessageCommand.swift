internal import ArgumentParser
internal import Cases
internal import Screens

/// By which way a message goes to a customer.
enum MessageWay: String, Hashable, Sendable, CaseIterable {
  case sms, email, chat

  var channel: Channel {
    switch self {
    case .sms: .sms
    case .email: .email
    case .chat: .chat
    }
  }
}

/// `casebook message TEXT`.
struct MessageCommand: TypedCommand {
  @Argument var text: String?
  @Option var via: String
  @Option var to: String?
  @Option var sendAt: String?
  @Option var template: String?
  @Option var purpose: String?
  @OptionGroup var subject: CaseOption
  @Option var customer: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "message",
    summary: Bilingual(
      ja: "お客様への連絡 (SMS・メール・チャット) を記録する", en: "record a message to the customer"),
    examples: [
      .init(
        "cb message \"明日13時に伺います\" --via sms --case C-1042", ja: "今送る", en: "sent now"),
      .init(
        "cb message \"定期点検のご案内\" --via email --customer K-77 --send-at \"明日 9時\"",
        ja: "あとで送る", en: "to be sent later"),
      .init(
        "cb message --via sms --template visit-notice --case C-1042", ja: "文例から",
        en: "with the words of a template"),
      .init("cb message - --via email < letter.txt", ja: "標準入力から", en: "from standard input"),
    ],
    usages: [
      Bilingual(
        ja: "[文|-] --via sms|email|chat [--send-at 日時] [--template 文例] [--case 案件]",
        en: "[TEXT|-] --via sms|email|chat [--send-at TIME] [--template ID] [--case CASE]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "[文|-]", en: "[TEXT|-]"), ja: "お客様が読む文。文例があれば省ける",
        en: "what the customer reads; may be left out with a template")
    ],
    options: [
      .init(
        "--via W", ja: MessageWay.allCases.map(\.rawValue).joined(separator: " "),
        en: MessageWay.allCases.map(\.rawValue).joined(separator: " ")),
      .init(
        Bilingual(ja: "--to 宛先", en: "--to ADDRESS"), ja: "番号・アドレス (省けば登録の連絡先)",
        en: "the number or address (else what is on file)"),
      .init(
        Bilingual(ja: "--send-at 日時", en: "--send-at TIME"), ja: "送る日時 (省けば今)",
        en: "when it is to be sent (else now)"),
      .init(
        Bilingual(ja: "--template 文例", en: "--template ID"),
        ja: "文例の名 (document publish --kind script)",
        en: "a published script (document publish --kind script)"),
      .init(
        "--purpose P",
        ja: MessagePurpose.allCases.map(\.rawValue).joined(separator: " ") + " (reply)",
        en: MessagePurpose.allCases.map(\.rawValue).joined(separator: " ") + " (reply)"),
      CaseOption.help,
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "案件の無い連絡",
        en: "a message without a case"),
    ] + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "casebook は送りません。記録を見て送る仕組みが、届いたかどうかを emit で返します。",
        en: "casebook sends nothing: whatever follows the log sends it and emits the outcome.")
    ],
    further: ["casebook contact out", "casebook explain message.posted"])

  func request() throws(ErrorReport) -> MessageRequest {
    guard subject.typed == nil || customer == nil else {
      throw UsageProblem.exclusive(["--case", "--customer"]).report
    }
    return MessageRequest(
      text: text, way: try Typed.choice(via, of: "--via"), to: to, sendAt: sendAt,
      template: template, purpose: try Typed.choice(purpose, of: "--purpose") ?? .reply,
      case: subject.reference, customer: customer.map(TypedReference.init),
      terms: try write.terms())
  }
}
