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
  /// Whose the device is that a command names, as far as that could be read; nil for nobody's.
  case owned(DeviceID, Result<String?, BookError>)
  /// A reader thread has an answer.
  case answered(UInt64, DeskReply)
  /// A READ that may wait has found nothing up to the head that is named.
  case nothingYet(UInt64, DeskReply, head: UInt64)
  /// Something new stands in these feeds.
  case moved(MovedFeeds, head: UInt64)
}

/// Feeds that have moved.
enum MovedFeeds: Hashable, Sendable {
  case these(Set<FeedName>)
  /// More than are kept: any may have.
  case any
}

/// Where they put it: every request in flight leaves at most one, and moves are put together.
final class DeskMailbox: Sendable {
  private struct State: Sendable {
    var mail: [DeskMail] = []
    var moved: MovedFeeds?
    var head: UInt64 = 0
  }

  private let state = Mutex(State())
  private let wake: Wake

  init(_ wake: Wake) { self.wake = wake }

  /// Bound: feeds of which it is known that they moved; with more, every READ looks again.
  static let movedCountMax = 10_000

  func put(_ mail: DeskMail) {
    let isFirst = state.withLock { state in
      let isFirst = state.mail.isEmpty && state.moved == nil
      if case .moved(let feeds, let head) = mail {
        state.moved = Self.united(state.moved, feeds)
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
      if let moved = state.moved { mail.append(.moved(moved, head: state.head)) }
      state.mail = []
      state.moved = nil
      return mail
    }
  }

  private static func united(_ old: MovedFeeds?, _ new: MovedFeeds) -> MovedFeeds {
    switch (old ?? .these([]), new) {
    case (.any, _), (_, .any): return .any
    case (.these(let old), .these(let new)):
      let all = old.union(new)
      return all.count <= movedCountMax ? .these(all) : .any
    }
  }
}
