internal import ArgumentParser
internal import Screens

/// `casebook config get KEY`.
struct ConfigGetCommand: TypedCommand {
  @Argument var key: String

  static let help = CommandHelp(
    name: "config get", summary: Bilingual(ja: "効いている設定を 1 つ出す", en: "print a setting that holds"),
    examples: [
      .init("casebook config get tz", ja: "時間帯", en: "the time zone"),
      .init("casebook config get book --json", ja: "どこで決まったかも", en: "and where it is said"),
    ],
    usages: [Bilingual(ja: "<設定>", en: "<KEY>")],
    arguments: [ConfigHelp.key],
    further: ["casebook config list", "casebook help settings"])

  func request() throws(ErrorReport) -> ConfigGetRequest {
    ConfigGetRequest(setting: try ConfigHelp.setting(key))
  }
}

/// `casebook config set KEY VALUE`.
struct ConfigSetCommand: TypedCommand {
  @Argument var key: String
  @Argument var value: String?
  @Flag(name: .customLong("unset")) var isRemoved = false
  @Flag(name: .customLong("project")) var isForProject = false

  static let help = CommandHelp(
    name: "config set",
    summary: Bilingual(ja: "設定をファイルに書く", en: "write a setting to a file"),
    examples: [
      .init("casebook config set lang ja", ja: "自分のファイルに", en: "in my file"),
      .init(
        "casebook config set tz Asia/Tokyo --project", ja: "この場所の .casebook に",
        en: "in .casebook, here"),
      .init("casebook config set region --unset", ja: "取り消す", en: "take it out again"),
    ],
    usages: [
      Bilingual(ja: "<設定> <値> [--project]", en: "<KEY> <VALUE> [--project]"),
      Bilingual(ja: "<設定> --unset [--project]", en: "<KEY> --unset [--project]"),
    ],
    arguments: [
      ConfigHelp.key, .init(Bilingual(ja: "<値>", en: "<VALUE>"), ja: "新しい値", en: "the new value"),
    ],
    options: [
      .init("--unset", ja: "ファイルから消す", en: "take it out of the file"),
      .init(
        "--project", ja: "自分のファイルでなく ./.casebook/config.toml に",
        en: "not in my file but in ./.casebook/config.toml"),
    ],
    notes: [
      Bilingual(
        ja: "ほかの行や注釈はそのまま残ります。", en: "Other lines and comments stay as they are.")
    ],
    further: ["casebook config list --show-origin", "casebook help settings"])

  func request() throws(ErrorReport) -> ConfigSetRequest {
    let setting = try ConfigHelp.setting(key)
    let level = isForProject ? ConfigLevel.project : .user
    guard !isRemoved else {
      if let value { throw UsageProblem.unexpected([value], command: "config set").report }
      return ConfigSetRequest(setting: setting, value: nil, level: level)
    }
    let typed = try Typed.required(value, "<VALUE>", of: "config set")
    guard let kept = setting.kept(typed) else {
      throw UsageProblem.invalidValue(typed, of: setting.key, allowed: setting.choices).report
    }
    return ConfigSetRequest(setting: setting, value: kept, level: level)
  }
}

/// `casebook config list`.
struct ConfigListCommand: TypedCommand {
  @Flag(name: .customLong("show-origin")) var showsOrigin = false

  static let help = CommandHelp(
    name: "config list",
    summary: Bilingual(ja: "すべての設定と、効いている値", en: "all settings, and what holds"),
    examples: [
      .init("casebook config list", ja: "値", en: "the values"),
      .init("casebook config list --show-origin", ja: "どこで決まったか", en: "where each is said"),
    ],
    usages: [Bilingual(same: "[--show-origin]")],
    options: [
      .init(
        "--show-origin", ja: "オプション・環境変数・ファイルの行を添える",
        en: "with the option, variable, or line of a file")
    ],
    further: ["casebook config set", "casebook help settings"])

  func request() throws(ErrorReport) -> ConfigListRequest {
    ConfigListRequest(showsOrigin: showsOrigin)
  }
}

/// `casebook config path`.
struct ConfigPathCommand: TypedCommand {
  @Argument var level: String?

  static let help = CommandHelp(
    name: "config path",
    summary: Bilingual(ja: "設定ファイルの場所", en: "where configuration files are"),
    examples: [
      .init("casebook config path", ja: "強い順に", en: "the strongest first"),
      .init("vi \"$(casebook config path user)\"", ja: "自分のファイルを開く", en: "open my own"),
    ],
    usages: [Bilingual(same: "[project|user|system]")],
    arguments: [
      .init("[project|user|system]", ja: "1 つだけ", en: "that one only")
    ],
    further: ["casebook config list --show-origin"])

  func request() throws(ErrorReport) -> ConfigPathRequest {
    ConfigPathRequest(level: try Typed.choice(level, of: "config path"))
  }
}

/// `casebook config check`.
struct ConfigCheckCommand: TypedCommand {
  @Option var config: [String] = []

  static let help = CommandHelp(
    name: "config check",
    summary: Bilingual(ja: "設定ファイルと環境変数を確かめる", en: "check configuration files and variables"),
    examples: [
      .init("casebook config check", ja: "効くものすべて", en: "all that count"),
      .init(
        "casebook config check --config /etc/casebook/casebook.toml", ja: "1 つのファイル",
        en: "one file"),
    ],
    usages: [Bilingual(ja: "[--config ファイル]", en: "[--config FILE]")],
    options: [
      .init(
        Bilingual(ja: "--config ファイル", en: "--config FILE"), ja: "このファイルだけ (何度でも)",
        en: "only this file (may be repeated)")
    ],
    further: ["casebook explain config.invalid"])

  func request() throws(ErrorReport) -> ConfigCheckRequest {
    ConfigCheckRequest(files: config)
  }
}

/// What the commands of `config` share.
enum ConfigHelp {
  static let key = CommandHelp.Entry(
    Bilingual(ja: "<設定>", en: "<KEY>"),
    ja: Setting.all.map(\.key).joined(separator: " "),
    en: Setting.all.map(\.key).joined(separator: " "))

  /// The setting that was typed.
  static func setting(_ typed: String) throws(ErrorReport) -> Setting {
    let names = Setting.all.map(\.key)
    let plain = String(typed.map { $0 == "_" ? "-" : $0 })
    var near: [String] = []
    switch NameMatch(plain, among: names) {
    case .exact(let name), .repaired(let name):
      if let setting = Setting.named(name) { return setting }
    case .near(let names): near = names
    }
    throw ErrorReport(
      code: "config.unknownKey", exit: .usage,
      message: Bilingual(
        ja: "「\(typed)」という設定はありません", en: "there is no setting \"\(typed)\""),
      details: [near.isEmpty ? Bilingual(same: names.joined(separator: "  ")) : Near.line(near)],
      hint: ErrorReport.Hint("casebook config list"),
      correction: near.first.map { ErrorReport.Correction(typed, meant: $0) })
  }
}
