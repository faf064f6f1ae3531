internal import Cases
internal import Service
internal import Wire
internal import ZeroMQ

/// `casebook.keys/1`: keys of connections.
struct KeyDocument: Sendable {
  /// Nil of the server's own.
  var name: String?
  var publicKey: CurvePublicKey
  var member: MemberID?
  var team: Team?
  var audience: String?
  var rights: [Right] = []
  /// The file with its secret half, where it was made here.
  var path: String?

  init(server publicKey: CurvePublicKey) { self.publicKey = publicKey }

  init(name: String?, _ publicKey: CurvePublicKey, at path: String) {
    self.name = name
    self.publicKey = publicKey
    self.path = path
  }

  init(_ key: AllowedKey) {
    name = key.name
    publicKey = key.publicKey
    member = key.member
    team = key.team
    audience = key.audience
    rights = Right.allCases.filter(key.rights.contains)
  }

  static let list = DocumentShape<[KeyDocument]>(
    "casebook.keys/1", "Keys of connections; those that seal personal data are others.",
    [Member("data", one.list) { $0 }])

  private static let one = Shape<KeyDocument>.object([
    Member("audience", Shape.text.orNull, "Whose eyes it has; null of the server's own key.") {
      $0.audience
    },
    Member("member", Shape<MemberID>.id().orNull, "In whose name it writes.") { $0.member },
    Member("name", Shape.text.orNull, "Null of the server's own key.") { $0.name },
    Member("path", Shape.text.orNull, "Where its secret half was written, if just now.") {
      $0.path
    },
    Member("public", Shape.text, "The public half: 40 characters of Z85.") { $0.publicKey.text },
    Member("rights", Shape<Right>.word.list, "What it may do.") { $0.rights },
    Member("team", Shape.text.orNull, "For which team it writes.") { $0.team?.code },
  ])

  /// For `--plain`.
  var row: [String] {
    [
      name ?? "", publicKey.text, member.map { "\($0)" } ?? "", team?.code ?? "", audience ?? "",
      rights.map(\.rawValue).joined(separator: ","),
    ]
  }
}
