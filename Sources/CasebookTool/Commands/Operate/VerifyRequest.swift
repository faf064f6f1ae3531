internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// A book to be proved.
struct VerifyRequest: Request, Hashable {
  var checkpoints: [String] = []
  var exportCheckpoint: String?
  var isWhole = true

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    if let signal = desk.world.signalOfProof {
      return answer(VerifyReport(faults: [.lookingEnded(signal: signal)]), epoch: desk.epoch, desk)
    }
    let book = try desk.book(for: .write)
    let meter = Meter(desk, unit: MeterUnit.events)
    var report: VerifyReport
    var note: String?
    do throws(BookError) {
      report = try book.verify(isWhole: isWhole) { stage, done, count in
        meter.tell(Bilingual(ja: stage.ja, en: stage.en), done, of: count)
      }
      for path in checkpoints {
        let text = SmallFile.read(path).map { String(decoding: $0, as: UTF8.self) }
        guard let text else { throw .doesNotExist(path: path) }
        if let fault = try book.fault(ofCheckpoint: text, in: path) {
          report.faults.append(fault)
        }
      }
      if exportCheckpoint != nil, report.faults.isEmpty {
        note = try book.checkpoint(now: desk.now).note
      }
    } catch { throw ErrorReport(error) }
    meter.end()
    if let note, let exportCheckpoint { try Self.write(note, to: exportCheckpoint) }
    return answer(report, epoch: desk.epoch, desk)
  }

  private static func write(_ note: String, to path: String) throws(ErrorReport) {
    do throws(BookError) { try TextFile.write(note, to: path) } catch { throw ErrorReport(error) }
  }

  private func answer(_ report: VerifyReport, epoch: Int, _ desk: Desk) -> Answer {
    let count = report.recordCount
    let isSound = report.faults.isEmpty
    let said = Bilingual(
      ja: "台帳は書いたとおりです  \(count.grouped) 件", en: "the book is as written  \(count.grouped) events")
    return Answer(
      lines: {
        isSound
          ? [Line([Span("OK ", .heading), Span(desk.say(said))]), Line("   \(report.hash)", .dim)]
            + orphans(report, desk)
          : report.faults.map { Line("! " + $0.words) } + orphans(report, desk)
      },
      rows: {
        isSound ? [["ok", "\(count)", report.hash]] : report.faults.map { ["fault", $0.words] }
      },
      document: {
        Document(
          VerifyDocument.shape,
          VerifyDocument(report: report, asOf: LogPosition(epoch: epoch, seq: Int(count))))
      }, exit: isSound ? .done : .no)
  }
}

extension VerifyRequest {
  /// Files that no record names: no fault, since nothing that was acknowledged is in them.
  private func orphans(_ report: VerifyReport, _ desk: Desk) -> [Line] {
    guard !report.orphans.isEmpty else { return [] }
    let count = report.orphans.count
    let words = Bilingual(
      ja: "どの記録も指していない添付 \(count) 件。添付の途中で止まった跡です (今誰も添付していなければ消して構いません)",
      en: "\(count) attachments that no record names, left by commands that were interrupted; "
        + "they may be removed unless somebody is attaching just now")
    return desk.ruler.wrapped(desk.say(words), to: desk.width).map { Line($0, .notice) }
      + report.orphans.map { Line("  blobs/\($0)", .dim) }
  }
}

extension VerifyFault {
  /// The fault and its place, untranslated: for whoever repairs and for scripts.
  var words: String {
    switch self {
    case .log(let fault): "log: \(fault)"
    case .recordIsMalformed(let seq): "record \(seq): malformed"
    case .row(let view, let key, let fault):
      "view \(view.rawValue): row "
        + key.map { String($0, radix: 16) }.joined(separator: " ") + ": \(fault.rawValue)"
    case .viewHasStopped(let view, let seq, let why):
      "view \(view.rawValue): stopped at \(seq): \(why)"
    case .keyIsMissing(let slot, let seq): "key \(slot) of record \(seq): missing"
    case .keyIsDamaged(let slot): "key \(slot): damaged"
    case .sealedPartDoesNotOpen(let seq): "record \(seq): sealed part does not open"
    case .blobIsMissing(let sum, let seq): "blob \(sum) of record \(seq): missing"
    case .blobDiffers(let sum, let seq): "blob \(sum) of record \(seq): differs"
    case .lookingEnded(let signal): "store: looking at it ended with signal \(signal)"
    case .checkpointDiffers(let file, let seq, let why): "checkpoint \(file) at \(seq): \(why)"
    }
  }
}
