internal import ArgumentParser
internal import Casebook
internal import Glibc
internal import Screens
internal import Wire

/// `casebook keys backup DIR`.
struct KeysBackupCommand: TypedCommand {
  @Argument var directory: String
  @Option var recovery: String?

  static let help = CommandHelp(
    name: "keys backup",
    summary: Bilingual(
      ja: "個人の情報を封じる鍵の控えを、封をして取る", en: "copy the keys that seal personal data, sealed"),
    examples: [
      .init(
        "casebook keys backup /mnt/safe --recovery ~/recovery.key", ja: "初めて: 封を開ける鍵も作る",
        en: "first: makes the key that opens it, too"),
      .init("casebook keys backup /mnt/safe", ja: "新しくする", en: "bring it up to date"),
    ],
    usages: [
      Bilingual(ja: "<ディレクトリ> [--recovery ファイル]", en: "<DIR> [--recovery FILE]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<ディレクトリ>", en: "<DIR>"), ja: "控えを置く場所。台帳とは別の機械に",
        en: "where it goes: on another machine than the book")
    ],
    options: [
      .init(
        Bilingual(ja: "--recovery ファイル", en: "--recovery FILE"),
        ja: "封を開ける鍵。無ければ作る。台帳とも控えとも別の所にしまう",
        en: "the key that opens it, made if it is not there; keep it away from both")
    ],
    notes: [
      Bilingual(
        ja: "お客様を消去すると、届くところにある控えからもその鍵が消えます。届かない控えは doctor が挙げます。",
        en: "Whoever is forgotten goes from every copy within reach; doctor names the others.")
    ],
    further: ["casebook backup", "casebook restore"])

  func request() throws(ErrorReport) -> KeysBackupRequest {
    KeysBackupRequest(directory: directory, recovery: recovery)
  }
}

/// A sealed copy of the keys to be made or brought up to date.
struct KeysBackupRequest: Request, Hashable {
  var directory: String
  /// The file of the key that opens it.
  var recovery: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let book = try desk.book(for: .read)
    guard let keys = book.keys else {
      throw ErrorReport(BookError.keys(.masterIsMissing(path: book.path + "/keys")))
    }
    var made: String?
    do throws(KeyError) {
      if let recovery {
        let key: RecoveryKey
        if unsafe access(recovery, F_OK) == 0 {
          key = try RecoveryKey(path: recovery)
        } else {
          key = RecoveryKey()
          try key.write(to: recovery)
          made = recovery
        }
        try keys.setRecovery(key.publicHalf)
      }
      guard keys.recoveryHalf != nil else { throw KeyError.masterIsMissing(path: "") }
      try keys.backUp(to: directory)
    } catch .masterIsMissing(path: "") {
      throw Self.recoveryIsMissing(desk)
    } catch { throw ErrorReport(BookError.keys(error)) }
    let said = Bilingual(
      ja: "鍵の控え \(directory) を新しくしました", en: "the copy of the keys in \(directory) is current")
    let document = KeysBackupDocument(path: directory, recovery: made)
    return Answer(
      lines: { [Line("OK " + desk.say(said))] }, rows: { [[directory]] },
      document: { Document(KeysBackupDocument.shape, document) },
      notes: made.map { [Line("   " + desk.say(Self.keep($0)), .notice)] } ?? [], isWanted: false)
  }

  private static func keep(_ path: String) -> Bilingual {
    Bilingual(
      ja: "\(path) は封を開ける鍵です。台帳とも控えとも別の所にしまい、ここから消してください",
      en: "\(path) opens it: keep it away from the book and from the copy, and remove it here")
  }

  private static func recoveryIsMissing(_ desk: Desk) -> ErrorReport {
    ErrorReport(
      code: "keys.recoveryIsMissing", exit: .usage,
      message: Bilingual(
        ja: "封を開ける鍵がまだ決まっていません", en: "it is not known which key will open the copy"),
      hint: ErrorReport.Hint(desk.lineWords(adding: ["--recovery", "recovery.key"])))
  }
}

/// `casebook.keysBackup/1`: a sealed copy of the keys.
struct KeysBackupDocument: Sendable {
  let path: String
  /// The file of a recovery key that was made with it.
  let recovery: String?

  static let shape = DocumentShape<KeysBackupDocument>(
    "casebook.keysBackup/1", "A sealed copy of the keys that seal personal data.",
    [
      Member(
        "data",
        .object([
          Member("path", Shape.text, "Where it is.") { $0.path },
          Member("recovery", Shape.text.orNull, "The recovery key that was made with it.") {
            $0.recovery
          },
        ])
      ) { $0 }
    ])
}
