internal import Screens
internal import Wire

/// The command line: words in, bytes and an exit code out.
enum Tool {
  /// The version of casebook.
  static let version = "0.1.0"
  /// The day of that version, for the feet of pages.
  static let versionDate = "2026-11-22"

  /// Carries out one command line, without `argv[0]`.
  static func run(_ arguments: [String], in world: World) -> ExitCode {
    if arguments.first == Completion.word {
      return Completion.run(Array(arguments.dropFirst()), in: world)
    }
    let scan = GlobalScan(arguments)
    let desk = Desk(world, scan.options, words: scan.rest)
    defer {
      desk.close()
      AutomaticSync.begin(after: desk)
    }
    let presenter = Presenter(desk: desk)
    do throws(ErrorReport) {
      if let problem = scan.problem { throw problem.report }
      let answer = try answer(scan, at: desk, typed: arguments)
      try presenter.print(answer)
      return answer.exit
    } catch {
      presenter.print(error.corrected(on: arguments).naming(scan.options))
      return error.exit
    }
  }

  private static func answer(
    _ scan: GlobalScan, at desk: Desk, typed: [String]
  ) throws(ErrorReport) -> Answer {
    if scan.options.wantsVersion { return VersionAnswer.answer }
    let route = try Route(scan.rest, in: CommandTree.all, wantsHelp: scan.options.wantsHelp)
    let isBorne =
      scan.options.wantsHelp || bearsBadConfiguration.contains(route.path.first?.name ?? "")
    if !isBorne, let problem = ErrorReport(desk.configuration.problems) { throw problem }
    if route.path.isEmpty, !scan.options.wantsHelp {
      if let book = try RemoteBook.of(desk, typed: typed) { return try RemoteCall(book).answer() }
      return try DayRequest().run(at: desk)
    }
    guard let last = route.path.last, !scan.options.wantsHelp else {
      return try HelpRequest(words: route.path.map(\.name)).run(at: desk)
    }
    switch last.kind {
    case .noun: return try HelpRequest(words: route.path.map(\.name)).run(at: desk)
    case .command(let command):
      if let book = try RemoteBook.wanted(at: desk, route, typed: typed) {
        return try book.answer(command, route)
      }
      return try run(command, route, at: desk)
    }
  }

  /// The commands that work, and are needed, while a configuration file is wrong.
  private static let bearsBadConfiguration: Set<String> = [
    "config", "context", "help", "explain", "schema", "doctor", "completion", "man",
  ]

  /// Carries out a command line inside of another one, with its global options.
  @discardableResult
  static func carryOut(
    _ words: [String], _ options: GlobalOptions, in world: World
  ) -> ExitCode {
    let desk = Desk(world, options, words: words)
    defer {
      desk.close()
      AutomaticSync.begin(after: desk)
    }
    let presenter = Presenter(desk: desk)
    do throws(ErrorReport) {
      let route = try Route(words, in: CommandTree.all)
      guard let last = route.path.last, case .command(let command) = last.kind else {
        throw UsageProblem.unknownCommand(words.first ?? "", near: [], parent: "").report
      }
      let answer = try run(command, route, at: desk)
      try presenter.print(answer)
      return answer.exit
    } catch {
      presenter.print(error.naming(options))
      return error.exit
    }
  }

  private static func run<Command: TypedCommand>(
    _ command: Command.Type, _ route: Route, at desk: Desk
  ) throws(ErrorReport) -> Answer {
    try Command.parse(route.rest, name: route.name).request().run(at: desk)
  }
}

/// `casebook --version`.
enum VersionAnswer {
  static var answer: Answer {
    Answer(
      lines: { [Line("casebook \(Tool.version)")] }, rows: { [[Tool.version]] },
      document: { Document(VersionDocument.shape, Tool.version) })
  }
}
