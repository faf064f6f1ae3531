package import ZeroMQ

/// Why there was no answer, as far as the connection tells.
package enum Silence: Hashable, Sendable, CaseIterable {
  /// Nobody listens there, or nothing gets there.
  case down
  /// The server does not know our key, or no longer.
  case keyRefused
  /// The server has another key than the one that we were told.
  case serverKeyIsWrong
  /// Something listens there that is no desk of ours, or wants keys where we have none.
  case otherProtocol
  /// The connection stands, but nothing comes.
  case silent
}

/// What has happened to a connection so far.
///
/// `HANDSHAKE_FAILED_AUTH` is a refused key, `HANDSHAKE_FAILED_NO_DETAIL` again and again a wrong
/// key of the server, `CLOSED` and `CONNECT_RETRIED` a server that is down (WIRE.md §7).  Once it
/// is also what a server leaves behind that dies in the middle of a handshake.
package struct LinkHistory: Hashable, Sendable {
  /// Whether the handshake has succeeded, and the connection still stands.
  package private(set) var isUp = false
  /// Whether it ever stood.
  package private(set) var wasUp = false
  private var failure: MonitorEvent.HandshakeFailure?
  /// Handshakes that broke without a word, none that succeeded between.
  private var brokenCount = 0
  private var hasConnected = false

  /// After how many broken handshakes the server's key is taken for another one.
  package static let brokenCountMin = 5

  package init() {}

  /// Takes the next event of the socket's monitor.
  package mutating func take(_ kind: MonitorEvent.Kind) {
    switch kind {
    case .connected: hasConnected = true
    case .handshakeSucceeded:
      isUp = true
      wasUp = true
      failure = nil
      brokenCount = 0
    case .handshakeFailed(let why):
      failure = why
      brokenCount = why == .noDetail ? brokenCount + 1 : 0
    case .disconnected: isUp = false
    case .closed, .retried, .listening, .accepted, .acceptFailed: break
    }
  }

  /// Why no answer came.
  package var silence: Silence {
    if isUp { return .silent }
    switch failure {
    case .authentication: return .keyRefused
    case .noDetail: return brokenCount >= Self.brokenCountMin ? .serverKeyIsWrong : .down
    case .protocolError: return .otherProtocol
    case nil: break
    }
    if wasUp { return .down }
    return hasConnected ? .otherProtocol : .down
  }

  /// Whether waiting on changes nothing: a refused client's socket gives up for good (WIRE.md §7),
  /// and another key does not come by waiting.
  package var isHopeless: Bool {
    guard !isUp else { return false }
    switch failure {
    case .authentication, .protocolError: return true
    case .noDetail: return brokenCount >= Self.brokenCountMin
    case nil: return false
    }
  }
}
