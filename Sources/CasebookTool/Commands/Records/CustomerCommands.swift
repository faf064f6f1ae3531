internal import ArgumentParser
internal import Cases
internal import Screens

/// What is typed about a customer besides the name, when new and when edited.
struct CustomerOptions: ParsableArguments {
  @Option var kana: String?
  @Option var kind: String?
  @Option var language: String?

  static let help: [CommandHelp.Entry] = [
    .init(Bilingual(ja: "--kana かな", en: "--kana KANA"), ja: "読み", en: "the reading"),
    .init(
      "--kind K", ja: CustomerKind.allCases.map(\.rawValue).joined(separator: " "),
      en: CustomerKind.allCases.map(\.rawValue).joined(separator: " ")),
    .init("--language TAG", ja: "言葉 (ja, en)", en: "language (ja, en)"),
  ]
}

/// `casebook customer new NAME`.
struct CustomerNewCommand: TypedCommand {
  @Argument var name: String
  @OptionGroup var options: CustomerOptions
  @OptionGroup var points: ContactPointOptions
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "customer new", summary: Bilingual(ja: "お客様を登録する", en: "register a customer"),
    examples: [
      .init(
        "cb customer new \"山田製作所 高橋様\" --kind company --phone 03-1234-5678 --sharing switchboard",
        ja: "会社、代表電話", en: "a company with a switchboard"),
      .init("cb customer new 佐藤様 --phone 090-1111-2222", ja: "個人", en: "a person"),
    ],
    usages: [
      Bilingual(
        ja: "<名前> [--kana かな] [--kind K] [--phone 番号] [--address 住所]",
        en: "<NAME> [--kind K] [--phone N] [--email ADDR] [--address ADDR]")
    ],
    arguments: [.init(Bilingual(ja: "<名前>", en: "<NAME>"), ja: "名前", en: "the name")],
    options: CustomerOptions.help + ContactPointOptions.help + WriteOptions.help)

  func request() throws(ErrorReport) -> CustomerNewRequest {
    CustomerNewRequest(
      name: try Typed.text(name, of: "<NAME>"), kana: options.kana,
      kind: try Typed.choice(options.kind, of: "--kind") ?? .person, language: options.language,
      points: try points.points(), terms: try write.terms())
  }
}

/// `casebook customer show REF`.
struct CustomerShowCommand: TypedCommand {
  @Argument var reference: String

  static let help = CommandHelp(
    name: "customer show", summary: Bilingual(ja: "お客様を見る", en: "show a customer"),
    examples: [
      .init("cb customer show K-77", ja: "番号で", en: "by number"),
      .init("cb customer show 0312345678", ja: "電話番号で", en: "by telephone number"),
    ],
    usages: [Bilingual(ja: "<お客様>", en: "<CUSTOMER>")],
    arguments: [
      .init(
        Bilingual(ja: "<お客様>", en: "<CUSTOMER>"), ja: "K-77、電話番号", en: "K-77, a telephone number")
    ],
    further: ["casebook timeline K-77", "casebook list --customer K-77"])

  func request() -> CustomerShowRequest { CustomerShowRequest(customer: TypedReference(reference)) }
}

/// `casebook customer edit REF`.
struct CustomerEditCommand: TypedCommand {
  @Argument var reference: String
  @Option var name: String?
  @OptionGroup var options: CustomerOptions
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "customer edit",
    summary: Bilingual(
      ja: "お客様の名前・読み・種類・言葉を訂正する", en: "correct name, reading, kind, language"),
    examples: [
      .init("cb customer edit K-77 --name \"山田製作所 高橋健一様\"", ja: "名前の訂正", en: "correct the name"),
      .init("cb customer edit K-77 --kind company", ja: "会社だった", en: "it is a company"),
    ],
    usages: [
      Bilingual(
        ja: "<お客様> [--name 名前] [--kana かな] [--kind K] [--language TAG]",
        en: "<CUSTOMER> [--name NAME] [--kana KANA] [--kind K] [--language TAG]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<お客様>", en: "<CUSTOMER>"), ja: "K-77、電話番号", en: "K-77, a telephone number")
    ],
    options: [
      .init(Bilingual(ja: "--name 名前", en: "--name NAME"), ja: "正しい名前", en: "the right name")
    ] + CustomerOptions.help + WriteOptions.help,
    further: ["casebook customer point", "casebook customer tag"])

  func request() throws(ErrorReport) -> CustomerEditRequest {
    let request = CustomerEditRequest(
      customer: TypedReference(reference),
      name: try name.map { text throws(ErrorReport) in
        try Typed.text(text, of: "--name")
      },
      kana: options.kana, kind: try Typed.choice(options.kind, of: "--kind"),
      language: options.language, terms: try write.terms())
    guard request.changesSomething else {
      throw UsageProblem.missingArgument(
        "--name|--kana|--kind|--language", command: "customer edit"
      )
      .report
    }
    return request
  }
}
