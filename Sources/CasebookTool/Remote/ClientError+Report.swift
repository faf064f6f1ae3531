internal import Client
internal import Screens
internal import Wire
internal import ZeroMQ

extension ErrorReport {
  /// What keeps a server from answering, or what it says.
  init(_ error: ClientError, at address: ServerAddress, seconds: Int) {
    switch error {
    case .unreachable(let silence): self.init(silence, at: address, seconds: seconds)
    case .problem(let problem): self.init(problem, at: address)
    case .unreadable:
      self.init(
        code: "server.isUnreadable", exit: .version,
        message: Bilingual(
          ja: "\(address.host) の答えが読めません", en: "the answer of \(address.host) cannot be read"),
        details: [
          Bilingual(
            ja: "別の版か、casebook ではないサーバーです", en: "it is of another version, or no casebook")
        ], hint: Hint("casebook doctor"))
    case .socket(let error): self.init(error, at: address)
    }
  }

  private init(_ silence: Silence, at address: ServerAddress, seconds: Int) {
    let host = address.host
    switch silence {
    case .down:
      self.init(
        code: "server.isDown", exit: .unreachable,
        message: Bilingual(
          ja: "サーバー \(host) に \(seconds) 秒で届きませんでした",
          en: "\(host) could not be reached within \(seconds) s"),
        details: [
          Bilingual(
            ja: "止まっているか、道が通じていません (\(address.text))。何も送られていません",
            en: "it is down, or nothing gets there (\(address.text)); nothing was sent")
        ], hint: Hint("casebook health"))
    case .silent:
      self.init(
        code: "server.isSilent", exit: .unreachable,
        message: Bilingual(
          ja: "サーバー \(host) は応じません (\(seconds) 秒ずつ待ちました)",
          en: "\(host) is connected but does not answer (waited \(seconds) s each time)"),
        hint: Hint("casebook health"))
    case .keyRefused:
      self.init(
        code: "server.keyIsRefused", exit: .notAllowed,
        message: Bilingual(
          ja: "サーバー \(host) はこの鍵を知りません",
          en: "\(host) does not know this key"),
        details: [
          Bilingual(
            ja: "許可されていないか、取り消されています。何も送られていません",
            en: "it was never allowed, or it was revoked; nothing was sent")
        ],
        hint: Hint(
          "casebook keys list",
          before: Bilingual(ja: "台帳のある機械で", en: "on the machine of the book")))
    case .serverKeyIsWrong:
      self.init(
        code: "server.keyIsWrong", exit: .configuration,
        message: Bilingual(
          ja: "サーバー \(host) の鍵が、こちらの控えと違います",
          en: "\(host) has another key than the one in our key file"),
        details: [
          Bilingual(
            ja: "鍵が替わったか、別のサーバーです。確かめるまで送りません",
            en: "its key was changed, or it is another server; nothing is sent before you know")
        ],
        hint: Hint(
          "casebook keys show",
          before: Bilingual(ja: "台帳のある機械で", en: "on the machine of the book")))
    case .otherProtocol:
      self.init(
        code: "server.isNoDesk", exit: .version,
        message: Bilingual(
          ja: "\(address.text) は casebook の窓口として応じません",
          en: "\(address.text) does not answer as a desk of casebook"),
        details: [
          Bilingual(
            ja: "別の番号のサービスか、鍵が要るのに鍵なしで来ています",
            en: "it is another service's port, or it wants a key and we have none")
        ], hint: Hint("casebook doctor"))
    }
  }

  private init(_ error: ZeroMQError, at address: ServerAddress) {
    if error.code == .libraryMissing || error.code == .curveMissing {
      self.init(
        code: "server.libraryIsMissing", exit: .configuration,
        message: Bilingual(
          ja: "ZeroMQ (libzmq.so.5) がこの機械にありません",
          en: "ZeroMQ (libzmq.so.5) is not on this machine"),
        details: [Bilingual(same: "\(error)")], hint: Hint("apt install libzmq5"))
      return
    }
    self.init(
      code: "server.connectionFailed", exit: .unreachable,
      message: Bilingual(
        ja: "\(address.text) につなげません", en: "\(address.text) cannot be connected to"),
      details: [Bilingual(same: "\(error)")])
  }

  /// What a desk says.
  private init(_ problem: DeskProblem, at address: ServerAddress) {
    let (code, exit, words) = Self.meaning(of: problem)
    let said = problem.message.isEmpty ? [] : [Bilingual(same: problem.message)]
    let at = problem.pointer.map { $0.isEmpty ? [] : [Bilingual(same: $0)] } ?? []
    self.init(
      code: code, exit: exit,
      message: Bilingual(ja: "\(address.host): \(words.ja)", en: "\(address.host): \(words.en)"),
      details: said + at)
  }

  /// The code, exit code and words of a problem.
  static func meaning(of problem: DeskProblem) -> (String, ExitCode, Bilingual) {
    switch problem.code {
    case .busy:
      ("server.isBusy", .tryAgain, Bilingual(ja: "今は手一杯です", en: "it has too much to do"))
    case .draining:
      ("server.isStopping", .tryAgain, Bilingual(ja: "止まるところです", en: "it is being stopped"))
    case .readOnly:
      (
        "server.isReadOnly", .inputOutput,
        Bilingual(ja: "ディスクが一杯で書けません", en: "its disk is full; nothing can be written")
      )
    case .malformed:
      (
        "server.refusesForm", .refused,
        Bilingual(ja: "送った形が受け付けられません", en: "it does not take the form of what was sent")
      )
    case .version, .verb, .newer:
      (
        "server.versionDiffers", .version,
        Bilingual(ja: "サーバーは別の版です", en: "it is of another version")
      )
    case .notAllowed:
      (
        "desk.notAllowed", .notAllowed,
        Bilingual(ja: "この鍵には許されていません", en: "this key may not")
      )
    case .feed:
      (
        "feed.isNotAllowed", .notAllowed,
        Bilingual(ja: "その流れは無いか、この鍵には許されていません", en: "there is no such feed for this key")
      )
    case .notFound:
      ("server.hasNone", .notFound, Bilingual(ja: "ありません", en: "there is no such thing"))
    case .tooBig:
      ("server.tooBig", .refused, Bilingual(ja: "大きすぎます", en: "it is too big"))
    case .stale:
      ("case.stale", .stale, Bilingual(ja: "見た後に変わりました", en: "the case changed meanwhile"))
    case .idReused:
      (
        "command.isReused", .refused,
        Bilingual(ja: "その id はほかの命令に使われています", en: "this id was used for another command")
      )
    case .deviceReused:
      (
        "device.numberIsReused", .refused,
        Bilingual(ja: "その deviceSeq はもう使われています", en: "this deviceSeq has been used already")
      )
    case .refused:
      (
        RemoteRefusal.meaning(of: problem).code, RemoteRefusal.meaning(of: problem).exit,
        Bilingual(ja: "台帳が断りました", en: "the book refuses it")
      )
    case .epoch:
      (
        "feed.historyParted", .refused,
        Bilingual(
          ja: "台帳は前の控えから戻されました。手元の続きはもう台帳にありません",
          en: "the book was restored from an older backup: what we have goes beyond it")
      )
    case .ahead:
      (
        "feed.isAhead", .internalError,
        Bilingual(ja: "台帳の終わりより先を指しています", en: "our place is beyond the end of the book")
      )
    case .internal:
      (
        "server.failed", .internalError,
        Bilingual(ja: "サーバーの中で失敗しました", en: "it failed inside")
      )
    }
  }
}
