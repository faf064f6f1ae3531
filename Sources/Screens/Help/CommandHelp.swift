/// What one command says about itself; the tool fills it.
package struct CommandHelp: Hashable, Sendable {
  /// A command line with what it does.
  package struct Example: Hashable, Sendable {
    package let command: String
    package let note: Bilingual

    /// Makes an example.
    package init(_ command: String, ja: String, en: String) {
      self.command = command
      self.note = Bilingual(ja: ja, en: en)
    }
  }

  /// An option or argument with what it means.
  package struct Entry: Hashable, Sendable {
    /// As it is typed: `--sn S/N`; the placeholder may be translated.
    package let term: Bilingual
    package let meaning: Bilingual

    /// Makes an entry.
    package init(_ term: Bilingual, ja: String, en: String) {
      self.term = term
      self.meaning = Bilingual(ja: ja, en: en)
    }

    /// Makes an entry whose term is the same in both languages.
    package init(_ term: String, ja: String, en: String) {
      self.init(Bilingual(same: term), ja: ja, en: en)
    }
  }

  /// The words after `casebook`: `fact set`.
  package let name: String
  package let aliases: [String]
  package let summary: Bilingual
  package let examples: [Example]
  /// What follows the name, one way of calling it each: `<型番> [--qty 個数]`.
  package let usages: [Bilingual]
  /// What may stand behind a noun.
  package let verbs: [Entry]
  package let arguments: [Entry]
  package let options: [Entry]
  /// Paragraphs below the options.
  package let notes: [Bilingual]
  /// Commands to read on with: `casebook help dates`.
  package let further: [String]

  /// Makes the help of a command.
  package init(
    name: String, aliases: [String] = [], summary: Bilingual, examples: [Example],
    usages: [Bilingual], verbs: [Entry] = [], arguments: [Entry] = [], options: [Entry] = [],
    notes: [Bilingual] = [],
    further: [String] = []
  ) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    self.examples = examples
    self.usages = usages
    self.verbs = verbs
    self.arguments = arguments
    self.options = options
    self.notes = notes
    self.further = further
  }
}

/// The groups of the command tree, in the order in which they are listed.
package enum CommandGroup: Hashable, Sendable, CaseIterable, Message {
  case everyDay, neverAskTwice, record, handOver, repair, field, records, integrate, operate

  package var ja: String {
    switch self {
    case .everyDay: "毎日使う"
    case .neverAskTwice: "聞き直さない"
    case .record: "記録する"
    case .handOver: "渡す"
    case .repair: "修理とその後"
    case .field: "現場"
    case .records: "台帳"
    case .integrate: "連携"
    case .operate: "運用"
    }
  }

  package var en: String {
    switch self {
    case .everyDay: "Every day"
    case .neverAskTwice: "Never ask twice"
    case .record: "Record"
    case .handOver: "Hand over"
    case .repair: "Repair and after"
    case .field: "Field"
    case .records: "Records"
    case .integrate: "Integrate"
    case .operate: "Operate"
    }
  }
}

/// The headings of a page of help.
enum HelpHeading: Message, Hashable, CaseIterable {
  case examples, usage, verbs, arguments, options, aliases, globalOptions, further

  var ja: String {
    switch self {
    case .examples: "例"
    case .usage: "使い方"
    case .verbs: "動詞"
    case .arguments: "引数"
    case .options: "オプション"
    case .aliases: "別名"
    case .globalOptions: "どのコマンドでも"
    case .further: "続き"
    }
  }

  var en: String {
    switch self {
    case .examples: "Examples"
    case .usage: "Usage"
    case .verbs: "Verbs"
    case .arguments: "Arguments"
    case .options: "Options"
    case .aliases: "Aliases"
    case .globalOptions: "Everywhere"
    case .further: "See also"
    }
  }
}
