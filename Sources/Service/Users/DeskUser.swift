package import Cases
package import Wire
package import ZeroMQ

/// Who asks at the desk: what the allowlist says of the key that the request came with.
///
/// Never made from anything in a request.
package struct DeskUser: Hashable, Sendable {
  /// The name of the key, unique in the allowlist: "erp", "kimura-tablet".
  package let name: String
  /// The public key; nil for who comes without one, as loopback may (`isInsecureLoopback`).
  package let publicKey: CurvePublicKey?
  /// In whose name commands are written; nil for a machine.
  package let member: MemberID?
  /// For which team.
  package let team: Team?
  /// What he may see.
  package let audience: Audience
  /// What the key allows.
  package let rights: Set<Right>
  /// How much he may ask for.
  package let rates: DeskRates

  package init(
    name: String, publicKey: CurvePublicKey? = nil, member: MemberID?, team: Team?,
    audience: Audience,
    rights: Set<Right>, rates: DeskRates = DeskRates()
  ) {
    self.name = name
    self.publicKey = publicKey
    self.member = member
    self.team = team
    self.audience = audience
    self.rights = rights
    self.rates = rates
  }

  /// Whether the key allows it.
  package func has(_ right: Right) -> Bool { rights.contains(right) }

  /// How records say that it was he.
  package var authentication: Authentication { publicKey == nil ? .asserted : .curveKey }
}

/// How much one user may ask for.
package struct DeskRates: Hashable, Sendable {
  /// Commands a second.
  package var doPerSecond = DeskLimits.doPerSecond
  /// Other requests a second.
  package var readPerSecond = DeskLimits.readPerSecond
  /// Requests at once after a pause.
  package var burst = DeskLimits.burst
  /// Bytes of attachments a second.
  package var blobBytesPerSecond = DeskLimits.blobBytesPerSecond

  package init() {}
}
