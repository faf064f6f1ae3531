internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A book to be brought to this version's format.
///
/// The log is of one format since the first version; what changes is how the views are folded.  A
/// fold of another version is never patched but done again, beside the rows that serve.
struct UpgradeRequest: Request, Hashable {
  /// Where the backup goes; nil for beside the book.
  var backup: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let path = try BookPlace.path(of: desk)
    let condition: BookCondition
    do throws(BookError) { condition = try Book.condition(of: path) } catch {
      throw ErrorReport(error)
    }
    guard condition.newerViews.isEmpty else { throw ErrorReport(BookError.codeIsOlder) }
    var upgrade = UpgradeDocument(
      path: path, format: condition.format, views: condition.outdatedViews.map(\.rawValue))
    guard !upgrade.views.isEmpty else { return Self.answer(upgrade, desk) }
    let target = backup ?? Self.place(beside: path, "before-upgrade", at: desk.now)
    upgrade.backup = target
    guard !desk.options.isDryRun else { return Self.answer(upgrade, desk) }
    try Self.keep(path, in: target, desk)
    let meter = Meter(desk, unit: MeterUnit.events)
    let task = Bilingual(ja: "作り直し", en: "upgrade")
    do throws(BookError) {
      try Book.upgrade(path) { done, count in meter.tell(task, done, of: count) }
    } catch {
      meter.end()
      throw ErrorReport(error).adding(
        Bilingual(ja: "控えは \(target) にあります", en: "the backup is in \(target)"))
    }
    meter.end()
    upgrade.isDone = true
    return Self.answer(upgrade, desk)
  }

  /// Makes the backup, which is proved before anything is changed.
  private static func keep(_ path: String, in target: String, _ desk: Desk) throws(ErrorReport) {
    do throws(BookError) {
      let manifest = try Book.backUpAsItIs(path, to: target, now: desk.now)
      LastBackup(madeAt: manifest.madeAt, path: target).write(in: path)
    } catch {
      guard case .doesNotExist(target) = error else { throw ErrorReport(error) }
      let parent = target.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/")
      throw ErrorReport(
        code: "file.cannotBeWritten", exit: .cannotCreate,
        message: Bilingual(ja: "\(target) を作れません", en: "\(target) cannot be made"),
        details: [
          Bilingual(ja: "台帳は元のままです", en: "the book is as it was")
        ], hint: ErrorReport.Hint("mkdir -p \(ShellText.quoted(parent))"))
    }
    let said = Bilingual(
      ja: "控え \(target)  確かめました", en: "backup \(target), verified")
    desk.note(Line(desk.say(said), .dim))
  }

  /// `BOOK.before-upgrade-20261122T011200Z`.
  static func place(beside path: String, _ purpose: String, at now: Instant) -> String {
    var plain = path
    while plain.count > 1, plain.hasSuffix("/") { plain.removeLast() }
    let moment = RFC3339.string(now).prefix { $0 != "." }.filter { $0 != "-" && $0 != ":" }
    return "\(plain).\(purpose)-\(moment.hasSuffix("Z") ? String(moment) : moment + "Z")"
  }

  private static func answer(_ upgrade: UpgradeDocument, _ desk: Desk) -> Answer {
    let names = upgrade.views.joined(separator: " ")
    let said: Bilingual
    if upgrade.views.isEmpty {
      said = Bilingual(
        ja: "\(upgrade.path) はこの版の形式です。することはありません",
        en: "\(upgrade.path) is of this version; there is nothing to do")
    } else if upgrade.isDone {
      said = Bilingual(
        ja: "\(upgrade.path) をこの版の形式にしました  一覧 \(names)",
        en: "\(upgrade.path) is of this version now  views \(names)")
    } else {
      said = Bilingual(
        ja: "一覧 \(names) を作り直します。控えは \(upgrade.backup ?? "")",
        en: "would fold \(names) again; backup in \(upgrade.backup ?? "")")
    }
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(said))])] },
      rows: { [[upgrade.path, names, upgrade.backup ?? ""]] },
      document: { Document(UpgradeDocument.shape, upgrade) },
      isWanted: upgrade.views.isEmpty || desk.options.isDryRun)
  }
}

/// `casebook.upgrade/1`: what was brought to this version.
struct UpgradeDocument: Sendable {
  let path: String
  let format: Int
  let views: [String]
  var backup: String?
  var isDone = false

  static let shape = DocumentShape<UpgradeDocument>(
    "casebook.upgrade/1", "What of a book was brought to this version.",
    [
      Member(
        "data",
        .object([
          Member("backup", Shape.text.orNull, "Where the book was copied to before.") {
            $0.backup
          },
          Member("done", Shape.truth, "Whether something was changed.") { $0.isDone },
          Member("format", Shape<Int>.integer, "The version of the layout.") { $0.format },
          Member("path", Shape.text, "Where the book is.") { $0.path },
          Member("views", Shape.text.list, "What older code had folded.") { $0.views },
        ])
      ) { $0 }
    ])
}
