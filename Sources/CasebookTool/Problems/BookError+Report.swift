internal import Casebook
internal import EventLog
internal import Screens
internal import Views

extension ErrorReport {
  /// What went wrong with the book, in words, with its exit code (EXPERIENCE §8).
  init(_ error: BookError) {
    switch error {
    case .doesNotExist(let path):
      // Books are told by the file in them; people name the directory.
      let directory = path.hasSuffix("/book.json") ? String(path.dropLast(10)) : path
      self.init(
        "book.doesNotExist", .notFound, ja: "\(directory) に台帳はありません",
        en: "there is no book at \(directory)",
        hint: Hint("casebook init \(ShellText.quoted(directory))"))
    case .existsAlready(let path):
      self.init(
        "book.existsAlready", .cannotCreate, ja: "\(path) には既に何かあります",
        en: "there is something at \(path) already")
    case .isHalfMade(let path):
      self.init(halfMade: path, again: "casebook init \(ShellText.quoted(path))")
    case .cannotBeCreated(let path, let why):
      self.init(
        "book.cannotBeCreated", .cannotCreate, ja: "\(path) を作れません",
        en: "\(path) cannot be created", why: why)
    case .permissionIsDenied(let path):
      self.init(
        "book.permissionIsDenied", .notAllowed, ja: "\(path) への権限がありません",
        en: "no permission for \(path)")
    case .isReplica(let source, _):
      self.init(
        "book.isReplica", .notAllowed,
        ja: "この台帳は \(source) の写しです。書き込みは元の台帳へ。何も書いていません",
        en: "this book is a copy of \(source), which is where to write; nothing was written",
        hint: Hint("casebook --book \(ShellText.quoted(source)) health"))
    case .isNoReplica(let path):
      self.init(
        "book.isNoReplica", .cannotCreate, ja: "\(path) は写しではなく、それ自身の台帳です",
        en: "\(path) is a book of its own and no copy",
        hint: Hint("casebook help follow"))
    case .formatIsNewer(let path, let found, let known):
      self.init(
        "book.formatIsNewer", .version,
        ja: "\(path) は新しい形式 \(found) の台帳です (この版が知るのは \(known) まで)",
        en: "\(path) is a book of the newer format \(found); this version knows \(known)")
    case .bookFileIsDamaged(let path, let why):
      self.init(
        "book.fileIsDamaged", .inputOutput, ja: "\(path) が壊れています",
        en: "\(path) is damaged", why: why, hint: Hint("casebook help restore"))
    case .keys(let error): self.init(error)
    case .storage(let error, let path):
      self.init(
        "book.storageFailed", .inputOutput, ja: "\(path) を読み書きできません",
        en: "\(path) cannot be read or written", why: "\(error)")
    case .log(let fault):
      self.init(
        "book.logIsDamaged", .inputOutput, ja: "台帳の記録が書いたときと違います",
        en: "the log is not what was written", why: "\(fault)", hint: Hint("casebook verify"))
    case .unavailable(let reason): self.init(reason)
    case .overloaded:
      self.init(
        "book.isBusy", .tryAgain, ja: "混み合っています。何も書いていません",
        en: "too much is waiting; nothing was written")
    case .outcomeIsUnknown(let error):
      self.init(
        "book.outcomeIsUnknown", .inputOutput, ja: "書けたかどうか分かりません",
        en: "it is not known whether it was written", why: "\(error)",
        hint: Hint("casebook verify"))
    case .isClosed:
      self.init("book.isClosed", .internalError, ja: "台帳は閉じています", en: "the book is closed")
    case .viewsAreOutdated:
      self.init(
        "book.viewsAreOutdated", .tryAgain, ja: "表が古い版のままです", en: "older code has folded the views",
        hint: Hint("casebook rebuild"))
    case .codeIsOlder:
      self.init(
        "book.codeIsOlder", .version, ja: "台帳は新しい版の casebook が書いています",
        en: "a newer casebook writes this book")
    case .viewHasStopped(let view, let seq, let why):
      self.init(
        "view.hasStopped", .inputOutput,
        ja: "一覧 \(view.rawValue) は記録 \(seq) で止まっています。台帳は無事です",
        en: "the view \(view.rawValue) stopped at record \(seq); the log is unharmed", why: why,
        hint: Hint("casebook rebuild \(view.rawValue)"))
    case .recordIsDamaged(let seq):
      self.init(
        "book.recordIsDamaged", .inputOutput, ja: "記録 \(seq) が読めません",
        en: "record \(seq) cannot be read", hint: Hint("casebook verify"))
    case .file(let path, let why):
      self.init(
        "file.failed", .inputOutput, ja: "\(path) を読み書きできません",
        en: "\(path) cannot be read or written", why: why)
    }
  }

  /// What an init left that was killed; removing it is left to a person, who then says `again`.
  init(halfMade path: String, again: String) {
    self.init(
      code: "book.isHalfMade", exit: .cannotCreate,
      message: Bilingual(
        ja: "\(path) は作りかけで、台帳ではありません (casebook init が途中で止まりました)",
        en: "\(path) was never finished and is no book: casebook init was interrupted there"),
      details: [
        Bilingual(
          ja: "記録は何も入っていません。消しても失われるものはありません",
          en: "nothing was ever recorded in it; removing it loses nothing")
      ],
      hint: Hint("rm -r -- \(ShellText.quoted(path)) && \(again)"))
  }

  /// What is wrong with the keys.
  init(_ error: KeyError) {
    switch error {
    case .masterIsMissing, .masterHasWrongLength, .masterDoesNotFit:
      self.init(
        "keys.masterIsMissing", .configuration, ja: "台帳の鍵が無いか、違います",
        en: "the master key is missing, or another one", why: "\(error)")
    case .permissionIsDenied(let path):
      self.init(
        "keys.permissionIsDenied", .notAllowed, ja: "\(path) への権限がありません",
        en: "no permission for \(path)")
    case .alreadyExists, .checkpointKeyIsDamaged, .slotIsDamaged, .slotIsEmpty,
      .slotIsOutOfRange, .segmentIsMissing, .segmentHasWrongLength, .system:
      self.init(
        "keys.failed", .inputOutput, ja: "鍵を読み書きできません",
        en: "the keys cannot be read or written", why: "\(error)", hint: Hint("casebook verify"))
    }
  }

  /// What keeps the log from being written.
  init(_ reason: Unavailability) {
    switch reason {
    case .diskFull:
      self.init(
        "book.diskIsFull", .inputOutput, ja: "ディスクがいっぱいです。何も書いていません",
        en: "the disk is full; nothing was written", passes: true)
    case .mapFull:
      self.init(
        "book.mapIsFull", .inputOutput, ja: "台帳を大きくできません。何も書いていません",
        en: "the book cannot grow; nothing was written", passes: true)
    case .diskFails, .noThread, .failed, .store:
      self.init(
        "book.isReadOnly", .inputOutput, ja: "ディスクの不具合で書けません。何も書いていません",
        en: "the disk fails; nothing was written", why: "\(reason)", hint: Hint("casebook verify"))
    case .requestTooLarge:
      self.init(
        "refused.tooBig", .refused, ja: "一度に書くには大きすぎます", en: "it is too big to be written at once")
    }
  }

  private init(
    _ code: String, _ exit: ExitCode, ja: String, en: String, why: String? = nil,
    hint: Hint? = nil, passes: Bool = false
  ) {
    self.init(
      code: code, exit: exit, message: Bilingual(ja: ja, en: en),
      details: why.map { [Bilingual(same: $0)] } ?? [], hint: hint, passes: passes)
  }
}
