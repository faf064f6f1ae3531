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

/// The columns that are read, by their names in the header.
enum ServiceNowColumn: Int, CaseIterable {
  case number, state, reopenCount, reassignmentCount, caller, openedBy, openedAt, createdAt
  case updatedBy, updatedAt, contactType, category, subcategory, symptom, priority, group
  case assignee, closedCode, resolvedAt, problem

  var name: String {
    switch self {
    case .number: "number"
    case .state: "incident_state"
    case .reopenCount: "reopen_count"
    case .reassignmentCount: "reassignment_count"
    case .caller: "caller_id"
    case .openedBy: "opened_by"
    case .openedAt: "opened_at"
    case .createdAt: "sys_created_at"
    case .updatedBy: "sys_updated_by"
    case .updatedAt: "sys_updated_at"
    case .contactType: "contact_type"
    case .category: "category"
    case .subcategory: "subcategory"
    case .symptom: "u_symptom"
    case .priority: "priority"
    case .group: "assignment_group"
    case .assignee: "assigned_to"
    case .closedCode: "closed_code"
    case .resolvedAt: "resolved_at"
    case .problem: "problem_id"
    }
  }

  /// Whether nothing can be made of a line without it.
  var isNeeded: Bool {
    switch self {
    case .number, .state, .reopenCount, .reassignmentCount, .caller, .openedAt, .updatedBy,
      .updatedAt, .contactType, .priority, .group, .assignee, .closedCode, .resolvedAt:
      true
    case .openedBy, .createdAt, .category, .subcategory, .symptom, .problem: false
    }
  }
}

/// Where the columns stand, by the names in the header.
struct ServiceNowColumns {
  /// The place of each column in a line, in the order of `allCases`; `nil` for one that the file
  /// lacks.
  private let places: [Int?]
  let count: Int

  init(header: CSVLine) throws(ImportError) {
    let columns = ServiceNowColumn.allCases
    let names = header.fields
    let places = columns.map { names.firstIndex(of: $0.name) }
    let missing = zip(columns, places).filter { $0.isNeeded && $1 == nil }.map(\.0.name)
    guard missing.isEmpty else { throw .columnsAreMissing(missing) }
    self.places = places
    count = names.count
  }

  /// The line as a row.
  func row(_ line: CSVLine, _ zone: LocalClock) throws(RowFault) -> ServiceNowRow {
    guard line.count == count else {
      throw RowFault(.fieldCount(found: line.count, expected: count))
    }
    let fields = ServiceNowFields(line: line, places: places, zone: zone)
    return ServiceNowRow(
      lineNumber: line.number, identity: String(decoding: line.bytes, as: UTF8.self),
      number: try fields.needed(.number), state: try fields.needed(.state),
      reopenCount: try fields.count(.reopenCount),
      reassignmentCount: try fields.count(.reassignmentCount), caller: fields.value(.caller),
      openedBy: fields.value(.openedBy), openedAt: try fields.neededMoment(.openedAt),
      createdAt: try fields.moment(.createdAt), updatedBy: fields.value(.updatedBy),
      updatedAt: try fields.neededMoment(.updatedAt), contactType: fields.value(.contactType),
      category: fields.value(.category), subcategory: fields.value(.subcategory),
      symptom: fields.value(.symptom), priority: fields.value(.priority),
      group: fields.value(.group), assignee: fields.value(.assignee),
      closedCode: fields.value(.closedCode), resolvedAt: try fields.moment(.resolvedAt),
      problem: fields.value(.problem))
  }
}

/// The fields of one line.
private struct ServiceNowFields {
  let line: CSVLine
  let places: [Int?]
  let zone: LocalClock

  /// The field of a column; `nil` where the source has "?", which is how it writes nothing.
  func value(_ column: ServiceNowColumn) -> String? {
    guard let place = places[column.rawValue] else { return nil }
    let text = line[place]
    return text.isEmpty || text == "?" ? nil : text
  }

  func needed(_ column: ServiceNowColumn) throws(RowFault) -> String {
    guard let value = value(column) else { throw RowFault(.missing(column: column.name)) }
    return value
  }

  func count(_ column: ServiceNowColumn) throws(RowFault) -> Int {
    let text = try needed(column)
    guard let number = Int(text), number >= 0 else {
      throw RowFault(.unreadable(column: column.name, value: text))
    }
    return number
  }

  func moment(_ column: ServiceNowColumn) throws(RowFault) -> Instant? {
    guard let text = value(column) else { return nil }
    guard let moment = zone.instant(dayMonthYear: text) else {
      throw RowFault(.unreadable(column: column.name, value: text))
    }
    return moment
  }

  func neededMoment(_ column: ServiceNowColumn) throws(RowFault) -> Instant {
    guard let moment = try moment(column) else {
      throw RowFault(.missing(column: column.name))
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

  /// Minutes ahead of UTC when the clock shows `local`, given as if it were UTC.
  func offset(atLocal local: Instant) -> Int { offsetMinutes(local) }

  /// Reads "29/2/2016 01:23": day first, minutes, no zone; `nil` if it is no such time.
  func instant(dayMonthYear text: String) -> Instant? {
    var digits = DigitScanner(text.utf8)
    guard let day = digits.number(1...31), digits.take("/"), let month = digits.number(1...12),
      digits.take("/"), let year = digits.number(1...9_999), digits.take(" "),
      let hour = digits.number(0...23), digits.take(":"), let minute = digits.number(0...59),
      digits.isAtEnd
    else { return nil }
    let date = Day(year, month, day)
    guard date.civil == (year, month, day) else { return nil }
    let local = date.start(offsetMinutes: 0).adding(seconds: Int64(hour * 60 + minute) * 60)
    return local.adding(seconds: Int64(-60 * offsetMinutes(local)))
  }
}

/// Reads numbers and what stands between them.
private struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String.UTF8View) { rest = text[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// One to four digits whose value lies in `range`.
  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < 4, let byte = rest.first, (48...57).contains(byte) {
      value = value * 10 + Int(byte - 48)
      count += 1
      rest.removeFirst()
    }
    return count > 0 && range.contains(value) ? value : nil
  }
}
