internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// A recall with its words, as it was announced last.
struct OpenedRecall: Sendable {
  let state: RecallState
  let announced: RecallAnnounced

  /// How it is named: by the authority's reference, else by its short name.
  var name: String { state.authorityRef ?? ShortName.of(state.id) }

  /// `METI-17  AX-300  発煙のおそれ`.
  var line: String {
    "\(name)  \(state.models.joined(separator: ", "))  \(announced.hazard)"
  }
}

extension Desk {
  /// The recall that was named; without a name the only one there is.
  func recall(_ typed: String?) throws(ErrorReport) -> OpenedRecall {
    try chosen(typed, among: read { (snapshot) throws(RowsError) in try snapshot.openedRecalls() })
  }

  /// The recall that was named; without a name the only one in which the item is, or may be.
  func recall(_ typed: String?, of item: ItemState) throws(ErrorReport) -> OpenedRecall {
    guard typed == nil else { return try recall(typed) }
    let all = try read { (snapshot) throws(RowsError) in try snapshot.openedRecalls() }
    let fitting = all.filter { $0.state.match(item) != .outside }
    guard !fitting.isEmpty else {
      throw ErrorReport(
        code: "recall.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(item.number) \(item.model) はどのリコールの対象でもありません",
          en: "\(item.number) \(item.model) is in no recall"),
        hint: ErrorReport.Hint("casebook recall list"))
    }
    return try chosen(nil, among: fitting)
  }

  private func chosen(
    _ typed: String?, among all: [OpenedRecall]
  ) throws(ErrorReport) -> OpenedRecall {
    var fitting = all
    if let typed {
      let key = typed.identifierKey
      let exact = all.filter {
        $0.state.authorityRef?.identifierKey == key || ShortName.isMeant(typed, $0.state.id)
      }
      fitting =
        exact.isEmpty
        ? all.filter { $0.state.models.contains { $0.identifierKey == key } } : exact
    }
    if fitting.count == 1, let only = fitting.first { return only }
    let lines = (fitting.isEmpty ? all : fitting).prefix(FindingLimits.countMax)
      .map { Bilingual(same: $0.line) }
    guard let first = fitting.first else {
      throw ErrorReport(
        code: "recall.doesNotExist", exit: .notFound,
        message: typed.map {
          Bilingual(ja: "リコール \($0) はありません", en: "there is no recall \($0)")
        } ?? Bilingual(ja: "リコールはありません", en: "there is no recall"), details: lines,
        hint: ErrorReport.Hint(
          all.first.flatMap { only in
            typed.map { lineWords(replacing: $0, with: only.name, option: "") }
          } ?? "casebook recall announce --models …"))
    }
    throw ErrorReport(
      code: "recall.ambiguous", exit: .usage,
      message: Bilingual(
        ja: "リコールが \(fitting.count) 件あります。どれですか",
        en: "there are \(fitting.count) recalls; which one?"), details: lines,
      hint: ErrorReport.Hint(
        typed.map { lineWords(replacing: $0, with: first.name, option: "") }
          ?? lineWords(adding: [first.name])))
  }
}

extension BookSnapshot {
  /// Every recall with its words, the latest first.
  func openedRecalls() throws(RowsError) -> [OpenedRecall] {
    var opened: [OpenedRecall] = []
    for state in try recalls() {
      if let recall = try self.opened(state) { opened.append(recall) }
    }
    return opened
  }

  func opened(_ state: RecallState) throws(RowsError) -> OpenedRecall? {
    guard
      case .care(.recallAnnounced(let announced)) = try record(at: state.seq, opened: false)
        .event
    else { return nil }
    return OpenedRecall(state: state, announced: announced)
  }

  /// The recalls that must be seen beside an item: in which it is, or may be, and not put right.
  func recallFlags(of item: ItemState?) throws(RowsError) -> [RecallFlag] {
    guard let item else { return [] }
    var flags: [RecallFlag] = []
    for (state, unit) in try openRecalls(of: item) {
      guard let recall = try opened(state) else { continue }
      flags.append(RecallFlag(recall: recall, unit: unit))
    }
    return flags
  }
}

/// A recall in which an item is, or may be.
struct RecallFlag: Sendable {
  let recall: OpenedRecall
  let unit: RecallBoardUnit
}
