import Casebook
import EventLog
import Glibc
import Screens
import Testing
import Wire

@testable import CasebookTool

/// What is where a book would be.
enum BookDirectoryLook {
  static func isMissing(_ path: String) -> Bool { unsafe access(path, F_OK) != 0 }
}

@Suite("Mistakes")
struct MistakeTests {
  @Test("leave nothing behind when the last step of init fails")
  func failingInit() throws {
    let book = try BookWorld(isEmpty: true)
    let outcome = book.run("init", "--name", "佐藤", "--team", "無い班")
    #expect(outcome.exit == .usage)
    #expect(outcome.errors.contains("[team.doesNotExist]"))
    #expect(BookDirectoryLook.isMissing(book.book))
    #expect(book.run("init", "--name", "佐藤").exit == .done)
    #expect(book.run("init").errors.contains("[book.existsAlready]"))
    #expect(book.run("member", "list").output.contains("佐藤"))
  }

  @Test("of a killed init are told from a book, with a line that makes them good")
  func killedInit() throws {
    let book = try BookWorld(isEmpty: true)
    let events = book.book + "/events"
    #expect(unsafe mkdir(book.book, 0o755) == 0 && mkdir(events, 0o755) == 0)
    #expect(book.run("init").errors.contains("[book.existsAlready]"), "nobody knows what it is")
    let making = book.book + "/book.json.making"
    #expect(unsafe close(creat(making, 0o644)) == 0)
    for (language, nothing) in [(Language.ja, "失われるものはありません"), (.en, "loses nothing")] {
      book.world = book.world.speaking(language)
      let outcome = book.run("init", "--name", "佐藤")
      #expect(outcome.exit == .cannotCreate)
      #expect(outcome.errors.contains("[book.isHalfMade]") && outcome.errors.contains(nothing))
      let hint = "rm -r -- \(book.book) && casebook init --name 佐藤 \(book.book)\n"
      #expect(outcome.errors.contains(hint), "\(outcome.errors)")
    }
    #expect(unsafe unlink(making) == 0 && rmdir(events) == 0)
    #expect(book.run("init", "--name", "佐藤", book.book).exit == .done)
    let other = book.run("init", book.book)
    #expect(other.errors.contains("[book.existsAlready]") && !other.errors.contains("rm -r"))
  }

  @Test("of a full disk pass when there is room, those of a failing one do not")
  func retryable() {
    let cases: [(Unavailability, ExitCode, Bool)] = [
      (.diskFull, .inputOutput, true), (.mapFull, .inputOutput, true),
      (.diskFails, .inputOutput, false), (.requestTooLarge, .refused, false),
    ]
    for (reason, exit, isRetryable) in cases {
      let report = ErrorReport(BookError.unavailable(reason))
      #expect(report.exit == exit && report.isRetryable == isRetryable, "\(reason)")
      let document = ErrorDocument.shape.json(ErrorDocument(report: report, language: .en))
      #expect(document["error"]?["retryable"] == .bool(isRetryable))
      #expect(report.adding(Bilingual(same: "x")).isRetryable == isRetryable)
    }
  }

  @Test("in the place of the book name the directory, and give a command to paste")
  func missingBook() throws {
    let book = try BookWorld(isEmpty: true)
    for language in Language.allCases {
      book.world = book.world.speaking(language)
      let outcome = book.run("list")
      #expect(outcome.exit == .notFound)
      #expect(outcome.errors.contains("casebook init \(book.book)\n"))
      #expect(!outcome.errors.contains("book.json"))
    }
  }

  @Test("with --expect and no case are told, not passed over")
  func expectation() throws {
    let book = try BookWorld()
    try book.done("customer", "new", "山田")
    let outcome = book.run("memo", "x", "--on", "customer", "--customer", "K-1", "--expect", "3")
    #expect(outcome.exit == .usage, "\(outcome)")
  }

  @Test("are not waited for with --no-input")
  func noInput() throws {
    let book = try BookWorld()
    try book.done("case", "new", "異音")
    let asked = book.run("memo", "--case", "C-1", "--no-input", input: "書いた文")
    #expect(asked.exit == .usage)
    #expect(asked.errors.contains("[usage.missingArgument]"))
    #expect(book.run("memo", "-", "--case", "C-1", "--no-input", input: "書いた文").exit == .done)
  }

  @Test(
    "of one letter are met with what was meant",
    arguments: [
      (["tiemline", "C-1"], "casebook timeline C-1"),
      (["timeline", "C-1", "--revers"], "--reverse"),
      (["show", "C-l"], "casebook show C-1"),
      (["memo", "x", "--case", "C-1", "--as", "佐籐"], "--as 佐藤"),
      (["schema", "part.instaled"], "casebook schema part.installed"),
      (["explain", "case.stal"], "casebook explain case.stale"),
    ])
  func nearMisses(_ words: [String], _ hint: String) throws {
    let book = try BookWorld()
    try book.done("case", "new", "異音")
    let outcome = book.world.run(words)
    #expect(outcome.exit != .done)
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
  }
}

@Suite("Slips")
struct SlipTests {
  @Test(
    "in options and values are offered again as the line that was meant",
    arguments: [
      (["list", "--mien"], "casebook list --mine"),
      (["list", "--jsno"], "casebook list --json"),
      (["list", "--sort=nubmer", "--all"], "casebook list --sort=number --all"),
      (["list", "--sort", "nubmer"], "casebook list --sort number"),
      (
        ["promise", "再訪 の連絡", "--due", "17:00", "--kidn=visit"],
        "casebook promise \"再訪 の連絡\" --due 17:00 --kind=visit"
      ),
      (["completion", "zhs"], "casebook completion zsh"),
      (["--color", "alwys", "list"], "casebook --color always list"),
      (["config", "set", "color", "nevr"], "casebook config set color never"),
    ])
  func offered(_ words: [String], _ line: String) {
    let outcome = TestWorld().run(words)
    #expect(outcome.exit == .usage)
    #expect(outcome.errors.contains("ヒント: \(line)\n"), "\(outcome.errors)")
  }

  @Test("that are like nothing are only refused")
  func unlike() {
    let outcome = TestWorld().run("list", "--sort", "xyzzy")
    #expect(outcome.exit == .usage)
    #expect(!outcome.errors.contains("ヒント"))
  }
}
