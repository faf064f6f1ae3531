internal import Screens

/// One setting: its names wherever it can be said, and what it means.
///
/// Help, man pages, `config list` and the completion of shells are made of this list.
struct Setting: Sendable {
  /// What a value may be.
  enum Kind: Hashable, Sendable {
    /// One of these words.
    case choice([String])
    /// `true` or `false`; `1` or `0` in the environment.
    case truth
    /// A place on the disk; in a file it is told from the file's own directory, `~/` from home.
    case path
    /// The name of a time zone.
    case zone
    /// The two letters of a country.
    case country
    /// The name of a book that `context add` has noted.
    case context
    /// Any text that says something.
    case text
  }

  /// The key in configuration files.
  let key: String
  /// The option that sets it for one command; nil if there is none.
  let option: String?
  /// The environment variable.
  let variable: String
  let kind: Kind
  /// What holds where nobody says anything.
  let otherwise: Bilingual
  let meaning: Bilingual
}

extension Setting {
  /// All of them, in the order in which they are listed.
  static let all: [Setting] = [book, context, key, lang, tz, region] + terminal + [shop]

  static let book = Setting(
    key: "book", option: "--book", variable: "CASEBOOK_BOOK", kind: .path,
    otherwise: Bilingual(same: "$XDG_DATA_HOME/casebook/book"),
    meaning: Bilingual(ja: "台帳の場所", en: "where the book is"))

  static let context = Setting(
    key: "context", option: "--context", variable: "CASEBOOK_CONTEXT", kind: .context,
    otherwise: Bilingual(ja: "なし", en: "none"),
    meaning: Bilingual(ja: "名前を付けた台帳", en: "the name of a noted book"))

  static let key = Setting(
    key: "key", option: "--key", variable: "CASEBOOK_KEY", kind: .path,
    otherwise: Bilingual(same: "$XDG_CONFIG_HOME/casebook/keys/default.toml"),
    meaning: Bilingual(ja: "サーバーに使う鍵のファイル", en: "the file with the key for a server"))

  static let lang = Setting(
    key: "lang", option: "--lang", variable: "CASEBOOK_LANG",
    kind: .choice(Language.allCases.map(\.rawValue)),
    otherwise: Bilingual(ja: "端末の言語 (LANG)", en: "that of the locale (LANG)"),
    meaning: Bilingual(ja: "言葉", en: "language"))

  static let tz = Setting(
    key: "tz", option: "--tz", variable: "CASEBOOK_TZ", kind: .zone,
    otherwise: Bilingual(ja: "TZ、次にこの機械の時間帯", en: "TZ, then the zone of the machine"),
    meaning: Bilingual(ja: "「今日」を数える時間帯", en: "the zone in which \"today\" is counted"))

  static let region = Setting(
    key: "region", option: nil, variable: "CASEBOOK_REGION", kind: .country,
    otherwise: Bilingual(ja: "台帳の国", en: "that of the book"),
    meaning: Bilingual(ja: "電話番号の国 (JP)", en: "country of telephone numbers (JP)"))

  static let ambiguousWidth = Setting(
    key: "ambiguous-width", option: nil, variable: "CASEBOOK_AMBIGUOUS_WIDTH",
    kind: .choice(["auto", "1", "2"]), otherwise: Bilingual(same: "auto"),
    meaning: Bilingual(
      ja: "○ や … など、幅が端末で違う字の桁数", en: "cells of glyphs whose width depends on the terminal"))

  static let ascii = Setting(
    key: "ascii", option: nil, variable: "CASEBOOK_ASCII", kind: .truth,
    otherwise: Bilingual(ja: "端末の文字コードから", en: "by the encoding of the locale"),
    meaning: Bilingual(ja: "漢字の印を使わない", en: "no signs beyond ASCII"))

  private static let terminal: [Setting] = [
    Setting(
      key: "color", option: "--color", variable: "CASEBOOK_COLOR",
      kind: .choice(Colour.Wish.allCases.map(\.rawValue)), otherwise: Bilingual(same: "auto"),
      meaning: Bilingual(ja: "色", en: "colours")),
    ambiguousWidth,
    ascii,
    Setting(
      key: "accessible", option: nil, variable: "CASEBOOK_ACCESSIBLE", kind: .truth,
      otherwise: Bilingual(same: "false"),
      meaning: Bilingual(ja: "動かさない、罫線なし", en: "nothing moves, no rules")),
    Setting(
      key: "no-input", option: "--no-input", variable: "CASEBOOK_NO_INPUT", kind: .truth,
      otherwise: Bilingual(same: "false"),
      meaning: Bilingual(ja: "何も尋ねない", en: "ask nothing")),
  ]

  private static let shop = Setting(
    key: "shop", option: "--shop", variable: "CASEBOOK_SHOP", kind: .text,
    otherwise: Bilingual(ja: "なし", en: "none"),
    meaning: Bilingual(
      ja: "print の書類の発行者 (行は / で分ける)", en: "who issues what print makes; / parts lines"))

  /// The setting that is called so in files; nil if there is none.
  static func named(_ key: String) -> Setting? { all.first { $0.key == key } }

  /// The value in the form that files and people use: `true` for `1`.
  func spoken(_ text: String) -> String {
    guard kind == .truth else { return text }
    return text == "1" ? "true" : text == "0" ? "false" : text
  }

  /// The values that may be typed, where there are few.
  var choices: [String] {
    switch kind {
    case .choice(let words): words
    case .truth: ["true", "false"]
    case .path, .zone, .country, .context, .text: []
    }
  }

  /// A typed value as it is kept, that of a truth as `1` or `0`; nil if it means nothing.
  ///
  /// Whether a zone, a context or a place exists is asked when it is used.
  func kept(_ typed: String) -> String? {
    let key = String(typed.halfWidth.trimmingSpaces)
    switch kind {
    case .choice(let words): return words.contains(key.lowercased()) ? key.lowercased() : nil
    case .truth:
      switch key.lowercased() {
      case "true", "1", "yes", "on", "はい": return "1"
      case "false", "0", "no", "off", "いいえ": return "0"
      case _: return nil  // Open set: what people type.
      }
    case .country:
      let isCountry = key.utf8.count == 2 && key.allSatisfy { $0.isASCII && $0.isLetter }
      return isCountry ? key.uppercased() : nil
    case .context: return ContextName.isOne(key) ? key : nil
    case .zone: return key.isEmpty ? nil : key
    case .path, .text: return typed.trimmingSpaces.isEmpty ? nil : typed
    }
  }
}

/// What a context may be called.
enum ContextName {
  /// Bound of its characters.
  static let characterCountMax = 64

  /// Letters, figures, `-`, `_` and `.`; in any script, since people name places.
  static func isOne(_ name: String) -> Bool {
    (1...characterCountMax).contains(name.count) && !name.hasPrefix("-")
      && name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
  }
}
