package import Cases

extension MemberState: FoldedState {
  package typealias Tag = IdentifierTag.Member

  package static var feedRole: Role { .member }
  package static var view: ViewName { .members }

  package func write(to row: inout RowWriter) {
    row.optional(team) { $0.team($1) }
    row.list(skills) { $0.text($1) }
    row.optional(osUser) { $0.text($1) }
    row.number(nameSeq)
    row.flag(hasLeft)
    row.number(lastSeq)
  }

  package static func read(
    _ id: MemberID, from row: inout RowReader
  ) throws(RowsError) -> MemberState {
    var state = MemberState(id: id)
    state.team = try row.optional { (row) throws(RowsError) in try row.team() }
    state.skills = try row.list { (row) throws(RowsError) in try row.text() }
    state.osUser = try row.optional { (row) throws(RowsError) in try row.text() }
    state.nameSeq = try row.number()
    state.hasLeft = try row.flag()
    state.lastSeq = try row.number()
    return state
  }

  /// Members of the staff by their user of the operating system.
  package static let byUser: UInt8 = 2
  /// Members of the staff by their team.
  package static let byTeam: UInt8 = 3

  /// Whoever has left is found by id only.
  package func addBoardRows(to rows: inout [BoardRow]) {
    guard !hasLeft else { return }
    if let osUser {
      var key = RowKey(Self.byUser)
      key.text(osUser)
      key.id(id)
      rows.append(BoardRow(key))
    }
    if let team {
      var key = RowKey(Self.byTeam)
      key.text(team.code)
      key.id(id)
      rows.append(BoardRow(key))
    }
  }
}
