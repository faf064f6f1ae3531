/// Somebody joined the staff.
package struct MemberRegistered: Hashable, Sendable {
  /// The name; personal: `nil` also where it is sealed.
  package var name: String?
  /// The team.
  package var team: Team
  /// What the member can do, as codes.
  package var skills: [String]
  /// The user of the operating system who is this member.
  package var osUser: String?

  package init(
    name: String?,
    team: Team,
    skills: [String] = [],
    osUser: String? = nil
  ) {
    self.name = name
    self.team = team
    self.skills = skills
    self.osUser = osUser
  }
}

/// Somebody left the staff.
package struct MemberLeft: Hashable, Sendable {
  package init() {}
}
