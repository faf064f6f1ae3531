import Wire

@testable import CasebookTool

/// A command line of a small story, and what it prints under `--json`.
struct StoryCommand {
  /// What a command line prints under `--json`.
  enum Prints: Hashable {
    /// One document of this name.
    case document(String)
    /// A list: one document, or under `--ndjson` one for each of its elements.
    case list(String)
    /// One event a line.
    case events
    /// A JSON Schema.
    case schema
    /// What a command wrote; under `--dry-run` what it would write.
    static let write = document("casebook.write/1")
    /// That there is nothing to say.
    static let none = document("casebook.none/1")
  }

  /// The words of the command, as the tree has them.
  let name: String
  let arguments: [String]
  let prints: Prints
  var input = ""

  init(_ name: String, _ arguments: [String] = [], _ prints: Prints = .write, input: String = "") {
    self.name = name
    self.arguments = arguments
    self.prints = prints
    self.input = input
  }

  /// The words of the command with its arguments.
  var words: [String] { name.split(separator: " ").map(String.init) + arguments }
}

/// Every command of the tree in one story, each where it can be carried out.
enum Story {
  /// What goes on until somebody stops it, and so has no place in a story.
  static let endless: Set = ["serve"]

  /// What works at a device with a pack, which the book of the story is not.
  static let onDevice: Set = [
    "pack", "sync", "outbox list", "outbox show", "outbox retry", "outbox export",
  ]

  /// In a directory of which the parts are named from `directory` on.
  static func commands(in directory: String) -> [StoryCommand] {
    people + firstCase + asking + attaching(directory) + care + repair + handOver + secondCase
      + holding
      + linking + looking + integrating(directory) + operating(directory)
  }

  private static let people: [StoryCommand] = [
    .init("member new", ["木村", "--team", "修"]),
    .init("member list", [], .list("casebook.members/1")),
    .init("customer new", ["山田製作所", "--phone", "03-1234-5678"]),
    .init("customer edit", ["K-1", "--kind", "company"]),
    .init("customer tag", ["K-1", "vip"]),
    .init("customer tag", ["K-1", "complaint", "--remove", "vip"]),
    .init("customer point", ["K-1", "--email", "a@example.jp"]),
    .init("customer list", ["山田"], .list("casebook.customers/1")),
    .init("customer show", ["K-1"], .document("casebook.customer/1")),
    .init("item new", ["AX-300", "--serial", "4410-0087", "--customer", "K-1"]),
    .init("item list", ["--customer", "K-1"], .list("casebook.items/1")),
    .init("call in", ["--from", "0312345678", "--seconds", "161"]),
    .init("contact identify", ["-", "K-1", "--level", "verified"]),
    .init("call in", ["--from", "非通知"]),
    .init("call answer"),
    .init("call hold", ["--why", "lookUp"]),
    .init("call resume"),
    .init("call transfer", ["修/木村", "--consult"]),
    .init("call divert", ["callback", "--because", "agentChoice"]),
    .init("call end"),
    .init("call wrap-up", ["--disposition", "callback", "--resolved", "no"]),
    .init("contact show", ["-"], .document("casebook.contact/1")),
    .init("contact list", [], .list("casebook.contacts/1")),
    .init("pop", ["０３-1234-5678"], .document("casebook.pop/1")),
    .init("document publish", ["-", "--kind", "article", "--id", "e4"], input: "E4 のとき"),
    .init("document publish", ["-", "--kind", "policy"], input: policy),
    .init("call transcript", ["-", "--contact", "-"], input: "00:03 お客様: 解約したい\n"),
  ]

  private static let policy = """
    {"clocks": [
      {"name": "resolution", "stop": "resolved", "target": "8h", "pausedBy": ["parts"]}]}
    """

  private static let firstCase: [StoryCommand] = [
    .init("case new", ["圧縮機 異音 E4", "--item", "I-1"]),
    .init("case classify", ["C-1", "--symptom", "noise", "--priority", "high"]),
    .init("memo", ["軸受けに摩耗", "--case", "C-1"]),
    .init("correct", ["C-1#3", "body=軸受けの摩耗", "--why", "言葉"]),
    .init("memo", ["取り消すもの", "--case", "C-1"]),
    .init("undo"),
    .init("pin", ["C-1#4"]),
    .init("unpin", ["C-1#4"]),
    .init("memo", ["別の案件のもの", "--case", "C-1"]),
    .init("retract", ["C-1#9", "--why", "別の案件だった"]),
    .init("message", ["明日伺います", "--via", "sms", "--case", "C-1"]),
    .init("promise", ["折り返し", "--due", "明日 11:00", "--case", "C-1"]),
    .init("due", [], .list("casebook.due/1")),
    .init("find", ["折り返し"], .list("casebook.find/1")),
    .init("call out", ["--to", "0312345678", "--case", "C-1", "--seconds", "245"]),
    .init("keep", ["--case", "C-1"]),
    .init("contact in", ["また止まりました", "--channel", "email", "--case", "C-1"]),
    .init("contact out", ["明日伺います", "--channel", "sms", "--case", "C-1"]),
    .init("assign", ["佐藤", "--case", "C-1"]),
    .init("promise", ["見積", "--due", "明日 15:00", "--case", "C-1"]),
    .init("release", ["--why", "要らなくなった", "--case", "C-1"]),
    .init("promise", ["再訪の連絡", "--due", "明日 12:00", "--case", "C-1"]),
  ]

  private static let asking: [StoryCommand] = [
    .init(
      "document publish", ["-", "--kind", "factKeys", "--id", "asked-keys"],
      input: AskedBook.keys),
    .init(
      "document publish", ["-", "--kind", "script", "--id", "reception"], input: AskedBook.script),
    .init("ask", ["asked.site", "--case", "C-1"], .document("casebook.ask/1")),
    .init("fact set", ["asked.site", "第2工場", "--case", "C-1"]),
    .init("fact confirm", ["asked.site", "--case", "C-1"]),
    .init("fact correct", ["asked.site", "第3工場", "--cause", "changed", "--case", "C-1"]),
    .init("facts", ["C-1", "--all"], .list("casebook.facts/1")),
    .init("intake", ["reception", "--case", "C-1"], .list("casebook.intake/1")),
  ]

  private static let care: [StoryCommand] = [
    .init("consent", ["sms", "yes", "--how", "spoken", "--customer", "K-1"]),
    .init("survey", ["--kind", "csat", "--score", "4", "--case", "C-1"]),
    .init("knowledge", ["e4", "--how", "sent", "--helped", "yes", "--case", "C-1"]),
    .init("knowledge", ["--how", "nothingFound", "--query", "E7 点滅", "--case", "C-1"]),
    .init("knowledge", ["gaps"], .list("casebook.gaps/1")),
    .init("signal", ["upsell", "--amount", "148500", "--note", "増設", "--case", "C-1"]),
    .init("signal", ["list"], .list("casebook.signals/1")),
    .init("follow-up plan", ["--trigger", "inquiry", "--case", "C-1"]),
    .init(
      "follow-up plan", ["--trigger", "newProduct", "--owners-of", "AX-300"],
      .document("casebook.followUpsPlanned/1")),
    .init("follow-up list", ["--all"], .list("casebook.care/1")),
    .init("follow-up done", ["C-1", "--using", "well"]),
    .init("maintenance plan", ["I-1", "--due", "2027-04-01", "--basis", "legal"]),
    .init("maintenance list", [], .list("casebook.care/1")),
    .init("maintenance done", ["I-1", "--result", "oil=ok", "--next", "2028-04-01"]),
    .init(
      "recall announce",
      [
        "--models", "AX-300", "--serials", "4410-0001..0099", "--hazard", "発煙", "--units", "99",
        "--authority", "METI-17",
      ]),
    .init("recall notify", ["METI-17", "--item", "I-1"]),
    .init("recall trace", ["--item", "I-1", "--result", "agreed"]),
    .init("recall remedy", ["METI-17", "--case", "C-1"]),
    .init("recall show", ["METI-17"], .document("casebook.recall/1")),
    .init("recall list", [], .list("casebook.recalls/1")),
  ]

  private static func attaching(_ directory: String) -> [StoryCommand] {
    [
      .init("attach", [directory + "/audit.csv", "--item", "I-1"]),
      .init("attachment list", ["--item", "I-1"], .list("casebook.attachments/1")),
      .init("attach", ["-", "--customer", "K-1", "--kind", "document"], input: "text"),
      .init("attach", [directory + "/audit.csv", "--case", "C-1", "--retain", "今日"]),
      .init(
        "attachment get", ["I-1", directory + "/out", "--number", "1", "--force"],
        .document("casebook.attachment/1")),
    ]
  }

  private static let handOver: [StoryCommand] = [
    offer, .init("handoff inbox", ["--team", "修"], .list("casebook.handoffs/1")),
    .init("handoff decline", ["C-1", "--why", "wrongTeam", "--as", "木村"]),
    offer, .init("handoff withdraw", ["C-1"]),
    offer, .init("handoff accept", ["C-1", "--restate", "今日訪問", "--as", "木村"]),
  ]

  private static let offer = StoryCommand(
    "handoff offer",
    [
      "修", "--case", "C-1", "--ask", "異音の診断", "--situation", "始動5分で異音", "--next", "訪問日の調整",
      "--open", "item.serial,case.symptom", "--by", "明日 11:00",
    ])

  private static let repair: [StoryCommand] = [
    .init("repair new", ["--case", "C-1", "--symptom", "noise"]),
    .init("repair diagnose", ["--fault", "E4", "--cause", "bearingWorn", "--case", "C-1"]),
    .init("visit schedule", ["--case", "C-1", "--when", "明日 13:00", "--with", "木村"]),
    .init("visit start", ["--case", "C-1"]),
    .init("part", ["CMP-88", "--sn", "9M0417", "--case", "C-1"]),
    .init("measure", ["吐出圧", "0.42", "MPa", "--ok", "0.65..0.75", "--case", "C-1"]),
    .init("visit end", ["--case", "C-1"]),
    .init("repair work", ["--minutes", "45", "--case", "C-1"]),
    .init("repair finish", ["--tests", "run30min", "--case", "C-1"]),
    .init("item show", ["I-1"], .document("casebook.item/1")),
  ]

  private static let secondCase: [StoryCommand] = [
    .init("case new", ["使い方", "--customer", "K-1"]),
    .init("state", ["部品待ち", "--case", "C-2"]),
    .init("state", ["対応中", "--case", "C-2"]),
    .init("case resolve", ["C-2", "--confirmed"]),
    .init("case reopen", ["C-2"]),
    .init("case resolve", ["C-2", "--confirmed"]),
    .init("case close", ["C-2"]),
    .init("item new", ["AX-100", "--serial", "1", "--customer", "K-1"]),
    .init("item transfer", ["I-2", "--none"]),
    .init("member new", ["田中", "--team", "修"]),
    .init("member leave", ["木村", "--to", "田中"], .document("casebook.leave/1")),
  ]

  private static let holding: [StoryCommand] = [
    .init("warranty grant", ["--item", "I-1", "--from", "2026-04-01", "--until", "2027-03-31"]),
    .init("warranty judge", ["--case", "C-1", "--verdict", "in"]),
    .init("custody take", ["--case", "C-1", "--why", "inspection", "--place", "棚3"]),
    .init("custody return", ["--case", "C-1"]),
    .init("item new", ["LN-1", "--serial", "L7", "--parent", "I-1"]),
    .init("loaner lend", ["--item", "L7", "--due", "2026-12-24", "--case", "C-1"]),
    .init("loaner list", [], .list("casebook.loans/1")),
    .init("loaner return", ["--case", "C-1", "--missing", "remote"]),
    .init("rma authorize", ["--case", "C-1", "--why", "defective"]),
    .init("rma list", [], .list("casebook.returns/1")),
    .init("custody take", ["--case", "C-1", "--why", "rma"]),
    .init("rma settle", ["--case", "C-1", "--outcome", "repaired"]),
    .init("quote", ["148,500", "--no", "Q-1", "--valid", "2026-12-20", "--case", "C-1"]),
    .init("quote", ["accepted", "--case", "C-1"]),
    .init("part", ["CMP-88", "--moved", "van", "--qty", "3"]),
    .init("part", ["list"], .list("casebook.stock/1")),
    .init("part", ["FLT-20", "--position", "filter", "--case", "C-1"]),
    .init("part", ["FLT-21", "--position", "filter", "--case", "C-1"]),
    .init("item history", ["I-1"], .list("casebook.itemHistory/1")),
  ]

  private static let linking: [StoryCommand] = [
    .init("conflict list", [], .list("casebook.conflicts/1")),
    .init("show", ["C-1"], .document("casebook.case/1")),
    .init("conflict settle", ["C-1", "--why", "写真で確認"]),
    .init("case new", ["代替機の異音", "--item", "L7"]),
    .init("case link", ["L7", "C-1", "--relation", "partOf"]),
    .init("show", ["L7"], .document("casebook.case/1")),
    .init("case unlink", ["L7", "--why", "mistake"]),
    .init("customer new", ["山田製作所 本社", "--email", "a@example.jp"]),
    .init("customer list", ["--duplicates"], .list("casebook.duplicates/1")),
    .init("merge", ["K-2", "K-1", "--score", "90", "--method", "name"]),
    .init("timeline", ["K-1"], .list("casebook.timeline/1")),
    .init("unmerge", ["K-2", "--why", "mistake"], .document("casebook.unmerge/1")),
    .init("timeline", ["I-1", "--at", "今日"], .list("casebook.timeline/1")),
  ]

  private static let looking: [StoryCommand] = [
    .init("", [], .document("casebook.day/1")),
    .init("go", ["C-1"], .document("casebook.go/1")),
    .init("go", [], .document("casebook.go/1")),
    .init("go", ["-"], .document("casebook.go/1")),
    .init("list", ["--all"], .list("casebook.list/1")),
    .init("show", ["C-1"], .document("casebook.case/1")),
    .init("queue", [], .list("casebook.queue/1")),
    .init("timeline", ["C-1"], .list("casebook.timeline/1")),
    .init("watch", ["--since", "昨日", "--until-end"], .document("casebook.stream/1")),
    .init("kpi", [], .list("casebook.kpi/1")),
    .init("kpi", ["questions", "--by", "key"], .list("casebook.kpi/1")),
    .init("kpi", ["contacts", "--by", "team"], .list("casebook.kpi/1")),
    .init(
      "kpi", ["load", "--calls", "360", "--per", "30m", "--aht", "240", "--agents", "55"],
      .document("casebook.load/1")),
    .init("kpi", ["load"], .document("casebook.load/1")),
    .init("kpi", ["words"], .list("casebook.kpi/1")),
    .init("retention list", [], .list("casebook.retention/1")),
    .init("retention apply", [], .list("casebook.retention/1")),
    .init("explain", ["part.installed"], .document("casebook.explanation/1")),
    .init("explain", ["部"], .document("casebook.explanation/1")),
    .init("help", ["part"], .none),
  ]

  private static func integrating(_ directory: String) -> [StoryCommand] {
    [
      .init("tail", ["--after", "beginning", "--until-end"], .events),
      .init("export ndjson", ["--case", "C-1"], .events),
      .init("export csv", ["--out", directory + "/cases.csv"], .document("casebook.export/1")),
      .init("export ocel", ["--out", directory + "/desk.json"], .document("casebook.export/1")),
      .init(
        "ring", ["--event", "started", "--from", "0312345678", "--call-id", "1795309900.1"],
        .document("casebook.ring/1")),
      .init("schema", ["memo.written"], .schema),
      .init("schema", [], .list("casebook.schemas/1")),
      .init(
        "emit", ["--history"], .document("casebook.emitted/1"),
        input: EmitTests.opened(1, command: 2) + "\n"
          + PrintTests.taken(case: 1, item: 3, command: 4) + "\n"),
      .init("print receipt", [EmitTests.id(1)], .document("casebook.receipt/1")),
      .init("print report", ["C-1"], .document("casebook.report/1")),
      .init(
        "import servicenow", [directory + "/audit.csv"], .document("casebook.import/1")),
      .init(
        "import openrepair", [directory + "/repairs.csv"], .document("casebook.import/1")),
      .init(
        "import csv", [directory + "/old.csv"], .document("casebook.import/1")),
      .init(
        "import vcard", [directory + "/cards.vcf"], .document("casebook.import/1")),
    ]
  }

  private static func operating(_ directory: String) -> [StoryCommand] {
    [
      .init("config set", ["region", "jp"], .document("casebook.setting/1")),
      .init("config get", ["region"], .document("casebook.setting/1")),
      .init("config list", [], .list("casebook.settings/1")),
      .init("config path", [], .list("casebook.configFiles/1")),
      .init("config check", [], .list("casebook.configFiles/1")),
      .init("context add", ["本店", directory + "/book"], .list("casebook.contexts/1")),
      .init("context use", ["本店"], .list("casebook.contexts/1")),
      .init("context list", [], .list("casebook.contexts/1")),
      .init("context remove", ["本店"], .document("casebook.contexts/1")),
      .init("completion", ["bash"], .document("casebook.completion/1")),
      .init("man", ["--to", directory + "/man"], .list("casebook.man/1")),
      .init("health", [], .document("casebook.health/1")),
      .init("doctor", [], .document("casebook.doctor/1")),
      .init("keys new", ["--server"], .document("casebook.keys/1")),
      .init("keys new", ["erp"], .document("casebook.keys/1")),
      .init(
        "keys allow", ["erp", "--public", String(repeating: "k", count: 40), "--right", "read"],
        .document("casebook.keys/1")),
      .init("keys list", [], .list("casebook.keys/1")),
      .init("keys show", ["erp"], .list("casebook.keys/1")),
      .init("keys revoke", ["erp"], .document("casebook.keys/1")),
      .init("customer new", ["消えるお客様", "--phone", "070-9999-0000"]),
      .init(
        "customer disclose", ["070-9999-0000", "--to", "authority"],
        .document("casebook.disclosure/1")),
      .init(
        "customer disclose", ["070-9999-0000", "--to", "staff", "-o", directory + "/person.json"]),
      .init("customer erase", ["070-9999-0000", "--why", "subjectRequest"]),
      .init(
        "keys backup", [directory + "/safe", "--recovery", directory + "/recovery.key"],
        .document("casebook.keysBackup/1")),
      .init("upgrade", [], .document("casebook.upgrade/1")),
      .init("verify", [], .document("casebook.verify/1")),
      .init("rebuild", ["cases"], .list("casebook.rebuild/1")),
      .init("rebuild", ["search"], .list("casebook.rebuild/1")),
      .init("upkeep", [], .document("casebook.upkeep/1")),
      .init(
        "backup", [directory + "/copy", "--keys", directory + "/copied-keys"],
        .document("casebook.backup/1")),
      .init(
        "restore",
        [directory + "/copy", "--keys", directory + "/copied-keys", "--to", directory + "/again"],
        .document("casebook.restore/1")),
      .init(
        "follow", [directory + "/again", "--book", directory + "/replica", "--until-end"],
        .document("casebook.replica/1")),
      .init("init", [directory + "/other"], .document("casebook.init/1")),
    ]
  }

  /// What commands read from files, by the names of these.
  static let files = [
    "audit.csv": audit, "repairs.csv": repairs, "old.toml": map, "cards.vcf": card,
    "old.csv": "No,氏名\n7,佐藤商店\n",
  ]

  /// What the columns of old.csv are.
  private static let map = """
    system = "old"
    [[tables]]
    record = "customers"
    key = "No"
    columns = { name = "氏名" }
    constants = { at = "2026-04-01" }

    """

  /// An address book of one.
  private static let card = """
    BEGIN:VCARD
    VERSION:3.0
    FN:高橋健
    TEL;TYPE=CELL:090-1111-2222
    END:VCARD

    """

  /// A repair in the Open Repair Data Standard.
  private static let repairs = """
    id,product_category,repair_status,group_identifier,event_date,problem
    r1,Toaster,Fixed,Namur,2017-05-06,Ne chauffe plus

    """

  /// A ServiceNow audit log of one line.
  private static let audit = """
    number,incident_state,reassignment_count,reopen_count,caller_id,opened_by,opened_at,\
    sys_updated_by,sys_updated_at,contact_type,category,priority,assignment_group,assigned_to,\
    closed_code,resolved_at
    INC1,New,0,0,Caller 1,Opened by 1,29/2/2016 01:16,Updated by 1,29/2/2016 02:01,Phone,\
    Category 4,3 - Moderate,Group 1,?,code 5,1/3/2016 11:29

    """
}
