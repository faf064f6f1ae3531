internal import Screens
internal import Wire

/// One setting with the value that holds.
struct SettingShown: Sendable {
  let setting: Setting
  /// Nil where the default holds.
  let value: Configuration.Value?

  init(_ setting: Setting, _ desk: Desk) {
    self.setting = setting
    value =
      setting.kind == .context || setting.key == Setting.book.key
      ? desk.configuration.book(desk.options).flatMap {
        $0.setting.key == setting.key ? $0.value : nil
      }
      : desk.configuration.value(of: setting, typed: desk.options.typed(setting))
  }

  /// In the form of files; nil where the default holds.
  var text: String? { value.map { setting.spoken($0.text) } }

  var origin: Configuration.Origin { value?.origin ?? .standard }
}

extension GlobalOptions {
  /// What an option says about a setting; nil if nothing.
  func typed(_ setting: Setting) -> String? {
    switch setting.option {
    case "--lang": language?.rawValue
    case "--tz": zone
    case "--color": colour?.rawValue
    case "--no-input": mayAsk ? nil : "1"
    case _: nil  // Open set: book and context are decided together, others have no option.
    }
  }
}

/// A setting to be printed.
struct ConfigGetRequest: Request {
  let setting: Setting

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let shown = SettingShown(setting, desk)
    let said = Bilingual(
      ja: "\(setting.key) は決まっていません (既定: \(setting.otherwise.ja))",
      en: "\(setting.key) is not set (default: \(setting.otherwise.en))")
    return Answer(
      lines: { shown.text.map { [Line($0)] } ?? [] }, rows: { shown.text.map { [[$0]] } ?? [] },
      document: { Document(SettingDocument.one, shown) },
      notes: shown.text == nil ? [Line(desk.say(said), .dim)] : [],
      exit: shown.text == nil ? .no : .done)
  }
}

/// All settings to be printed.
struct ConfigListRequest: Request, Hashable {
  let showsOrigin: Bool

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let all = Setting.all.map { SettingShown($0, desk) }
    let table = Table(
      columns: showsOrigin ? [.fits, .upTo(40), .fits] : [.fits, .upTo(40), .rest],
      ruler: desk.ruler, width: desk.width)
    var notes: [Line] = []
    if let problem = ErrorReport(desk.configuration.problems) {
      notes = problem.lines(desk.language)
    }
    return Answer(
      lines: { table.lines(all.map { row($0, desk) }) },
      rows: {
        all.map { [$0.setting.key, $0.text ?? "", desk.say($0.origin.words)] }
      },
      document: { Document(SettingDocument.list, all) }, notes: notes)
  }

  private func row(_ shown: SettingShown, _ desk: Desk) -> [Span] {
    let value =
      shown.text.map { Span($0) } ?? Span("(\(desk.say(shown.setting.otherwise)))", .dim)
    let last = showsOrigin ? shown.origin.words : shown.setting.meaning
    return [Span(shown.setting.key, .command), value, Span(desk.say(last), .dim)]
  }
}

/// `casebook.setting/1` and `casebook.settings/1`.
enum SettingDocument {
  static let one = DocumentShape<SettingShown>(
    "casebook.setting/1", "A setting, the value that holds, and where it is said.",
    [Member("data", shape) { $0 }])

  static let list = DocumentShape<[SettingShown]>(
    "casebook.settings/1", "All settings, with the values that hold.",
    [Member("data", shape.list) { $0 }])

  private static let shape: Shape<SettingShown> = .object([
    Member("file", Shape.text.orNull, "The file that says it.") { $0.file?.path },
    Member("key", Shape.text, "Its name in files.") { $0.setting.key },
    Member("line", Shape<Int>.integer.orNull, "The line of the file, from 1.") { $0.file?.line },
    Member("option", Shape.text.orNull, "The option of the command line.") { $0.setting.option },
    Member(
      "origin",
      Shape<String>.word(
        ["option", "variable"] + ConfigLevel.allCases.map(\.rawValue) + ["default"]),
      "Who says it."
    ) { $0.originWord },
    Member("value", Shape.text.orNull, "As files write it; null where the default holds.") {
      $0.text
    },
    Member("variable", Shape.text, "The environment variable.") { $0.setting.variable },
  ])
}

extension SettingShown {
  fileprivate var file: (path: String, line: Int?)? {
    guard case .file(_, let path, let line) = origin else { return nil }
    return (path, line)
  }

  fileprivate var originWord: String {
    switch origin {
    case .option: "option"
    case .variable: "variable"
    case .file(let level, _, _): level.rawValue
    case .standard: "default"
    }
  }
}
