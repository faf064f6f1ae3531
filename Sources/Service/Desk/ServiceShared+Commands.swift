internal import Casebook
internal import Cases
internal import EventLog
internal import Views
internal import Wire

extension ServiceShared {
  /// What a command would do.
  @available(*, noasync)
  func rehearse(_ command: Command) -> DeskReply {
    do throws(BookError) {
      switch try book.rehearse(command) {
      case .wouldWrite: return DoAnswer(events: []).reply
      case .refused(let refusal): return problem(refusal).reply
      }
    } catch { return reply(to: error, verb: .do) }
  }

  /// The number of a case, looked up; nil where it cannot be.
  @available(*, noasync)
  func caseNumber(_ id: CaseID) -> String? {
    let found: String?? = try? book.read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        let state: CaseState? = try snapshot.state(id)
        return state?.number
      } catch { throw BookError(error, path: book.path) }
    }
    return found ?? nil
  }

  /// The answer to a command that was carried out.
  func answer(_ receipt: Receipt, caseID: CaseID?, _ caseNumber: String?) -> DeskReply {
    let lines = receipt.lines.map { line in
      DoAnswer.Line(
        id: line.id, position: position(line.seq), type: line.type, number: line.number)
    }
    var entry: String?
    if let caseNumber, let number = receipt.entry { entry = "\(caseNumber)#\(number)" }
    return DoAnswer(
      events: lines, entry: entry,
      subject: caseID.map { DoAnswer.Subject(id: $0, reference: caseNumber) },
      acceptedAt: receipt.acceptedAt, isReplayed: receipt.isReplayed,
      conflicts: receipt.conflicts.map { conflict in
        DoAnswer.Conflict(id: conflict.conflictID, rule: conflict.rule.rawValue)
      },
      refusal: receipt.refusal.map { ["code": .string($0)] }
    ).reply
  }

  /// Why the book refuses a command.
  func problem(_ refusal: Refusal) -> DeskProblem {
    .refused(refusal, epoch: Int(book.file.epoch))
  }

  /// What keeps the book from doing anything.
  func reply(to error: BookError, verb: Verb) -> DeskReply {
    switch error {
    case .unavailable(.diskFull), .unavailable(.mapFull):
      return DeskProblem(
        .readOnly, "the disk or the map of the book is full; nothing was written",
        extras: ["retryMs": 5_000]
      ).reply
    case .overloaded:
      return DeskProblem.busy(retryMilliseconds: 200, "too many commands wait").reply
    case .isClosed: return DeskProblem.draining(retryMilliseconds: 1_000).reply
    case .isReplica(let source, _):
      // A kit that hears this stops, and keeps what it has.
      return DeskProblem(
        .notAllowed, "this book is a copy that follows \(source): write there"
      ).reply
    case .unavailable, .outcomeIsUnknown, .doesNotExist, .existsAlready, .isHalfMade,
      .cannotBeCreated, .isNoReplica, .permissionIsDenied, .formatIsNewer, .bookFileIsDamaged,
      .keys, .storage,
      .log, .codeIsOlder, .viewsAreOutdated, .viewHasStopped, .recordIsDamaged, .file:
      return fault("\(error)", verb: verb)
    }
  }
}
