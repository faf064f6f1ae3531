internal import PhoneNumbers
internal import Screens

/// Looks at what casebook needs of the machine, whatever the book.
struct MachineChecks {
  let desk: Desk

  var all: [CheckResult] {
    [
      .ok(.version, ja: "casebook \(Tool.version)", en: "casebook \(Tool.version)"), encoding,
      terminal, config, timeZone, phoneNumbers,
    ]
  }

  private var encoding: CheckResult {
    let set = desk.world.environment[Setting.ascii.variable] ?? ""
    guard set.isEmpty else {
      return .ok(.encoding, ja: "ascii の設定による", en: "as the setting ascii says")
    }
    if Glyphs.decide(environment: desk.world.environment) == .unicode {
      return .ok(.encoding, ja: "UTF-8", en: "UTF-8")
    }
    return .note(
      .encoding, ja: "端末の文字コードが UTF-8 でないので、漢字の印の代わりに英字を使います",
      en: "the locale is not UTF-8, so letters stand for the signs of teams and kinds",
      hint: "export LC_CTYPE=C.UTF-8")
  }

  private var terminal: CheckResult {
    guard desk.world.output.isTerminal else {
      return .ok(.terminal, ja: "端末ではありません", en: "none: the output goes elsewhere")
    }
    let width = desk.width
    let ambiguous = desk.ruler.ambiguous.rawValue
    let name = desk.world.environment["TERM"] ?? ""
    if name.isEmpty || name == "dumb" {
      return .note(
        .terminal, ja: "TERM が \(name.isEmpty ? "ありません" : name)。色と全画面は使えません",
        en: "TERM is \(name.isEmpty ? "not set" : name): no colours, no full screen",
        hint: "export TERM=xterm-256color")
    }
    guard width >= Self.widthMin else {
      return .note(
        .terminal, ja: "幅が \(width) 桁です。\(Self.widthMin) 桁から読みやすくなります",
        en: "\(width) columns; \(Self.widthMin) are needed to read well")
    }
    return .ok(
      .terminal, ja: "\(name)  \(width) 桁、曖昧な幅の字は \(ambiguous) 桁",
      en: "\(name), \(width) columns, ambiguous glyphs in \(ambiguous)")
  }

  /// Bound: narrower terminals break lines.
  static let widthMin = 40

  private var config: CheckResult {
    let problems = desk.configuration.problems
    if let first = problems.first {
      let more = problems.count - 1
      return .bad(
        .config, ja: first.words.ja + (more > 0 ? "  ほか \(more) 件" : ""),
        en: first.words.en + (more > 0 ? "; \(more) more" : ""), hint: "casebook config check")
    }
    for setting in Setting.all {
      guard let value = desk.configuration.variable(setting), setting.kept(value.text) == nil
      else { continue }
      return .bad(
        .config, ja: "\(setting.variable) に「\(value.text)」は使えません",
        en: "\(setting.variable) cannot be \"\(value.text)\"", hint: "unset \(setting.variable)")
    }
    let files = desk.configuration.files
    return files.isEmpty
      ? .ok(.config, ja: "ファイルはありません", en: "no files")
      : .ok(
        .config, ja: files.map(\.path).joined(separator: "  "),
        en: files.map(\.path).joined(separator: "  "))
  }

  private var timeZone: CheckResult {
    do throws(ErrorReport) {
      let zone = try desk.zone()
      let moment = try desk.dates().dayAndTime(desk.now)
      return .ok(.timeZone, ja: "\(zone.name)  今 \(moment)", en: "\(zone.name), now \(moment)")
    } catch { return CheckResult(.timeZone, error) }
  }

  private var phoneNumbers: CheckResult {
    do throws(PhoneNumberError) {
      _ = try PhoneNumberReader(region: "JP")
      return .ok(.phoneNumbers, ja: "libphonenumber", en: "libphonenumber")
    } catch {
      return .note(
        .phoneNumbers, ja: "libphonenumber が使えません。番号は打ったとおりに残ります",
        en: "libphonenumber cannot be used: numbers are kept as they were typed",
        hint: "sudo apt install libphonenumber8")
    }
  }
}
