package import Cases

/// One line of the audit log: a case as it stood after an update.
struct ServiceNowRow: Hashable {
  let lineNumber: Int
  /// The whole line: what makes it another one than those before and after.
  let identity: String
  let number: String
  let state: String
  let reopenCount: Int
  let reassignmentCount: Int
  let caller: String?
  let openedBy: String?
  let openedAt: Instant
  let createdAt: Instant?
  let updatedBy: String?
  let updatedAt: Instant
  let contactType: String?
  let category: String?
  let subcategory: String?
  let symptom: String?
  let priority: String?
  let group: String?
  let assignee: String?
  /// These three are those of the case's end, also in its first line: take them from the last.
  let closedCode: String?
  let resolvedAt: Instant?
  let problem: String?
}

/// Where the columns stand, by the names in the header.
struct ServiceNowColumns {
  private let places: [String: Int]
  let count: Int

  /// The columns without which nothing can be made of a line.
  static let needed = [
    "number", "incident_state", "reassignment_count", "reopen_count", "caller_id", "opened_at",
    "sys_updated_by", "sys_updated_at", "contact_type", "priority", "assignment_group",
    "assigned_to", "closed_code", "resolved_at",
  ]

  init(header: CSVLine) throws(ImportError) {
    var places: [String: Int] = [:]
    for (place, name) in header.fields.enumerated() where places[name] == nil {
      places[name] = place
    }
    let missing = Self.needed.filter { places[$0] == nil }
    guard missing.isEmpty else { throw .columnsAreMissing(missing) }
    self.places = places
    count = header.fields.count
  }

  /// The line as a row.
  func row(_ line: CSVLine, _ zone: LocalClock) throws(RowFault) -> ServiceNowRow {
    guard line.fields.count == count else {
      throw RowFault(.fieldCount(found: line.fields.count, expected: count))
    }
    return ServiceNowRow(
      lineNumber: line.number, identity: String(decoding: line.bytes, as: UTF8.self),
      number: try needed("number", line),
      state: try needed("incident_state", line), reopenCount: try count("reopen_count", line),
      reassignmentCount: try count("reassignment_count", line),
      caller: value("caller_id", line), openedBy: value("opened_by", line),
      openedAt: try neededMoment("opened_at", line, zone),
      createdAt: try moment("sys_created_at", line, zone),
      updatedBy: value("sys_updated_by", line),
      updatedAt: try neededMoment("sys_updated_at", line, zone),
      contactType: value("contact_type", line), category: value("category", line),
      subcategory: value("subcategory", line), symptom: value("u_symptom", line),
      priority: value("priority", line), group: value("assignment_group", line),
      assignee: value("assigned_to", line), closedCode: value("closed_code", line),
      resolvedAt: try moment("resolved_at", line, zone), problem: value("problem_id", line))
  }

  /// The field of a column; `nil` where the source has "?", which is how it writes nothing.
  private func value(_ column: String, _ line: CSVLine) -> String? {
    guard let place = places[column] else { return nil }
    let text = line.fields[place]
    return text.isEmpty || text == "?" ? nil : text
  }

  private func needed(_ column: String, _ line: CSVLine) throws(RowFault) -> String {
    guard let value = value(column, line) else { throw RowFault(.missing(column: column)) }
    return value
  }

  private func count(_ column: String, _ line: CSVLine) throws(RowFault) -> Int {
    let text = try needed(column, line)
    guard let number = Int(text), number >= 0 else {
      throw RowFault(.unreadable(column: column, value: text))
    }
    return number
  }

  private func moment(
    _ column: String, _ line: CSVLine, _ zone: LocalClock
  ) throws(RowFault) -> Instant? {
    guard let text = value(column, line) else { return nil }
    guard let moment = zone.instant(dayMonthYear: text) else {
      throw RowFault(.unreadable(column: column, value: text))
    }
    return moment
  }

  private func neededMoment(
    _ column: String, _ line: CSVLine, _ zone: LocalClock
  ) throws(RowFault) -> Instant {
    guard let moment = try moment(column, line, zone) else {
      throw RowFault(.missing(column: column))
    }
    return moment
  }
}

/// Why a line cannot be a row.
struct RowFault: Error {
  let reason: RejectedRow.Reason

  init(_ reason: RejectedRow.Reason) { self.reason = reason }
}

/// The clock on the source's wall: how far it is ahead of UTC, and its way to write times.
package struct LocalClock: Sendable {
  /// The offset in minutes that holds at a local time, given as if it were UTC.
  private let offsetMinutes: @Sendable (_ local: Instant) -> Int

  /// UTC.
  package static let utc = LocalClock { _ in 0 }

  package init(offsetMinutes: @escaping @Sendable (_ local: Instant) -> Int) {
    self.offsetMinutes = offsetMinutes
  }

  /// Minutes ahead of UTC at `instant`.
  func offset(at instant: Instant) -> Int { offsetMinutes(instant) }

  /// Reads "29/2/2016 01:23": day first, minutes, no zone; `nil` if it is no such time.
  func instant(dayMonthYear text: String) -> Instant? {
    let halves = text.split(separator: " ")
    guard halves.count == 2 else { return nil }
    let date = halves[0].split(separator: "/").compactMap { Int($0) }
    let time = halves[1].split(separator: ":").compactMap { Int($0) }
    guard date.count == 3, time.count == 2, (1...9_999).contains(date[2]),
      (1...12).contains(date[1]), (1...31).contains(date[0]), (0..<24).contains(time[0]),
      (0..<60).contains(time[1])
    else { return nil }
    let day = Day(date[2], date[1], date[0])
    guard day.civil == (date[2], date[1], date[0]) else { return nil }
    let local = day.start(offsetMinutes: 0).adding(seconds: Int64(time[0] * 60 + time[1]) * 60)
    return local.adding(seconds: Int64(-60 * offsetMinutes(local)))
  }
}
