import Casebook
import Cases
import Importers
import Testing
import Views

@Suite("The map of a table")
struct MapTests {
  static let map = """
    system = "old"          # a comment
    zone = "Asia/Tokyo"

    [[tables]]
    file = "customers.csv"
    record = "customers"
    key = "No"
    columns = { name = ["姓", "名"], phone = ["電話", "携帯"] }
    constants = { at = "2020-01-01" }

    [[tables]]
    file = "items.csv"
    record = "items"
    key = "S/N"
    columns = { model = "機種", serial = "S/N", customer = "客", at = "日" }

    [[tables]]
    file = "cases.csv"
    record = "cases"
    key = "番号"

    [tables.columns]
    subject = "件名"
    customer = "客"
    item = "S/N"
    at = "受付"
    resolved = "解決"
    priority = "重要度"
    person = "担当"
    team = "班"

    [tables.values.priority]
    "至急" = "urgent"
    "*" = "normal"
    """

  private func problem(_ text: String) -> MapError? {
    do throws(MapError) {
      _ = try ImportMap(toml: Array(text.utf8))
      return nil
    } catch { return error }
  }

  @Test("is read, and knows a file and what was mended of it by their names")
  func reads() throws {
    let map = try ImportMap(toml: Array(Self.map.utf8))
    #expect(map.system == "old")
    #expect(map.zone == "Asia/Tokyo")
    #expect(map.tables.map(\.record) == [.customers, .items, .cases])
    #expect(map.tables[2].fits("cases.csv"))
    #expect(map.tables[2].fits("cases.rejects.csv"))
    #expect(!map.tables[2].fits("items.csv"))
  }

  @Test("that is wrong is refused with the line and what is wrong there")
  func errors() {
    let wrong: [(String, String, Int, MapError.Problem)] = [
      (
        "phone = [", "fone = [", 8, .unknownField("fone", of: .customers)
      ),
      (
        "subject = \"件名\"", "subjct = \"件名\"", 23,
        .unknownField("subjct", of: .cases)
      ),
      ("record = \"items\"", "record = \"item\"", 13, .unknown("item", allowed: [])),
      ("= \"urgent\"", "= \"urgnt\"", 32, .unknownWord("urgnt", field: "priority", allowed: [])),
      ("key = \"S/N\"", "kee = \"S/N\"", 14, .unknown("kee", allowed: [])),
      ("system = \"old\"", "", 1, .missing("system")),
      ("model = \"機種\", ", "", 15, .missingField("model", of: .items)),
      ("file = \"items.csv\"\n", "", 11, .fileIsMissing),
      ("zone = \"Asia/Tokyo\"", "dates = \"dd.MM\"", 2, .unreadablePattern("dd.MM")),
      (
        "zone = \"Asia/Tokyo\"", "dates = \"yyyy/MM/dd hh:mm\"", 2,
        .unreadablePattern("yyyy/MM/dd hh:mm")
      ),
      ("key = \"番号\"", "key = ", 20, .notTOML("")),
    ]
    for (old, new, line, expected) in wrong {
      let text = Self.map.replacing(old, with: new)
      #expect(text != Self.map, "\(old)")
      guard let error = problem(text) else {
        Issue.record("\(new) was taken")
        continue
      }
      #expect(error.line == line, "\(new): \(error)")
      #expect(Self.name(error.problem) == Self.name(expected), "\(error)")
    }
  }

  /// A problem without the lists of what is allowed, and the words of another parser.
  private static func name(_ problem: MapError.Problem) -> String {
    switch problem {
    case .unknown(let name, _): "unknown \(name)"
    case .unknownWord(let word, let field, _): "unknownWord \(word) \(field)"
    case .notTOML: "notTOML"
    case .missing, .unknownField, .missingField, .wrongKind, .unreadablePattern, .fileIsMissing:
      "\(problem)"
    }
  }

  @Test("takes tables that name each other, once, and what is new in a later export")
  func tables() throws {
    let test = try ImportBook()
    let map = try ImportMap(toml: Array(Self.map.utf8))
    let files = [
      "No,姓,名,電話,携帯\n7,山田,太郎,03-1234-5678,090-1111-2222\n",
      "S/N,機種,客,日\n4410,AX-300,7,令和2年4月1日\n",
      "番号,件名,客,S/N,受付,解決,重要度,担当,班\n1,異音,7,4410,2026/4/1 9:05,,至急,木村,repair\n",
    ]
    func take(_ files: [String]) throws -> [ImportReport] {
      var options = MapImport.Options()
      options.clock = LocalClock { _ in 540 }
      let job = MapImport(map, into: test.book, options)
      return try zip(map.tables, files).map { table, text in
        var rest = Array(text.utf8)
        return try job.run(
          table,
          {
            defer { rest = [] }
            return rest
          }, progress: { _ in })
      }
    }
    let reports = try take(files)
    #expect(reports.flatMap(\.rejects) == [])
    let records = try test.records()
    #expect(
      records.map(\.event.kind) == [
        .customerRegistered, .contactPointAdded, .contactPointAdded, .itemRegistered,
        .memberRegistered, .caseOpened,
      ])
    let state = try test.onlyCase()
    #expect(state.priority == .urgent)
    #expect(state.customer == records[0].refs.customer)
    #expect(state.item == records[3].refs.item)
    #expect(state.team == .repair)
    #expect(state.openedAt == Instant(seconds: 1_775_001_900))
    #expect(records[5].precision == .minute)
    #expect(records[5].actor == records[4].refs.member.map { $0 })
    guard case .customers(.customerRegistered(let customer)) = records[0].event else {
      Issue.record("\(records[0].event)")
      return
    }
    #expect(customer.name == "山田 太郎")

    #expect(try take(files).map(\.eventCount) == [0, 0, 0])
    #expect(try test.records() == records)
    let later = [files[0], files[1], files[2].replacing("9:05,,", with: "9:05,2026/4/2 10:00,")]
    #expect(try take(later).map(\.eventCount) == [0, 0, 1])
    #expect(try test.onlyCase().stage == .resolved)
    // Two things of one line have changed: that is one line.
    let other = files[2].replacing("9:05,,至急", with: "9:06,2026/4/3 10:00,至急")
    let changed = try take([files[0], files[1], other])
    #expect(changed.map(\.rejectedCount) == [0, 0, 1])
    #expect(changed[2].rejects.map(\.reason) == [.changed])
    #expect(try test.book.verify { _, _, _ in }.faults == [])
  }

  /// What a column says, by the pattern of the map; `nil` where that is no such time.
  private func time(_ pattern: String, _ text: String) throws -> (Instant, Precision)? {
    let map = try ImportMap(
      toml: Array(
        """
        system = "old"
        dates = "\(pattern)"
        [[tables]]
        record = "customers"
        columns = { name = "n", at = "t" }
        """.utf8))
    let test = try ImportBook()
    var options = MapImport.Options()
    options.clock = LocalClock { _ in 540 }
    var rest = Array("n,t\nA,\(text)\n".utf8)
    let report = try MapImport(map, into: test.book, options).run(
      map.tables[0],
      {
        defer { rest = [] }
        return rest
      }, progress: { _ in })
    guard report.rejects.isEmpty else {
      #expect(report.rejects.map(\.reason) == [.unreadable(column: "t", value: text)])
      return nil
    }
    return try test.records().first.map { ($0.occurredAt, $0.precision) }
  }

  @Test(
    "says how dates look: in any order, without signs between, by eras, halves of days and zones",
    arguments: [
      ("yyyy/MM/dd HH:mm", "2026/04/01 09:05", 1_775_001_900, .minute),
      ("dd.MM.yyyy", "1.4.2026", 1_774_969_200, .day),
      ("yyyyMMddHHmmss", "20260401090507", 1_775_001_907, .instant),
      ("Gy年M月d日 aH時m分", "令和８年４月１日 午後1時05分", 1_775_016_300, .minute),
      ("Gy.M.d", "R元.5.1", 1_556_636_400, .day),
      ("M/d/yyyy", "4/1/2026", 1_774_969_200, .day),
      ("yyyy-M-dTH:m:sZ", "2026-04-01T02:05:07+02:00", 1_775_001_907, .instant),
      ("yyyy-M-dTH:m:sZ", "2026-04-01T00:05:07Z", 1_775_001_907, .instant),
    ] as [(String, String, Int64, Precision)])
  func patterns(_ pattern: String, _ text: String, _ seconds: Int64, _ exact: Precision) throws {
    let found = try #require(try time(pattern, text))
    #expect(found == (Instant(seconds: seconds), exact))
  }

  @Test(
    "takes for no date what is none",
    arguments: [
      ("yyyy/MM/dd", "2026/02/30"), ("yyyy/MM/dd", "2026/13/01"), ("yyyy/MM/dd", "26/01/01"),
      ("yyyy/MM/dd HH:mm", "2026/01/01 24:00"),
      ("yyyyMMdd", "2026101"), ("Gy.M.d", "X8.1.1"), ("yyyy-M-dTH:m:sZ", "2026-01-01T00:00:00"),
    ])
  func noDates(_ pattern: String, _ text: String) throws {
    #expect(try time(pattern, text) == nil)
  }

  @Test("refuses a line that names what is not there, or lacks its key")
  func unknownKeys() throws {
    let test = try ImportBook()
    let map = try ImportMap(toml: Array(Self.map.utf8))
    let text =
      "番号,件名,客,S/N,受付,解決,重要度,担当,班\n1,異音,9,,2026/4/1 9:05,,,,\n,異音,,,2026/4/1 9:05,,,,\n"
      + "2,異音,,,2026/13/1 9:05,,,,\n3,,,,2026/4/1,,,,\n"
    var rest = Array(text.utf8)
    let report = try MapImport(map, into: test.book, .init()).run(
      map.tables[2],
      {
        defer { rest = [] }
        return rest
      }, progress: { _ in })
    #expect(
      report.rejects.map(\.reason) == [
        .unknown(column: "客", value: "9"), .missing(column: "番号"),
        .unreadable(column: "受付", value: "2026/13/1 9:05"), .missing(column: "件名"),
      ])
    #expect(try test.records() == [])
  }

  @Test("maps handoffs, contacts, repairs and parts to what they are")
  func kinds() throws {
    let test = try ImportBook()
    func table(_ record: String, _ columns: String) throws -> MapTable {
      let text = """
        system = "old"
        [[tables]]
        record = "\(record)"
        key = "k"
        columns = { at = "t", \(columns) }
        """
      return try #require(try ImportMap(toml: Array(text.utf8)).tables.first)
    }
    let map = try ImportMap(toml: Array(Self.map.utf8))
    let job = MapImport(map, into: test.book, .init())
    let tables: [(String, String, String)] = [
      ("items", "model = \"m\"", "k,t,m\ni1,2026-04-01,AX-300\n"),
      ("cases", "subject = \"s\"", "k,t,s\nc1,2026-04-01 09:00,異音\n"),
      (
        "contacts", "case = \"c\", number = \"n\", seconds = \"l\", summary = \"s\"",
        "k,t,c,n,l,s\n1,2026-04-01 09:00,c1,0312345678,161,止まった\n"
      ),
      (
        "handoffs", "case = \"c\", from = \"f\", to = \"o\", accepted = \"a\"",
        "k,t,c,f,o,a\n1,2026-04-01 09:10,c1,support,repair,2026-04-01 09:20\n"
      ),
      (
        "repairs", "item = \"i\", case = \"c\", finished = \"f\", fault = \"x\", outcome = \"o\"",
        "k,t,i,c,f,x,o\nr1,2026-04-01 13:00,i1,c1,2026-04-01 15:00,E4,fixed\n"
          + "r2,2026-04-02 13:00,i1,,,,\n"
      ),
      (
        "parts", "item = \"i\", repair = \"r\", part = \"p\", action = \"a\", qty = \"q\"",
        "k,t,i,r,p,a,q\n1,2026-04-01 14:00,i1,r1,CMP-88,removed,1\n"
          + "2,2026-04-01 14:01,i1,r1,CMP-88,installed,２\n3,2026-04-01 14:02,i1,,FLT,requested,\n"
      ),
    ]
    for (record, columns, text) in tables {
      var rest = Array(text.utf8)
      let report = try job.run(
        try table(record, columns),
        {
          defer { rest = [] }
          return rest
        }, progress: { _ in })
      #expect(report.rejects == [], "\(record)")
    }
    #expect(
      try test.records().map(\.event.kind) == [
        .itemRegistered, .caseOpened, .contactStarted, .contactEnded, .contactWrappedUp,
        .handoffOffered, .handoffAccepted, .repairOpened, .repairDiagnosed, .repairFinished,
        .caseOpened, .repairOpened, .partRemoved, .partInstalled, .partRequested,
      ])
    #expect(try test.book.verify { _, _, _ in }.faults == [])
  }
}
