internal import Casebook
internal import Screens
internal import Wire

extension ErrorReport {
  /// What keeps a kit from doing what was asked, in words.
  init(_ error: KitError) {
    switch error {
    case .book(let error): self.init(error)
    case .isNoKit(let path):
      self.init(
        code: "kit.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(path) に持ち出した案件はありません", en: "there is no pack at \(path)"),
        hint: Hint("casebook pack --today"))
    case .isDamaged(let path):
      self.init(
        code: "kit.isDamaged", exit: .inputOutput,
        message: Bilingual(
          ja: "\(path) が壊れているか、別の端末のものです",
          en: "\(path) is damaged, or of another device"),
        hint: Hint("casebook outbox list"))
    case .secretsAreMissing(let path):
      self.init(
        code: "kit.secretsAreMissing", exit: .configuration,
        message: Bilingual(
          ja: "この端末にキットの鍵がありません (\(path))",
          en: "the keys of the kit are not on this device (\(path))"),
        details: [
          Bilingual(
            ja: "キットのディレクトリは別の機械に写せません",
            en: "the directory of a kit cannot be copied to another machine")
        ], hint: Hint("casebook pack --today"))
    case .isBusy:
      self.init(
        code: "kit.isBusy", exit: .tryAgain,
        message: Bilingual(ja: "ほかの送受信が続いています", en: "another sync is running"))
    case .packHasMoved:
      self.init(
        code: "kit.isBusy", exit: .tryAgain,
        message: Bilingual(
          ja: "持ち出しが新しくなったところです。何も書いていません",
          en: "the pack has just been renewed; nothing was written"))
    case .tooBig(let count):
      self.init(
        code: "kit.tooBig", exit: .refused,
        message: Bilingual(
          ja: "1 つの記録が大きすぎます (\(count.grouped) バイト)",
          en: "one entry is too big (\(count.grouped) bytes)"))
    case .cannotBeSent:
      self.init(
        code: "kit.cannotSend", exit: .refused,
        message: Bilingual(
          ja: "これは端末からは送れません。事務所で行います",
          en: "a device cannot send this; do it at the office"))
    case .noEntry(let number):
      self.init(
        code: "outbox.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "送信箱に ~\(number) はありません", en: "there is no ~\(number) in the outbox"),
        hint: Hint("casebook outbox list"))
    case .unreachable(let why):
      self.init(
        code: "sync.unreachable", exit: .unreachable,
        message: Bilingual(ja: "サーバーに届きません", en: "the server cannot be reached"),
        details: why.isEmpty ? [] : [Bilingual(same: why)] + Self.nothingIsLost,
        hint: Hint(
          "casebook sync", before: Bilingual(ja: "電波のある所で", en: "where there is network")))
    case .answerIsUnreadable(let pointer):
      self.init(
        code: "sync.isUnreadable", exit: .version,
        message: Bilingual(
          ja: "サーバーの答えが読めません (\(pointer))",
          en: "the answer of the server cannot be read (\(pointer))"),
        details: Self.nothingIsLost)
    case .refused(let problem): self.init(sync: problem)
    case .otherBook(let book):
      self.init(
        code: "sync.otherBook", exit: .configuration,
        message: Bilingual(
          ja: "サーバーの台帳が違います (\(book))", en: "the server has another book (\(book))"),
        details: Self.nothingIsLost, hint: Hint("casebook pack --today --to DIR"))
    case .packIsTooBig:
      self.init(
        code: "pack.isTooBig", exit: .refused,
        message: Bilingual(
          ja: "持ち出すものが多すぎます", en: "that is more than a device takes along"),
        hint: Hint("casebook pack C-1042"))
    }
  }

  private static let nothingIsLost = [
    Bilingual(ja: "記録は端末にあり、失われていません", en: "what was recorded is on this device and not lost")
  ]

  /// What the desk said to the whole device.
  private init(sync problem: DeskProblem) {
    let isKey = problem.code == .notAllowed
    self.init(
      code: isKey ? "sync.notAllowed" : "sync.refused",
      exit: isKey ? .notAllowed : problem.status == .never ? .refused : .tryAgain,
      message: isKey
        ? Bilingual(
          ja: "この鍵では許されていません (取り消されたか、権利が足りません)",
          en: "this key may not do that: it was revoked, or lacks a right")
        : Bilingual(
          ja: "サーバーが受け付けません (\(problem.code.rawValue))",
          en: "the server does not take it (\(problem.code.rawValue))"),
      details: [Bilingual(same: problem.message)].filter { !isKey && !$0.en.isEmpty }
        + Self.nothingIsLost,
      hint: Hint("casebook outbox list"))
  }
}
