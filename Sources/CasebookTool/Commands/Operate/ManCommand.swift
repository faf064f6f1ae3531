internal import ArgumentParser
internal import Casebook
internal import Screens
internal import Wire

/// `casebook man [PAGE]`.
struct ManCommand: TypedCommand {
  @Argument var page: [String] = []
  @Option(name: .customLong("to")) var directory: String?

  static let help = CommandHelp(
    name: "man",
    summary: Bilingual(ja: "man の頁を出す、または書き出す", en: "print pages for man, or write them all"),
    examples: [
      .init("casebook man part | man -l -", ja: "1 頁を読む", en: "read one page"),
      .init("casebook man case new --lang ja | man -l -", ja: "日本語で", en: "in Japanese"),
      .init(
        "casebook man --to /usr/share/man", ja: "全頁を man1、man7、ja/man1、ja/man7 に",
        en: "all pages, into man1, man7, ja/man1, ja/man7"),
    ],
    usages: [
      Bilingual(ja: "[コマンド|話題]", en: "[COMMAND|TOPIC]"),
      Bilingual(ja: "--to ディレクトリ", en: "--to DIR"),
    ],
    arguments: [
      .init(
        Bilingual(ja: "[コマンド|話題]", en: "[COMMAND|TOPIC]"), ja: "省けば casebook(1)",
        en: "else casebook(1)")
    ],
    options: [
      .init(
        Bilingual(ja: "--to ディレクトリ", en: "--to DIR"), ja: "両方の言葉の全頁を書く",
        en: "write all pages in both languages")
    ],
    further: ["casebook help", "man casebook"])

  func request() throws(ErrorReport) -> ManRequest {
    guard directory == nil || page.isEmpty else {
      throw UsageProblem.unexpected(page, command: "man").report
    }
    return ManRequest(page: page, directory: directory)
  }
}

/// Pages to be printed or written.
struct ManRequest: Request, Hashable {
  let page: [String]
  let directory: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    if let directory { return try write(to: directory, desk) }
    guard let found = ManPages.named(page.map { $0.halfWidth.lowercased() }) else {
      throw ErrorReport(
        code: "man.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "「\(page.joined(separator: " "))」という頁はありません",
          en: "there is no page \"\(page.joined(separator: " "))\""),
        hint: ErrorReport.Hint("casebook help"))
    }
    let text = found.text(Self.writer(desk.language))
    let said = Bilingual(
      ja: "読むには  casebook man … | man -l -", en: "to read it  casebook man … | man -l -")
    return Answer(
      lines: {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
          .map { Line(String($0)) }
      }, rows: { [[text]] }, document: { Document(ManDocument.shape, [found.fileName]) },
      notes: desk.world.output.isTerminal ? [Line(desk.say(said), .dim)] : [])
  }

  static func writer(_ language: Language) -> ManPage {
    ManPage(language: language, source: "casebook \(Tool.version)", date: Tool.versionDate)
  }

  /// English below `DIR`, Japanese below `DIR/ja`, as man looks for them.
  private func write(to directory: String, _ desk: Desk) throws(ErrorReport) -> Answer {
    var paths: [String] = []
    for language in Language.allCases {
      let root = language == .en ? directory : "\(directory)/\(language.rawValue)"
      let writer = Self.writer(language)
      for page in ManPages.all {
        let path = "\(root)/man\(page.section)/\(page.fileName)"
        paths.append(path)
        if desk.options.isDryRun { continue }
        try Self.write(page.text(writer), to: path)
      }
    }
    let said = Bilingual(
      ja: "\(directory) に \(paths.count) 頁", en: "\(paths.count) pages in \(directory)")
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(said))])] },
      rows: { paths.map { [$0] } },
      document: { Document(ManDocument.shape, paths) }, isWanted: false)
  }

  private static func write(_ text: String, to path: String) throws(ErrorReport) {
    do throws(StreamError) {
      try SmallFile.makeDirectories(above: path, mode: 0o755)
    } catch {
      throw ErrorReport(
        code: "file.cannotBeWritten", exit: .cannotCreate,
        message: Bilingual(ja: "\(path) を書けません", en: "\(path) cannot be written"),
        details: [Bilingual(same: "\(error)")])
    }
    do throws(BookError) { try TextFile.write(text, to: path) } catch { throw ErrorReport(error) }
  }
}

/// `casebook.man/1`: pages for man.
enum ManDocument {
  static let shape = DocumentShape<[String]>(
    "casebook.man/1", "Pages for man that were printed or written.",
    [Member("data", Shape.text.list) { $0 }])
}
