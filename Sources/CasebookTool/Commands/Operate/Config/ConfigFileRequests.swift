internal import Screens
internal import Wire

/// A setting to be written to a file, or taken out of it.
struct ConfigSetRequest: Request {
  let setting: Setting
  /// In the form of the environment; nil takes it out.
  let value: String?
  let level: ConfigLevel

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    if let value { try Self.check(value, of: setting, desk) }
    let path = try ConfigFiles.path(level, desk)
    let (setting, value) = (setting, value)
    try ConfigWriting(path).change(isDryRun: desk.options.isDryRun) { text in
      guard let value else { return text.removing([setting.key]) }
      return text.setting([setting.key], to: Self.json(value, of: setting))
    }
    return answer(path, desk)
  }

  private func answer(_ path: String, _ desk: Desk) -> Answer {
    let spoken = value.map(setting.spoken)
    let said = spoken.map { "\(setting.key) = \($0)" } ?? desk.say(Self.gone(setting.key))
    let shown = Desk(desk.worldBefore, desk.options)
    var notes: [Line] = []
    let held = SettingShown(setting, shown)
    if let value, !desk.options.isDryRun, held.value?.text != value {
      notes.append(Line(desk.say(Self.overridden(setting, held.origin)), .hint))
    }
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(said), Span("   " + path, .dim)])] },
      rows: { [[setting.key, spoken ?? "", path]] },
      document: { Document(SettingDocument.one, held) }, notes: notes, isWanted: false)
  }

  private static func gone(_ key: String) -> Bilingual {
    Bilingual(ja: "\(key) を消しました", en: "\(key) was taken out")
  }

  private static func overridden(
    _ setting: Setting, _ origin: Configuration.Origin
  ) -> Bilingual {
    Bilingual(
      ja: "   今は \(origin.words.ja) が先に効いています", en: "   \(origin.words.en) holds before it")
  }

  /// What must exist to be of use.
  private static func check(
    _ value: String, of setting: Setting, _ desk: Desk
  ) throws(ErrorReport) {
    switch setting.kind {
    case .zone:
      let zones = ZoneChoice(
        options: GlobalOptions(), environment: [:], files: desk.world.zones)
      _ = try zones.named(value, by: setting.key, exit: .usage)
    case .context: try ContextUse.check(value, desk)
    case .choice, .truth, .path, .country, .text: break
    }
  }

  private static func json(_ value: String, of setting: Setting) -> JSON {
    switch setting.kind {
    case .truth: .bool(value == "1")
    case .choice: Int(value).map(JSON.integer) ?? .string(value)
    case .path, .zone, .country, .context, .text: .string(value)
    }
  }
}

/// The files of configuration to be named.
struct ConfigPathRequest: Request, Hashable {
  /// Nil for all.
  let level: ConfigLevel?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    if let level {
      let path = try ConfigFiles.path(level, desk)
      return Answer(
        lines: { [Line(path)] }, rows: { [[path]] },
        document: {
          Document(ConfigFiles.shape, [ConfigFiles.Place(level: level, path: path, desk)])
        })
    }
    let all = ConfigFiles.all(desk)
    let table = Table(columns: [.fits, .fits, .fits], ruler: desk.ruler, width: desk.width)
    return Answer(
      lines: {
        table.lines(
          all.map { place in
            [
              Span(desk.say(place.level), .dim), Span(place.path),
              Span(desk.say(place.state), .dim),
            ]
          })
      },
      rows: { all.map { [$0.path, $0.level.rawValue, $0.isThere ? "1" : "0"] } },
      document: { Document(ConfigFiles.shape, all) })
  }
}

/// Files to be checked.
struct ConfigCheckRequest: Request, Hashable {
  /// None for all that count.
  let files: [String]

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let home = Configuration.home(desk.world)
    var problems: [ConfigProblem] = []
    var read: [ConfigFile] = []
    if files.isEmpty {
      read = desk.configuration.files
    } else {
      for path in files {
        guard let file = ConfigFile(path, .system, home: home) else {
          throw ErrorReport(
            code: "file.doesNotExist", exit: .notFound,
            message: Bilingual(ja: "\(path) はありません", en: "there is no \(path)"))
        }
        read.append(file)
      }
    }
    problems = read.flatMap(\.problems)
    if files.isEmpty { problems += Self.variables(desk) }
    if let report = ErrorReport(problems) { throw report }
    if files.isEmpty, desk.configuration.book(desk.options) != nil {
      _ = try BookPlace.path(of: desk)
    }
    if files.isEmpty { _ = try desk.zone() }
    return Self.answer(read, desk)
  }

  private static func variables(_ desk: Desk) -> [ConfigProblem] {
    Setting.all.compactMap { setting in
      guard let value = desk.configuration.variable(setting), setting.kept(value.text) == nil
      else { return nil }
      return ConfigProblem(
        path: setting.variable,
        reason: .invalidValue("「\(value.text)」", of: setting.key, allowed: setting.choices))
    }
  }

  private static func answer(_ files: [ConfigFile], _ desk: Desk) -> Answer {
    let count = files.reduce(0) { $0 + $1.values.count }
    let said = Bilingual(
      ja: "設定に誤りはありません  ファイル \(files.count)、設定 \(count)",
      en: "nothing is wrong  \(files.count) files, \(count) settings")
    let places = files.map { ConfigFiles.Place(level: $0.level, path: $0.path, isThere: true) }
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(said))])] },
      rows: { files.map { [$0.path, $0.level.rawValue, "1"] } },
      document: { Document(ConfigFiles.shape, places) }, isWanted: false)
  }
}

/// Where configuration files are, and whether they are there.
enum ConfigFiles {
  /// One of them.
  struct Place: Sendable {
    let level: ConfigLevel
    let path: String
    let isThere: Bool

    init(level: ConfigLevel, path: String, isThere: Bool) {
      self.level = level
      self.path = path
      self.isThere = isThere
    }

    init(level: ConfigLevel, path: String, _ desk: Desk) {
      self.init(
        level: level, path: path,
        isThere: desk.configuration.files.contains { $0.path == path })
    }

    var state: Bilingual {
      isThere ? Bilingual(same: "") : Bilingual(ja: "なし", en: "none")
    }
  }

  static let shape = DocumentShape<[Place]>(
    "casebook.configFiles/1", "Configuration files, the strongest first.",
    [
      Member(
        "data",
        Shape<Place>.object([
          Member("exists", Shape.truth, "Whether it is there.") { $0.isThere },
          Member("level", Shape<ConfigLevel>.word, "Whose it is.") { $0.level },
          Member("path", Shape.text, "Where it is.") { $0.path },
        ]).list
      ) { $0 }
    ])

  /// The file of a level that people change.
  static func path(_ level: ConfigLevel, _ desk: Desk) throws(ErrorReport) -> String {
    let path: String? =
      switch level {
      case .project: desk.world.places.project
      case .user:
        ConfigPlaces.user(desk.world.environment, home: Configuration.home(desk.world))
      case .system: desk.world.places.system.map { $0 + "/casebook.toml" }
      }
    guard let path else {
      throw ErrorReport(
        code: "config.noHome", exit: .configuration,
        message: Bilingual(ja: "ホームディレクトリが分かりません", en: "there is no home directory"),
        hint: ErrorReport.Hint("export XDG_CONFIG_HOME=/path"))
    }
    return path
  }

  /// All of them, the strongest first.
  static func all(_ desk: Desk) -> [Place] {
    var places: [Place] = []
    if let project = desk.world.places.project {
      places.append(Place(level: .project, path: project, desk))
    }
    if let user = ConfigPlaces.user(desk.world.environment, home: Configuration.home(desk.world)) {
      places.append(Place(level: .user, path: user, desk))
    }
    return places + desk.world.places.systemFiles.map { Place(level: .system, path: $0, desk) }
  }
}
