internal import Casebook
internal import Cases
internal import Client
internal import Screens
internal import Wire

/// A command line that the server carries out, and whose output is printed here.
struct RemoteCall {
  let book: RemoteBook
  private var arguments: RunArguments

  /// The command line of the book as it was typed, or `words`.
  init(_ book: RemoteBook, words: [String]? = nil) {
    self.book = book
    let world = book.desk.world
    arguments = RunArguments(
      id: IdentifierSource().next(at: book.desk.now), words: words ?? book.typed)
    arguments.columns = world.output.columns.map { min(max($0, 1), Desk.columnsMax) }
    arguments.environment = Self.environment(of: book.desk)
    if world.input.isTerminal { arguments.terminals.insert(.input) }
    if world.output.isTerminal { arguments.terminals.insert(.output) }
    if world.errors.isTerminal { arguments.terminals.insert(.errors) }
  }

  /// The same, with standard input in place of this user's.
  func reading(_ input: [UInt8]) -> RemoteCall {
    var call = self
    call.arguments.input = input
    return call
  }

  /// The same, for who follows.
  func following(_ follow: RunArguments.Follow) -> RemoteCall {
    var call = self
    call.arguments.follow = follow
    return call
  }

  /// The same as if nobody sat at a terminal: what is printed is taken apart here.
  func withoutTerminal() -> RemoteCall {
    var call = self
    call.arguments.terminals = []
    return call
  }

  /// Has it carried out, and prints what it says.
  func answer() throws(ErrorReport) -> Answer {
    let result = try result()
    try print(result)
    return Answer(isStreamed: true, exit: Self.exit(of: result))
  }

  /// Prints what a command line said: what is for people first, as it comes at a book.
  func print(_ result: RunAnswer) throws(ErrorReport) {
    if !result.errors.isEmpty { try? book.desk.world.errors.write(result.errors) }
    try Presenter(desk: book.desk).write(result.output)
  }

  /// The exit code; one that only a newer server knows is a mistake of ours.
  static func exit(of result: RunAnswer) -> ExitCode {
    ExitCode(rawValue: Int32(clamping: result.exit)) ?? .internalError
  }

  /// Has it carried out.
  func result() throws(ErrorReport) -> RunAnswer {
    let client = try book.client()
    let first = try run(arguments, client)
    guard first.wantsInput, arguments.input == nil else { return first }
    var again = arguments
    again.input = try input()
    return try run(again, client)
  }

  private func run(
    _ arguments: RunArguments, _ client: DeskClient
  ) throws(ErrorReport) -> RunAnswer {
    do throws(ClientError) { return try client.run(arguments) } catch {
      let report = book.report(error)
      // It may have arrived: only a look tells.
      guard case .unreachable(.silent) = error else { throw report }
      throw report.adding(
        Bilingual(
          ja: "届いて記録された場合もあります。もう一度打つ前に timeline で確かめてください",
          en:
            "it may have been recorded all the same: look into the timeline before typing it again")
      )
    }
  }

  private func input() throws(ErrorReport) -> [UInt8] {
    let bytes: [UInt8]?
    do throws(StreamError) {
      bytes = try book.desk.world.input.readAll(byteCountMax: DeskLimits.inputByteCountMax)
    } catch {
      throw ErrorReport(
        code: "input.failed", exit: .inputOutput,
        message: Bilingual(ja: "標準入力が読めません", en: "standard input cannot be read"))
    }
    guard let bytes else {
      let most = DeskLimits.inputByteCountMax.grouped
      throw ErrorReport(
        code: "input.tooLong", exit: .refused,
        message: Bilingual(
          ja: "標準入力が長すぎます (サーバーへは \(most) バイトまで)",
          en: "standard input is too long (\(most) bytes at most to a server)"))
    }
    return bytes
  }

  /// What a server may know of this terminal and its user; the zone of this machine, too, where
  /// nobody says another, because "today" is here.
  private static func environment(of desk: Desk) -> [String: String] {
    var sent = desk.world.environment.filter {
      RunArguments.environmentNames.contains($0.key)
        && $0.value.utf8.count <= DeskLimits.variableByteCountMax
    }
    let isSaid = ["CASEBOOK_TZ", "TZ"].contains { !(sent[$0] ?? "").isEmpty }
    if !isSaid, desk.options.zone == nil, let zone = desk.world.zones.local() {
      sent["TZ"] = zone.name
    }
    return sent
  }
}
