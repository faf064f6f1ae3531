internal import Casebook
internal import Cases
internal import Wire

extension ServiceShared {
  /// A page of a pack, as far as the user's audience sees.
  func pack(
    _ arguments: PackArguments, _ user: DeskUser
  ) throws(DeskProblem) -> DeskReply {
    do throws(PackError) {
      return try book.pack(
        arguments, for: user.member, user.audience, at: Book.systemClock()
      ).reply
    } catch {
      switch error {
      case .book(let error): return reply(to: error, verb: .pack)
      case .tooManyCases(let count):
        throw DeskProblem(
          .tooBig, "\(count) cases; a device takes \(PackLimits.caseCountMax)", at: "/cases",
          extras: ["caseCountMax": .integer(PackLimits.caseCountMax)])
      case .tooManyRecords:
        throw DeskProblem(
          .tooBig, "more records than a device takes",
          extras: ["recordCountMax": .integer(PackLimits.recordCountMax)])
      case .nextIsMalformed: throw .malformed("not what was given", at: "/next")
      case .notAllowed:
        throw DeskProblem(.feed, "there is no such case for this key", at: "/cases")
      case .nobody: throw .malformed("this key has no member", at: "/today")
      }
    }
  }
}
