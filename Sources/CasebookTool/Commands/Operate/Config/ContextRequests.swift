internal import Client
internal import Glibc
internal import Screens
internal import Wire

/// A book to be noted under a name, in the user's file.
struct ContextAddRequest: Request, Hashable {
  let name: String
  let path: String
  let isUsed: Bool

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let file = try ConfigFiles.path(.user, desk)
    let book = Self.absolute(path)
    let (name, isUsed) = (name, isUsed)
    let key = desk.options.key.map(Self.absolute)
    if ServerAddress.isMeant(by: book), ServerAddress(book) == nil {
      throw BookPlace.notAnAddress(book)
    }
    try ConfigWriting(file).change(isDryRun: desk.options.isDryRun) { text in
      var noted = text.setting([ConfigFile.contextsKey, name, Setting.book.key], to: .string(book))
      if let key {
        noted = noted?.setting([ConfigFile.contextsKey, name, Setting.key.key], to: .string(key))
      }
      return isUsed ? noted?.setting([Setting.context.key], to: .string(name)) : noted
    }
    let isServer = ServerAddress.isMeant(by: book)
    let isThere = unsafe isServer || access(book + "/book.json", F_OK) == 0
    let notYet = Bilingual(
      ja: "   そこに台帳はまだありません。作るなら  casebook init \(ShellText.quoted(book))",
      en: "   there is no book yet; to make one  casebook init \(ShellText.quoted(book))")
    let isInUse = isUsed
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span("\(name)  \(book)")])] },
      rows: { [[name, book]] },
      document: {
        Document(
          ContextDocument.shape, [ContextDocument(name: name, book: book, isInUse: isInUse)])
      }, notes: isThere ? [] : [Line(desk.say(notYet))], isWanted: false)
  }

  /// A place as it is from everywhere; what names a server stays.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), !path.contains("://") else { return path }
    if let found = unsafe realpath(path, nil) {
      defer { unsafe free(found) }
      return unsafe String(cString: found)
    }
    guard let here = unsafe realpath(".", nil) else { return path }
    defer { unsafe free(here) }
    let plain = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return unsafe String(cString: here) + "/" + plain
  }
}

/// A noted book to be used from now on.
struct ContextUseRequest: Request, Hashable {
  /// `-` for none.
  let name: String

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let file = try ConfigFiles.path(.user, desk)
    let name = name
    if name != "-" { try ContextUse.check(name, desk) }
    try ConfigWriting(file).change(isDryRun: desk.options.isDryRun) { text in
      name == "-"
        ? text.removing([Setting.context.key])
        : text.setting([Setting.context.key], to: .string(name))
    }
    let now = Desk(desk.worldBefore, desk.options)
    let held = now.configuration.book(now.options)
    var notes: [Line] = []
    if name != "-", !desk.options.isDryRun, held?.value.text != name, let held {
      let said = Bilingual(
        ja: "   今は \(held.value.origin.words.ja) が先に効いています",
        en: "   \(held.value.origin.words.en) holds before it")
      notes.append(Line(desk.say(said), .hint))
    }
    let said =
      name == "-"
      ? Bilingual(ja: "名前を付けた台帳は使いません", en: "no named book is used")
      : Bilingual(same: "\(name)  \(now.configuration.contexts[name]?.text ?? "")")
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(said))])] },
      rows: { [[name, now.configuration.contexts[name]?.text ?? ""]] },
      document: { Document(ContextDocument.shape, ContextDocument.all(now)) }, notes: notes,
      isWanted: false)
  }
}

/// The noted books to be listed.
struct ContextListRequest: Request, Hashable {
  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let all = ContextDocument.all(desk)
    let table = Table(columns: [.fits, .fits, .rest], ruler: desk.ruler, width: desk.width)
    let none = Bilingual(
      ja: "名前を付けた台帳はありません", en: "no book has a name yet")
    let next = Bilingual(
      ja: "付けるには  casebook context add 名前 ディレクトリ", en: "to give one  casebook context add NAME DIR")
    return Answer(
      lines: {
        all.isEmpty
          ? [Line(desk.say(none)), Line(desk.say(next), .dim)]
          : table.lines(
            all.map { [Span($0.isInUse ? "*" : " "), Span($0.name, .command), Span($0.book)] })
      },
      rows: { all.map { [$0.name, $0.book, $0.isInUse ? "1" : "0"] } },
      document: { Document(ContextDocument.shape, all) })
  }
}

/// A name to be forgotten.
struct ContextRemoveRequest: Request, Hashable {
  let name: String

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    try ContextUse.check(name, desk)
    let file = try ConfigFiles.path(.user, desk)
    let name = name
    guard case .file(.user, _, _) = desk.configuration.contexts[name]?.origin else {
      let place = desk.configuration.contexts[name]?.origin.words.en ?? ""
      throw ErrorReport(
        code: "context.isNotYours", exit: .configuration,
        message: Bilingual(
          ja: "「\(name)」は自分のファイルの名前ではありません (\(place))",
          en: "\"\(name)\" does not stand in your file (\(place))"))
    }
    let isInUse =
      desk.configuration.files.first { $0.level == .user }?
      .values[Setting.context.key]?.text == name
    try ConfigWriting(file).change(isDryRun: desk.options.isDryRun) { text in
      let left = text.removing([ConfigFile.contextsKey, name])
      return isInUse ? left?.removing([Setting.context.key]) : left
    }
    let said = Bilingual(
      ja: "\(name) という名を忘れました。台帳はそのままです", en: "\(name) is forgotten; the book stays")
    let now = Desk(desk.worldBefore, desk.options)
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(said))])] }, rows: { [[name]] },
      document: { Document(ContextDocument.shape, ContextDocument.all(now)) }, isWanted: false)
  }
}

/// What is asked of names before they are used.
enum ContextUse {
  /// - Throws: if no file notes a book of this name.
  static func check(_ name: String, _ desk: Desk) throws(ErrorReport) {
    guard desk.configuration.contexts[name] == nil else { return }
    throw ContextUse.missing(
      name, exit: .usage, known: desk.configuration.contexts.keys.sorted(), origin: nil)
  }

  /// That no file notes a book of this name; `origin` says who named it, if not the line.
  static func missing(
    _ name: String, exit: ExitCode, known: [String], origin: Bilingual?
  ) -> ErrorReport {
    var near: [String] = []
    if case .near(let names) = NameMatch(name, among: known) { near = names }
    return ErrorReport(
      code: "context.doesNotExist", exit: exit,
      message: Bilingual(
        ja: (origin.map { "\($0.ja): " } ?? "") + "「\(name)」という名の台帳はありません",
        en: (origin.map { "\($0.en): " } ?? "") + "there is no context \"\(name)\""),
      details: near.isEmpty
        ? known.isEmpty ? [] : [Bilingual(same: known.joined(separator: "  "))]
        : [Near.line(near)],
      hint: ErrorReport.Hint("casebook context list"))
  }
}

/// `casebook.contexts/1`: the books that have names.
struct ContextDocument: Sendable {
  let name: String
  let book: String
  let isInUse: Bool

  static func all(_ desk: Desk) -> [ContextDocument] {
    let held = desk.configuration.book(desk.options)
    let used = held?.setting.kind == .context ? held?.value.text : nil
    return desk.configuration.contexts.sorted { $0.key < $1.key }.map { name, value in
      ContextDocument(name: name, book: value.text, isInUse: name == used)
    }
  }

  static let shape = DocumentShape<[ContextDocument]>(
    "casebook.contexts/1", "Books that have names.",
    [
      Member(
        "data",
        Shape<ContextDocument>.object([
          Member("book", Shape.text, "Where it is.") { $0.book },
          Member("inUse", Shape.truth, "Whether commands use it now.") { $0.isInUse },
          Member("name", Shape.text) { $0.name },
        ]).list
      ) { $0 }
    ])
}
