internal import Screens
internal import Service
internal import ZeroMQ

/// That a service has no key yet.
enum ServerKeyProblem {
  static func isMissing(_ path: String) -> ErrorReport {
    ErrorReport(
      code: "serve.noKey", exit: .configuration,
      message: Bilingual(
        ja: "サーバーの接続の鍵がありません: \(path)", en: "the server has no key of its own: \(path)"),
      hint: ErrorReport.Hint(
        "casebook keys new --server",
        after: Bilingual(
          ja: "鍵なしで試すなら  casebook serve --insecure-loopback",
          en: "to try without keys  casebook serve --insecure-loopback")))
  }
}

extension ErrorReport {
  /// Why there is no service.
  init(_ error: ServiceError) {
    switch error {
    case .keys(let error): self.init(error)
    case .isOpen(let endpoint):
      self.init(
        code: "serve.isOpen", exit: .configuration,
        message: Bilingual(
          ja: "鍵なしで \(endpoint) は開けません。ほかの機械から届いてしまいます",
          en: "\(endpoint) is not served without keys: other machines reach it"),
        hint: Hint("casebook serve --insecure-loopback --listen tcp://127.0.0.1:7100"))
    case .cannotBind(let endpoint, let error):
      self.init(
        code: "serve.cannotBind", exit: .cannotCreate,
        message: Bilingual(
          ja: "\(endpoint) を開けません", en: "\(endpoint) cannot be bound"),
        details: [Bilingual(same: "\(error)")],
        hint: Hint("casebook serve --listen tcp://*:7200"))
    case .zeroMQ(let error):
      let isMissing = error.code == .libraryMissing || error.code == .curveMissing
      self.init(
        code: isMissing ? "serve.noZeroMQ" : "serve.failed",
        exit: isMissing ? .configuration : .internalError,
        message: isMissing
          ? Bilingual(ja: "ZeroMQ がありません", en: "ZeroMQ is not installed")
          : Bilingual(ja: "サーバーが続けられません", en: "the service cannot go on"),
        details: [Bilingual(same: "\(error)")],
        hint: isMissing ? Hint("apt install libzmq5") : nil)
    case .acceptsUnknownKeys(let endpoint):
      self.init(
        code: "serve.standsOpen", exit: .internalError,
        message: Bilingual(
          ja: "\(endpoint) が知らない鍵を拒みません。開かずに終わります",
          en: "\(endpoint) does not refuse an unknown key; nothing was served"))
    case .selfTestFailed(let endpoint, let why):
      self.init(
        code: "serve.selfTestFailed", exit: .internalError,
        message: Bilingual(
          ja: "\(endpoint) が知らない鍵を拒むことを 2 秒で確かめられませんでした",
          en: "it could not be proved within 2 s that \(endpoint) refuses unknown keys"),
        details: [Bilingual(same: why)])
    case .noThread:
      self.init(
        code: "serve.noThread", exit: .tryAgain,
        message: Bilingual(ja: "スレッドを作れません", en: "the system gives no thread"))
    case .cannotListen(let port, let why):
      self.init(
        code: "serve.cannotListen", exit: .cannotCreate,
        message: Bilingual(
          ja: "計測値の口 127.0.0.1:\(port) を開けません",
          en: "the port of the figures, 127.0.0.1:\(port), cannot be had"),
        details: [Bilingual(same: why)])
    case .book(let why):
      self.init(
        code: "serve.bookUnreadable", exit: .inputOutput,
        message: Bilingual(ja: "台帳が読めません", en: "the book cannot be read"),
        details: [Bilingual(same: why)], hint: Hint("casebook verify"))
    case .tooMany(let what):
      self.init(
        code: "config.invalid", exit: .configuration,
        message: Bilingual(
          ja: "[serve] の数が範囲の外です: \(what)", en: "[serve] is out of bounds: \(what)"))
    }
  }

  /// What is wrong with a file of keys or of the service.
  init(_ error: KeyFileError) {
    switch error {
    case .isMissing(let path):
      self.init(
        code: "file.doesNotExist", exit: .configuration,
        message: Bilingual(ja: "\(path) がありません", en: "there is no \(path)"))
    case .cannotBeRead(let path, let why):
      self.init(
        code: "keys.unreadable", exit: .notAllowed,
        message: Bilingual(ja: "\(path) が読めません", en: "\(path) cannot be read"),
        details: [Bilingual(same: why)])
    case .cannotBeWritten(let path, let why):
      self.init(
        code: "keys.unwritable", exit: .cannotCreate,
        message: Bilingual(ja: "\(path) に書けません", en: "\(path) cannot be written"),
        details: [Bilingual(same: why)])
    case .isOpenToOthers(let path):
      self.init(
        code: "keys.openToOthers", exit: .notAllowed,
        message: Bilingual(
          ja: "\(path) がほかの利用者に開いています", en: "\(path) is open to other users"),
        hint: Hint("chmod 600 \(ShellText.quoted(path))"))
    case .isNoTOML(let path, let line, let why):
      self.init(
        code: "config.invalid", exit: .configuration,
        message: Bilingual(
          ja: "\(path):\(line): TOML として読めません (\(why))", en: "\(path):\(line): is no TOML: \(why)"))
    case .isMalformed(let path, let pointer, let why):
      self.init(
        code: "config.invalid", exit: .configuration,
        message: Bilingual(
          ja: "\(path): \(pointer) が正しくありません", en: "\(path): \(pointer) is not as it should be"),
        details: [Bilingual(same: why)])
    case .isDoubled(let path, let name):
      self.init(
        code: "keys.doubled", exit: .configuration,
        message: Bilingual(
          ja: "\(path): 「\(name)」の名か鍵が重なっています",
          en: "\(path): the name or the key of \(name) stands twice"))
    case .isPublished(let path, let name):
      self.init(
        code: "keys.published", exit: .refused,
        message: Bilingual(
          ja: "\(path): 「\(name)」の鍵は説明書に載っているもので、誰でも使えます",
          en: "\(path): the key of \(name) is printed in a manual: everybody has it"),
        hint: Hint("casebook keys new \(name)"))
    case .isTooLong(let path):
      self.init(
        code: "config.invalid", exit: .configuration,
        message: Bilingual(ja: "\(path) が長すぎます", en: "\(path) is too long"))
    }
  }
}
