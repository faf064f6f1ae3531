internal import Casebook
internal import Cases
internal import Synchronization
internal import Wire
internal import ZeroMQ

/// What other threads tell the desk thread.
enum DeskMail: Sendable {
  /// The writer has answered a command.
  case committed(UInt64, Result<Casebook.Reply, BookError>)
  /// The number of the case was looked up on which a command stands that was carried out.
  case named(UInt64, Receipt, CaseID, String?)
  /// A reader thread has an answer.
  case answered(UInt64, DeskReply)
  /// A READ that may wait has found nothing up to the head that is named.
  case nothingYet(UInt64, DeskReply, head: UInt64)
  /// Something new stands in these feeds.
  case moved(Set<FeedName>, head: UInt64)
}

/// Where they put it: every request in flight leaves at most one, and moves are put together.
final class DeskMailbox: Sendable {
  private struct State: Sendable {
    var mail: [DeskMail] = []
    var moved: Set<FeedName> = []
    var head: UInt64 = 0
  }

  private let state = Mutex(State())
  private let wake: Wake

  init(_ wake: Wake) { self.wake = wake }

  /// Bound: feeds of which it is known that they moved; with more, every READ looks again.
  static let movedCountMax = 10_000

  func put(_ mail: DeskMail) {
    let isFirst = state.withLock { state in
      let isFirst = state.mail.isEmpty && state.moved.isEmpty
      if case .moved(let feeds, let head) = mail {
        if state.moved.count < Self.movedCountMax { state.moved.formUnion(feeds) }
        state.head = max(state.head, head)
      } else {
        state.mail.append(mail)
      }
      return isFirst
    }
    if isFirst { wake.signal() }
  }

  /// Everything that waits.
  func takeAll() -> [DeskMail] {
    state.withLock { state in
      var mail = state.mail
      if !state.moved.isEmpty { mail.append(.moved(state.moved, head: state.head)) }
      state.mail = []
      state.moved = []
      return mail
    }
  }
}
