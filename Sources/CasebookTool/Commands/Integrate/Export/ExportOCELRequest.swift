internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Events and what they are about, as OCEL 2.0 has them (ocel-standard.org), to be written out.
struct ExportOCELRequest: Request, Hashable {
  var scope: EventScopeRequest
  /// Nil for standard output.
  var out: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    _ = try desk.book()
    let scope = try scope.scope(at: desk)
    let file = try ExportFile(desk, path: out)
    var scan = try ExportScan(desk, scope)
    try scan.learn { _ in }
    var places: [(at: Instant, seq: UInt64)] = []
    var objects = OCELObjects()
    var types: Set<String> = []
    let known = scan
    try scan.walk(opened: false) { (record, _) throws(RowsError) in
      let links = OCELLink.links(of: record)
      guard known.admits(record), let kind = record.event.kind, !links.isEmpty else { return }
      places.append((record.occurredAt, record.seq))
      types.insert(kind.rawValue)
      for link in links { objects.insert(link.object) }
    }
    places.sort { ($0.at, $0.seq) < ($1.at, $1.seq) }
    try desk.read { (snapshot) throws(RowsError) in try objects.closeOver(snapshot) }
    try writeHead(types, to: file)
    try write(objects, to: file, desk)
    try file.write("],\"events\":[")
    var isFirst = true
    for start in stride(from: 0, to: places.count, by: Int(ExportScan.eventCountMax)) {
      let part = places[start..<min(places.count, start + Int(ExportScan.eventCountMax))]
      let events: [JSON] = try desk.read { (snapshot) throws(RowsError) in
        var events: [JSON] = []
        for place in part {
          events.append(OCELEvent.json(try snapshot.record(at: place.seq, opened: false)))
        }
        return events
      }
      for event in events {
        try file.write((isFirst ? [] : [UInt8(ascii: ",")]) + event.bytes(.compact))
        isFirst = false
      }
    }
    try file.write("]}\n")
    try file.flush()
    return ExportAnswer.answer(desk, ExportedFile(form: "ocel", name: out, rowCount: places.count))
  }

  /// The types, and what precedes the objects.
  private func writeHead(_ types: Set<String>, to file: ExportFile) throws(ErrorReport) {
    let events: [JSON] = types.sorted().map { name in
      .object([
        "name": .string(name),
        "attributes": .array(OCELEvent.attributes.map(OCELAttribute.declared)),
      ])
    }
    let objects: [JSON] = OCELType.allCases.map { type in
      .object([
        "name": .string(type.rawValue),
        "attributes": .array(type.attributes.map(OCELAttribute.declared)),
      ])
    }
    try file.write("{\"eventTypes\":")
    try file.write(JSON.array(events).bytes(.compact))
    try file.write(",\"objectTypes\":")
    try file.write(JSON.array(objects).bytes(.compact))
    try file.write(",\"objects\":[")
  }

  private func write(
    _ objects: OCELObjects, to file: ExportFile, _ desk: Desk
  ) throws(ErrorReport) {
    var isFirst = true
    let sorted = objects.sorted
    let language = desk.language
    for start in stride(from: 0, to: sorted.count, by: Int(ExportScan.eventCountMax)) {
      let part = sorted[start..<min(sorted.count, start + Int(ExportScan.eventCountMax))]
      let documents: [JSON] = try desk.read { (snapshot) throws(RowsError) in
        var documents: [JSON] = []
        for object in part { documents.append(try object.json(snapshot, language)) }
        return documents
      }
      for document in documents {
        try file.write((isFirst ? [] : [UInt8(ascii: ",")]) + document.bytes(.compact))
        isFirst = false
      }
    }
  }
}
