package import Cases

/// `RUN`: a command line, carried out at the book as if it had been typed there.
package struct RunArguments: DeskArguments {
  /// Made when the person acted.
  ///
  /// What the command line writes has ids made of it, so that the same request sent again is
  /// answered without being done again.
  package var id: CommandID
  /// Without the name of the program: `["show", "C-1"]`.
  package var words: [String]
  /// The cells of a line of the client's terminal; `nil` where there is none.
  package var columns: Int?
  /// Which of the client's streams are terminals: of each by itself is judged what it may show.
  package var terminals: Terminals
  /// What the client's environment and configuration say; `environmentNames` and no others.
  package var environment: [String: String]
  /// For who follows: the lines of `watch` after a position, and nothing else of it.
  package var follow: Follow?
  /// What stands on the client's standard input; `nil` where it has not been read yet, because only
  /// the command line knows whether it wants it.
  package var input: [UInt8]?

  /// Standard input, output and errors of a client.
  package struct Terminals: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let input = Terminals(rawValue: 1)
    package static let output = Terminals(rawValue: 2)
    package static let errors = Terminals(rawValue: 4)
  }

  /// Where one who follows stands.
  package struct Follow: Hashable, Sendable {
    /// What has been printed.
    package var after: LogPosition
    /// Up to here things are called existing, beyond it added.
    package var existing: LogPosition

    package init(after: LogPosition, existing: LogPosition) {
      self.after = after
      self.existing = existing
    }
  }

  /// The variables that a client may send: how its terminal is, and what its user prefers.
  ///
  /// None of them names a file.
  package static let environmentNames: Set<String> = [
    "CASEBOOK_ACCESSIBLE", "CASEBOOK_AMBIGUOUS_WIDTH", "CASEBOOK_ASCII", "CASEBOOK_CASE",
    "CASEBOOK_COLOR", "CASEBOOK_LANG", "CASEBOOK_NO_INPUT", "CASEBOOK_REGION", "CASEBOOK_SHOP",
    "CASEBOOK_TZ", "CLICOLOR_FORCE", "COLUMNS", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE",
    "LC_MESSAGES", "NO_COLOR", "TERM", "TZ",
  ]

  package init(id: CommandID, words: [String]) {
    self.id = id
    self.words = words
    columns = nil
    terminals = []
    environment = [:]
  }

  package static let verb = Verb.run

  package static let shape = Shape<Self>.fields(
    [
      Member("columns", Shape<Int>.integer.optional, "The cells of a line of the terminal.") {
        $0.columns
      },
      Member(
        "environment", .map(Shape<String>.text), "What the client's environment says; few names."
      ) { $0.environment },
      Member("follow", follow.optional, "watch: the lines after a position.") { $0.follow },
      Member("id", Shape<CommandID>.id(), "The idempotency key.") { $0.id },
      Member(
        "terminals", Shape<String>.text.list, "input, output, errors: which are terminals."
      ) { arguments in
        terminalNames.filter { arguments.terminals.contains($0.1) }.map(\.0)
      },
      Member("words", Shape<String>.text.list, "The command line.") { $0.words },
    ], required: ["id", "words"])

  private static let terminalNames: [(String, Terminals)] = [
    ("input", .input), ("output", .output), ("errors", .errors),
  ]

  private static let follow = Shape<Follow>.object([
    Member("after", Shape<LogPosition>.position, "What has been printed.") { $0.after },
    Member("existing", Shape<LogPosition>.position, "Up to here events are existing.") {
      $0.existing
    },
  ])

  /// Standard input in pieces, one empty piece for an empty one.
  package var payload: [[UInt8]] {
    guard let input else { return [] }
    guard !input.isEmpty else { return [[]] }
    return stride(from: 0, to: input.count, by: DeskLimits.inputFrameByteCountMax).map {
      Array(input[$0..<min($0 + DeskLimits.inputFrameByteCountMax, input.count)])
    }
  }

  package init(_ request: DeskRequest) throws(DeskProblem) {
    self = try deskReading { () throws(IncomingError) in
      let object = try MemberReader(request.arguments, at: "")
      var read = Self(
        id: try object.required("id", .identifier()),
        words: try object.required("words", .list(.text)))
      read.columns = try object.optional("columns", .count)
      for name in try object.optional("terminals", .list(.text)) ?? [] {
        read.terminals.formUnion(Self.terminalNames.first { $0.0 == name }?.1 ?? [])
      }
      if let follow = try object.optional("follow", .object) {
        read.follow = Follow(
          after: try follow.required("after", .position),
          existing: try follow.required("existing", .position))
      }
      return read
    }
    for (name, value) in request.arguments["environment"]?.members ?? [:] {
      guard Self.environmentNames.contains(name), let text = value.text,
        text.utf8.count <= DeskLimits.variableByteCountMax
      else {
        throw .malformed("not to be sent, or too long", at: "/environment")
      }
      environment[name] = text
    }
    if !request.payload.isEmpty { input = request.payload.flatMap(\.self) }
    guard words.count <= DeskLimits.wordCountMax else {
      throw DeskProblem(
        .tooBig, "a command line has at most \(DeskLimits.wordCountMax) words", at: "/words")
    }
  }
}

/// The answer to `RUN`, also when the command line ended with an error.
package struct RunAnswer: DeskAnswer {
  /// The exit code.
  package var exit: Int
  package var output: [UInt8]
  package var errors: [UInt8]
  /// Whether it asked for standard input, which the request did not have: nothing was done, and the
  /// same request with it is welcome.
  package var wantsInput: Bool
  /// For who follows: up to where it was told.
  package var through: LogPosition?

  package init(
    exit: Int, output: [UInt8] = [], errors: [UInt8] = [], wantsInput: Bool = false,
    through: LogPosition? = nil
  ) {
    self.exit = exit
    self.output = output
    self.errors = errors
    self.wantsInput = wantsInput
    self.through = through
  }

  package static let shape = Shape<Self>.fields(
    [
      Member("exit", Shape<Int>.integer, "The exit code of the command line.") { $0.exit },
      Member("through", Shape<LogPosition>.position.optional, "Up to where it was told.") {
        $0.through
      },
      Member("wantsInput", Shape<Bool>.truth, "Nothing was done: send standard input, too.") {
        $0.wantsInput
      },
    ], required: ["exit"])

  package var payload: [[UInt8]] { [output, errors] }

  package init(_ reply: DeskReply) throws(UnreadableAnswer) {
    guard reply.payload.count >= 2 else { throw UnreadableAnswer(at: "payload") }
    self = try answerReading { () throws(IncomingError) in
      let object = try MemberReader(reply.info, at: "")
      return Self(
        exit: try object.required("exit", .count), output: reply.payload[0],
        errors: reply.payload[1],
        wantsInput: try object.optional("wantsInput", .truth) ?? false,
        through: try object.optional("through", .position))
    }
  }
}
