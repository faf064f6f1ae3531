internal import Cases

/// Links, verdicts and returns, field after field.
extension RowWriter {
  mutating func link(_ link: CaseLink) {
    id(link.id)
    code(link.relation)
    id(link.other)
    flag(link.isFromHere)
    number(link.seq)
  }

  mutating func verdict(_ verdict: StandingVerdict) {
    id(verdict.event)
    optional(verdict.case) { $0.id($1) }
    optional(verdict.item) { $0.id($1) }
    code(verdict.verdict)
    text(verdict.reasonCode)
    instant(verdict.judgedAt)
  }

  mutating func warranty(_ warranty: ItemWarranty) {
    id(warranty.id)
    code(warranty.kind)
    optional(warranty.partSerial) { $0.text($1) }
    day(warranty.startsOn)
    day(warranty.endsOn)
    text(warranty.terms)
    id(warranty.event)
  }

  mutating func rma(_ rma: CaseReturn) {
    id(rma.id)
    optional(rma.authorizedAt) { $0.instant($1) }
    text(rma.reasonCode)
    optional(rma.validUntil) { $0.day($1) }
    list(rma.lines) { row, line in
      row.integer(line.line)
      row.optional(line.item) { $0.id($1) }
      row.text(line.quantity.text)
      row.code(line.wanted)
    }
    list(rma.arrivals) { row, arrival in
      row.id(arrival.item)
      row.instant(arrival.at)
    }
    list(rma.settlements) { row, settlement in
      row.integer(settlement.line)
      row.code(settlement.outcome)
      row.optional(settlement.newItem) { $0.id($1) }
      row.instant(settlement.at)
    }
  }
}

/// The same, in the order in which they were written.
extension RowReader {
  mutating func link() throws(RowsError) -> CaseLink {
    CaseLink(
      id: try id(), relation: try code(), other: try id(), isFromHere: try flag(),
      seq: try number())
  }

  mutating func verdict() throws(RowsError) -> StandingVerdict {
    StandingVerdict(
      event: try id(), case: try optional { (row) throws(RowsError) in try row.id() },
      item: try optional { (row) throws(RowsError) in try row.id() }, verdict: try code(),
      reasonCode: try text(), judgedAt: try instant())
  }

  mutating func warranty() throws(RowsError) -> ItemWarranty {
    ItemWarranty(
      id: try id(), kind: try code(),
      partSerial: try optional { (row) throws(RowsError) in try row.text() },
      startsOn: try day(), endsOn: try day(), terms: try text(), event: try id())
  }

  mutating func rma() throws(RowsError) -> CaseReturn {
    var rma = CaseReturn(id: try id())
    rma.authorizedAt = try optional { (row) throws(RowsError) in try row.instant() }
    rma.reasonCode = try text()
    rma.validUntil = try optional { (row) throws(RowsError) in try row.day() }
    rma.lines = try list { (row) throws(RowsError) in
      RMALine(
        line: try row.integer(),
        item: try row.optional { (row) throws(RowsError) in try row.id() },
        quantity: try row.quantity(), wanted: try row.code())
    }
    rma.arrivals = try list { (row) throws(RowsError) in
      ReturnArrival(item: try row.id(), at: try row.instant())
    }
    rma.settlements = try list { (row) throws(RowsError) in
      ReturnSettlement(
        line: try row.integer(), outcome: try row.code(),
        newItem: try row.optional { (row) throws(RowsError) in try row.id() },
        at: try row.instant())
    }
    return rma
  }
}
