internal import Cases
internal import Screens
internal import Wire

/// A name to be explained.
struct ExplainRequest: Request, Hashable {
  var name: String

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let key = String(name.halfWidth.trimmingSpaces)
    guard let explanation = Explanation.of(key) else { throw unknown(key) }
    let page = HelpPage(language: desk.language, width: desk.width, ruler: desk.ruler)
    return Answer(
      lines: { explanation.lines(page) },
      rows: { [[explanation.name, desk.say(explanation.text)]] },
      document: { Document(ExplanationDocument.shape, explanation) })
  }

  private func unknown(_ key: String) -> ErrorReport {
    var near: [String] = []
    let all = Explanation.names
    if case .near(let names) = NameMatch(key.lowercased(), among: all.map { $0.lowercased() }) {
      near = names
    }
    let exact = near.map { name in all.first { $0.lowercased() == name } ?? name }
    return ErrorReport(
      code: "explanation.doesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "「\(name)」の説明はありません", en: "there is no explanation of \"\(name)\""),
      details: exact.isEmpty ? [] : [Near.line(exact)],
      hint: ErrorReport.Hint(exact.first.map { "casebook explain \($0)" } ?? "casebook help"))
  }
}

/// What a name of ours means.
struct Explanation: Hashable, Sendable {
  let name: String
  let text: Bilingual
  /// For the types of events: the fields, as `correct` takes them.
  var fields: [String] = []
  /// Where to read on.
  var hint: String?

  /// The explanation of an error code, a type of event, a sign, a refusal or an exit code.
  static func of(_ key: String) -> Explanation? {
    let exact = names.first { $0.lowercased() == key.lowercased() } ?? key
    if let text = ErrorExplanations.text(of: exact) { return Explanation(name: exact, text: text) }
    if let kind = Event.Kind(rawValue: exact) { return event(kind) }
    if let number = Int32(key), let exit = ExitCode(rawValue: number) {
      return Explanation(name: key, text: exit.meaning)
    }
    if let kind = EntryKind(typed: key) {
      let label = kind.label
      return Explanation(
        name: kind.rawValue,
        text: Bilingual(
          ja: "\(label.kanji): \(label.name.ja)。--kind \(kind.rawValue)",
          en: "\(label.kanji): \(label.name.en); --kind \(kind.rawValue)"))
    }
    if let label = TeamLabels.standard.team(typed: key) {
      return Explanation(
        name: label.key,
        text: Bilingual(
          ja: "\(label.kanji): \(label.name.ja)", en: "\(label.kanji): \(label.name.en)"))
    }
    return StateWord(typed: key).map {
      Explanation(name: $0.rawValue, text: Bilingual(ja: "状態: \($0.ja)", en: "state: \($0.en)"))
    }
  }

  /// Those of all types of events.
  static var events: [Explanation] { Event.Kind.allCases.map(event) }

  private static func event(_ kind: Event.Kind) -> Explanation {
    let shape = Registry.documented.newest(kind.rawValue)
    let says =
      switch kind.saying {
      case .fact:
        Bilingual(ja: "事実で、いつでも受け付けます。", en: "A fact: always accepted.")
      case .decision:
        Bilingual(
          ja: "決定で、断られることがあります (命令 \(shape?.command ?? ""))。",
          en: "A decision, which can be refused (command \(shape?.command ?? "")).")
      case .book:
        Bilingual(ja: "台帳が自分で書きます。", en: "Made by the book itself.")
      }
    let comment = shape?.comment.split(whereSeparator: \.isNewline).joined(separator: " ") ?? ""
    return Explanation(
      name: kind.rawValue,
      text: Bilingual(ja: "\(kind.ja)。\(says.ja)", en: "\(comment) \(says.en)"),
      fields: shape.map { Registry.documented.fieldNames(of: $0) } ?? [],
      hint: "casebook schema \(kind.rawValue)")
  }

  /// Everything that can be explained by name.
  static let names: [String] =
    ErrorExplanations.codes + Event.Kind.allCases.map(\.rawValue)
    + EntryKind.allCases.map(\.rawValue)

  func lines(_ page: HelpPage) -> [Line] {
    var lines = [Line(name, .heading)] + page.paragraph(text)
    if !fields.isEmpty {
      let list = fields.joined(separator: "  ")
      lines += [""] + page.paragraph(Bilingual(ja: "項目  \(list)", en: "fields  \(list)"))
    }
    if let hint {
      lines += [""] + page.paragraph(Bilingual(ja: "くわしくは  \(hint)", en: "more  \(hint)"))
    }
    return lines
  }
}
