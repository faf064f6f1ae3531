internal import Cases
internal import Client
internal import Screens
internal import Wire

extension DocumentPublishRequest: RemoteRequest {
  /// The file is here; the server gets it on its standard input.
  func run(at desk: Desk, on book: RemoteBook) throws(ErrorReport) -> Answer? {
    guard file != "-" else { return nil }
    let bytes = try content(desk)
    guard bytes.count <= DeskLimits.inputByteCountMax else {
      throw RemoteFile.tooLarge(file, byteCountMax: DeskLimits.inputByteCountMax)
    }
    let words = RemoteFile.replacing(file, with: ["-"], in: book.typed)
    return try RemoteCall(book, words: words).reading(bytes).answer()
  }
}

extension TranscriptRequest: RemoteRequest {
  /// The file is here; the server gets it on its standard input.
  func run(at desk: Desk, on book: RemoteBook) throws(ErrorReport) -> Answer? {
    guard !file.isStandardInput else { return nil }
    let bytes = try TranscriptFile(file: file, desk: desk).bytes()
    guard bytes.count <= DeskLimits.inputByteCountMax else {
      throw RemoteFile.tooLarge(file.path, byteCountMax: DeskLimits.inputByteCountMax)
    }
    let words = RemoteFile.replacing(file.path, with: ["-"], in: book.typed)
    let more = caption == nil ? ["--caption=\(file.name)"] : []
    return try RemoteCall(book, words: RemoteFile.adding(more, to: words)).reading(bytes).answer()
  }
}

extension AttachRequest: RemoteRequest {
  /// A file that is here goes along with the command, as its standard input.
  func run(at desk: Desk, on book: RemoteBook) throws(ErrorReport) -> Answer? {
    guard files.count == 1, let file = files.first else {
      throw ErrorReport(
        code: "attachment.isTooMuch", exit: .refused,
        message: Bilingual(
          ja: "サーバーへは一度に 1 ファイルです", en: "one file at a time goes to a server"),
        details: [Bilingual(ja: "何も書かれていません", en: "nothing was written")])
    }
    guard !file.isStandardInput else { return nil }
    let count = try file.checkedByteCount() ?? 0
    let most = DeskLimits.inputByteCountMax
    guard count <= most, let bytes = SmallFile.read(file.path, byteCountMax: most) else {
      throw RemoteFile.tooLarge(file.path, byteCountMax: most)
    }
    var more: [String] = []
    if caption == nil { more += ["--caption=\(file.name)"] }
    if kind == nil { more += ["--kind=\(file.kind.rawValue)"] }
    let words = RemoteFile.replacing(file.path, with: ["-"], in: book.typed)
    return try RemoteCall(book, words: RemoteFile.adding(more, to: words)).reading(bytes).answer()
  }
}

extension AttachmentGetRequest: RemoteRequest {
  /// What the server would write to standard output goes to the file, which is here.
  func run(at desk: Desk, on book: RemoteBook) throws(ErrorReport) -> Answer? {
    guard output != "-" else { return nil }
    guard desk.options.format == .text || desk.options.format == .plain else {
      throw UsageProblem.exclusive(["--book \(book.address.text)", "--json"]).report
    }
    let file = try OutputFile(
      output, replaces: replaces, again: desk.lineWords(adding: ["--force"]))
    let words = RemoteFile.replacing(output, with: ["-"], in: book.typed)
    let call = RemoteCall(book, words: words).withoutTerminal()
    let result = try call.result()
    guard result.exit == 0 else {
      try? desk.world.errors.write(result.errors)
      return Answer(isStreamed: true, exit: RemoteCall.exit(of: result))
    }
    do throws(StreamError) { try file.write(result.output) } catch {
      throw OutputFile.failure(output)
    }
    try file.finish()
    let size = ByteText.text(result.output.count)
    let said = Bilingual(ja: "\(output) に書き出しました (\(size))", en: "written to \(output) (\(size))")
    return Answer(
      lines: { [Line("OK " + desk.say(said))] }, rows: { [[output, "\(result.output.count)"]] },
      isWanted: false)
  }
}

/// Files of this machine in command lines that are sent.
enum RemoteFile {
  /// The line with the last word that is `word` replaced.
  static func replacing(_ word: String, with new: [String], in words: [String]) -> [String] {
    guard let index = words.lastIndex(of: word) else { return words }
    return Array(words[..<index]) + new + words[(index + 1)...]
  }

  /// The line with more options, before what is no option any more.
  static func adding(_ options: [String], to words: [String]) -> [String] {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    return Array(words[..<end]) + options + words[end...]
  }

  /// That a file is longer than what can be sent with a command.
  static func tooLarge(_ path: String, byteCountMax: Int) -> ErrorReport {
    ErrorReport(
      code: "server.tooBig", exit: .refused,
      message: Bilingual(
        ja: "\(path) は大きすぎてサーバーへ送れません (\(byteCountMax.grouped) バイトまで)",
        en: "\(path) is too large for a server (\(byteCountMax.grouped) bytes at most)"),
      details: [Bilingual(ja: "何も書かれていません", en: "nothing was written")])
  }
}
