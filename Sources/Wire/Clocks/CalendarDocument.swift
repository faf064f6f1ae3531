package import Cases

/// The content of a document of kind `calendar`.
///
/// ```json
/// {
///   "zone": {"name": "Asia/Tokyo",
///     "transitions": [{"fromMicroseconds": 0, "offsetMinutes": 540}]},
///   "hours": [{"weekday": 1, "from": "09:00", "to": "18:00"}],
///   "holidays": "japan",
///   "closed": ["2026-08-14", "06-01", {"from": "12-29", "to": "01-03"}]
/// }
/// ```
///
/// `weekday` is 0 for Sunday to 6 for Saturday.  `holidays` is "japan" or a list of days.  The
/// transitions of the zone are written in when the document is published.
package enum CalendarDocument {
  /// The name of the zone, where its transitions are still to be written in.
  package static func zoneToComplete(_ content: [UInt8]) throws(ClockDocumentError) -> String? {
    let whole = try ContentCursor(parsing: content)
    let zone = try whole.required("zone")
    if zone.json.text != nil { return try zone.text() }
    return try zone.optional("transitions") == nil ? zone.required("name").text() : nil
  }

  /// That no zone has the name which the content gives.
  package static func unknownZone(
    _ content: [UInt8]
  ) throws(ClockDocumentError) -> ClockDocumentError {
    let zone = try ContentCursor(parsing: content).required("zone")
    return zone.json.text == nil
      ? try zone.required("name").error(.noSuchZone) : zone.error(.noSuchZone)
  }

  /// The content with the transitions of its zone.
  package static func completing(
    _ content: [UInt8], zone: BusinessZone
  ) throws(ClockDocumentError) -> [UInt8] {
    guard case .object(var members) = try ContentCursor(parsing: content).json else {
      return content
    }
    members["zone"] = zone.json
    return JSON.object(members).bytes(.indented)
  }

  /// Reads a calendar.
  ///
  /// - Parameters:
  ///   - content: JSON.
  ///   - known: The zone, where its transitions are still to be written in.
  /// - Returns: The calendar.
  /// - Throws: with the line of what is wrong.
  package static func calendar(
    _ content: [UInt8], zone known: BusinessZone? = nil
  ) throws(ClockDocumentError) -> BusinessCalendar {
    let whole = try ContentCursor(parsing: content)
    try whole.only(["zone", "hours", "holidays", "closed", "title"])
    let zone = if let known { known } else { try zone(whole.required("zone")) }
    let hours = try hours(whole.required("hours"))
    var closings: [BusinessCalendar.Closing] = []
    var keepsJapaneseHolidays = false
    if let holidays = try whole.optional("holidays") {
      if holidays.json.text != nil {
        guard holidays.json == "japan" else { throw holidays.error(.notAnyOf(["japan"])) }
        keepsJapaneseHolidays = true
      } else {
        closings += try self.closings(holidays)
      }
    }
    if let closed = try whole.optional("closed") { closings += try self.closings(closed) }
    return BusinessCalendar(
      zone: zone, hours: hours, closings: closings,
      keepsJapaneseHolidays: keepsJapaneseHolidays)
  }

  private static func zone(_ cursor: ContentCursor) throws(ClockDocumentError) -> BusinessZone {
    try cursor.only(["name", "transitions"])
    let name = try cursor.required("name").text()
    let list = try cursor.required("transitions")
    var transitions: [BusinessZone.Transition] = []
    for element in try list.elements(countMax: ClockDocumentLimits.transitionCountMax) {
      try element.only(["fromMicroseconds", "offsetMinutes"])
      let from = try element.required("fromMicroseconds")
      let bounds = Instant.range
      guard let microseconds = from.json.number,
        bounds.contains(Instant(microseconds: microseconds))
      else {
        throw from.error(
          .outOfRange(
            Int(bounds.lowerBound.microseconds), Int(bounds.upperBound.microseconds)))
      }
      transitions.append(
        BusinessZone.Transition(
          from: Instant(microseconds: microseconds),
          offsetMinutes: try element.required("offsetMinutes").number(-1_560...1_560)))
    }
    guard let zone = BusinessZone(name: name, transitions: transitions) else {
      throw list.error(transitions.isEmpty ? .missing : .overlaps)
    }
    return zone
  }

  private static func hours(
    _ cursor: ContentCursor
  ) throws(ClockDocumentError) -> [Int: [BusinessCalendar.Hours]] {
    var hours: [Int: [BusinessCalendar.Hours]] = [:]
    for element in try cursor.elements(countMax: ClockDocumentLimits.hoursCountMax) {
      try element.only(["weekday", "from", "to"])
      let weekday = try element.required("weekday").number(0...6)
      let from = try element.required("from").minute()
      let to = try element.required("to").minute()
      guard from < to else { throw element.error(.endsBeforeItBegins) }
      let known = hours[weekday] ?? []
      guard known.allSatisfy({ to <= $0.from || $0.to <= from }) else {
        throw element.error(.overlaps)
      }
      hours[weekday] = (known + [BusinessCalendar.Hours(from: from, to: to)])
        .sorted { $0.from < $1.from }
    }
    guard !hours.isEmpty else { throw cursor.error(.neverOpen) }
    return hours
  }

  private static func closings(
    _ cursor: ContentCursor
  ) throws(ClockDocumentError) -> [BusinessCalendar.Closing] {
    var closings: [BusinessCalendar.Closing] = []
    for element in try cursor.elements(countMax: ClockDocumentLimits.closingCountMax) {
      guard element.json.members != nil else {
        let text = element.json.text ?? ""
        if let day = Day(iso: text) {
          closings.append(.days(day, day))
        } else if let day = yearDay(text) {
          closings.append(.yearly(day, day))
        } else {
          throw element.error(.notADay)
        }
        continue
      }
      try element.only(["from", "to"])
      let (from, to) = (try element.required("from"), try element.required("to"))
      let (first, last) = (from.json.text ?? "", to.json.text ?? "")
      if let first = Day(iso: first) {
        guard let last = Day(iso: last) else { throw to.error(.notADay) }
        guard first <= last else { throw element.error(.endsBeforeItBegins) }
        closings.append(.days(first, last))
      } else {
        guard let first = yearDay(first) else { throw from.error(.notADay) }
        guard let last = yearDay(last) else { throw to.error(.notADay) }
        closings.append(.yearly(first, last))
      }
    }
    return closings
  }

  /// "12-29".
  private static func yearDay(_ text: String) -> BusinessCalendar.YearDay? {
    // A leap year, so that 29 February is one.
    guard text.utf8.count == 5, let day = Day(iso: "2000-" + text) else { return nil }
    return BusinessCalendar.YearDay(month: day.civil.month, day: day.civil.day)
  }
}

extension BusinessZone {
  /// As it stands in a calendar.
  package var json: JSON {
    [
      "name": .string(name),
      "transitions": .array(
        transitions.map {
          [
            "fromMicroseconds": .integer($0.from.microseconds),
            "offsetMinutes": .integer($0.offsetMinutes),
          ]
        }),
    ]
  }
}
