package import Cases

/// The staff: id → state, and by user of the operating system and by team.
package enum MembersView: View {
  package static let name = ViewName.members
  package static let codeVersion = 1

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    try MemberState.fold(record, glance, into: &rows)
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The members whose user of the operating system is `name`, in the order of their ids.
  package func members(user name: String) throws(RowsError) -> [MemberID] {
    var key = RowKey(MemberState.byUser)
    key.text(name)
    return try ids(in: .members, behind: key.bytes)
  }

  /// The members of a team, in the order of their ids.
  package func members(of team: Team) throws(RowsError) -> [MemberID] {
    var key = RowKey(MemberState.byTeam)
    key.text(team.code)
    return try ids(in: .members, behind: key.bytes)
  }

  /// The ids at the end of the keys that begin with `prefix`.
  func ids<Tag>(
    in view: ViewName, behind prefix: [UInt8]
  ) throws(RowsError) -> [Identifier<Tag>] {
    var ids: [Identifier<Tag>] = []
    try scan(in: view, from: prefix, to: keyAfter(prefix), reverse: false) {
      (key, _) throws(RowsError) in
      var reader = RowKeyReader(key, of: view, at: prefix.count)
      ids.append(try reader.id())
      try reader.end()
      return true
    }
    return ids
  }
}
