package import Cases

extension CustomerState: FoldedState {
  package typealias Tag = IdentifierTag.Customer

  package static var feedRole: Role { .customer }
  package static var view: ViewName { .customers }

  package func write(to row: inout RowWriter) {
    row.text(number)
    row.code(kind)
    row.number(nameSeq)
    row.list(points) { row, point in
      row.id(point.id)
      row.code(point.kind)
      row.code(point.sharing)
      row.number(point.seq)
      row.flag(point.isRetired)
    }
    row.list(pointsRetiredEarly) { $0.id($1) }
    row.list(tags) { row, tag in
      row.text(tag.tag)
      row.optional(tag.until) { $0.instant($1) }
      row.number(tag.seq)
    }
    row.list(consents) { row, consent in
      row.code(consent.purpose)
      row.flag(consent.isGiven)
      row.instant(consent.saidAt)
    }
    row.optional(mergedInto) { $0.id($1) }
    row.optional(mergeID) { $0.id($1) }
    row.list(absorbed) { row, absorbed in
      row.id(absorbed.customer)
      row.id(absorbed.merge)
    }
    row.flag(isErased)
    row.list(promises) { $0.promise($1) }
    row.list(settledPromises) { $0.settledPromise($1) }
    writeFollowUps(to: &row)
    row.number(lastSeq)
    row.instant(lastOccurredAt)
  }

  package static func read(
    _ id: CustomerID, from row: inout RowReader
  ) throws(RowsError) -> CustomerState {
    var state = CustomerState(id: id)
    state.number = try row.text()
    state.kind = try row.code()
    state.nameSeq = try row.number()
    state.points = try row.list { (row) throws(RowsError) in
      PointState(
        id: try row.id(), kind: try row.code(), sharing: try row.code(), seq: try row.number(),
        isRetired: try row.flag())
    }
    state.pointsRetiredEarly = try row.list { (row) throws(RowsError) in try row.id() }
    state.tags = try row.list { (row) throws(RowsError) in
      CustomerTag(
        tag: try row.text(),
        until: try row.optional { (row) throws(RowsError) in try row.instant() },
        seq: try row.number())
    }
    state.consents = try row.list { (row) throws(RowsError) in
      ConsentState(purpose: try row.code(), isGiven: try row.flag(), saidAt: try row.instant())
    }
    state.mergedInto = try row.optional { (row) throws(RowsError) in try row.id() }
    state.mergeID = try row.optional { (row) throws(RowsError) in try row.id() }
    state.absorbed = try row.list { (row) throws(RowsError) in
      AbsorbedCustomer(customer: try row.id(), merge: try row.id())
    }
    state.isErased = try row.flag()
    state.promises = try row.list { (row) throws(RowsError) in try row.promise() }
    state.settledPromises = try row.list { (row) throws(RowsError) in
      try row.settledPromise()
    }
    try state.readFollowUps(from: &row)
    state.lastSeq = try row.number()
    state.lastOccurredAt = try row.instant()
    return state
  }
}
