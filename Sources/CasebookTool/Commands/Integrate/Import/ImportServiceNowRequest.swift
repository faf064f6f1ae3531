internal import Casebook
internal import Cases
internal import Importers
internal import Screens

/// A ServiceNow audit log to be imported.
struct ImportServiceNowRequest: Request, Hashable {
  var file: String
  var zone: String?
  var teams: String?
  var terms: ImportTerms

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var options = ServiceNowImport.Options()
    options.isDryRun = desk.options.isDryRun
    options.teams = try teamMap()
    options.zone = try desk.clock(ofZone: zone)
    let source = try ImportSource(file, terms.encoding)
    let book = try desk.bookForImport()
    let begunAt = desk.world.clock()
    var job = ServiceNowImport(options)
    let imported = try desk.imported(file, as: file, source) { progress throws(ImportError) in
      try job.run(source.next, into: book, progress: progress)
    }
    return try ImportAnswer(
      desk: desk, terms: terms, files: [imported], command: "casebook import servicenow",
      begunAt: begunAt
    ).answer()
  }

  /// Lines `Group 56=repair`; `#` begins a comment.
  private func teamMap() throws(ErrorReport) -> [String: Team] {
    guard let teams else { return [:] }
    guard let bytes = SmallFile.read(teams, byteCountMax: 1 << 20) else {
      throw ErrorReport(BookError.doesNotExist(path: teams))
    }
    var map: [String: Team] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let text = String(line.trimmingSpaces)
      if text.isEmpty || text.hasPrefix("#") { continue }
      let parts = text.split(separator: "=", maxSplits: 1).map { String($0.trimmingSpaces) }
      guard parts.count == 2, let team = Team(parts[1]) else {
        throw UsageProblem.invalidValue(text, of: "--teams", allowed: ["Group 56=repair"]).report
      }
      map[parts[0]] = team
    }
    return map
  }
}
