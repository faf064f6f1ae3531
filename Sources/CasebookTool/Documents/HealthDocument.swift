internal import Cases
internal import Client
internal import Screens
internal import Wire

/// Something that keeps a book or a server from its work.
struct HealthProblem: Hashable, Sendable {
  /// Stable, for programs: `server.isDown`, `feed.isBehind`, `disk.isNearlyFull`.
  let code: String
  let said: Bilingual
  /// A command to paste.
  var hint: String?

  init(code: String, said: Bilingual, hint: String? = nil) {
    self.code = code
    self.said = said
    self.hint = hint
  }

  init(_ report: ErrorReport) {
    self.init(code: report.code, said: report.message, hint: report.hint?.command)
  }

  static func viewHasStopped(_ name: String) -> HealthProblem {
    HealthProblem(
      code: "view.hasStopped",
      said: Bilingual(
        ja: "一覧 \(name) が止まっています。記録は無事です", en: "the view \(name) has stopped; the log is unharmed"),
      hint: "casebook rebuild \(name)")
  }

  static func diskIsNearlyFull(_ byteCount: Int) -> HealthProblem {
    let free = BookChecks.size(byteCount)
    return HealthProblem(
      code: "disk.isNearlyFull",
      said: Bilingual(ja: "ディスクの空きが \(free) しかありません", en: "only \(free) of the disk are free"),
      hint: "df -h")
  }

  static func feedIsBehind(_ count: Int) -> HealthProblem {
    HealthProblem(
      code: "feed.isBehind",
      said: Bilingual(
        ja: "流れが \(count.grouped) 件遅れています", en: "the feed is behind by \(count.grouped)"))
  }

  static func feedIsSilent(_ silence: Silence) -> HealthProblem {
    let isRefused = silence == .keyRefused
    return HealthProblem(
      code: isRefused ? "feed.refusesKey" : "feed.isSilent",
      said: isRefused
        ? Bilingual(ja: "流れはこの鍵を断ります", en: "the feed refuses this key")
        : Bilingual(ja: "窓口は応じますが、流れから何も聞こえません", en: "the desk answers, but the feed is silent"))
  }
}

/// `casebook.health/1`: whether a book, or a server, does its work.
struct Health: Hashable, Sendable {
  /// The address of the server; nil for a book on this machine.
  var server: String?
  /// Where the log ends; nil where nobody may know.
  var position: LogPosition?
  /// How many events the feed is behind; nil where it does not tell.
  var behind: Int?
  var freeByteCount: Int?
  var problems: [HealthProblem] = []

  var isHealthy: Bool { problems.isEmpty }

  /// The same with one more problem.
  func with(_ problem: HealthProblem) -> Health {
    var health = self
    health.problems.append(problem)
    return health
  }

  /// Takes in what the server says of its own book.
  mutating func take(_ data: JSON?) {
    freeByteCount = (data?["freeBytes"]?.number).map { Int($0) } ?? freeByteCount
    for problem in data?["problems"]?.elements ?? [] {
      guard let code = problem["code"]?.text, let said = problem["message"]?.text else { continue }
      problems.append(
        HealthProblem(
          code: code, said: Bilingual(ja: said, en: problem["messageEn"]?.text ?? said),
          hint: problem["hint"]?.text))
    }
  }

  static let shape = DocumentShape<(Health, Language)>(
    "casebook.health/1", "Whether a book, or a server, does its work.",
    [Member("data", data) { $0 }])

  private static let data: Shape<(Health, Language)> = .object([
    Member("behind", Shape<Int>.integer.orNull, "Events that the feed is behind.") {
      $0.0.behind
    },
    Member("freeBytes", Shape<Int>.integer.orNull, "What is free on the disk of the book.") {
      $0.0.freeByteCount
    },
    Member("healthy", Shape.truth, "The exit code is 0.") { $0.0.isHealthy },
    Member("position", Shape.position.orNull, "Where the log ends.") { $0.0.position },
    Member("problems", problem.list, "What is wrong.") { health in
      health.0.problems.map { ($0, health.1) }
    },
    Member("server", Shape.text.orNull, "The address of the server.") { $0.0.server },
  ])

  private static let problem: Shape<(HealthProblem, Language)> = .object([
    Member("code", Shape.text, "Stable and untranslated.") { $0.0.code },
    Member("hint", Shape.text.orNull, "A command line to paste.") { $0.0.hint },
    Member("message", Shape.text, "For people.") { $0.0.said.text(in: $0.1) },
    Member("messageEn", Shape.text, "The same in English.") { $0.0.said.en },
  ])

  /// For people: one line if it is well, one for each problem if not.
  func lines(_ desk: Desk) -> [Line] {
    guard isHealthy else {
      let word = desk.say(Bilingual(ja: "ヒント: ", en: "hint: "))
      return problems.flatMap { problem in
        let hint = problem.hint.map { Line([Span("   "), Span(word, .hint), Span($0, .command)]) }
        let said = Line([Span("!  ", .failure), Span(desk.say(problem.said))])
        return [said] + [hint].compactMap(\.self)
      }
    }
    let parts = [
      server, position.map { desk.say(Bilingual(ja: "位置 \($0.text)", en: "position \($0.text)")) },
      freeByteCount.map {
        desk.say(Bilingual(ja: "空き \(BookChecks.size($0))", en: "\(BookChecks.size($0)) free"))
      },
    ]
    let said = desk.say(Bilingual(ja: "正常", en: "healthy"))
    return [
      Line([
        Span("OK ", .heading), Span(([said] + parts.compactMap(\.self)).joined(separator: "  ")),
      ])
    ]
  }
}
