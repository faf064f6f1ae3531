internal import Casebook
internal import Cases
internal import Glibc
internal import Screens
internal import Service
internal import Synchronization
internal import Wire

/// The command line behind the verb `RUN`: carries out what clients typed, in their names.
///
/// Any thread may call `run`.
final class ServedCommands: Sendable {
  private let book: Book
  private let clock: @Sendable () -> Instant
  private let kept = Mutex(KeptResults())

  init(book: Book, clock: @escaping @Sendable () -> Instant = Book.systemClock) {
    self.book = book
    self.clock = clock
  }

  /// Carries out a command line with the code of the tool; a repetition gets the first answer.
  ///
  /// - Returns: What it printed, and its exit code: whatever is wrong is an answer, too.
  func run(_ request: RunRequest, _ user: DeskUser) -> RunResult {
    let key = KeptResults.Key(user: user.name, request: request.id)
    switch kept.withLock({ $0.begin(key) }) {
    case .new: break
    case .known(let result): return result
    case .running: return wait(for: key)
    }
    let (result, isWorthKeeping) = carryOut(request, user)
    kept.withLock { $0.end(key, isWorthKeeping ? result : nil) }
    return result
  }

  /// The client has asked again before the first asking was answered.
  private func wait(for key: KeptResults.Key) -> RunResult {
    for _ in 0..<Self.waitCountMax {
      usleep(Self.waitMicroseconds)
      switch kept.withLock({ $0.look(key) }) {
      case .known(let result): return result
      case .running: continue
      // It has read only; the client asks once more.
      case .new: return Self.busy
      }
    }
    return Self.busy
  }

  private static let waitMicroseconds: UInt32 = 10_000
  /// Bound: three seconds, less than a client waits.
  private static let waitCountMax = 300

  private static let busy = RunResult(
    exit: Int(ExitCode.tryAgain.rawValue),
    errors: Array(
      "error: the same command is still being carried out; try again\n[desk.busy]\n".utf8))

  // MARK: One line

  private func carryOut(_ request: RunRequest, _ user: DeskUser) -> (RunResult, Bool) {
    let run = ServedRun(book: book, user: user, request: request)
    let output = ServedOutput(
      isTerminal: request.terminals.contains(.output), columns: request.columns)
    let errors = ServedOutput(isTerminal: request.terminals.contains(.errors), columns: nil)
    let input = ServedInput(
      request.input, isTerminal: request.terminals.contains(.input), of: run)
    var world = World.served(
      run, request, state: state(of: user), clock: clock, input: input, output: output,
      errors: errors)
    // Its words show whatever the book has (WIRE.md §7): not to whom something must not be shown.
    guard user.audience.isWhole, user.rights.contains(.read) else {
      Tool.say(Self.notWhole, to: request.words, in: world)
      return (RunResult(exit: Int(ExitCode.notAllowed.rawValue), errors: errors.bytes), false)
    }
    let exit = Tool.serve(request.words, in: world)
    if run.wantsInput { return (RunResult(exit: 0, wantsInput: true), false) }
    guard run.isRepeated || output.isTooLong else {
      let result = RunResult(
        exit: Int(exit.rawValue), output: output.bytes, errors: errors.bytes, through: run.through)
      return (result, run.wrote)
    }
    let said = ServedOutput(isTerminal: output.isTerminal, columns: request.columns)
    let wrong = ServedOutput(isTerminal: errors.isTerminal, columns: nil)
    (world.output, world.errors) = (said, wrong)
    if run.isRepeated {
      Tool.sayDone(run, to: request.words, in: world)
    } else {
      Tool.say(Self.tooLong, to: request.words, in: world)
    }
    let end = run.isRepeated ? ExitCode.done : .refused
    return (
      RunResult(
        exit: Int(end.rawValue), output: said.bytes, errors: wrong.bytes, through: run.through),
      run.wrote
    )
  }

  private static let notWhole = ErrorReport(
    code: "desk.notAllowed", exit: .notAllowed,
    message: Bilingual(
      ja: "この鍵はすべてを見てはならないので、コマンドは使えません",
      en: "this key may not see everything, so it cannot use commands"),
    details: [
      Bilingual(
        ja: "tail と emit は使えます。何も書かれていません", en: "tail and emit are there; nothing was written")
    ])

  private static let tooLong = ErrorReport(
    code: "run.outputIsTooLong", exit: .refused,
    message: Bilingual(
      ja: "答えが長すぎて送れません (\(ServedOutput.byteCountMax.grouped) バイトまで)",
      en: "the answer is too long to be sent (\(ServedOutput.byteCountMax.grouped) bytes at most)"),
    details: [Bilingual(ja: "絞り込んでもう一度どうぞ", en: "ask for less of it")])

  /// What the tool keeps between two lines of a user, such as the case of `go`: one directory for
  /// each key, since a key belongs to one device.
  private func state(of user: DeskUser) -> String {
    let name = user.name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    let root = book.path.hasPrefix("/") ? book.path : Self.absolute(book.path)
    return "\(root)/desk/state/\(name.hasPrefix(".") || name.isEmpty ? "key" + name : name)"
  }

  private static func absolute(_ path: String) -> String {
    guard let found = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }
}

/// The answers to lines that wrote, for clients that missed theirs.
private struct KeptResults {
  struct Key: Hashable {
    let user: String
    let request: CommandID
  }

  enum State {
    case new
    case running
    case known(RunResult)
  }

  /// Bound: how many answers are kept; a client asks again within seconds.
  static let countMax = 1_024

  private var running: Set<Key> = []
  private var results: [Key: RunResult] = [:]
  private var order: [Key] = []

  /// Where a line stands.
  func look(_ key: Key) -> State {
    if let result = results[key] { return .known(result) }
    return running.contains(key) ? .running : .new
  }

  /// The same; a new one runs from now on.
  mutating func begin(_ key: Key) -> State {
    let state = look(key)
    if case .new = state { running.insert(key) }
    return state
  }

  /// It has run.
  mutating func end(_ key: Key, _ result: RunResult?) {
    running.remove(key)
    guard let result else { return }
    results[key] = result
    order.append(key)
    guard order.count > Self.countMax else { return }
    results[order.removeFirst()] = nil
  }
}

extension Tool {
  /// Carries out one command line of a client of a service.
  ///
  /// The client has sent only what is carried out there; that is looked at again, because whoever
  /// has a key can send anything.
  static func serve(_ words: [String], in world: World) -> ExitCode {
    let scan = GlobalScan(words)
    do throws(ErrorReport) {
      let route = try Route(scan.rest, in: CommandTree.all)
      guard !scan.options.wantsHelp, !scan.options.wantsVersion,
        RemoteWay.of(route.name).isServed
      else { throw RemoteWay.refusal(of: route.name) }
    } catch {
      say(error, to: words, in: world)
      return error.exit
    }
    return run(words, in: world)
  }

  /// Prints that a line had been carried out before, when nobody kept its answer.
  static func sayDone(_ run: ServedRun, to words: [String], in world: World) {
    let scan = GlobalScan(words)
    let desk = Desk(world, scan.options, words: scan.rest)
    let command = run.firstCommandID
    let words = Bilingual(ja: "記録済みです (二度は書きません)", en: "recorded before; nothing is written twice")
    let answer = Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(words))])] }, rows: { [[""]] },
      document: {
        Document(
          WriteDocument.shape,
          WriteDocument(
            command: command, case: nil, caseNumber: nil, entry: nil, events: [], conflicts: [],
            acceptedAt: nil, isReplayed: true))
      }, isWanted: false)
    try? Presenter(desk: desk).print(answer)
  }

  /// Prints an error in the form that the words ask for.
  static func say(_ error: ErrorReport, to words: [String], in world: World) {
    let scan = GlobalScan(words)
    Presenter(desk: Desk(world, scan.options, words: scan.rest)).print(
      error.corrected(on: words).naming(scan.options))
  }
}
