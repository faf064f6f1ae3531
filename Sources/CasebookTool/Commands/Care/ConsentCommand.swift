internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook consent PURPOSE yes|no`.
struct ConsentCommand: TypedCommand {
  @Argument var purpose: String
  @Argument var answer: String
  @Option var how: String
  @Option(name: .customLong("text")) var textVersion: String?
  @OptionGroup var subject: CaseOption
  @Option var customer: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "consent",
    summary: Bilingual(ja: "お客様の同意・拒否を記録する", en: "record what the customer consents to"),
    examples: [
      .init(
        "cb consent sms yes --how spoken --customer K-77", ja: "SMS で連絡してよい",
        en: "text messages are welcome"),
      .init(
        "cb consent marketing no --how form --customer K-77", ja: "案内は要らない",
        en: "no advertisements"),
    ],
    usages: [
      Bilingual(
        ja: "<目的> yes|no --how 方法 [--customer お客様 | --case 案件]",
        en: "<PURPOSE> yes|no --how HOW [--customer CUSTOMER | --case CASE]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<目的>", en: "<PURPOSE>"), ja: ConsentPurpose.names,
        en: ConsentPurpose.names),
      .init("yes|no", ja: "同意する・しない", en: "given or refused"),
    ],
    options: [
      .init(
        Bilingual(ja: "--how 方法", en: "--how HOW"), ja: "どう聞いたか: spoken form web …",
        en: "how it was said: spoken form web …"),
      .init(
        Bilingual(ja: "--text 版", en: "--text VERSION"), ja: "見せた同意文の版",
        en: "the version of the text that was shown"),
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "お客様",
        en: "the customer"),
      CaseOption.help,
    ] + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "最後に聞いたことが効きます。SMS・メールの予約とフォローはこれを見て断ります。",
        en: "What was said last holds.  Follow-ups by SMS and e-mail are refused by it.")
    ],
    further: ["casebook customer show", "casebook explain consent.recorded"])

  func request() throws(ErrorReport) -> ConsentRequest {
    guard subject.typed == nil || customer == nil else {
      throw UsageProblem.exclusive(["--case", "--customer"]).report
    }
    return ConsentRequest(
      purpose: try Typed.named(purpose, of: "<PURPOSE>") { $0.word },
      isGiven: try Typed.truth(answer, of: "yes|no"), how: try Typed.text(how, of: "--how"),
      textVersion: textVersion, case: subject.reference,
      customer: customer.map(TypedReference.init), terms: try write.terms())
  }
}

/// A consent that was given or refused.
struct ConsentRequest: Request, Hashable {
  var purpose: ConsentPurpose
  var isGiven: Bool
  var how: String
  var textVersion: String?
  var `case`: TypedReference?
  var customer: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let subject = try writer.subject(case: `case`, customer: customer)
    var refs = subject.refs
    refs.customer = try subject.knownCustomer(at: desk).id
    refs.item = nil
    let recorded = ConsentRecorded(
      purpose: purpose, given: isGiven, how: how, textVersion: textVersion)
    let word = purpose.word
    return try writer.record(
      [Draft(.customers(.consentRecorded(recorded)), refs: refs)],
      says: isGiven
        ? Bilingual(ja: "同意を記録: \(word.ja)", en: "consent recorded: \(word.en)")
        : Bilingual(ja: "不同意を記録: \(word.ja)", en: "refusal recorded: \(word.en)"),
      on: subject)
  }
}

extension WriteSubject {
  /// The customer, who must be known.
  /// - Throws: where the case or item has none.
  func knownCustomer(at desk: Desk) throws(ErrorReport) -> CustomerCard {
    if let customer { return customer }
    let number = `case`?.number ?? item?.number ?? ""
    throw ErrorReport(
      code: "customer.isNotSaid", exit: .usage,
      message: Bilingual(
        ja: "\(number) のお客様が分かりません。どなたですか", en: "\(number) has no customer; who is it?"),
      hint: ErrorReport.Hint(desk.lineWords(adding: ["--customer", "K-…"])))
  }
}
