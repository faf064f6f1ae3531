internal import Screens

/// Which time zone holds: `--tz`, `CASEBOOK_TZ`, `TZ`, that of the machine, else UTC.
struct ZoneChoice {
  let options: GlobalOptions
  let environment: [String: String]
  let files: ZoneFiles
  /// Where `CASEBOOK_TZ` comes from, if not from the environment.
  var origin: Configuration.Origin?

  /// The zone.
  /// - Throws: where the chosen name is no zone that this machine knows.
  func zone() throws(ErrorReport) -> Zone {
    if let typed = options.zone { return try named(typed, by: "--tz", exit: .usage) }
    for variable in ["CASEBOOK_TZ", "TZ"] {
      guard let typed = environment[variable], !typed.isEmpty else { continue }
      let origin = variable == Setting.tz.variable ? origin?.words.en : nil
      return try named(typed, by: origin ?? variable, exit: .configuration)
    }
    return files.local() ?? .utc
  }

  /// The zone of this name, which `origin` says.
  func named(
    _ typed: String, by origin: String, exit: ExitCode
  ) throws(ErrorReport) -> Zone {
    if let zone = files.zone(named: typed.halfWidth) { return zone }
    let near = files.near(typed.halfWidth)
    throw ErrorReport(
      code: "time.unknownZone", exit: exit,
      message: Bilingual(
        ja: "\(origin) の「\(typed)」という時間帯はありません",
        en: "\(origin): there is no time zone \"\(typed)\""),
      details: near.isEmpty
        ? [
          Bilingual(
            ja: "名前は \(files.directory) にあります (Asia/Tokyo)。JST-9 とも書けます",
            en: "names stand in \(files.directory) (Asia/Tokyo); JST-9 is understood, too")
        ]
        : [Near.line(near)],
      correction: near.first.map { ErrorReport.Correction(typed, meant: $0) })
  }
}
