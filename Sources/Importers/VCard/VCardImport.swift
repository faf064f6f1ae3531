package import Casebook
package import Cases

/// Imports customers from address books (vCard 2.1, 3.0, 4.0).
///
/// A card is known by its UID, else by what it says, so that the same card never makes two
/// customers.  A number that a later card adds is added; a name stays as it was first taken.
package struct VCardImport {
  /// What the import is run with.
  package struct Options {
    /// When the cards became known here, and the local offset in minutes.
    package var now = Instant(microseconds: 0)
    package var utcOffsetMinutes = 0
    /// Who brought them in, for which team.
    package var actor: MemberID?
    package var team: Team?
    /// Whether nothing is written.
    package var isDryRun = false
    /// What matching compares of a contact point, and the extension behind a switchboard.
    package var point: (_ kind: ContactPointKind, _ raw: String) -> ContactPointText = {
      ContactPointText(normalized: $1)
    }

    package init() {}
  }

  private let options: Options
  private let history: SourceHistory

  package init(_ options: Options) {
    self.options = options
    let minutes = options.utcOffsetMinutes
    history = SourceHistory(system: "vcard", clock: LocalClock { _ in minutes })
  }

  /// Reads cards and adds what they say.
  ///
  /// - Parameters:
  ///   - bytes: A whole file, as UTF-8.
  ///   - book: Where to; in a dry run it is only looked at, and may be missing.
  ///   - progress: Told of the cards read, now and then.
  /// - Returns: What was done; its rows are cards.
  /// - Throws: `book`; cards that cannot be taken are in the report.
  package func run(
    _ bytes: [UInt8], into book: Book?, progress: (_ report: ImportReport) -> Void
  ) throws(ImportError) -> ImportReport {
    var queue = ImportQueue(book, isDryRun: options.isDryRun)
    queue.report.form = .cards
    var reader = VCardReader(bytes)
    while let card = reader.card() {
      queue.report.rowCount += 1
      let row: MappedRow
      do throws(RowFault) { row = try self.row(card) } catch {
        queue.report.reject(
          RejectedRow(lineNumber: card.lineNumber, reason: error.reason, bytes: card.bytes))
        continue
      }
      if queue.report.samples.count < ImportReport.samplesMax, !row.commands.isEmpty {
        queue.report.samples.append(
          ImportSample(
            lineNumber: card.lineNumber, fields: row.fields,
            types: row.commands.flatMap(\.importedTypes)))
      }
      try queue.add(
        ImportedLine(
          lineNumber: card.lineNumber, bytes: card.bytes, commands: row.commands,
          registrationCount: row.registrationCount))
      progress(queue.report)
    }
    try queue.finish()
    return queue.report
  }

  private func row(_ text: VCardText) throws(RowFault) -> MappedRow {
    let card = VCard(properties: try text.properties.get())
    guard !card.isGroup else { return MappedRow() }
    guard let name = card.name else { throw RowFault(.missing(column: "FN")) }
    let points = card.points
    let said = [name] + points.map(\.raw)
    let key = card.uid.map { "uid/\($0)" } ?? "content/\(said.joined(separator: "\u{1F}"))"
    var refs = Refs()
    refs.customer = history.id("customer", key)
    let registered = CustomerRegistered(kind: card.kind, name: name, nameKana: card.kana)
    var commands = [
      command("customer/\(key)", .customers(.customerRegistered(registered)), refs)
    ]
    for point in points {
      let text = options.point(point.kind, point.raw)
      let place = "\(key)/\(point.kind.rawValue)/\(point.raw)"
      let added = ContactPointAdded(
        pointID: history.id("point", place), kind: point.kind, raw: point.raw,
        normalized: text.normalized, extensionDigits: text.extensionDigits, label: point.label,
        sharing: .one, verifiedBy: .none)
      commands.append(command("point/\(place)", .customers(.contactPointAdded(added)), refs))
    }
    if let note = card.note {
      let memo = MemoWritten(
        memoID: history.id("memo", "\(key)/\(note)"), body: note, pinned: false)
      commands.append(command("memo/\(key)/\(note)", .facts(.memoWritten(memo)), refs))
    }
    return MappedRow(
      // A card that is imported again is dated anew, and says nothing new by that.
      registrationCount: commands.count, commands: commands,
      fields: [
        .init(name: "name", value: name), .init(name: "kana", value: card.kana ?? ""),
        .init(name: "kind", value: card.kind.rawValue),
      ]
        + points.map { .init(name: $0.kind.rawValue, value: $0.raw) } + [
          .init(name: "memo", value: card.note ?? "")
        ])
  }

  private func command(_ key: String, _ event: Event, _ refs: Refs) -> Command {
    let now = SourceTime(instant: options.now, precision: .instant)
    return history.command(
      key,
      [history.draft(event, refs, at: now, team: options.team, actor: options.actor)], at: now)
  }
}
