internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook survey --kind K --score N`.
struct SurveyCommand: TypedCommand {
  @Option var kind: String
  @Option var score: String
  @Option var comment: String?
  @Option var contacts: String?
  @Flag var repeated = false
  @Option var by: String?
  @Option var contact: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "survey", summary: Bilingual(ja: "アンケートの答えを記録する", en: "record the answer to a survey"),
    examples: [
      .init(
        "cb survey --kind csat --score 4 --case C-1042", ja: "満足度 (1-5)", en: "satisfaction, 1 to 5"
      ),
      .init(
        "cb survey --kind resolved --score 1 --contacts 1 --case C-1042", ja: "1 回で解決した",
        en: "resolved, in one contact"),
      .init(
        "cb survey --kind nps --score 9 --contact C-1042#12 --comment 早かった", ja: "応対について",
        en: "about one contact"),
      .init(
        "cb survey --kind morale --score 3 --case C-1042", ja: "担当者の振り返り",
        en: "what the agent says"),
    ],
    usages: [
      Bilingual(
        ja: "--kind 種類 --score 点 [--case 案件 | --contact REF#N] [--comment 文]",
        en: "--kind KIND --score N [--case CASE | --contact REF#N] [--comment TEXT]")
    ],
    options: [
      .init(
        Bilingual(ja: "--kind 種類", en: "--kind KIND"),
        ja: SurveyKind.allCases.map { "\($0.rawValue) \($0.word.ja) \($0.range)" }
          .joined(separator: "、"),
        en: SurveyKind.allCases.map { "\($0.rawValue) \($0.range)" }.joined(separator: ", ")),
      .init(Bilingual(ja: "--score 点", en: "--score N"), ja: "点", en: "the score"),
      .init(Bilingual(ja: "--comment 文", en: "--comment TEXT"), ja: "言葉", en: "their words"),
      .init(
        Bilingual(ja: "--contacts 回数", en: "--contacts N"), ja: "解決まで何回連絡したか",
        en: "how many contacts it took"),
      .init("--repeated", ja: "同じことを 2 度聞かれた", en: "they had to say things twice"),
      .init("--by customer|agent", ja: "答えた人 (customer)", en: "who answered (customer)"),
      .init("--contact REF#N", ja: "応対の記入", en: "the entry of the contact"),
      CaseOption.help,
    ] + WriteOptions.help,
    further: ["casebook kpi", "casebook explain survey.answered"])

  func request() throws(ErrorReport) -> SurveyRequest {
    guard subject.typed == nil || contact == nil else {
      throw UsageProblem.exclusive(["--case", "--contact"]).report
    }
    let kind = try Typed.named(kind, of: "--kind") { (kind: SurveyKind) in kind.word }
    return SurveyRequest(
      kind: kind, score: try kind.score(score), comment: comment,
      contactsNeeded: try Typed.count(contacts, of: "--contacts"), saidRepeated: repeated,
      respondent: try Typed.choice(by, of: "--by") ?? (kind == .morale ? .agent : .customer),
      contact: contact.map(TypedReference.init), case: subject.reference,
      terms: try write.terms())
  }
}

extension SurveyKind {
  /// The scores it can have: `1-5`.
  var range: String {
    let scores = ShapeLimits.scores(of: self)
    return "\(scores.lowerBound)-\(scores.upperBound)"
  }

  /// The score that was typed.
  /// - Throws: where it is none of this kind, with those that are.
  fileprivate func score(_ typed: String) throws(ErrorReport) -> Int {
    let key = typed.halfWidth.trimmingSpaces
    if let score = Int(key), ShapeLimits.scores(of: self).contains(score) { return score }
    throw ErrorReport(
      code: "usage.invalidValue", exit: .usage,
      message: Bilingual(
        ja: "\(word.ja) (\(rawValue)) は \(range) です。「\(typed)」は使えません",
        en: "the score of \(rawValue) is \(range), not \"\(typed)\""))
  }
}

/// An answer to a survey.
struct SurveyRequest: Request, Hashable {
  var kind: SurveyKind
  var score: Int
  var comment: String?
  var contactsNeeded: Int?
  var saidRepeated = false
  var respondent: Respondent
  /// The entry of the contact that it is about.
  var contact: TypedReference?
  var `case`: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(contact?.subject == nil ? `case` : contact)
    let subject = WriteSubject(case: card)
    var refs = subject.refs
    if let contact {
      guard let id = try desk.entry(contact, of: card).lazy.compactMap(\.refs.contact).first
      else {
        throw ErrorReport(
          code: "contact.doesNotExist", exit: .notFound,
          message: Bilingual(
            ja: "\(contact.text) は応対の記入ではありません", en: "\(contact.text) is no contact"),
          hint: ErrorReport.Hint("casebook timeline \(card.number)"))
      }
      refs.contact = id
    }
    let answered = SurveyAnswered(
      surveyID: writer.newID(), respondent: respondent, kind: kind, score: score,
      contactsNeeded: contactsNeeded, saidRepeated: saidRepeated ? true : nil, comment: comment)
    return try writer.record(
      [Draft(.care(.surveyAnswered(answered)), refs: refs)],
      says: Bilingual(
        ja: "アンケートを記録: \(kind.word.ja) \(score)", en: "survey recorded: \(kind.word.en) \(score)"),
      on: subject)
  }
}
