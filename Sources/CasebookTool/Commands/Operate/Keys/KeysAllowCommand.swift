internal import ArgumentParser
internal import Screens
internal import Wire
internal import ZeroMQ

/// `casebook keys allow NAME`.
struct KeysAllowCommand: TypedCommand {
  @Argument var name: String
  // `--key` is the global option that names the file of the caller's own key.
  @Option(name: .customLong("public")) var key: String?
  @Option var member: String?
  @Option var team: String?
  @Option var audience: String?
  @Option(name: .customLong("right"), parsing: .singleValue) var rights: [String] = []

  static let help = CommandHelp(
    name: "keys allow",
    summary: Bilingual(
      ja: "人・端末・プログラムの接続を許す、権利を変える",
      en: "let a person, device or program connect; change what it may"),
    examples: [
      .init(
        "casebook keys allow kimura-tablet --public 'Yne@…' --member 木村 --right read --right do",
        ja: "木村の端末", en: "a device of Kimura's"),
      .init(
        "casebook keys allow erp --public 'Yne@…' --right read", ja: "読むだけのプログラム",
        en: "a program that only reads"),
      .init(
        "casebook keys allow erp --audience repair", ja: "見える範囲を変える", en: "change what it sees"),
    ],
    usages: [
      Bilingual(
        ja: "<名前> --public 鍵 [--member 担当者] [--team 班] [--audience 範囲] [--right 権利]…",
        en: "<NAME> --public KEY [--member MEMBER] [--team TEAM] [--audience A] [--right R]…")
    ],
    arguments: [KeysHelp.name],
    options: [
      .init(
        Bilingual(ja: "--public 鍵", en: "--public KEY"), ja: "公開鍵。省けばこの端末の keys/名前.toml、または前のまま",
        en: "its public key; else that of keys/NAME.toml here, or as it was"),
      .init(
        Bilingual(ja: "--member 担当者", en: "--member MEMBER"), ja: "書くときの名前",
        en: "in whose name it writes"),
      .init(
        Bilingual(ja: "--team 班", en: "--team TEAM"), ja: "書くときの班。省けば担当者の班",
        en: "for which team; else the member's"),
      .init(
        Bilingual(ja: "--audience 範囲", en: "--audience NAME"),
        ja: "設定の [serve.audience.名前]。省けば whole (全部)",
        en: "of [serve.audience.NAME]; else whole: everything"),
      .init(
        Bilingual(ja: "--right 権利", en: "--right RIGHT"),
        ja: "read do replicate speakFor operate。何度でも。省けば read",
        en: "read do replicate speakFor operate; repeat it; else read"),
    ],
    notes: [KeysHelp.twoKinds],
    further: ["casebook keys list", "casebook keys revoke"])

  func request() throws(ErrorReport) -> KeysAllowRequest {
    var publicKey: CurvePublicKey?
    if let key {
      publicKey = CurvePublicKey(key)
      guard publicKey != nil else {
        throw UsageProblem.invalidValue(key, of: "--public", allowed: []).report
      }
    }
    var chosen: Set<Right> = []
    for typed in rights {
      guard let right = Right(rawValue: typed) else {
        let all = Right.allCases.map(\.rawValue)
        throw UsageProblem.invalidValue(typed, of: "--right", allowed: all).report
      }
      chosen.insert(right)
    }
    return KeysAllowRequest(
      name: try KeysHelp.name(name), publicKey: publicKey, member: member, team: team,
      audience: try audience.map { (typed) throws(ErrorReport) in
        try KeysHelp.name(typed, of: "--audience")
      }, rights: rights.isEmpty ? nil : chosen)
  }
}
