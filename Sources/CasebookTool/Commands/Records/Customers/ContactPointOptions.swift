internal import ArgumentParser
internal import Cases
internal import Screens

/// Ways of contact as they are typed, for a new customer or one that is known.
struct ContactPointOptions: ParsableArguments {
  @Option(parsing: .singleValue) var phone: [String] = []
  @Option(parsing: .singleValue) var sms: [String] = []
  @Option(parsing: .singleValue) var email: [String] = []
  @Option(parsing: .singleValue) var address: [String] = []
  @Option var label: String?
  @Option var sharing: String?

  static let help: [CommandHelp.Entry] = [
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

  /// - Throws: Where one is empty, or the sharing is none.
  func points() throws(ErrorReport) -> [TypedPoint] {
    let sharing: Sharing = try Typed.choice(sharing, of: "--sharing") ?? .one
    let typed: [(ContactPointKind, [String])] = [
      (.phone, phone), (.sms, sms), (.email, email), (.address, address),
    ]
    let points = typed.flatMap { kind, texts in
      texts.map { TypedPoint(kind: kind, text: $0, label: label, sharing: sharing) }
    }
    for point in points { _ = try Typed.text(point.text, of: "--\(point.kind.rawValue)") }
    return points
  }
}

/// A way to reach a customer, as it was typed.
struct TypedPoint: Hashable, Sendable {
  let kind: ContactPointKind
  let text: String
  let label: String?
  let sharing: Sharing
}
