internal import Cases
internal import Screens

/// A signature that a customer gives at the end of a visit or a repair.
enum Signature {
  static let help = CommandHelp.Entry(
    Bilingual(ja: "--sign ファイル", en: "--sign FILE"), ja: "お客様の署名 (画像)",
    en: "the customer's signature, a picture")

  /// Has `write` write its events with that of the signature, which is kept before; with none where
  /// nobody signed.
  static func attached(
    _ file: AttachmentFile?, _ writer: Writer,
    _ write: ([MediaAttached]) throws(ErrorReport) -> Answer
  ) throws(ErrorReport) -> Answer {
    guard let file else { return try write([]) }
    let attacher = Attacher(
      desk: writer.desk, files: [file], kind: .signature, retention: try writer.retention())
    _ = try attacher.check()
    if writer.desk.options.isDryRun { return try write(attacher.rehearsed(writer)) }
    return try attacher.store(in: writer.book, writer).keeping(write)
  }
}
