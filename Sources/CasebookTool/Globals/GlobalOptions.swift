internal import Screens

/// The options that every command takes, at any place of the line.
struct GlobalOptions: Hashable, Sendable {
  /// In which form the answer is printed.
  enum Format: Hashable, Sendable {
    /// For people.
    case text
    /// Tabs, no header, exact times, nothing cut: a contract.
    case plain
    /// One document.
    case json
    /// One document per line, where the answer is a list or a stream.
    case ndjson
  }

  var book: String?
  /// The name of a noted book.
  var context: String?
  /// The file with the key for a server.
  var key: String?
  /// How long a server is waited for; nil leaves it to the tool.
  var timeoutSeconds: Int?
  /// Whether a kit keeps from sending by itself.
  var isOffline = false
  /// Whether what is written on a kit is to be sent before the command ends.
  var requiresSync = false
  var format = Format.text
  /// `--fields a,b.c`; nil where all are wanted.
  var fields: [String]?
  var isQuiet = false
  var isVerbose = false
  var colour: Colour.Wish?
  var language: Language?
  /// The name of a time zone, as it was typed.
  var zone: String?
  var mayAsk = true
  var isDryRun = false
  var wantsHelp = false
  var wantsVersion = false
}
