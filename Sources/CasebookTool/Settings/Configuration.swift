internal import Casebook
internal import Screens

/// Where configuration files are looked for; tests put their own places here.
struct ConfigPlaces: Hashable, Sendable {
  /// In the directory in which the command is run.
  var project: String? = ".casebook/config.toml"
  /// The directory of the machine's files.
  var system: String? = "/etc/casebook"

  /// The user's file: `$XDG_CONFIG_HOME/casebook/config.toml`, else below `~/.config`; nil where
  /// nobody knows a home.
  static func user(_ environment: [String: String], home: String?) -> String? {
    // A relative path is to be ignored (XDG Base Directory Specification).
    if let set = environment["XDG_CONFIG_HOME"], set.hasPrefix("/") {
      return set + "/casebook/config.toml"
    }
    return home.map { $0 + "/.config/casebook/config.toml" }
  }

  /// The machine's files, the strongest first: those of `conf.d` come after `casebook.toml`, each
  /// after those whose names sort before its own.
  var systemFiles: [String] {
    guard let system else { return [] }
    let more = (BookDirectory.names(system + "/conf.d") ?? []).filter { $0.hasSuffix(".toml") }
    return more.reversed().map { "\(system)/conf.d/\($0)" } + ["\(system)/casebook.toml"]
  }
}

/// What files, environment and command line say about settings.
///
/// In the order option, `CASEBOOK_*`, project, user, machine, default.
struct Configuration: Sendable {
  /// Where a value comes from.
  enum Origin: Hashable, Sendable {
    case option(String)
    case variable(String)
    case file(ConfigLevel, path: String, line: Int?)
    case standard
  }

  /// A value that holds, and where it comes from.
  struct Value: Hashable, Sendable {
    /// In the form of the environment.
    let text: String
    let origin: Origin
  }

  /// The files that exist, the strongest first.
  let files: [ConfigFile]
  /// Of the process, before the files had their say.
  private let environment: [String: String]

  /// Reads the files, each only if it exists.
  init(_ world: World) {
    environment = world.environment
    let home = Self.home(world)
    var files: [ConfigFile] = []
    if let project = world.places.project, let file = ConfigFile(project, .project, home: home) {
      files.append(file)
    }
    if let user = ConfigPlaces.user(world.environment, home: home),
      let file = ConfigFile(user, .user, home: home)
    {
      files.append(file)
    }
    for path in world.places.systemFiles {
      if let file = ConfigFile(path, .system, home: home) { files.append(file) }
    }
    self.files = files
  }

  /// The home directory, as the environment has it, else the system.
  static func home(_ world: World) -> String? {
    let home = world.environment["HOME"] ?? world.user().home ?? ""
    return home.hasPrefix("/") ? home : nil
  }

  /// What is wrong in the files.
  ///
  /// A file that this user may not read is no mistake of theirs: the machine's may hold what is
  /// for a service alone.
  var problems: [ConfigProblem] {
    files.flatMap { file in
      file.problems.filter { file.level != .system || $0.reason != .cannotBeRead }
    }
  }

  /// The environment with what the files say where it says nothing itself.
  var completedEnvironment: [String: String] {
    guard !files.isEmpty else { return environment }
    var completed = environment
    for setting in Setting.all where variable(setting) == nil {
      // Which of these two decides, `book` says.
      guard setting.kind != .context, setting.kind != .path else { continue }
      if let value = inFiles(setting) { completed[setting.variable] = value.text }
    }
    return completed
  }

  /// The value that holds; nil where nobody says anything.
  func value(of setting: Setting, typed: String?) -> Value? {
    if let typed, let option = setting.option {
      return Value(text: setting.kept(typed) ?? typed, origin: .option(option))
    }
    return variable(setting) ?? inFiles(setting)
  }

  /// What the environment says.
  func variable(_ setting: Setting) -> Value? {
    guard let text = environment[setting.variable], !text.isEmpty else { return nil }
    return Value(text: text, origin: .variable(setting.variable))
  }

  /// What the strongest file says that says anything.
  private func inFiles(_ setting: Setting) -> Value? {
    for file in files {
      if let value = value(of: setting, in: file) { return value }
    }
    return nil
  }

  private func value(of setting: Setting, in file: ConfigFile) -> Value? {
    file.values[setting.key].map {
      Value(text: $0.text, origin: .file(file.level, path: file.path, line: $0.line))
    }
  }

  // MARK: The book

  /// Which book is meant: a place, or the name of a context; nil for the default place.
  ///
  /// The strongest that says either decides; where it says both, the context.
  func book(_ options: GlobalOptions) -> (setting: Setting, value: Value)? {
    if let context = options.context {
      return (.context, Value(text: context, origin: .option("--context")))
    }
    if let book = options.book { return (.book, Value(text: book, origin: .option("--book"))) }
    for setting in [Setting.context, .book] {
      if let value = variable(setting) { return (setting, value) }
    }
    for file in files {
      for setting in [Setting.context, .book] {
        if let value = value(of: setting, in: file) { return (setting, value) }
      }
    }
    return nil
  }

  /// The books that are noted, by name, each from the strongest file that knows it.
  var contexts: [String: Value] {
    var contexts: [String: Value] = [:]
    for file in files {
      for (name, value) in file.contexts where contexts[name] == nil {
        contexts[name] = Value(
          text: value.text, origin: .file(file.level, path: file.path, line: value.line))
      }
    }
    return contexts
  }
}

extension Configuration.Origin {
  /// For people: `--tz`, `CASEBOOK_TZ`, `PATH:LINE`, `default`.
  var words: Bilingual {
    switch self {
    case .option(let name), .variable(let name): Bilingual(same: name)
    case .file(_, let path, let line): Bilingual(same: line.map { "\(path):\($0)" } ?? path)
    case .standard: Bilingual(ja: "既定", en: "default")
    }
  }
}
