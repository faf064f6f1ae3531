internal import Screens

/// How a command is carried out on the book of a server.
enum RemoteWay: Hashable, Sendable {
  /// Its words are sent, and the server carries them out.
  case sent
  /// It is carried out here and asks the server for what it needs, where its request can
  /// (`RemoteRequest`); what the request leaves is sent.
  case asked
  /// It is carried out here and asks the server for what it needs; nothing of it is ever sent:
  /// it opens files, or runs commands, that are its user's.
  case askedHere
  /// It is carried out here and needs no book.
  case here
  /// It works at the files of the server's machine, and nowhere else.
  case atTheBook

  /// Whether a server takes it.
  ///
  /// Of `asked` only those come that are sent for a part: a timeline, the lines of `watch`, what
  /// `attach` has read.
  var isServed: Bool {
    switch self {
    case .sent, .asked: true
    case .askedHere, .here, .atTheBook: false
    }
  }

  /// The way of the command with these words; one that nobody has thought of stays at the book.
  static func of(_ name: String) -> RemoteWay { table[name] ?? .atTheBook }

  /// Every command of the tree; a test compares them.
  ///
  /// The empty name is `casebook` alone.
  static let table: [String: RemoteWay] = {
    var table: [String: RemoteWay] = ["": .sent]
    for (way, names) in lists {
      for name in names { table[name] = way }
    }
    return table
  }()

  private static let lists: [(RemoteWay, [String])] = [
    (.sent, everyDay + neverAskTwice + record + handOver + repair + records + operate),
    (
      .asked,
      [
        "timeline", "watch", "attach", "attachment get", "document publish", "call transcript",
      ]
    ),
    (.askedHere, ["tail", "emit", "export ndjson", "doctor", "health"]),
    (
      .here,
      [
        "schema", "config get", "config set", "config list", "config path", "config check",
        "context add", "context use", "context list", "context remove", "completion", "man",
        "explain", "help", "keys new", "follow", "pack", "sync", "outbox list", "outbox show",
        "outbox retry", "outbox export",
      ]
    ),
    (
      .atTheBook,
      [
        "init", "upgrade", "verify", "rebuild", "backup", "restore", "serve", "keys list",
        "keys allow", "keys revoke", "keys show", "keys backup", "import servicenow",
        "import openrepair", "import csv", "import vcard", "export csv", "export ocel",
      ]
    ),
  ]

  private static let everyDay = ["list", "show", "find", "due", "queue", "pop"]

  private static let neverAskTwice = [
    "ask", "fact set", "fact confirm", "fact correct", "facts", "intake",
  ]

  private static let record = [
    "memo", "message", "call in", "call out", "call answer", "call hold", "call resume",
    "call transfer", "call divert", "call end", "call wrap-up", "contact in", "contact out",
    "contact identify",
    "contact show", "contact list", "visit schedule", "visit start", "visit end", "part",
    "measure", "attachment list", "promise", "keep", "release", "quote", "state", "pin", "unpin",
    "consent", "survey", "knowledge", "correct", "retract", "undo",
  ]

  private static let handOver = [
    "handoff offer", "handoff accept", "handoff decline", "handoff withdraw", "handoff inbox",
    "assign",
  ]

  private static let repair = [
    "repair new", "repair diagnose", "repair work", "repair finish", "custody take",
    "custody return", "warranty grant", "warranty judge", "loaner lend", "loaner return",
    "loaner list", "rma authorize", "rma settle", "rma list", "recall announce", "recall notify",
    "recall trace", "recall remedy", "recall show", "recall list", "follow-up plan",
    "follow-up done", "follow-up list", "maintenance plan", "maintenance done",
    "maintenance list", "signal", "go",
  ]

  private static let records = [
    "case new", "case classify", "case resolve", "case close", "case reopen", "case link",
    "case unlink", "customer new", "customer show", "customer edit", "customer tag",
    "customer point", "customer list", "customer erase", "customer disclose", "merge", "unmerge",
    "item new", "item show", "item transfer", "item list",
    "item history", "member new", "member leave", "member list", "conflict list",
    "conflict settle", "print report", "print receipt",
  ]

  private static let operate = ["ring", "upkeep", "kpi", "retention list", "retention apply"]

  /// That a command cannot be carried out on the book of a server.
  static func refusal(of name: String) -> ErrorReport {
    ErrorReport(
      code: "book.isRemote", exit: .usage,
      message: Bilingual(
        ja: "casebook \(name) はサーバーの台帳には使えません",
        en: "casebook \(name) cannot be used on the book of a server"),
      details: [
        Bilingual(
          ja: "台帳のある機械の上で、その場所を --book で示して実行します",
          en: "carry it out on the machine of the book, and say where it is with --book")
      ],
      hint: ErrorReport.Hint("casebook \(name) --book /var/lib/casebook/book"))
  }
}
