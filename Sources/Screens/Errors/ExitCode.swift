/// How a command ended, for scripts.
///
/// The numbers are a contract.  From 64 on they are those of sysexits.h where that has one.
package enum ExitCode: Int32, Hashable, Sendable, CaseIterable, Message {
  /// Also: saved here, unsent; also: an empty list.
  case done = 0
  /// An answer, not an error: none found, already known.
  case no = 1
  /// Unknown command or option, missing argument, not specific enough.
  case usage = 64
  /// A malformed event or line; a refusal of the domain.
  case refused = 65
  /// Case, customer, file.
  case notFound = 66
  /// A server is needed and does not answer.
  case unreachable = 69
  /// Our bug.
  case internalError = 70
  /// Book, socket, output file.
  case cannotCreate = 73
  /// Disk full or failing; nothing is half written.
  case inputOutput = 74
  /// What the same command may cure later.
  case tryAgain = 75
  /// The other side speaks another version; the book has a newer format.
  case version = 76
  /// No permission, not signed in, expired.
  case notAllowed = 77
  /// File or value wrong; systemd does not restart.
  case configuration = 78
  /// The case changed since one looked.
  case stale = 80
  /// Some lines accepted, some refused.
  case partly = 81
  /// Ctrl-C; what was written stays.
  case interrupted = 130

  package var ja: String {
    switch self {
    case .done: "できた"
    case .no: "いいえ (答えであって誤りではない)"
    case .usage: "使い方の誤り"
    case .refused: "受け付けられない"
    case .notFound: "見つからない"
    case .unreachable: "サーバーに届かない"
    case .internalError: "casebook の不具合"
    case .cannotCreate: "作れない"
    case .inputOutput: "入出力の失敗"
    case .tryAgain: "後でもう一度"
    case .version: "版が違う"
    case .notAllowed: "許されていない"
    case .configuration: "設定の誤り"
    case .stale: "見た後に変わった"
    case .partly: "一部だけ"
    case .interrupted: "中断した"
    }
  }

  package var en: String {
    switch self {
    case .done: "done"
    case .no: "no"
    case .usage: "usage"
    case .refused: "refused"
    case .notFound: "not found"
    case .unreachable: "unreachable"
    case .internalError: "internal"
    case .cannotCreate: "cannot create"
    case .inputOutput: "input/output"
    case .tryAgain: "try again"
    case .version: "version"
    case .notAllowed: "not allowed"
    case .configuration: "configuration"
    case .stale: "stale"
    case .partly: "partly"
    case .interrupted: "interrupted"
    }
  }
}
