internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook contact identify CONTACT CUSTOMER`.
struct ContactIdentifyCommand: TypedCommand {
  @Argument var contact: String
  @Argument var customer: String
  @Option var method: String?
  @Option var level: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "contact identify",
    summary: Bilingual(ja: "応対の相手が誰だったか、後から記録する", en: "say afterwards who a contact was with"),
    examples: [
      .init(
        "cb contact identify C-1042#3 K-77 --method serial", ja: "S/N で分かった",
        en: "by the serial number"),
      .init(
        "cb contact identify - K-77 --level verified", ja: "今の電話、確認済み", en: "my last one, proved"),
      .init(
        "cb contact identify 7K2M4Q K-77", ja: "contact list の番号で", en: "as contact list names it"),
    ],
    usages: [
      Bilingual(
        ja: "<応対> <お客様> [--method M] [--level L]",
        en: "<CONTACT> <CUSTOMER> [--method M] [--level L]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<応対>", en: "<CONTACT>"), ja: "C-1042#3、応対の番号、- は自分の最後の応対",
        en: "C-1042#3, its id or the end of it, - for my last one"),
      .init(
        Bilingual(ja: "<お客様>", en: "<CUSTOMER>"), ja: "K-77、電話番号", en: "K-77, a telephone number"),
    ],
    options: [
      .init(
        "--method M",
        ja: IdentificationMethod.allCases.map(\.rawValue).joined(separator: " ") + " (spoken)",
        en: IdentificationMethod.allCases.map(\.rawValue).joined(separator: " ") + " (spoken)"),
      .init(
        "--level L",
        ja: IdentificationLevel.allCases.map(\.rawValue).joined(separator: " ") + " (known)",
        en: IdentificationLevel.allCases.map(\.rawValue).joined(separator: " ") + " (known)"),
    ] + WriteOptions.help,
    further: ["casebook contact list"])

  func request() throws(ErrorReport) -> ContactIdentifyRequest {
    ContactIdentifyRequest(
      contact: TypedReference(contact), customer: TypedReference(customer),
      method: try Typed.choice(method, of: "--method") ?? .spoken,
      level: try Typed.choice(level, of: "--level") ?? .known, terms: try write.terms())
  }
}

/// `casebook contact show CONTACT`.
struct ContactShowCommand: TypedCommand {
  @Argument var contact: String

  static let help = CommandHelp(
    name: "contact show", summary: Bilingual(ja: "応対を見る", en: "show a contact"),
    examples: [
      .init("cb contact show C-1042#3", ja: "記入で", en: "by its entry"),
      .init("cb contact show -", ja: "自分の最後の応対", en: "my last one"),
    ],
    usages: [Bilingual(ja: "<応対>", en: "<CONTACT>")],
    arguments: [
      .init(
        Bilingual(ja: "<応対>", en: "<CONTACT>"), ja: "C-1042#3、応対の番号、-",
        en: "C-1042#3, its id or the end of it, -")
    ])

  func request() -> ContactShowRequest { ContactShowRequest(contact: TypedReference(contact)) }
}

/// `casebook contact list`.
struct ContactListCommand: TypedCommand {
  @Flag var unanswered = false
  @Option var customer: String?
  @Option var since: String?
  @Option var limit: String?

  static let help = CommandHelp(
    name: "contact list", summary: Bilingual(ja: "応対の一覧 (新しい順)", en: "list contacts, newest first"),
    examples: [
      .init(
        "cb contact list --unanswered", ja: "応答できず、折り返していないもの", en: "nobody answered or called back"
      ),
      .init("cb contact list --since 今日", ja: "今日の", en: "of today"),
      .init("cb contact list --customer K-77", ja: "お客様の", en: "of a customer"),
    ],
    usages: [
      Bilingual(
        ja: "[--unanswered] [--customer お客様] [--since 日時] [--limit 件数]",
        en: "[--unanswered] [--customer CUSTOMER] [--since TIME] [--limit N]")
    ],
    options: [
      .init("--unanswered", ja: "応答できず、折り返していないもの", en: "nobody answered or called back"),
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "お客様", en: "with a customer"
      ),
      .init(
        Bilingual(ja: "--since 日時", en: "--since TIME"), ja: "この後に始まったもの", en: "begun since then"),
      .init(Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "多くても (50)", en: "at most (50)"),
    ],
    further: ["casebook call out"])

  func request() throws(ErrorReport) -> ContactListRequest {
    ContactListRequest(
      isWaiting: unanswered, customer: customer.map(TypedReference.init), since: since,
      limit: try Typed.pageSize(limit))
  }
}
