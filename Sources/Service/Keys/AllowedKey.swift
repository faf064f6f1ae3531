package import Cases
package import Wire
package import ZeroMQ

/// A key of a person's program, a device or a machine that may speak to the service.
///
/// These are keys of connections.  What seals personal data are other keys, below `keys/`.
package struct AllowedKey: Hashable, Sendable {
  /// ASCII letters, digits, `-`, `_` and `.`, at most 64: "erp", "kimura-tablet".
  package var name: String
  package var publicKey: CurvePublicKey
  package var member: MemberID?
  package var team: Team?
  /// The name of an audience of the configuration.
  package var audience: String
  package var rights: Set<Right>
  package var rates: DeskRates

  package init(
    name: String, publicKey: CurvePublicKey, member: MemberID? = nil, team: Team? = nil,
    audience: String = Audience.whole.name, rights: Set<Right>, rates: DeskRates = DeskRates()
  ) {
    self.name = name
    self.publicKey = publicKey
    self.member = member
    self.team = team
    self.audience = audience
    self.rights = rights
    self.rates = rates
  }

  /// Whether the text can be the name of a key: it stands in paths and in logs.
  package static func isName(_ text: String) -> Bool {
    Team(text) != nil && text != "." && text != ".."
  }
}

/// Why a file with keys is not as it should be.
package enum KeyFileError: Error, Hashable, Sendable {
  /// There is no file.
  case isMissing(path: String)
  /// The system says why.
  case cannotBeRead(path: String, why: String)
  case cannotBeWritten(path: String, why: String)
  /// Others than its owner may read it, or write to it.
  case isOpenToOthers(path: String)
  case isNoTOML(path: String, line: Int, why: String)
  /// `at` is a JSON pointer.
  case isMalformed(path: String, at: String, why: String)
  /// Two keys have the same name, or the same key stands twice.
  case isDoubled(path: String, name: String)
  /// It is printed in the documentation of libzmq: everybody has its secret half.
  case isPublished(path: String, name: String)
  case isTooLong(path: String)
}
