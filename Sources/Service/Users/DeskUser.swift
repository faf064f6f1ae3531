package import Cases
package import Wire

/// Who asks at the desk: what the allowlist says of the key that the request came with.
///
/// Never made from anything in a request.
package struct DeskUser: Hashable, Sendable {
  /// The name of the key, unique in the allowlist: "erp", "kimura-tablet".
  package let name: String
  /// In whose name commands are written; nil for a machine.
  package let member: MemberID?
  /// For which team.
  package let team: Team?
  /// What the key allows.
  package let rights: Set<Right>

  package init(name: String, member: MemberID?, team: Team?, rights: Set<Right>) {
    self.name = name
    self.member = member
    self.team = team
    self.rights = rights
  }
}
