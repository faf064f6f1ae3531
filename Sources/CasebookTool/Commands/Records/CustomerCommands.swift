internal import ArgumentParser
internal import Cases
internal import Screens

/// What is typed about a customer, when new and when edited.
struct CustomerOptions: ParsableArguments {
  @Option var kana: String?
  @Option var kind: String?
  @Option var language: String?
  @Option(parsing: .singleValue) var phone: [String] = []
  @Option(parsing: .singleValue) var sms: [String] = []
  @Option(parsing: .singleValue) var email: [String] = []
  @Option(parsing: .singleValue) var address: [String] = []
  @Option var label: String?
  @Option var sharing: String?

  static let help: [CommandHelp.Entry] = [
    .init(Bilingual(ja: "--kana かな", en: "--kana KANA"), ja: "読み", en: "the reading"),
    .init(
      "--kind K", ja: CustomerKind.allCases.map(\.rawValue).joined(separator: " "),
      en: CustomerKind.allCases.map(\.rawValue).joined(separator: " ")),
    .init("--language TAG", ja: "言葉 (ja, en)", en: "language (ja, en)"),
    .init(
      Bilingual(ja: "--phone 番号", en: "--phone N"), ja: "電話 (何度でも。「内線12」も可)",
      en: "telephone (again for more; with extension)"),
    .init(Bilingual(ja: "--sms 番号", en: "--sms N"), ja: "SMS", en: "number for text messages"),
    .init("--email ADDR", ja: "メール", en: "e-mail"),
    .init(Bilingual(ja: "--address 住所", en: "--address ADDR"), ja: "住所、設置場所", en: "address, site"),
    .init(
      Bilingual(ja: "--label 名", en: "--label WORD"), ja: "連絡先の呼び名 (代表)",
      en: "what the point is called (main)"),
    .init(
      "--sharing S", ja: Sharing.allCases.map(\.rawValue).joined(separator: " ") + " (one)",
      en: Sharing.allCases.map(\.rawValue).joined(separator: " ") + " (one)"),
  ]

  func points() throws(ErrorReport) -> [TypedPoint] {
    let sharing: Sharing = try Typed.choice(sharing, of: "--sharing") ?? .one
    let all: [(ContactPointKind, [String])] = [
      (.phone, phone), (.sms, sms), (.email, email), (.address, address),
    ]
    return all.flatMap { kind, typed in
      typed.map { TypedPoint(kind: kind, text: $0, label: label, sharing: sharing) }
    }
  }
}

/// A way to reach a customer, as it was typed.
struct TypedPoint: Hashable, Sendable {
  let kind: ContactPointKind
  let text: String
  let label: String?
  let sharing: Sharing
}

/// `casebook customer new NAME`.
struct CustomerNewCommand: TypedCommand {
  @Argument var name: String
  @OptionGroup var options: CustomerOptions
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
    options: CustomerOptions.help + WriteOptions.help)

  func request() throws(ErrorReport) -> CustomerNewRequest {
    CustomerNewRequest(
      name: try Typed.text(name, of: "<NAME>"), kana: options.kana,
      kind: try Typed.choice(options.kind, of: "--kind") ?? .person, language: options.language,
      points: try options.points(), terms: try write.terms())
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
  @Option(parsing: .singleValue) var retire: [String] = []
  @Option var reason: String?
  @Option var tag: String?
  @Option var untag: String?
  @Option var until: String?
  @Option var why: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "customer edit",
    summary: Bilingual(
      ja: "お客様の名前・連絡先・札を変える", en: "change name, ways of contact, tags"),
    examples: [
      .init("cb customer edit K-77 --phone 090-1111-2222", ja: "連絡先を足す", en: "add a number"),
      .init(
        "cb customer edit K-77 --retire 03-1234-5678 --reason moved", ja: "使わなくなった番号",
        en: "a number ceased"),
      .init("cb customer edit K-77 --tag vip", ja: "札", en: "a tag"),
      .init("cb customer edit K-77 --name \"山田製作所 高橋健一様\"", ja: "名前の訂正", en: "correct the name"),
    ],
    usages: [
      Bilingual(
        ja: "<お客様> [--name 名前] [--phone 番号] [--retire 連絡先] [--tag 札]",
        en: "<CUSTOMER> [--name NAME] [--phone N] [--retire POINT] [--tag TAG]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<お客様>", en: "<CUSTOMER>"), ja: "K-77、電話番号", en: "K-77, a telephone number")
    ],
    options: [
      .init(Bilingual(ja: "--name 名前", en: "--name NAME"), ja: "正しい名前", en: "the right name")
    ] + CustomerOptions.help + [
      .init(
        Bilingual(ja: "--retire 連絡先", en: "--retire POINT"), ja: "使わなくなった番号・住所",
        en: "a number or address that holds no longer"),
      .init(
        "--reason R", ja: RetirementReason.allCases.map(\.rawValue).joined(separator: " "),
        en: RetirementReason.allCases.map(\.rawValue).joined(separator: " ")),
      .init(
        "--tag A,B", ja: "付ける札 (vip nuisance complaint doNotCall accessibility …)",
        en: "tags to set (vip nuisance complaint doNotCall accessibility …)"),
      .init("--untag A,B", ja: "外す札", en: "tags to take off"),
      .init(
        Bilingual(ja: "--until 日時", en: "--until TIME"), ja: "札の終わり", en: "until when the tags hold"
      ),
      .init(Bilingual(ja: "--why 文", en: "--why TEXT"), ja: "札の理由", en: "why the tags"),
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> CustomerEditRequest {
    let request = CustomerEditRequest(
      customer: TypedReference(reference), name: name, kana: options.kana,
      kind: try Typed.choice(options.kind, of: "--kind"), language: options.language,
      points: try options.points(), retired: retire,
      retirement: try Typed.choice(reason, of: "--reason") ?? .wrong, tags: Typed.list(tag),
      untags: Typed.list(untag), until: until, why: why, terms: try write.terms())
    guard request.changesSomething else {
      throw UsageProblem.missingArgument("--name|--phone|--tag|…", command: "customer edit").report
    }
    return request
  }
}
