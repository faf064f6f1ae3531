internal import Casebook
internal import Cases
internal import Screens

/// Puts files into a book, each sealed under a key of its own, before the event that names them.
struct Attacher {
  let desk: Desk
  let files: [AttachmentFile]
  /// Instead of what the names say.
  var kind: MediaKind?
  /// Instead of the names.
  var caption: String?
  var place: String?
  /// Instead of what the policy says.
  var retainUntil: Day?
  /// How long media are kept.
  let retention: MediaRetention

  /// How many bytes all files have, as far as that is known.
  /// - Throws: what is wrong with one of them, or with all of them together.
  func check() throws(ErrorReport) -> Int {
    for file in files where !file.isStandardInput { try desk.checkFile(file.path) }
    guard files.count <= AttachmentLimits.fileCountMax else {
      throw tooMuch(
        Bilingual(
          ja: "\(files.count) ファイルは一度に添付できません (\(AttachmentLimits.fileCountMax) まで)",
          en: "\(files.count) files are too many at once: \(AttachmentLimits.fileCountMax) at most")
      )
    }
    guard files.count(where: \.isStandardInput) <= 1 else {
      throw UsageProblem.invalidValue("-", of: "<FILE>", allowed: []).report
    }
    var sum = 0
    for file in files { sum += try file.checkedByteCount() ?? 0 }
    guard sum <= AttachmentLimits.byteCountMax else {
      let most = ByteText.text(AttachmentLimits.byteCountMax)
      throw tooMuch(
        Bilingual(
          ja: "合わせて \(ByteText.text(sum)) は一度に添付できません (\(most) まで)",
          en: "\(ByteText.text(sum)) together are too much at once: \(most) at most"))
    }
    return sum
  }

  private func tooMuch(_ message: Bilingual) -> ErrorReport {
    ErrorReport(
      code: "attachment.isTooMuch", exit: .refused, message: message,
      hint: ErrorReport.Hint(
        "casebook help attach", before: Bilingual(ja: "何度かに分ける", en: "attach them in parts")))
  }

  /// The events as they would be, for a rehearsal: nothing is read or written.
  func rehearsed(_ writer: Writer) -> [MediaAttached] {
    files.map { event(of: $0, SealedBlob.rehearsed, writer) }
  }

  /// Keeps all files, or none.
  func store(in book: Book, _ writer: Writer) throws(ErrorReport) -> StoredMedia {
    var stored = StoredMedia(book: book)
    for file in files {
      do throws(BlobError) {
        let blob = try read(file, into: book)
        stored.blobs.append(blob)
        stored.events.append(event(of: file, blob, writer))
        guard stored.byteCount <= AttachmentLimits.byteCountMax else { throw .isTooLarge }
      } catch {
        stored.discard()
        throw AttachmentFile.report(
          error,
          file.isStandardInput ? desk.say(Bilingual(ja: "標準入力", en: "standard input")) : file.path)
      }
    }
    return stored
  }

  private func read(_ file: AttachmentFile, into book: Book) throws(BlobError) -> SealedBlob {
    if file.isStandardInput {
      let input = desk.world.input
      return try book.addBlob { () throws(BlobError) in try Self.next(input) }
    }
    guard let source = FileSource(path: file.path) else {
      throw .stream(why: SystemText.lastError())
    }
    return try book.addBlob { () throws(BlobError) in try Self.next(source) }
  }

  private static func next(_ source: any ByteSource) throws(BlobError) -> [UInt8] {
    do throws(StreamError) { return try source.readSome() } catch {
      switch error {
      case .closed: throw .stream(why: "closed")
      case .failed(let why): throw .stream(why: why)
      }
    }
  }

  private func event(
    of file: AttachmentFile, _ blob: SealedBlob, _ writer: Writer
  ) -> MediaAttached {
    let kind = kind ?? file.kind
    return MediaAttached(
      mediaID: writer.newID(), kind: kind, sha256: blob.sha256,
      durationSeconds: kind == .recording ? file.playedSeconds : nil,
      retainUntil: retainUntil ?? retention.end(of: kind), mediaKey: blob.key, location: place,
      caption: caption ?? (file.isStandardInput ? nil : file.name))
  }
}

/// Attachments that are kept already, and the events that are to name them.
struct StoredMedia {
  let book: Book
  var blobs: [SealedBlob] = []
  var events: [MediaAttached] = []

  var byteCount: Int { blobs.reduce(0) { $0 + $1.byteCount } }

  /// Removes them: no event will name them.
  func discard() { book.removeBlobs(blobs) }

  /// Writes the events by `write`; what it refuses is removed again.
  ///
  /// Where nobody knows whether it was written, the files stay: an event may name them.
  func keeping(
    _ write: ([MediaAttached]) throws(ErrorReport) -> Answer
  ) throws(ErrorReport) -> Answer {
    do throws(ErrorReport) { return try write(events) } catch {
      if error.code != "book.outcomeIsUnknown" { discard() }
      throw error
    }
  }
}

extension SealedBlob {
  /// Stands for one that is not made in a rehearsal.
  static let rehearsed = SealedBlob(
    sha256: [UInt8](repeating: 0, count: 32), key: [UInt8](repeating: 0, count: 32), byteCount: 0)
}
