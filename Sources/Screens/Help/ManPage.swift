/// Writes pages for man(1), in roff with the macros of man(7), from what commands say about
/// themselves.
///
/// ArgumentParser's own generator drops every character beyond ASCII (EXPERIENCE.md, D6).  The
/// bytes are UTF-8: man-db and mandoc know that, `groff -k` too.
package struct ManPage: Hashable, Sendable {
  package let language: Language
  /// "casebook 0.1.0", at the foot of the page.
  package let source: String
  /// The day of that version: 2026-11-22.
  package let date: String

  /// Makes a writer of pages.
  package init(language: Language, source: String, date: String) {
    self.language = language
    self.source = source
    self.date = date
  }

  /// A part of a page that is about no command.
  package enum Part: Hashable, Sendable {
    case paragraph(Bilingual)
    case table([CommandHelp.Entry])
    case section(Bilingual)
  }

  /// The page of one command.
  ///
  /// - Parameters:
  ///   - help: What it says about itself.
  ///   - seeAlso: Other pages: `casebook(1)`.
  /// - Returns: roff, which ends with a newline.
  package func text(_ help: CommandHelp, seeAlso: [String]) -> String {
    let name = "casebook-" + help.name.split(separator: " ").joined(separator: "-")
    var lines = head(name, 1, help.summary)
    lines += section(.synopsis)
    for usage in help.usages {
      let line = "casebook \(help.name) \(usage.text(in: language))".manTrimmed
      lines += [".PP", ".B " + Self.quoted(line)]
    }
    if !help.aliases.isEmpty {
      lines += section(.aliases) + [".PP"]
      let names = help.aliases.map { ".B " + Self.quoted("casebook \($0)") }
      lines += names.flatMap { [$0, ".br"] }.dropLast()
    }
    lines += examples(help.examples)
    lines += table(.verbs, help.verbs)
    lines += table(.arguments, help.arguments) + table(.options, help.options)
    if !help.notes.isEmpty {
      lines += section(.notes)
      for note in help.notes { lines += paragraph(note) }
    }
    let pages = seeAlso.map { ".BR " + Self.reference($0) }
    let further = help.further.map { ".B " + Self.quoted($0) }
    lines += section(.seeAlso) + [".PP"]
    lines += (pages + further).flatMap { [$0, ".br"] }.dropLast()
    return Self.joined(lines)
  }

  /// The page of all commands.
  package func text(
    summary: Bilingual, opening: [Bilingual],
    groups: [(group: CommandGroup, commands: [CommandHelp.Entry])],
    globalOptions: [CommandHelp.Entry], seeAlso: [String]
  ) -> String {
    var lines = head("casebook", 1, summary) + section(.synopsis)
    lines += [".PP", ".B casebook", Self.plain(language == .ja ? "コマンド …" : "COMMAND …")]
    lines += section(.notes)
    for text in opening { lines += paragraph(text) }
    lines += section(.commands)
    for (group, commands) in groups where !commands.isEmpty {
      lines.append(".SS " + Self.quoted(group.text(in: language)))
      lines += entries(commands)
    }
    lines += table(.globalOptions, globalOptions) + section(.seeAlso) + [".PP"]
    lines += seeAlso.map { ".BR " + Self.reference($0) }.flatMap { [$0, ".br"] }.dropLast()
    return Self.joined(lines)
  }

  /// A page that is about no command, of section 7.
  package func text(
    name: String, summary: Bilingual, parts: [Part], seeAlso: [String]
  ) -> String {
    var lines = head(name, 7, summary) + section(.notes)
    for part in parts {
      switch part {
      case .paragraph(let text): lines += paragraph(text)
      case .table(let rows): lines += entries(rows)
      case .section(let title): lines.append(".SH " + Self.quoted(title.text(in: language)))
      }
    }
    lines += section(.seeAlso) + [".PP"]
    lines += seeAlso.map { ".BR " + Self.reference($0) }.flatMap { [$0, ".br"] }.dropLast()
    return Self.joined(lines)
  }

  /// The lines as a text; a paragraph that only begins a section needs no macro (mandoc(1)).
  private static func joined(_ lines: [String]) -> String {
    var kept: [String] = []
    for line in lines {
      let isFirst = kept.last.map { $0.hasPrefix(".SH") || $0.hasPrefix(".SS") } ?? true
      if line != ".PP" || !isFirst { kept.append(line) }
    }
    return kept.joined(separator: "\n") + "\n"
  }

  // MARK: Parts

  private func head(_ name: String, _ number: Int, _ summary: Bilingual) -> [String] {
    [
      "'\\\" -*- coding: UTF-8 -*-",
      ".TH \(Self.quoted(name.uppercased())) \(number) \"\(date)\" "
        + "\(Self.quoted(source)) casebook",
      // Left-aligned and without hyphens: commands must be as they are typed.
      ".nh", ".ad l",
    ] + section(.name) + [Self.bare(name) + " \\- " + Self.bare(summary.text(in: language))]
  }

  private func section(_ heading: ManHeading) -> [String] {
    [".SH " + Self.quoted(heading.text(in: language))]
  }

  private func paragraph(_ text: Bilingual) -> [String] {
    [".PP", Self.plain(text.text(in: language))]
  }

  private func examples(_ examples: [CommandHelp.Example]) -> [String] {
    guard !examples.isEmpty else { return [] }
    var lines = section(.examples)
    for example in examples {
      lines += [".PP", Self.plain(example.note.text(in: language)), ".RS 4", ".nf"]
      lines += [".B " + Self.quoted(example.command), ".fi", ".RE"]
    }
    return lines
  }

  private func table(_ heading: ManHeading, _ rows: [CommandHelp.Entry]) -> [String] {
    rows.isEmpty ? [] : section(heading) + entries(rows)
  }

  private func entries(_ rows: [CommandHelp.Entry]) -> [String] {
    rows.flatMap { row in
      [
        ".TP", ".B " + Self.quoted(row.term.text(in: language)),
        Self.plain(row.meaning.text(in: language)),
      ]
    }
  }
}

// MARK: - Escaping

extension ManPage {
  /// A line of text: escaped, and never taken for a request.
  static func plain(_ text: String) -> String {
    let escaped = bare(text)
    guard let first = escaped.first else { return "\\&" }
    return first == "." || first == "'" ? "\\&" + escaped : escaped
  }

  /// A text as one argument of a macro.
  static func quoted(_ text: String) -> String { "\"" + bare(text) + "\"" }

  /// A text in which every character stands for itself; in one line.
  ///
  /// `-` would become a hyphen, `'` and `` ` `` curly quotes, `^` and `~` small accents
  /// (groff_char(7)).
  static func bare(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "\"": escaped += "\\(dq"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      // A list of values may be broken behind each of them (`\:` is a break of no width).
      case "|": escaped += "|\\:"
      case "\n", "\t": escaped += " "
      case _: escaped.append(character)  // Open set: all other characters.
      }
    }
    return escaped
  }

  /// `casebook-part(1)` as two arguments, the name in bold.
  private static func reference(_ page: String) -> String {
    guard let open = page.firstIndex(of: "(") else { return bare(page) }
    return bare(String(page[..<open])) + " " + String(page[open...])
  }
}

extension String {
  /// Without spaces at the end.
  fileprivate var manTrimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// The headings of a page for man(1).
private enum ManHeading: Message {
  case name, synopsis, aliases, examples, verbs, arguments, options, notes, commands, globalOptions
  case seeAlso

  var ja: String {
    switch self {
    case .name: "名前"
    case .synopsis: "書式"
    case .aliases: "別名"
    case .examples: "例"
    case .verbs: "動詞"
    case .arguments: "引数"
    case .options: "オプション"
    case .notes: "説明"
    case .commands: "コマンド"
    case .globalOptions: "どのコマンドでも使えるオプション"
    case .seeAlso: "関連項目"
    }
  }

  var en: String {
    switch self {
    case .name: "NAME"
    case .synopsis: "SYNOPSIS"
    case .aliases: "ALIASES"
    case .examples: "EXAMPLES"
    case .verbs: "VERBS"
    case .arguments: "ARGUMENTS"
    case .options: "OPTIONS"
    case .notes: "DESCRIPTION"
    case .commands: "COMMANDS"
    case .globalOptions: "OPTIONS OF EVERY COMMAND"
    case .seeAlso: "SEE ALSO"
    }
  }
}
