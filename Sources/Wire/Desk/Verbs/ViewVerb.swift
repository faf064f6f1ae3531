package import Cases

/// `VIEW`: a document as the command line prints it under `--json`.
package struct ViewArguments: DeskArguments {
  /// The documents that there are.
  package enum View: String, Hashable, Sendable, CaseIterable {
    case caseTimeline, `case`, customer, item, queue, promises, knownFacts,
      screenPop
  }

  package var view: View
  /// A reference as it is typed, "C-1042", or an id; nothing for what is of the whole book.
  package var of: String?

  package init(_ view: View, of reference: String? = nil) {
    self.view = view
    of = reference
  }

  package static let verb = Verb.view

  package static let shape = Shape<Self>.fields(
    [
      Member("of", Shape<String>.text.optional, "An id, or a reference as it is typed.") {
        $0.of
      },
      Member("view", Shape<View>.word, "Which document.") { $0.view },
    ], required: ["view"])

  package init(_ request: DeskRequest) throws(DeskProblem) {
    self = try deskReading { () throws(IncomingError) in
      let object = try MemberReader(request.arguments, at: "")
      return Self(
        try object.required("view", .word()),
        of: try object.optional("of", .text(max: DeskLimits.feedByteCountMax)))
    }
  }
}

/// The answer to `VIEW`.
package struct ViewAnswer: DeskAnswer {
  /// From where the reader goes on with a feed.
  package var position: LogPosition
  /// JSON, with its `schema`.
  package var document: [UInt8]

  package init(position: LogPosition, document: [UInt8]) {
    self.position = position
    self.document = document
  }

  package static let shape = Shape<Self>.object([
    Member("position", Shape<LogPosition>.position, "Go on with a feed from here.") {
      $0.position
    }
  ])

  package var payload: [[UInt8]] { [document] }

  package init(_ reply: DeskReply) throws(UnreadableAnswer) {
    guard let document = reply.payload.first else { throw UnreadableAnswer(at: "payload") }
    self = try answerReading { () throws(IncomingError) in
      let object = try MemberReader(reply.info, at: "")
      return Self(position: try object.required("position", .position), document: document)
    }
  }
}
