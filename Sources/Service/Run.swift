package import Cases
package import Wire

/// A command line that a client asks the server to carry out (the verb `RUN`).
package struct RunRequest: Hashable, Sendable {
  /// The client's name of this act: a repetition gets the first answer and writes nothing more.
  package var id: CommandID
  /// What was typed behind `casebook`: `["show", "C-1"]`.
  package var words: [String]
  /// The cells of a line of the client's terminal; nil where there is none.
  package var columns: Int?
  /// Which of the client's streams are terminals.
  package var terminals: Terminals
  /// What the client's environment and configuration say, of `environmentNames` only.
  package var environment: [String: String]
  /// For who follows: the lines of `watch` after this position, and nothing else of it.
  package var follow: Follow?
  /// What stands on the client's standard input; nil where it has not been read yet.
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

  /// The variables that a client may send; others are refused, so nothing of them reaches files.
  package static let environmentNames: Set<String> = [
    "CASEBOOK_ACCESSIBLE", "CASEBOOK_AMBIGUOUS_WIDTH", "CASEBOOK_ASCII", "CASEBOOK_CASE",
    "CASEBOOK_COLOR", "CASEBOOK_LANG", "CASEBOOK_NO_INPUT", "CASEBOOK_REGION", "CASEBOOK_SHOP",
    "CASEBOOK_TZ", "CLICOLOR_FORCE", "COLUMNS", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE",
    "LC_MESSAGES", "NO_COLOR", "TERM", "TZ",
  ]

  /// Bounds.
  package static let wordCountMax = 256
  package static let columnsMax = 1_000
  package static let variableByteCountMax = 1_024
  /// Of standard input, in frames of at most `inputFrameByteCountMax`.
  package static let inputByteCountMax = 262_144
  package static let inputFrameByteCountMax = 65_536

  package init(id: CommandID, words: [String]) {
    self.id = id
    self.words = words
    columns = nil
    terminals = []
    environment = [:]
  }
}

/// What became of a command line.
package struct RunResult: Hashable, Sendable {
  /// The exit code (EXPERIENCE.md §8).
  package var exit: Int
  /// What it wrote to standard output and to standard error.
  package var output: [UInt8]
  package var errors: [UInt8]
  /// Whether it asked for standard input, which the request did not have: nothing was done, and
  /// the same request with it is welcome.
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
}

// MARK: As JSON

/// Where the arguments of `RUN` are not as they should be: a JSON pointer.
package struct RunArgumentError: Error, Hashable, Sendable {
  package let pointer: String
}

extension RunRequest {
  /// Reads the arguments of `RUN`, and standard input from the frames behind them.
  ///
  /// - Parameters:
  ///   - arguments: The JSON of the third frame.
  ///   - payload: None where standard input has not been read; else it, in pieces.
  /// - Throws: Where something is missing, unknown or beyond its bound.
  package init(arguments: JSON, payload: [[UInt8]]) throws(RunArgumentError) {
    guard let id = arguments["id"]?.text.flatMap(CommandID.init(ulid:)) else {
      throw RunArgumentError(pointer: "/id")
    }
    let words = arguments["words"]?.elements?.compactMap(\.text) ?? []
    guard words.count == arguments["words"]?.elements?.count, words.count <= Self.wordCountMax
    else { throw RunArgumentError(pointer: "/words") }
    self.init(id: id, words: words)
    if let columns = arguments["columns"], columns != .null {
      guard let count = columns.number, (1...Int64(Self.columnsMax)).contains(count) else {
        throw RunArgumentError(pointer: "/columns")
      }
      self.columns = Int(count)
    }
    for (name, flag) in Self.terminalNames where arguments["terminals"]?[name]?.truth == true {
      terminals.insert(flag)
    }
    for (name, value) in arguments["environment"]?.members ?? [:] {
      guard Self.environmentNames.contains(name), let text = value.text,
        text.utf8.count <= Self.variableByteCountMax
      else { throw RunArgumentError(pointer: "/environment/\(name)") }
      environment[name] = text
    }
    if let typed = arguments["follow"], typed != .null {
      guard let after = typed["after"]?.text.flatMap(LogPosition.init(text:)),
        let existing = typed["existing"]?.text.flatMap(LogPosition.init(text:))
      else { throw RunArgumentError(pointer: "/follow") }
      follow = Follow(after: after, existing: existing)
    }
    guard payload.reduce(0, { $0 + $1.count }) <= Self.inputByteCountMax else {
      throw RunArgumentError(pointer: "")
    }
    input = payload.isEmpty ? nil : payload.flatMap(\.self)
  }

  private static let terminalNames: [(String, Terminals)] = [
    ("input", .input), ("output", .output), ("errors", .errors),
  ]

  /// The arguments of `RUN`, as they are read above.
  package var arguments: JSON {
    var members: [String: JSON] = [
      "id": .id(id), "words": .array(words.map { .string($0) }), "columns": .integer(columns),
      "environment": .object(environment.mapValues { .string($0) }),
    ]
    members["terminals"] = .object(
      Dictionary(
        uniqueKeysWithValues: Self.terminalNames.map { ($0, .bool(terminals.contains($1))) }))
    if let follow {
      members["follow"] = [
        "after": .position(follow.after), "existing": .position(follow.existing),
      ]
    }
    return .object(members)
  }

  /// The frames behind the arguments: standard input in pieces, one empty piece for an empty one.
  package var payload: [[UInt8]] {
    guard let input else { return [] }
    guard !input.isEmpty else { return [[]] }
    return stride(from: 0, to: input.count, by: Self.inputFrameByteCountMax).map {
      Array(input[$0..<min($0 + Self.inputFrameByteCountMax, input.count)])
    }
  }
}

extension RunResult {
  /// The info of the reply; `output` and `errors` are the two frames behind it.
  package var info: JSON {
    var members: [String: JSON] = ["exit": .integer(exit)]
    if wantsInput { members["wantsInput"] = true }
    if let through { members["through"] = .position(through) }
    return .object(members)
  }

  /// Reads a reply; nil if it is none of `RUN`.
  package init?(info: JSON, payload: [[UInt8]]) {
    guard let exit = info["exit"]?.number, payload.count >= 2 else { return nil }
    self.init(
      exit: Int(exit), output: payload[0], errors: payload[1],
      wantsInput: info["wantsInput"]?.truth ?? false,
      through: info["through"]?.text.flatMap(LogPosition.init(text:)))
  }
}
