internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A recall to be shown, unit by unit.
struct RecallShowRequest: Request, Hashable {
  var recall: String?
  var isOpenOnly = false
  var isUnreachableOnly = false
  var limit = countDefault

  /// How many units are listed where nothing else is said.
  static let countDefault = 100
  /// Bound: more units than anybody reads.
  static let countMax = 5_000

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let opened = try desk.recall(recall)
    let limit = max(1, min(limit, Self.countMax))
    let sheet: RecallSheet = try desk.read { (snapshot) throws(RowsError) in
      let progress = try RecallProgress.read(opened.state, in: snapshot)
      var wanted = progress.units
      if isOpenOnly { wanted = wanted.filter(\.isOpen) }
      if isUnreachableOnly { wanted = progress.unreachable }
      // What is to be done stands before what is done.
      wanted = wanted.filter(\.isOpen) + wanted.filter { !$0.isOpen }
      var units: [RecallSheet.Unit] = []
      for unit in wanted.prefix(limit) {
        units.append(
          RecallSheet.Unit(unit: unit, owner: try snapshot.customer(unit.item.customer)))
      }
      return RecallSheet(
        recall: opened, progress: progress, units: units, listedCount: wanted.count,
        asOf: snapshot.asOf)
    }
    let text = RecallText(desk: desk, dates: try desk.dates())
    let hasMore = sheet.units.count < sheet.listedCount || sheet.progress.isCutOff
    return Answer(
      lines: { text.lines(sheet) }, rows: { sheet.units.map(text.row) },
      document: { Document(RecallDocument.shape, sheet) },
      notes: hasMore ? [MoreNote.line(at: desk)] : [])
  }
}

/// Everything that `recall show` says.
struct RecallSheet: Sendable {
  struct Unit: Sendable {
    let unit: RecallBoardUnit
    let owner: CustomerCard?
  }

  let recall: OpenedRecall
  let progress: RecallProgress
  let units: [Unit]
  /// How many units were asked for, listed or not.
  let listedCount: Int
  let asOf: LogPosition
}

/// Recalls to be listed.
struct RecallListRequest: Request, Hashable {
  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let (sheets, asOf): ([RecallSheet], LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      var sheets: [RecallSheet] = []
      for recall in try snapshot.openedRecalls() {
        let progress = try RecallProgress.read(recall.state, in: snapshot)
        sheets.append(
          RecallSheet(
            recall: recall, progress: progress, units: [], listedCount: 0, asOf: snapshot.asOf))
      }
      return (sheets, snapshot.asOf)
    }
    let text = RecallText(desk: desk, dates: try desk.dates())
    return Answer(
      lines: { text.list(sheets) }, rows: { sheets.map(text.row) },
      document: {
        Document(
          RecallsDocument.shape,
          Page(rows: sheets, next: nil, total: sheets.count, asOf: asOf.text))
      })
  }
}
