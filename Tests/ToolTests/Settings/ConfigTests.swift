import Glibc
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Settings")
struct ConfigTests {
  /// A world with the files of project, user and machine.
  private static func world(
    project: String? = nil, user: String? = nil, system: String? = nil, more: [String: String] = [:]
  ) throws -> BookWorld {
    let book = try BookWorld(isEmpty: true)
    book.world.environment["CASEBOOK_TZ"] = nil
    book.world.environment["CASEBOOK_BOOK"] = nil
    book.world.places = ConfigPlaces(
      project: book.directory + "/here/config.toml", system: book.directory + "/etc")
    for (path, text) in [
      ("/here/config.toml", project), ("/config/casebook/config.toml", user),
      ("/etc/casebook.toml", system),
    ] {
      if let text { try write(text, to: book.directory + path) }
    }
    for (name, text) in more { try write(text, to: book.directory + "/etc/conf.d/" + name) }
    return book
  }

  private static func write(_ text: String, to path: String) throws {
    try SmallFile.makeDirectories(above: path, mode: 0o755)
    guard let file = unsafe fopen(path, "w") else { throw TestTrouble.noDirectory }
    defer { unsafe fclose(file) }
    unsafe fputs(text, file)
  }

  private static func zone(_ book: BookWorld, _ words: [String] = []) -> String {
    book.world.run(["config", "get", "tz"] + words).output
  }

  @Test("hold in the order option, environment, project, user, conf.d, machine, default")
  func precedence() throws {
    let book = try Self.world(
      project: "tz = \"Asia/Seoul\"", user: "tz = \"Asia/Taipei\"", system: "tz = \"UTC\"",
      more: ["a.toml": "tz = \"Asia/Manila\"", "b.toml": "tz = \"Asia/Dili\"", "c.txt": "tz = 1"])
    book.world.environment["CASEBOOK_TZ"] = "Asia/Tokyo"
    #expect(Self.zone(book, ["--tz", "Asia/Dhaka"]) == "Asia/Dhaka\n")
    #expect(Self.zone(book) == "Asia/Tokyo\n")
    book.world.environment["CASEBOOK_TZ"] = nil
    #expect(Self.zone(book) == "Asia/Seoul\n")
    _ = unsafe unlink(book.directory + "/here/config.toml")
    #expect(Self.zone(book) == "Asia/Taipei\n")
    _ = unsafe unlink(book.directory + "/config/casebook/config.toml")
    #expect(Self.zone(book) == "Asia/Dili\n")
    _ = unsafe unlink(book.directory + "/etc/conf.d/b.toml")
    _ = unsafe unlink(book.directory + "/etc/conf.d/a.toml")
    #expect(Self.zone(book) == "UTC\n")
    _ = unsafe unlink(book.directory + "/etc/casebook.toml")
    let none = book.run("config", "get", "tz")
    #expect(none.exit == .no)
    #expect(none.output.isEmpty)
  }

  @Test("of a file are those of commands: language, zone, book")
  func areUsed() throws {
    let book = try Self.world(user: "lang = \"en\"\nbook = \"my book\"\nambiguous-width = 2")
    book.world.environment["CASEBOOK_LANG"] = nil
    book.world.environment["LANG"] = "ja_JP.UTF-8"
    let outcome = book.run("list")
    #expect(
      outcome.errors.contains("there is no book at \(book.directory)/config/casebook/my book"))
    #expect(book.run("config", "get", "ambiguous-width").output == "2\n")
  }

  @Test("are listed with the line that says them")
  func origins() throws {
    let book = try Self.world(user: "# mine\n\nregion = \"jp\"", system: "ascii = true")
    let list = try book.document("config", "list").data
    let region = list.first { $0["key"] == "region" }
    #expect(region?["value"] == "JP")
    #expect(region?["origin"] == "user")
    #expect(region?["line"] == 3)
    #expect(list.first { $0["key"] == "ascii" }?["value"] == "true")
    #expect(list.first { $0["key"] == "no-input" }?["origin"] == "default")
    let text = try book.done("config", "list", "--show-origin")
    #expect(text.contains("/config/casebook/config.toml:3"))
  }

  @Test(
    "that are wrong are named with file, line and what is near",
    arguments: [
      ("\nlnag = \"ja\"\n", ":2: 「lnag」という設定はありません  近いもの  lang"),
      ("ambiguous_width = 2", ":1: 「ambiguous_width」という設定はありません  近いもの  ambiguous-width"),
      ("lang = \"fr\"", ":1: lang に \"fr\" は使えません  ja  en"),
      ("ascii = \"maybe\"", ":1: ascii に \"maybe\" は使えません  true  false"),
      ("tz = 9", ":1: tz に 9 は使えません"),
      ("x = 1\n\n[contexts.a]\nbok = \"/a\"", ":4: 「contexts.a.bok」という設定はありません"),
      ("lang = ", ":1: TOML として読めません"),
      ("ascii = 1.5", ": TOML として読めません (notWhole)"),
    ])
  func wrong(_ text: String, _ said: String) throws {
    let book = try Self.world(user: text)
    for words in [["list"], [], ["config", "check"]] {
      let outcome = book.world.run(words)
      #expect(outcome.exit == .configuration)
      #expect(outcome.errors.contains(said), "\(outcome.errors)")
      #expect(outcome.errors.contains("[config.invalid]"))
    }
    #expect(book.run("help").exit == .done, "help is needed most then")
    #expect(book.run("config", "list").exit == .done)
  }

  @Test("name the issuer of papers")
  func shop() throws {
    let book = try Self.world(user: "shop = \"川崎サービス / 044-200-0000\"")
    book.world.environment["CASEBOOK_BOOK"] = book.book
    try book.done("init")
    try book.done("case", "new", "異音")
    #expect(try book.done("print", "report", "C-1").contains("川崎サービス"))
  }

  @Test("are written to the user's or the project's file and keep its comments")
  func set() throws {
    let book = try Self.world(user: "# 机\nlang = \"ja\" # 日本語\n")
    try book.done("config", "set", "lang", "ＥＮ")
    try book.done("config", "set", "ascii", "はい")
    try book.done("config", "set", "tz", "Asia/Tokyo", "--project")
    let path = book.directory + "/config/casebook/config.toml"
    #expect(
      SmallFile.read(path).map { String(decoding: $0, as: UTF8.self) }
        == "# 机\nlang = \"en\" # 日本語\nascii = true\n")
    #expect(Self.zone(book) == "Asia/Tokyo\n")
    try book.done("config", "set", "ascii", "--unset")
    #expect(book.run("config", "get", "ascii").exit == .no)
  }

  @Test("are not written by a rehearsal, nor when they mean nothing")
  func notSet() throws {
    let book = try Self.world()
    try book.done("config", "set", "lang", "en", "--dry-run")
    #expect(book.run("config", "get", "lang").output == "ja\n", "of the environment")
    #expect(book.run("config", "set", "lang", "fr").exit == .usage)
    #expect(book.run("config", "set", "lnag", "ja").errors.contains("近いもの  lang"))
    #expect(book.run("config", "set", "tz", "Asia/Tokio").errors.contains("[time.unknownZone]"))
    #expect(unsafe access(book.directory + "/config/casebook/config.toml", F_OK) != 0)
  }

  @Test("of a file that is a link are written to what it points to, with its rights")
  func links() throws {
    let book = try Self.world(user: "lang = \"ja\"\n")
    let path = book.directory + "/config/casebook/config.toml"
    let kept = book.directory + "/dotfile"
    _ = unsafe rename(path, kept)
    _ = unsafe chmod(kept, 0o600)
    _ = unsafe symlink(kept, path)
    try book.done("config", "set", "lang", "en")
    #expect(SmallFile.link(path) == kept)
    var status = stat()
    unsafe stat(kept, &status)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(SmallFile.read(kept).map { String(decoding: $0, as: UTF8.self) } == "lang = \"en\"\n")
  }
}

@Suite("Contexts")
struct ContextTests {
  private static func world() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("case", "new", "異音")
    book.world.environment["CASEBOOK_BOOK"] = nil
    try book.done("context", "add", "本店", book.book)
    return book
  }

  @Test("name books, for one command or from now on")
  func use() throws {
    let book = try Self.world()
    #expect(book.run("list").exit == .notFound)
    #expect(book.run("list", "--context", "本店").exit == .done)
    book.world.environment["CASEBOOK_CONTEXT"] = "本店"
    #expect(book.run("list").exit == .done)
    book.world.environment["CASEBOOK_CONTEXT"] = nil
    try book.done("context", "use", "本店")
    #expect(book.run("list").exit == .done)
    #expect(try book.done("context", "list").hasPrefix("*  本店"))
    try book.done("context", "use", "-")
    #expect(book.run("list").exit == .notFound)
  }

  @Test("stand in hints to paste")
  func hints() throws {
    let book = try Self.world()
    let outcome = book.run("show", "C-9", "--context", "本店")
    #expect(outcome.errors.contains("--context 本店"), "\(outcome.errors)")
  }

  @Test("that are not noted are refused with those that are")
  func unknown() throws {
    let book = try Self.world()
    let typed = book.run("list", "--context", "支店")
    #expect(typed.exit == .usage)
    #expect(typed.errors.contains("本店"))
    book.world.environment["CASEBOOK_CONTEXT"] = "支店"
    #expect(book.run("list").exit == .configuration)
    #expect(book.run("list", "--context", "本店", "--book", book.book).exit == .usage)
  }

  @Test("that are forgotten leave their books, and are in use no more")
  func remove() throws {
    let book = try Self.world()
    try book.done("context", "use", "本店")
    try book.done("context", "remove", "本店")
    #expect(book.run("list").errors.contains("[book.doesNotExist]"))
    #expect(book.run("list", "--book", book.book).exit == .done)
    #expect(book.run("context", "remove", "本店").errors.contains("[context.doesNotExist]"))
  }

  @Test("are shadowed by what is stronger, which is said")
  func shadowed() throws {
    let book = try Self.world()
    book.world.environment["CASEBOOK_BOOK"] = book.book
    #expect(book.run("context", "use", "本店").errors.contains("CASEBOOK_BOOK"))
  }
}

extension JSON {
  fileprivate var data: [JSON] { self["data"]?.elements ?? [] }
}
