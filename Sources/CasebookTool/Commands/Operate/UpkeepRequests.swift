internal import Casebook
internal import Screens
internal import Views
internal import Wire

/// Views to be folded again.
struct RebuildRequest: Request, Hashable {
  var view: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let views = try chosen()
    let book = try desk.book(for: .write)
    let meter = Meter(desk, unit: MeterUnit.events)
    let task = Bilingual(ja: "再構築", en: "rebuild")
    do throws(BookError) {
      if views.isEmpty {
        try book.rebuildSearch { done, count in meter.tell(task, done, of: count) }
      } else {
        try book.rebuild(views) { done, count in meter.tell(task, done, of: count) }
      }
    } catch { throw ErrorReport(error) }
    meter.end()
    let names = views.isEmpty ? [RebuildDocument.search] : views.map(\.rawValue)
    return Answer(
      lines: { [Line("OK \(names.joined(separator: " "))")] }, rows: { names.map { [$0] } },
      document: { Document(RebuildDocument.shape, names) }, isWanted: false)
  }

  /// The views that were named; none for the text index.
  private func chosen() throws(ErrorReport) -> [ViewName] {
    guard let view else { return ViewName.allCases }
    if view == RebuildDocument.search { return [] }
    guard let name = ViewName(rawValue: view) else {
      throw UsageProblem.invalidValue(
        view, of: "VIEW", allowed: RebuildDocument.names
      ).report
    }
    return [name]
  }
}

/// A backup to be made.
struct BackupRequest: Request, Hashable {
  var directory: String
  var keys: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let book = try desk.book(for: .read)
    let manifest: BackupManifest
    do throws(BookError) {
      manifest = try book.backUp(to: directory, keysTo: keys, now: desk.now)
    } catch { throw ErrorReport(error) }
    LastBackup(madeAt: manifest.madeAt, path: directory).write(in: book.path)
    let said = Bilingual(
      ja: "控え \(directory)  \(manifest.seq) 件、確かめました",
      en: "backup \(directory)  \(manifest.seq) events, verified")
    let apart = Bilingual(
      ja: "鍵は含みません。--keys で別の場所に控えてください",
      en: "the keys are not in it; back them up elsewhere with --keys")
    return Answer(
      lines: { [Line("OK " + desk.say(said))] },
      rows: { [[directory, "\(manifest.seq)", manifest.hash]] },
      document: {
        Document(
          BackupDocument.shape, BackupDocument(manifest: manifest, path: directory, keys: keys))
      }, notes: keys == nil ? [Line("   " + desk.say(apart))] : [], isWanted: false)
  }
}

/// A backup to be made a book again.
struct RestoreRequest: Request, Hashable {
  var directory: String
  var keys: String
  /// The file with the key that opens a sealed copy of the keys.
  var recovery: String?
  /// Lists of erasures that were ordered after the backup.
  var erasures: [String] = []
  var target: String

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let epoch: UInt32
    do throws(BookError) {
      epoch = try Book.restore(
        directory, keys: keys, recovery: try recoveryKey(), erasures: erasures, to: target,
        now: desk.now)
    } catch { throw ErrorReport(error) }
    let said = Bilingual(
      ja: "台帳 \(target) を作りました。期 \(epoch) が始まります",
      en: "book \(target) made; epoch \(epoch) begins")
    return Answer(
      lines: { [Line("OK " + desk.say(said))] }, rows: { [[target, "\(epoch)"]] },
      document: {
        Document(RestoreDocument.shape, RestoreDocument(epoch: epoch, path: target))
      }, isWanted: false)
  }

  private func recoveryKey() throws(BookError) -> RecoveryKey? {
    guard let recovery else { return nil }
    do throws(KeyError) { return try RecoveryKey(path: recovery) } catch { throw .keys(error) }
  }
}
