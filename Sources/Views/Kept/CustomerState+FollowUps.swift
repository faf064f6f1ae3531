internal import Cases

// Follow-ups of customers, as rows.

extension CustomerState {
  func writeFollowUps(to row: inout RowWriter) {
    row.list(followUps) { row, followUp in
      row.id(followUp.id)
      row.code(followUp.trigger)
      row.window(followUp.window)
      row.code(followUp.channel)
      row.optional(followUp.team) { $0.team($1) }
      row.optional(followUp.person) { $0.id($1) }
      row.optional(followUp.case) { $0.id($1) }
      row.optional(followUp.item) { $0.id($1) }
      row.id(followUp.event)
      row.number(followUp.seq)
    }
    row.list(doneFollowUps) { row, followUp in
      row.id(followUp.id)
      row.code(followUp.outcome)
      row.instant(followUp.doneAt)
      row.id(followUp.event)
    }
  }

  mutating func readFollowUps(from row: inout RowReader) throws(RowsError) {
    followUps = try row.list { (row) throws(RowsError) in
      PlannedFollowUp(
        id: try row.id(), trigger: try row.code(), window: try row.window(),
        channel: try row.code(),
        team: try row.optional { (row) throws(RowsError) in try row.team() },
        person: try row.optional { (row) throws(RowsError) in try row.id() },
        case: try row.optional { (row) throws(RowsError) in try row.id() },
        item: try row.optional { (row) throws(RowsError) in try row.id() },
        event: try row.id(), seq: try row.number())
    }
    doneFollowUps = try row.list { (row) throws(RowsError) in
      DoneFollowUp(
        id: try row.id(), outcome: try row.code(), doneAt: try row.instant(),
        event: try row.id())
    }
  }
}
