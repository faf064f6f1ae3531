internal import Casebook
internal import Cases
internal import EventLog
internal import Synchronization
internal import Views
internal import Wire

extension ServiceShared {
  /// A page of a feed, and where the log ended when it was read.
  @available(*, noasync)
  func page(
    _ arguments: ReadArguments, _ user: DeskUser
  ) throws(DeskProblem) -> (answer: ReadAnswer, head: UInt64) {
    let rendering: FeedRendering =
      switch arguments.form {
      case .event: .event(renderer(user.audience))
      case .record: .record
      }
    let end: FeedEnd = user.audience.hasLog ? .head : .lastEvent
    let found: Result<(ReadAnswer, UInt64), DeskProblem>
    do throws(BookError) {
      found = try book.read { (snapshot) throws(BookError) in
        let seq: UInt64
        switch snapshot.start(of: arguments.after) {
        case .from(let start): seq = start
        case .epoch(let number, let from):
          return .failure(.epoch(Int(number), from: from))
        case .ahead:
          var problem = DeskProblem.ahead(head: snapshot.present(snapshot.head.seq))
          // How far the book goes is for who may follow the log.
          if !user.audience.hasLog { problem.extras["head"] = nil }
          return .failure(problem)
        }
        let page: FeedPage
        do throws(RowsError) {
          page = try snapshot.page(
            of: arguments.feed, after: seq, limit: arguments.limit, rendering: rendering, end: end)
        } catch { throw BookError(error, path: book.path) }
        let items = page.items.map { item in
          ReadAnswer.Item(
            snapshot.position(item.seq), previous: item.previous, body: item.bytes)
        }
        let answer = ReadAnswer(
          arguments.feed, more: page.more, through: page.through, items: items)
        return .success((answer, snapshot.head.seq))
      }
    } catch { throw problem(error, verb: .read) }
    return try found.get()
  }

  /// Renders events for an audience.
  func renderer(_ audience: Audience) -> Renderer {
    Renderer(book: book.file.id, profile: audience.profile)
  }

  /// What keeps the book from being read.
  func problem(_ error: BookError, verb: Verb) -> DeskProblem {
    DeskProblem(reply(to: error, verb: verb))
      ?? DeskProblem(.internal, "the desk failed")
  }

  /// Who asks, and what it may do here.
  @available(*, noasync)
  func hello(
    _ arguments: HelloArguments, _ user: DeskUser
  ) throws(DeskProblem) -> DeskReply {
    let (epochs, head): ([Epoch], UInt64)
    var device: HelloAnswer.Device?
    do throws(BookError) {
      (epochs, head) = try book.read { (snapshot) throws(BookError) in
        (snapshot.epochs, snapshot.head.seq)
      }
      if let asked = arguments.device {
        let standing = try book.standing(of: asked.id)
        device = HelloAnswer.Device(
          through: standing.through, missing: standing.missing, last: standing.last)
      }
    } catch { throw problem(error, verb: .hello) }
    var limits = DeskLimits.standard
    limits["doPerSecond"] = user.rates.doPerSecond
    limits["readPerSecond"] = user.rates.readPerSecond
    limits["burst"] = user.rates.burst
    limits["blobBytesPerSecond"] = user.rates.blobBytesPerSecond
    var answer = HelloAnswer(
      time: Book.systemClock(), book: renderer(user.audience).sourceText,
      epochs: epochs.map { .init(number: Int($0.number), after: $0.startsAfter) },
      position: user.audience.hasLog ? position(head) : nil, audience: user.audience.name,
      rights: Right.allCases.filter(user.has), feeds: user.audience.feeds,
      live: live.withLock { $0[user.audience.name] ?? [] }, limits: limits,
      member: user.member, team: user.team, device: device)
    answer.intervalMilliseconds = configuration.heartbeatMilliseconds
    return answer.reply
  }

  // MARK: Documents

  /// A document as the command line prints it.
  @available(*, noasync)
  func view(_ arguments: ViewArguments, _ user: DeskUser) throws(DeskProblem) -> DeskReply {
    var words = arguments.view.words
    if let reference = arguments.of {
      // What looks like an option is none of a reference.
      guard !reference.hasPrefix("-"), !reference.isEmpty else { throw .notAllowed }
      words.append(reference)
    }
    let id = identifiers.next(at: Book.systemClock(), IdentifierTag.Command.self)
    let result = handlers.run(RunRequest(id: id, words: words + ["--json"]), user)
    guard result.exit == 0, let json = try? JSON(parsing: result.output, limits: .answer),
      let position = json["asOf"]?.text.flatMap(LogPosition.init(text:))
    else {
      throw DeskProblem(
        .notFound, "there is no such document", extras: ["exit": .integer(result.exit)])
    }
    var document = result.output
    if document.last == 0x0A { document.removeLast() }
    return ViewAnswer(position: position, document: document).reply
  }

  /// A schema by its name, or the list of all.
  func schema(_ arguments: SchemaArguments) throws(DeskProblem) -> DeskReply {
    let (name, document) = try SchemaDocuments().document(arguments)
    return SchemaAnswer(name: name, sha256: Book.sha256(document), document: document).reply
  }

  /// This subscriber has purged what the book had forgotten.
  @available(*, noasync)
  func acknowledge(
    _ arguments: AckArguments, _ user: DeskUser
  ) throws(DeskProblem) -> DeskReply {
    guard let path = configuration.directory?.acknowledgements else { throw .notAllowed }
    guard try hasErasure(arguments.event) else {
      throw DeskProblem(.notFound, "there is no such erasure", at: "/event")
    }
    let time = JSON.time(Book.systemClock()).text ?? ""
    let line =
      "[[purged]]\nkey = \"\(user.name)\"\nevent = \"\(arguments.event)\"\ntime = \(time)\n"
    let failure: KeyFileError? = noting.withLock { (_) -> KeyFileError? in
      do throws(KeyFileError) {
        // Said again, as after an answer that was lost, it adds nothing.
        let known = try Acknowledgements(path: path)
        if !known.has(arguments.event, of: user.name) { try KeyFile.append(line, to: path) }
        return nil
      } catch { return error }
    }
    if failure != nil {
      throw DeskProblem(.readOnly, "it cannot be noted", extras: ["retryMs": 5_000])
    }
    return AckAnswer().reply
  }

  /// Whether `event` is an `erasure.completed` of this book.
  @available(*, noasync)
  private func hasErasure(_ event: EventID) throws(DeskProblem) -> Bool {
    do throws(BookError) {
      return try book.read { (snapshot) throws(BookError) in
        do throws(RowsError) {
          var isFound = false
          let feed = snapshot.feed(ofType: Event.Kind.erasureCompleted.rawValue)
          // The latest first: it is they that are acknowledged.
          try snapshot.scan(feed, reverse: true) { (seq) throws(RowsError) in
            isFound = try snapshot.record(at: seq, opened: false).id == event
            return !isFound
          }
          return isFound
        } catch { throw BookError(error, path: book.path) }
      }
    } catch { throw problem(error, verb: .ack) }
  }
}

extension ViewArguments.View {
  /// The command that prints it.
  fileprivate var words: [String] {
    switch self {
    case .caseTimeline: ["timeline"]
    case .case: ["show"]
    case .customer: ["customer", "show"]
    case .item: ["item", "show"]
    case .queue: ["list"]
    case .promises: ["due"]
    case .knownFacts: ["facts"]
    case .screenPop: ["pop"]
    }
  }
}
