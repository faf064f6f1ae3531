internal import Casebook
internal import Cases
internal import Glibc
internal import Screens

/// The bounds of what one command attaches.
enum AttachmentLimits {
  static let fileCountMax = 50
  /// All files of a command together, in bytes.
  static let byteCountMax = 256_000_000
  /// How many events with attachments are looked through for one that was named by its id.
  static let lookedAtMax = 10_000
}

/// A file that is to be attached, as it was named; `-` is standard input.
struct AttachmentFile: Hashable, Sendable {
  let path: String

  var isStandardInput: Bool { path == "-" }

  /// The name without directories.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// What kind of medium it is by its name; a document where that says nothing.
  var kind: MediaKind {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return .document }
    let ending = String(name[name.index(after: dot)...].halfWidth).lowercased()
    return Self.kinds.first { $0.endings.contains(ending) }?.kind ?? .document
  }

  private static let kinds: [(kind: MediaKind, endings: [String])] = [
    (.photo, ["jpg", "jpeg", "png", "heic", "heif", "webp", "gif", "tif", "tiff", "bmp"]),
    (.recording, ["wav", "mp3", "m4a", "aac", "ogg", "opus", "flac", "mp4", "mov", "amr", "3gp"]),
    (.transcript, ["vtt", "srt"]),
  ]

  /// How many bytes it has; nil for standard input, of which nobody knows.
  /// - Throws: that it is missing, a directory, empty, or too large.
  func checkedByteCount() throws(ErrorReport) -> Int? {
    if isStandardInput { return nil }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      let isDenied = errno == EACCES
      throw ErrorReport(
        code: isDenied ? "file.cannotBeRead" : "file.doesNotExist",
        exit: isDenied ? .notAllowed : .notFound,
        message: isDenied
          ? Bilingual(ja: "\(path) が読めません", en: "\(path) cannot be read")
          : Bilingual(ja: "ファイル \(path) はありません", en: "there is no file \(path)"))
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw ErrorReport(
        code: "file.cannotBeRead", exit: .usage,
        message: Bilingual(
          ja: "\(path) はディレクトリです", en: "\(path) is a directory"),
        hint: ErrorReport.Hint("casebook attach \(ShellText.quoted(path))/*"))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    let count = Int(status.st_size)
    if count == 0 { throw Self.report(.isEmpty, path) }
    guard count <= BlobLimits.byteCountMax else { throw Self.report(.isTooLarge, path) }
    return count
  }

  /// How long the recording plays; nil where its head does not say.
  var playedSeconds: Int? {
    guard !isStandardInput, let source = FileSource(path: path) else { return nil }
    return (try? source.readSome()).flatMap(WaveFile.seconds)
  }

  /// Why it was not attached, in words.
  static func report(_ error: BlobError, _ path: String) -> ErrorReport {
    switch error {
    case .isEmpty:
      ErrorReport(
        code: "attachment.isEmpty", exit: .refused,
        message: Bilingual(ja: "\(path) は空です", en: "\(path) is empty"))
    case .isTooLarge:
      ErrorReport(
        code: "attachment.isTooLarge", exit: .refused,
        message: Bilingual(
          ja: "\(path) は大きすぎます (1 ファイル \(ByteText.text(BlobLimits.byteCountMax)) まで)",
          en: "\(path) is too large: \(ByteText.text(BlobLimits.byteCountMax)) a file at most"))
    case .stream(let why):
      ErrorReport(
        code: "file.cannotBeRead", exit: .inputOutput,
        message: Bilingual(ja: "\(path) が読めません", en: "\(path) cannot be read"),
        details: [Bilingual(same: why)])
    case .isMissing(let sum):
      ErrorReport(
        code: "attachment.isMissing", exit: .inputOutput,
        message: Bilingual(
          ja: "\(path) の中身が台帳にありません", en: "what \(path) holds is missing from the book"),
        details: [Bilingual(same: "blobs/\(sum)")], hint: ErrorReport.Hint("casebook verify"))
    case .isDamaged(let sum):
      ErrorReport(
        code: "attachment.isDamaged", exit: .inputOutput,
        message: Bilingual(
          ja: "\(path) の中身が書いたときと違います", en: "what \(path) holds is not what was written"),
        details: [Bilingual(same: "blobs/\(sum)")], hint: ErrorReport.Hint("casebook verify"))
    case .book(let error): ErrorReport(error)
    }
  }
}

/// Sizes for people: `1.2 MB`.
enum ByteText {
  static func text(_ count: Int) -> String {
    let units = [(1_000_000, "MB"), (1_000, "kB")]
    for (size, unit) in units where count >= size {
      let tenths = (count * 10 + size / 2) / size
      let rest = tenths % 10
      return "\((tenths / 10).grouped)\(rest == 0 ? "" : ".\(rest)") \(unit)"
    }
    return "\(count) B"
  }
}
