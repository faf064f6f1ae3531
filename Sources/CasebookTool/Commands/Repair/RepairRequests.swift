internal import Cases
internal import Screens

/// A repair to be opened.
struct RepairNewRequest: Request, Hashable {
  var `case`: TypedReference?
  var item: TypedReference?
  var mode: RepairMode
  var symptom: String
  var reported: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    var subject = WriteSubject(case: try desk.case(`case`))
    if let item { subject.item = try desk.item(item) }
    var refs = subject.refs
    refs.repair = writer.newID()
    let opened = RepairOpened(mode: mode, symptomCode: symptom, reported: reported)
    return try writer.record(
      [Draft(.repairs(.repairOpened(opened)), refs: refs)],
      says: Bilingual(ja: "修理を開始", en: "repair opened"), on: subject)
  }
}

/// What a diagnosis showed.
struct RepairDiagnoseRequest: Request, Hashable {
  var `case`: TypedReference?
  var fault: String
  var cause: String?
  var isNoFaultFound: Bool
  var note: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let subject = WriteSubject(case: card)
    let refs = try OpenRepair.refs(of: card)
    let diagnosed = RepairDiagnosed(
      faultCode: fault, causeCode: cause, measurements: [], isNoFaultFound: isNoFaultFound,
      note: note)
    return try writer.record(
      [Draft(.repairs(.repairDiagnosed(diagnosed)), refs: refs)],
      says: Bilingual(ja: "診断 \(fault) を記録", en: "diagnosis \(fault) recorded"), on: subject)
  }
}

/// A repair that is finished.
struct RepairFinishRequest: Request, Hashable {
  var `case`: TypedReference?
  var outcome: RepairOutcome
  var barrier: RepairBarrier?
  var tests: [String] = []
  /// What the customer signed.
  var signature: AttachmentFile?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let subject = WriteSubject(case: card)
    let refs = try OpenRepair.refs(of: card)
    let visits = card.state.visits.count { $0.startedAt != nil } + card.state.endedVisits.count
    return try Signature.attached(signature, writer) { (media) throws(ErrorReport) in
      let finished = RepairFinished(
        outcome: outcome, barrier: barrier, tests: tests, signature: media.first?.mediaID,
        firstVisit: visits <= 1)
      return try writer.record(
        [Draft(.repairs(.repairFinished(finished)), refs: refs)]
          + media.map { Draft(.contacts(.mediaAttached($0)), refs: refs) },
        says: Bilingual(
          ja: "修理を終了 (\(outcome.rawValue))", en: "repair finished (\(outcome.rawValue))"),
        on: subject)
    }
  }
}

/// The repair that something belongs to.
enum OpenRepair {
  static func refs(of card: CaseCard) throws(ErrorReport) -> Refs {
    guard let repair = card.state.openRepairs.last else {
      throw ErrorReport(
        code: "repair.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(card.number) に続いている修理はありません", en: "\(card.number) has no open repair"),
        hint: ErrorReport.Hint("casebook repair new --case \(card.number) --symptom …"))
    }
    var refs = WriteSubject(case: card).refs
    refs.customer = nil
    refs.repair = repair
    return refs
  }
}
