internal import Synchronization
internal import Wire
internal import ZeroMQ

/// Who may come, made of the allowlist and the audiences of the configuration.
struct UserTable: Sendable {
  /// By the text of the public key, as ZAP passes it on.
  let users: [String: DeskUser]
  /// Keys that name an audience which the configuration has not: they get nothing.
  let withoutAudience: [String]

  init(_ allowlist: Allowlist, audiences: [Audience]) {
    let byName = Dictionary(audiences.map { ($0.name, $0) }) { first, _ in first }
    var users: [String: DeskUser] = [:]
    var without: [String] = []
    for key in allowlist.keys {
      guard let audience = byName[key.audience] else {
        without.append(key.name)
        continue
      }
      users[key.publicKey.text] = DeskUser(
        name: key.name, publicKey: key.publicKey, member: key.member, team: key.team,
        audience: audience, rights: key.rights, rates: key.rates)
    }
    self.users = users
    withoutAudience = without
  }

  /// The audiences that somebody of `self` had and, by `next`, has no more.
  func lost(in next: UserTable) -> Set<String> {
    var audiences: Set<String> = []
    for (key, user) in users {
      let now = next.users[key]
      if now?.audience != user.audience || now?.has(.read) != true {
        audiences.insert(user.audience.name)
      }
    }
    return audiences
  }
}

/// The table that holds at the moment, for every thread of the service.
final class CurrentUsers: Sendable {
  private let table = Mutex<UserTable?>(nil)

  /// Nil until the allowlist has been read.
  var current: UserTable? { table.withLock { $0 } }

  /// Puts a table in the place of the last one, which is returned.
  func replace(with next: UserTable) -> UserTable? {
    table.withLock { table in
      defer { table = next }
      return table
    }
  }

  /// Who has this key; nil for nobody.
  func user(_ key: String) -> DeskUser? { table.withLock { $0?.users[key] } }
}
