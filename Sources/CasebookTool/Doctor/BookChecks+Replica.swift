internal import Casebook
internal import Cases
internal import Screens

extension BookChecks {
  /// A copy that has not heard of its book for so many seconds is behind without knowing it.
  static let replicaSilentSecondsMax: Int64 = 60

  /// How a copy stands to its book; nil for a book of its own.
  func replica(_ condition: BookCondition) -> CheckResult? {
    guard let status = condition.replica else { return nil }
    if let alarm = status.alarm {
      return .bad(
        .replica,
        ja: "\(status.source) と合わず、止まっています (\(alarm.code)、記録 \(alarm.seq))。あるものは無事です",
        en: "stopped: it does not fit \(status.source) (\(alarm.code), record \(alarm.seq))",
        hint: "casebook follow --until-end")
    }
    let behind =
      ReplicaDocument.missingCount(status, headSeq: Int(clamping: condition.recordCount)) ?? 0
    guard let heardAt = status.heardAt else {
      return .note(
        .replica, ja: "\(status.source) の写し。まだつながっていません",
        en: "a copy of \(status.source), which was not heard of yet", hint: "casebook follow")
    }
    let seconds = desk.now.seconds(since: heardAt)
    guard seconds <= Self.replicaSilentSecondsMax, behind == 0 else {
      return .note(
        .replica,
        ja: "\(status.source) の写し。\(seconds.grouped) 秒前には \(behind.grouped) 件遅れ",
        en: "a copy of \(status.source), \(behind.grouped) records behind \(seconds.grouped) s ago",
        hint: "casebook follow")
    }
    return .ok(
      .replica, ja: "\(status.source) の写し。追いついています",
      en: "a copy of \(status.source), with all of it")
  }
}
