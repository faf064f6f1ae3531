internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook customer list [QUERY]`.
struct CustomerListCommand: TypedCommand {
  @Argument var query: String?
  @Option var tag: String?
  @Option var kind: String?
  @Option var limit: String?
  @Option var after: String?
  @Flag var duplicates = false

  static let help = CommandHelp(
    name: "customer list",
    summary: Bilingual(ja: "お客様の一覧 (新しい順)", en: "list customers, newest first"),
    examples: [
      .init("cb customer list 山田", ja: "名前・読み・番号に含む", en: "name, reading or number contains"),
      .init("cb customer list --tag vip", ja: "札で", en: "by tag"),
      .init("cb customer list --duplicates", ja: "同じかもしれない登録", en: "who may be registered twice"),
      .init("cb customer list --after K-51", ja: "続き", en: "go on behind K-51"),
    ],
    usages: [
      Bilingual(
        ja: "[語] [--tag 札] [--kind K] [--limit 件数] [--after お客様]",
        en: "[QUERY] [--tag TAG] [--kind K] [--limit N] [--after CUSTOMER]"),
      Bilingual(ja: "--duplicates [--limit 件数]", en: "--duplicates [--limit N]"),
    ],
    arguments: [
      .init(
        Bilingual(ja: "[語]", en: "[QUERY]"), ja: "名前・読み・番号に含む語",
        en: "in the name, reading or number")
    ],
    options: [
      .init(
        Bilingual(ja: "--tag 札", en: "--tag TAG"), ja: "今この札の付いている", en: "who have this tag now"),
      .init(
        "--kind K", ja: CustomerKind.allCases.map(\.rawValue).joined(separator: " "),
        en: CustomerKind.allCases.map(\.rawValue).joined(separator: " ")),
      .init(Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "多くても (50)", en: "at most (50)"),
      .init(
        Bilingual(ja: "--after お客様", en: "--after CUSTOMER"), ja: "このお客様の次から",
        en: "those behind this one"),
      .init(
        Bilingual(same: "--duplicates"), ja: "同じかもしれない 2 つの登録 (確かな順)",
        en: "pairs that may be one, the likeliest first"),
    ],
    further: ["casebook customer show K-77", "casebook find"])

  func request() throws(ErrorReport) -> CustomerListRequest {
    let others = [query, tag, kind, after].compactMap(\.self)
    if duplicates, !others.isEmpty {
      throw UsageProblem.unexpected(others, command: "customer list --duplicates").report
    }
    return CustomerListRequest(
      query: query, tag: tag.map(ReservedTag.kept), kind: try Typed.choice(kind, of: "--kind"),
      limit: try Typed.pageSize(limit), after: after.map(TypedReference.init),
      showsDuplicates: duplicates)
  }
}

extension Typed {
  /// How many rows a page has where nothing else is said, and at most.
  static let pageSizeDefault = 50
  static let pageSizeMax = 1_000

  /// What was typed for `--limit` of a list that has pages.
  static func pageSize(_ typed: String?) throws(ErrorReport) -> Int {
    let size = try count(typed, of: "--limit") ?? pageSizeDefault
    guard (1...pageSizeMax).contains(size) else {
      throw UsageProblem.invalidValue(
        typed ?? "", of: "--limit", allowed: ["1-\(pageSizeMax)"]
      ).report
    }
    return size
  }
}
