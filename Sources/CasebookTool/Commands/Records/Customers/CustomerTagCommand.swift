internal import ArgumentParser
internal import Cases
internal import Screens

/// The tags that mean the same in every house.
enum ReservedTag: String, Hashable, Sendable, CaseIterable {
  case nuisance, vip, complaint, doNotCall, accessibility

  /// What people write for it besides.
  private var others: [String] {
    switch self {
    case .nuisance: ["めいわく", "迷惑"]
    case .vip: ["重要", "vip様"]
    case .complaint: ["苦情"]
    case .doNotCall: ["電話不可", "架電不可", "do not call", "do-not-call"]
    case .accessibility: ["要配慮", "配慮"]
    }
  }

  /// The one that was typed, in any width and case, or by a word for it.
  init?(typed: String) {
    let key = String(typed.halfWidth.trimmingSpaces).lowercased()
    let found = Self.allCases.first { $0.rawValue.lowercased() == key || $0.others.contains(key) }
    guard let found else { return nil }
    self = found
  }

  /// The tag as it is kept: a reserved one by its name, any other as it was typed.
  static func kept(_ typed: String) -> String {
    ReservedTag(typed: typed)?.rawValue ?? String(typed.trimmingSpaces)
  }

  /// The reserved tag that `typed` is almost.
  static func near(_ typed: String) -> ReservedTag? {
    guard ReservedTag(typed: typed) == nil else { return nil }
    guard case .near(let names) = NameMatch(typed, among: allCases.map { $0.rawValue.lowercased() })
    else { return nil }
    return names.first.flatMap { ReservedTag(typed: $0) }
  }
}

/// `casebook customer tag REF TAG …`.
struct CustomerTagCommand: TypedCommand {
  @Argument var reference: String
  @Argument var tags: [String] = []
  @Option(parsing: .singleValue) var remove: [String] = []
  @Option var until: String?
  @Option var why: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "customer tag", summary: Bilingual(ja: "お客様に札を付ける・外す", en: "tag a customer"),
    examples: [
      .init("cb customer tag K-77 vip", ja: "付ける", en: "tag"),
      .init(
        "cb customer tag K-77 めいわく --until 12/31 --why \"無言電話が続く\"", ja: "期限と理由を添えて",
        en: "until a day, with the reason"),
      .init("cb customer tag K-77 --remove complaint", ja: "外す", en: "take a tag off"),
    ],
    usages: [
      Bilingual(
        ja: "<お客様> [札 ...] [--remove 札] [--until 日時] [--why 文]",
        en: "<CUSTOMER> [TAG ...] [--remove TAG] [--until TIME] [--why TEXT]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<お客様>", en: "<CUSTOMER>"), ja: "K-77、電話番号", en: "K-77, a telephone number"),
      .init(
        Bilingual(ja: "[札 ...]", en: "[TAG ...]"),
        ja: "決まった札 " + ReservedTag.allCases.map(\.rawValue).joined(separator: " ") + "、ほかは自由",
        en: "reserved: " + ReservedTag.allCases.map(\.rawValue).joined(separator: " ")
          + "; any other word"),
    ],
    options: [
      .init(Bilingual(ja: "--remove 札", en: "--remove TAG"), ja: "外す札", en: "a tag to take off"),
      .init(
        Bilingual(ja: "--until 日時", en: "--until TIME"), ja: "札の終わり", en: "until when the tags hold"
      ),
      .init(Bilingual(ja: "--why 文", en: "--why TEXT"), ja: "理由", en: "why"),
    ] + WriteOptions.help,
    further: ["casebook customer list --tag vip"])

  func request() throws(ErrorReport) -> CustomerTagRequest {
    let added = tags.flatMap { Typed.list($0) }
    let removed = remove.flatMap { Typed.list($0) }
    guard !added.isEmpty || !removed.isEmpty else {
      throw UsageProblem.missingArgument("TAG|--remove", command: "customer tag").report
    }
    guard until == nil || !added.isEmpty else {
      throw UsageProblem.exclusive(["--remove", "--until"]).report
    }
    return CustomerTagRequest(
      customer: TypedReference(reference), added: added, removed: removed, until: until, why: why,
      terms: try write.terms())
  }
}
