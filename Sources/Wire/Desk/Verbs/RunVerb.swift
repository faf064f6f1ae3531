package import Cases

/// `RUN`: a command line, carried out at the book as if it had been typed there.
package struct RunArguments: DeskArguments {
  /// Made when the person acted.  What the command line writes has ids made of it, so that the same
  /// request sent again is answered without being done again.
  package var id: CommandID
  /// Without the name of the program: `["show", "C-1"]`.
  package var words: [String]
  /// The width of the terminal; `nil` where there is none.
  package var columns: Int?
  package var rows: Int?
  /// "ja" or "en"; `nil` leaves it to the desk.
  package var language: String?
  /// "Asia/Tokyo".
  package var zone: String?
  package var isTerminal: Bool
  package var hasColour: Bool
  /// In place of the clock, where a command line says so.
  package var now: Instant?
  /// What stands on the standard input; `nil` where nothing is to be read from it.
  package var input: [UInt8]?

  package init(
    id: CommandID, words: [String], columns: Int? = nil, rows: Int? = nil,
    language: String? = nil, zone: String? = nil, isTerminal: Bool = false,
    hasColour: Bool = false, now: Instant? = nil, input: [UInt8]? = nil
  ) {
    self.id = id
    self.words = words
    self.columns = columns
    self.rows = rows
    self.language = language
    self.zone = zone
    self.isTerminal = isTerminal
    self.hasColour = hasColour
    self.now = now
    self.input = input
  }

  package static let verb = Verb.run

  package static let shape = Shape<Self>.fields(
    [
      Member("colour", Shape<Bool>.truth, "Whether colours may be used.") { $0.hasColour },
      Member("columns", Shape<Int>.integer.optional, "The width of the terminal.") {
        $0.columns
      },
      Member("id", Shape<CommandID>.id(), "The idempotency key.") { $0.id },
      Member("isTerminal", Shape<Bool>.truth, "Whether a person reads it.") { $0.isTerminal },
      Member("language", Shape<String>.text.optional, "ja or en.") { $0.language },
      Member("now", Shape<Instant>.acceptedTime.optional, "In place of the clock.") { $0.now },
      Member("rows", Shape<Int>.integer.optional, "The height of the terminal.") { $0.rows },
      Member("words", Shape<String>.text.list, "The command line.") { $0.words },
      Member("zone", Shape<String>.text.optional, "A name of the time zone database.") {
        $0.zone
      },
    ], required: ["id", "words"])

  package var payload: [[UInt8]] { input.map { [$0] } ?? [] }

  package init(_ request: DeskRequest) throws(DeskProblem) {
    self = try deskReading { () throws(IncomingError) in
      let object = try MemberReader(request.arguments, at: "")
      let short = Reading<String>.text(max: DeskLimits.identifierByteCountMax)
      return Self(
        id: try object.required("id", .identifier()),
        words: try object.required("words", .list(.text)),
        columns: try object.optional("columns", .count),
        rows: try object.optional("rows", .count),
        language: try object.optional("language", short),
        zone: try object.optional("zone", short),
        isTerminal: try object.optional("isTerminal", .truth) ?? false,
        hasColour: try object.optional("colour", .truth) ?? false,
        now: try object.optional("now", .time)?.instant, input: request.payload.first)
    }
    guard words.count <= DeskLimits.wordCountMax else {
      throw DeskProblem(
        .tooBig, "a command line has at most \(DeskLimits.wordCountMax) words", at: "/words")
    }
  }
}

/// The answer to `RUN`, also when the command line ended with an error.
package struct RunAnswer: DeskAnswer {
  package var exit: Int
  package var output: [UInt8]
  package var errors: [UInt8]

  package init(exit: Int, output: [UInt8], errors: [UInt8]) {
    self.exit = exit
    self.output = output
    self.errors = errors
  }

  package static let shape = Shape<Self>.object([
    Member("exit", Shape<Int>.integer, "The exit code of the command line.") { $0.exit }
  ])

  package var payload: [[UInt8]] { [output, errors] }

  package init(_ reply: DeskReply) throws(UnreadableAnswer) {
    guard reply.payload.count >= 2 else { throw UnreadableAnswer(at: "payload") }
    self = try answerReading { () throws(IncomingError) in
      let object = try MemberReader(reply.info, at: "")
      return Self(
        exit: try object.required("exit", .count), output: reply.payload[0],
        errors: reply.payload[1])
    }
  }
}
