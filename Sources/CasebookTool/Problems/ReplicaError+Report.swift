internal import Casebook
internal import Screens
internal import Wire

extension ErrorReport {
  /// Why a copy of the book at `source` follows it no more.
  init(_ error: ReplicaError, source: String, path: String) {
    switch error {
    case .book(let error): self.init(error)
    case .source(let error): self.init(error, source: source)
    case .fault(let fault): self.init(fault, source: source, path: path)
    }
  }

  private init(_ error: SourceError, source: String) {
    switch error {
    case .unreachable(let why):
      self.init(
        code: "replica.sourceIsUnreachable", exit: .unreachable,
        message: Bilingual(
          ja: "元の台帳 \(source) に届きません", en: "the book \(source) cannot be reached"),
        details: [Bilingual(same: why)], passes: true)
    case .refused(let code, let message):
      self.init(
        code: "replica.isRefused", exit: .notAllowed,
        message: Bilingual(
          ja: "\(source) は写しを許しません (\(code))", en: "\(source) refuses to be copied (\(code))"),
        details: message.isEmpty ? [] : [Bilingual(same: message)],
        hint: Hint(
          "casebook keys list",
          before: Bilingual(ja: "台帳のある機械で", en: "on the machine of the book")))
    case .interrupted, .epoch, .ahead:
      self.init(
        code: "replica.historyParted", exit: .inputOutput,
        message: Bilingual(
          ja: "\(source) とこの写しは食い違っています", en: "\(source) and this copy do not fit"))
    }
  }

  private init(_ fault: ReplicaFault, source: String, path: String) {
    switch fault {
    case .bookDiffers(let book):
      self.init(
        code: "replica.bookDiffers", exit: .configuration,
        message: Bilingual(
          ja: "\(source) は別の台帳 (\(book)) です", en: "\(source) is another book (\(book))"),
        details: [Self.unharmed], hint: Hint("casebook doctor"))
    case .epochsDiffer, .isAhead:
      self.init(parted: nil, source: source, path: path)
    case .beyondParting(_, let from):
      self.init(parted: from.text, source: source, path: path)
    case .headDiffers(let seq), .hashDiffers(let seq), .isNotNext(let seq),
      .recordIsMalformed(let seq):
      self.init(
        code: "replica.recordDiffers", exit: .inputOutput,
        message: Bilingual(
          ja: "記録 \(seq) が元の台帳と合いません (\(fault.code))。写しを止めました",
          en: "record \(seq) does not fit the book (\(fault.code)); the copy was stopped"),
        details: [Self.unharmed],
        hint: Hint(
          "casebook verify", before: Bilingual(ja: "両方の台帳で", en: "in both books")))
    }
  }

  /// The book went back to a backup, and the copy has records that it does not have.
  private init(parted from: String?, source: String, path: String) {
    let common = from.map {
      Bilingual(ja: "同じなのは \($0) までです", en: "both are the same up to \($0) only")
    }
    let quoted = ShellText.quoted(path)
    self.init(
      code: "replica.historyParted", exit: .inputOutput,
      message: Bilingual(
        ja: "\(source) は前の控えから戻されました。写しには元に無い記録があります",
        en: "\(source) was restored from an older backup: the copy has what it lacks"),
      details: [common, Self.unharmed].compactMap(\.self),
      hint: Hint(
        "mv \(quoted) \(quoted).old && "
          + "casebook follow \(ShellText.quoted(source)) --book \(quoted)",
        before: Bilingual(ja: "残しておいて、新しく作る", en: "keep it, and make another")))
  }

  private static let unharmed = Bilingual(
    ja: "写しにあるものは無事で、読めます。何も書き換えていません",
    en: "what the copy has is unharmed and can be read; nothing was changed")
}
