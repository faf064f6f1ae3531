internal import ArgumentParser
internal import Screens
internal import Service

/// `casebook keys list`.
struct KeysListCommand: TypedCommand {
  static let help = CommandHelp(
    name: "keys list",
    summary: Bilingual(
      ja: "このサーバーに接続してよい人と端末の一覧", en: "who may connect to the server of this book"),
    examples: [
      .init("casebook keys list", ja: "名前・権利・見える範囲", en: "names, rights, audiences"),
      .init("casebook keys list --json", ja: "機械向け", en: "for programs"),
    ],
    usages: [Bilingual(same: "")], notes: [KeysHelp.twoKinds],
    further: ["casebook keys allow", "casebook keys revoke"])

  func request() throws(ErrorReport) -> KeysListRequest { KeysListRequest() }
}

/// `casebook keys show NAME`.
struct KeysShowCommand: TypedCommand {
  @Argument var name: String?

  static let help = CommandHelp(
    name: "keys show",
    summary: Bilingual(
      ja: "接続の公開鍵を出す (名前を省けばサーバーの)",
      en: "print the public key of a connection; without a name, the server's"),
    examples: [
      .init("casebook keys show", ja: "サーバーの公開鍵。相手の端末に渡す", en: "the server's: give it to clients"),
      .init("casebook keys show kimura-tablet", ja: "許した端末の鍵", en: "that of a device"),
    ],
    usages: [Bilingual(ja: "[名前]", en: "[NAME]")],
    arguments: [KeysHelp.name], notes: [KeysHelp.twoKinds], further: ["casebook keys list"])

  func request() throws(ErrorReport) -> KeysShowRequest { KeysShowRequest(name: name) }
}

/// `casebook keys revoke NAME`.
struct KeysRevokeCommand: TypedCommand {
  @Argument var name: String

  static let help = CommandHelp(
    name: "keys revoke",
    summary: Bilingual(
      ja: "人や端末の接続を断つ (動いているサーバーにもすぐ効く)",
      en: "shut a person or device out; a running server obeys at once"),
    examples: [
      .init("casebook keys revoke kimura-tablet", ja: "なくした端末", en: "a device that was lost")
    ],
    usages: [Bilingual(ja: "<名前>", en: "<NAME>")],
    arguments: [KeysHelp.name],
    notes: [
      Bilingual(
        ja: "窓口は次の問い合わせから、放送は 1 秒以内に断ります。記録はそのまま残ります。",
        en: "The desk refuses its next request, feeds within a second.  What was written stays."),
      KeysHelp.twoKinds,
    ],
    further: ["casebook keys list"])

  func request() throws(ErrorReport) -> KeysRevokeRequest { KeysRevokeRequest(name: name) }
}

/// What the commands about keys of connections have in common.
enum KeysHelp {
  static let name = CommandHelp.Entry(
    Bilingual(ja: "<名前>", en: "<NAME>"), ja: "英数字と - _ . (kimura-tablet)",
    en: "letters, figures, - _ . (kimura-tablet)")

  static let twoKinds = Bilingual(
    ja: "ここで言う鍵は接続の鍵です。個人の情報を封じる鍵は別のもので、台帳の keys/ にあります。",
    en: "These are keys of connections; those that seal personal data lie in the book's keys/.")

  /// The name of a key, checked.
  static func name(_ typed: String, of place: String = "<NAME>") throws(ErrorReport) -> String {
    guard AllowedKey.isName(typed) else {
      throw UsageProblem.invalidValue(typed, of: place, allowed: []).report
    }
    return typed
  }
}
