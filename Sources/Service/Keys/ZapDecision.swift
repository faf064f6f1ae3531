internal import Wire
internal import ZeroMQ

/// What ZeroMQ is answered when a peer shows its key (rfc/27).
enum ZapDecision: Hashable, Sendable {
  /// Come in; the desk knows him by this name.
  case allowed(userID: String)
  /// Never: the peer's socket gives up for good.
  case refused
  /// Not now: the peer tries again each second.
  case later

  /// Judges a key for a domain by the table that holds; nil while none has been read.
  init(_ key: CurvePublicKey, domain: String, in table: UserTable?) {
    guard let table else {
      self = .later
      return
    }
    guard let user = table.users[key.text] else {
      self = .refused
      return
    }
    let isDesk = domain == ServiceConfiguration.deskDomain
    let isFeed =
      domain == ServiceConfiguration.domain(of: user.audience) && user.has(.read)
    self = isDesk || isFeed ? .allowed(userID: key.text) : .refused
  }
}

/// A question of ZeroMQ, in its seven frames (rfc/27).
struct ZapRequest {
  let id: [UInt8]
  let domain: String
  let address: String
  let key: CurvePublicKey

  /// Nil for what is no question about CURVE.
  init?(_ frames: [[UInt8]]) {
    guard frames.count == 7, frames[0].elementsEqual("1.0".utf8),
      frames[5].elementsEqual("CURVE".utf8), let key = CurvePublicKey(bytes: frames[6])
    else { return nil }
    id = frames[1]
    domain = String(decoding: frames[2], as: UTF8.self)
    address = String(decoding: frames[3], as: UTF8.self)
    self.key = key
  }

  /// The answer: version, id, status, words, user, and no metadata.
  func reply(_ decision: ZapDecision) -> [[UInt8]] {
    switch decision {
    case .allowed(let userID): Self.reply(id, "200", "OK", userID)
    case .refused: Self.reply(id, "400", "unknown key", "")
    case .later: Self.reply(id, "300", "later", "")
    }
  }

  /// The answer to what is no question about CURVE.
  static func failure(_ frames: [[UInt8]]) -> [[UInt8]] {
    reply(frames.count > 1 ? frames[1] : [], "500", "not understood", "")
  }

  private static func reply(
    _ id: [UInt8], _ status: String, _ text: String, _ userID: String
  ) -> [[UInt8]] {
    [Array("1.0".utf8), id, Array(status.utf8), Array(text.utf8), Array(userID.utf8), []]
  }
}
