internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook customer point REF`.
struct CustomerPointCommand: TypedCommand {
  @Argument var reference: String
  @OptionGroup var points: ContactPointOptions
  @Option var verified: String?
  @Option var from: String?
  @Option(parsing: .singleValue) var retire: [String] = []
  @Option var reason: String?
  @Option var on: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "customer point",
    summary: Bilingual(ja: "連絡先を加える・使われなくなったと記録する", en: "add and retire ways of contact"),
    examples: [
      .init(
        "cb customer point K-77 --phone 090-1111-2222 --label 高橋様携帯", ja: "加える",
        en: "add a number"),
      .init(
        "cb customer point K-77 --retire 03-1234-5678 --reason moved --on 11/1", ja: "移転で使われなくなった",
        en: "they have moved"),
      .init(
        "cb customer point K-77 --address \"東京都港区1-2-3 第2工場\" --verified document",
        ja: "設置場所、書類で確認",
        en: "a site, proved by a document"),
    ],
    usages: [
      Bilingual(
        ja: "<お客様> [--phone 番号] [--email ADDR] [--address 住所] [--retire 連絡先 --reason R]",
        en: "<CUSTOMER> [--phone N] [--email ADDR] [--address ADDR] [--retire POINT --reason R]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<お客様>", en: "<CUSTOMER>"), ja: "K-77、電話番号", en: "K-77, a telephone number")
    ],
    options: ContactPointOptions.help + [
      .init(
        "--verified V",
        ja: PointVerification.allCases.map(\.rawValue).joined(separator: " ") + " (none)",
        en: PointVerification.allCases.map(\.rawValue).joined(separator: " ") + " (none)"),
      .init(Bilingual(ja: "--from 日", en: "--from DATE"), ja: "使い始め", en: "the first day it holds"),
      .init(
        Bilingual(ja: "--retire 連絡先", en: "--retire POINT"), ja: "使われなくなったもの",
        en: "a number or address that holds no longer"),
      .init(
        "--reason R", ja: RetirementReason.allCases.map(\.rawValue).joined(separator: " "),
        en: RetirementReason.allCases.map(\.rawValue).joined(separator: " ")),
      .init(
        Bilingual(ja: "--on 日", en: "--on DATE"), ja: "最後の日 (省けば今日)", en: "its last day (today)"),
    ] + WriteOptions.help,
    further: ["casebook customer show"])

  func request() throws(ErrorReport) -> CustomerPointRequest {
    let points = try points.points()
    guard !points.isEmpty || !retire.isEmpty else {
      throw UsageProblem.missingArgument("--phone|--email|--retire|…", command: "customer point")
        .report
    }
    if !retire.isEmpty, reason == nil {
      let reasons = RetirementReason.allCases.map(\.rawValue).joined(separator: "|")
      throw UsageProblem.missingArgument("--reason \(reasons)", command: "customer point").report
    }
    return CustomerPointRequest(
      customer: TypedReference(reference), points: points,
      verification: try Typed.choice(verified, of: "--verified") ?? .none, from: from,
      retired: retire, retirement: try Typed.choice(reason, of: "--reason") ?? .wrong,
      lastDay: on, terms: try write.terms())
  }
}
