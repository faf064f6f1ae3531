internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// An event with some of its fields changed, as they were typed.
///
/// The event is taken as the JSON that `tail` prints, so the fields have the names that people see
/// there, and what is typed is checked by the same reader as what `emit` takes in.
struct EventCorrection {
  let desk: Desk
  let record: Record
  let changes: [CorrectRequest.Change]

  /// Whether all the fields exist.
  var fits: Bool {
    guard let body = try? body() else { return false }
    return changes.allSatisfy { Self.has(body, $0.path[...]) }
  }

  /// The event after the changes.
  func event() throws(ErrorReport) -> Event {
    var body = try body()
    for change in changes { body = try changed(body, change) }
    switch Self.parsed(type: type, body) {
    case .success(let event): return event
    case .failure(let error): throw Self.report(error)
    }
  }

  private var type: String { record.event.kind?.rawValue ?? "" }

  /// The `body` of the event.
  private func body() throws(ErrorReport) -> JSON {
    let renderer = Renderer(book: try desk.book().file.id)
    let bytes: [UInt8] = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.rendered(record.seq, by: renderer)
    }
    guard let json = try? JSON(parsing: bytes), let body = json["data"]?["body"] else {
      throw ErrorReport(BookDamage.record(record.seq))
    }
    return body
  }

  private static func has(_ value: JSON, _ path: ArraySlice<String>) -> Bool {
    guard let name = path.first else { return true }
    guard let member = value[name] else { return false }
    return path.count == 1 || has(member, path.dropFirst())
  }

  /// The body with one field changed: the first reading of what was typed that the event takes.
  private func changed(
    _ body: JSON, _ change: CorrectRequest.Change
  ) throws(ErrorReport) -> JSON {
    guard Self.has(body, change.path[...]) else {
      let known = (body.members ?? [:]).keys.sorted().joined(separator: "  ")
      throw ErrorReport(
        code: "usage.unknownField", exit: .usage,
        message: Bilingual(
          ja: "\(type) に「\(change.path.joined(separator: "."))」という項目はありません",
          en: "\(type) has no field \"\(change.path.joined(separator: "."))\""),
        details: [Bilingual(same: known)])
    }
    var last: IncomingError?
    for value in readings(of: change.value) {
      let changed = Self.set(body, change.path[...], value)
      switch Self.parsed(type: type, changed) {
      case .success: return changed
      case .failure(let error): last = last ?? error
      }
    }
    throw last.map(Self.report) ?? ErrorReport(BookDamage.record(record.seq))
  }

  /// What a typed value may be: nothing, a text, a number, a truth, a list, a time.
  private func readings(of typed: String) -> [JSON] {
    if typed.isEmpty { return [.null, .array([])] }
    var readings: [JSON] = [.string(typed)]
    if let number = Int64(typed.halfWidth) { readings.append(.integer(number)) }
    if typed == "true" || typed == "false" { readings.append(.bool(typed == "true")) }
    readings.append(.array(Typed.list(typed).map { .string($0) }))
    if let moment = try? desk.understand(typed, .behind, option: ""), let zone = try? desk.zone() {
      readings.append(.time(moment.start(in: zone)))
      if case .day(let day) = moment { readings.append(.day(day)) }
    }
    return readings
  }

  private static func set(_ value: JSON, _ path: ArraySlice<String>, _ new: JSON) -> JSON {
    guard let name = path.first, var members = value.members else { return new }
    members[name] = set(members[name] ?? .null, path.dropFirst(), new)
    return .object(members)
  }

  private static func parsed(type: String, _ body: JSON) -> Result<Event, IncomingError> {
    do throws(IncomingError) {
      return .success(
        try IncomingEvent(["body": body, "type": .string(type)]).draft.event)
    } catch { return .failure(error) }
  }

  private static func report(_ error: IncomingError) -> ErrorReport {
    ErrorReport(
      code: error.code, exit: .refused,
      message: Bilingual(ja: "その値は使えません", en: "that value cannot be used"),
      details: [Bilingual(ja: error.ja, en: error.en)])
  }
}
