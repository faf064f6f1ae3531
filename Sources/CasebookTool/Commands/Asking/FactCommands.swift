internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook fact set KEY VALUE`.
struct FactSetCommand: TypedCommand {
  @Argument var key: String
  @Argument var value: String?
  @Flag var unknown = false
  @Flag var refused = false
  @Flag var anyway = false
  @Option var source: String?
  @Option(name: .customLong("said-by")) var saidBy: String?
  @Option var confidence: String?
  @OptionGroup var shown: EvidenceOptions
  @OptionGroup var place: AskedOptions
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "fact set",
    summary: Bilingual(ja: "分かったことを記録する", en: "record what became known"),
    examples: [
      .init(
        "cb fact set item.serial 4410-0087 --case C-1042", ja: "お客様が言ったこと",
        en: "as the customer said"),
      .init(
        "cb fact set item.site \"第2工場 北側 2F\" --source observed", ja: "現地で見たこと",
        en: "as it was seen"),
      .init(
        "cb fact set item.serial 4410-0087 --contact - --at-second 3:12", ja: "録音の位置とともに",
        en: "with its place in the recording"),
      .init("cb fact set item.serial --unknown", ja: "お客様も知らない", en: "the customer does not know"),
      .init("cb fact set customer.photo --refused", ja: "断られた", en: "the customer declined"),
    ],
    usages: [
      Bilingual(
        ja: "<KEY> <値> [--contact REF] [--evidence REF#N] [--case 案件|--customer お客様|--item 製品]",
        en:
          "<KEY> <VALUE> [--contact REF] [--evidence REF#N] [--case CASE|--customer C|--item I]"),
      Bilingual(ja: "<KEY> --unknown | --refused", en: "<KEY> --unknown | --refused"),
    ],
    arguments: [
      .init("<KEY>", ja: "事実の項目: item.serial、または製造番号", en: "the key: item.serial"),
      .init(Bilingual(ja: "<値>", en: "<VALUE>"), ja: "値", en: "the value"),
    ],
    options: [
      .init("--unknown", ja: "聞いたが、お客様も知らない", en: "asked, and the customer does not know"),
      .init("--refused", ja: "聞いたが、断られた", en: "asked, and the customer declined to say"),
      .init(
        "--anyway", ja: "分かっている値と違っても、そのまま並べて残す",
        en: "beside another value that is known: both stand"),
      .init(
        "--source S", ja: FactSource.names + " (customerSaid)",
        en: FactSource.names + " (customerSaid)"),
      .init(Bilingual(ja: "--said-by 人", en: "--said-by WHO"), ja: "言った人", en: "who said it"),
      .init("--confidence N", ja: "確度 % (100)", en: "how sure it is, percent (100)"),
    ] + EvidenceOptions.help + AskedOptions.help + WriteOptions.help,
    further: ["casebook ask", "casebook facts", "casebook fact correct"])

  func request() throws(ErrorReport) -> FactSetRequest {
    guard [value != nil, unknown, refused].filter(\.self).count <= 1 else {
      throw UsageProblem.exclusive(["<VALUE>", "--unknown", "--refused"]).report
    }
    let percent = try Typed.count(confidence, of: "--confidence") ?? 100
    guard (1...100).contains(percent) else {
      throw UsageProblem.invalidValue(
        confidence ?? "", of: "--confidence", allowed: ["1-100"]
      ).report
    }
    var answer = TypedAnswer.unknown
    if refused { answer = .refused }
    if !refused, !unknown {
      let value = try Typed.required(value, "<VALUE>", of: "fact set")
      answer = .value(try Typed.text(value, of: "<VALUE>"))
    }
    return FactSetRequest(
      key: try Typed.text(key, of: "<KEY>"), answer: answer, isAnyway: anyway,
      origin: TypedSource(
        source: try Typed.choice(source, of: "--source"), saidBy: saidBy, confidence: percent),
      shown: try shown.typed(), place: try place.typed(), terms: try write.terms())
  }
}

/// `casebook fact confirm KEY`.
struct FactConfirmCommand: TypedCommand {
  @Argument var key: String
  @Option var how: String?
  @OptionGroup var within: AskedContactOption
  @OptionGroup var place: AskedOptions
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "fact confirm",
    summary: Bilingual(ja: "分かっていることを確かめたと記録する", en: "what is known was confirmed"),
    examples: [
      .init("cb fact confirm item.site --case C-1042", ja: "読み上げて確かめた", en: "read back"),
      .init(
        "cb fact confirm item.site --how volunteered", ja: "お客様から先に言われた",
        en: "the customer said it unasked"),
    ],
    usages: [
      Bilingual(
        ja: "<KEY> [--how H] [--case 案件 | --customer お客様 | --item 製品]",
        en: "<KEY> [--how H] [--case CASE | --customer CUSTOMER | --item ITEM]")
    ],
    arguments: [.init("<KEY>", ja: "事実の項目", en: "the key")],
    options: [
      .init(
        "--how H", ja: ConfirmationMethod.names + " (readBack)",
        en: ConfirmationMethod.names + " (readBack)")
    ] + AskedOptions.help + [AskedContactOption.help] + WriteOptions.help,
    further: ["casebook ask KEY --confirm", "casebook fact correct"])

  func request() throws(ErrorReport) -> FactConfirmRequest {
    FactConfirmRequest(
      key: try Typed.text(key, of: "<KEY>"), how: try Typed.choice(how, of: "--how") ?? .readBack,
      place: try place.typed(), contact: within.reference, terms: try write.terms())
  }
}

/// `casebook fact correct KEY VALUE`.
struct FactCorrectCommand: TypedCommand {
  @Argument var key: String
  @Argument var value: String
  @Option var cause: String
  @OptionGroup var shown: EvidenceOptions
  @OptionGroup var place: AskedOptions
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "fact correct",
    summary: Bilingual(
      ja: "分かっていることを改める (前の値も残る)", en: "replace what is known; the earlier value stays, marked"),
    examples: [
      .init(
        "cb fact correct item.site \"第3工場\" --cause changed", ja: "変わった", en: "it has changed"),
      .init(
        "cb fact correct item.serial 4410-0078 --cause wasWrong --case C-1042", ja: "間違っていた",
        en: "it was wrong"),
    ],
    usages: [
      Bilingual(
        ja: "<KEY> <値> --cause wasWrong|changed [--case 案件|--customer お客様|--item 製品]",
        en: "<KEY> <VALUE> --cause wasWrong|changed [--case CASE|--customer C|--item I]")
    ],
    arguments: [
      .init("<KEY>", ja: "事実の項目", en: "the key"),
      .init(Bilingual(ja: "<値>", en: "<VALUE>"), ja: "正しい値", en: "the value that holds"),
    ],
    options: [
      .init(
        "--cause wasWrong|changed", ja: "間違っていた、変わった", en: "it was wrong, or has changed")
    ] + EvidenceOptions.help + AskedOptions.help + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "値が食い違っているときは、残す値を書けば、ほかの値が改まります。",
        en: "Where values contradict each other, name the one that holds: the others are corrected."
      )
    ], further: ["casebook facts --all"])

  func request() throws(ErrorReport) -> FactCorrectRequest {
    FactCorrectRequest(
      key: try Typed.text(key, of: "<KEY>"), value: try Typed.text(value, of: "<VALUE>"),
      cause: try Typed.choice(cause, of: "--cause"), shown: try shown.typed(),
      place: try place.typed(), terms: try write.terms())
  }
}

/// `casebook facts [REF]`.
struct FactsCommand: TypedCommand {
  @Argument var reference: String?
  @Flag var all = false
  @OptionGroup var place: AskedOptions

  static let help = CommandHelp(
    name: "facts",
    summary: Bilingual(
      ja: "分かっていること: 値、いつ、誰から", en: "what is known: value, age, who said it"),
    examples: [
      .init("cb facts C-1042", ja: "案件とそのお客様・製品について", en: "of a case, its customer and item"),
      .init("cb facts K-77", ja: "お客様について", en: "of a customer"),
      .init("cb facts 4410-0087 --all", ja: "改めた値も", en: "also what was replaced"),
    ],
    usages: [Bilingual(ja: "[案件|お客様|製品] [--all]", en: "[CASE|CUSTOMER|ITEM] [--all]")],
    arguments: [
      .init(
        Bilingual(ja: "[案件|お客様|製品]", en: "[CASE|CUSTOMER|ITEM]"), ja: "C-1042、K-77、S/N",
        en: "C-1042, K-77, a serial number")
    ],
    options: [.init("--all", ja: "改めた値も", en: "also what was replaced")] + AskedOptions.help,
    further: ["casebook ask", "casebook intake"])

  func request() throws(ErrorReport) -> FactsRequest {
    let place = try place.typed()
    guard reference == nil || place == TypedPlace() else {
      throw UsageProblem.exclusive(["REF", "--case", "--customer", "--item"]).report
    }
    return FactsRequest(
      reference: reference.map(TypedReference.init), place: place, isWhole: all)
  }
}
