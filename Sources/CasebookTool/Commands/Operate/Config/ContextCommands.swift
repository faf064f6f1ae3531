internal import ArgumentParser
internal import Screens

/// `casebook context add NAME PATH`.
struct ContextAddCommand: TypedCommand {
  @Argument var name: String
  @Argument var path: String
  @Flag(name: .customLong("use")) var isUsed = false

  static let help = CommandHelp(
    name: "context add",
    summary: Bilingual(ja: "台帳に名前を付けて覚える", en: "note a book under a name"),
    examples: [
      .init("casebook context add 本店 /srv/casebook/honten", ja: "名前と場所", en: "name and place"),
      .init(
        "casebook context add 本社 tcp://cb.example.jp:7100 --key honsha.toml", ja: "サーバーと、その鍵",
        en: "a server, and the key for it"),
      .init(
        "casebook context add test ./demo --use", ja: "覚えて、これからはそれを",
        en: "and use it from now on"),
    ],
    usages: [
      Bilingual(ja: "<名前> <場所> [--use] [--key ファイル]", en: "<NAME> <PLACE> [--use] [--key FILE]")
    ],
    arguments: [
      .init(Bilingual(ja: "<名前>", en: "<NAME>"), ja: "字と数字と - _ .", en: "letters, figures, - _ ."),
      .init(
        Bilingual(ja: "<場所>", en: "<PLACE>"), ja: "台帳のディレクトリ、tcp://機械:7100",
        en: "the directory of the book, tcp://HOST:7100"),
    ],
    options: [.init("--use", ja: "これからこの台帳を使う", en: "use this book from now on")],
    further: ["casebook context use", "casebook context list"])

  func request() throws(ErrorReport) -> ContextAddRequest {
    guard ContextName.isOne(name) else {
      throw UsageProblem.invalidValue(name, of: "<NAME>", allowed: []).report
    }
    return ContextAddRequest(
      name: name, path: try Typed.text(path, of: "<PLACE>"), isUsed: isUsed)
  }
}

/// `casebook context use NAME`.
struct ContextUseCommand: TypedCommand {
  @Argument var name: String

  static let help = CommandHelp(
    name: "context use",
    summary: Bilingual(ja: "これから使う台帳を名前で選ぶ", en: "choose the book by name from now on"),
    examples: [
      .init("casebook context use 本店", ja: "これからは本店", en: "from now on that one"),
      .init("casebook context use -", ja: "名前を使わない", en: "none of them"),
    ],
    usages: [Bilingual(ja: "<名前|->", en: "<NAME|->")],
    arguments: [
      .init(
        Bilingual(ja: "<名前|->", en: "<NAME|->"), ja: "context list にある名前。- は既定の台帳",
        en: "a name of context list; - for the default book")
    ],
    further: ["casebook context list", "casebook list --context 本店"])

  func request() throws(ErrorReport) -> ContextUseRequest { ContextUseRequest(name: name) }
}

/// `casebook context list`.
struct ContextListCommand: TypedCommand {
  static let help = CommandHelp(
    name: "context list",
    summary: Bilingual(ja: "名前を付けた台帳の一覧", en: "the books that have names"),
    examples: [.init("casebook context list", ja: "* が今の台帳", en: "* marks the one in use")],
    usages: [Bilingual(same: "")], further: ["casebook context add"])

  func request() throws(ErrorReport) -> ContextListRequest { ContextListRequest() }
}

/// `casebook context remove NAME`.
struct ContextRemoveCommand: TypedCommand {
  @Argument var name: String

  static let help = CommandHelp(
    name: "context remove",
    summary: Bilingual(ja: "名前を忘れる (台帳は残る)", en: "forget a name; the book stays"),
    examples: [.init("casebook context remove test", ja: "名前だけ", en: "the name only")],
    usages: [Bilingual(ja: "<名前>", en: "<NAME>")],
    arguments: [
      .init(
        Bilingual(ja: "<名前>", en: "<NAME>"), ja: "context list にある名前", en: "a name of context list")
    ],
    further: ["casebook context list"])

  func request() throws(ErrorReport) -> ContextRemoveRequest { ContextRemoveRequest(name: name) }
}
