internal import Casebook
internal import Cases
internal import Glibc
internal import Screens
internal import Views

/// Looks at the book and its disk.
struct BookChecks {
  let desk: Desk

  /// Bounds of what is well.
  enum Limits {
    /// Less than this is free: nothing can be written soon.
    static let freeByteCountMin = 200_000_000
    /// The index may be so many records behind: a search folds the rest by itself.
    static let searchBehindCountMax: UInt64 = 50_000
    /// A snapshot so many commits old keeps pages from being used again.
    static let commitCountBehindMax: UInt64 = 10_000
    /// A clock so many seconds behind the last record makes times wrong.
    static let clockSecondsMax: Int64 = 60
    /// Deadlines are recorded within this many seconds where upkeep runs.
    static let upkeepSecondsMax: Int64 = 3_600
    /// A backup is old after so many days.
    static let backupDaysMax: Int64 = 7
    /// How many deadlines are counted.
    static let dueCountMax = 1_000
    /// 2020-01-01: no clock of a machine in use is before it.
    static let clockMin = Instant(seconds: 1_577_836_800)
  }

  var all: [CheckResult] {
    let path: String
    do throws(ErrorReport) { path = try BookPlace.path(of: desk) } catch {
      return [CheckResult(.book, error)]
    }
    let condition: BookCondition
    do throws(BookError) { condition = try Book.condition(of: path) } catch {
      return [CheckResult(.book, ErrorReport(error).naming(desk.options))]
    }
    return [
      .ok(
        .book, ja: "\(path)  形式 \(condition.format)", en: "\(path), format \(condition.format)"),
      permissions(path, condition), keys(path, condition), views(condition), records(condition),
      search(condition),
      disk(path, condition), map(condition), readers(condition), clock(condition),
      backup(path, condition),
    ] + [upkeep(condition), replica(condition)].compactMap(\.self)
      + (condition.outdatedViews.isEmpty && condition.newerViews.isEmpty ? erasures(path) : [])
  }

  private func permissions(_ path: String, _ condition: BookCondition) -> CheckResult {
    let keys = condition.hasKeys || condition.replica == nil ? ["/keys"] : []
    for name in ["/events/data.mdb", "/events/lock.mdb", "/blobs"] + keys {
      if unsafe access(path + name, R_OK | W_OK) == 0 { continue }
      return .bad(
        .permissions, ja: "\(path)\(name) に書けません", en: "\(path)\(name) cannot be written to",
        hint: "ls -ld \(ShellText.quoted(path + name))")
    }
    return .ok(.permissions, ja: "読み書きできます", en: "can be read and written")
  }

  private func keys(_ path: String, _ condition: BookCondition) -> CheckResult {
    let directory = path + "/keys"
    if condition.replica != nil, !condition.hasKeys {
      return .ok(
        .keys, ja: "写しに鍵はありません。個人の項目は伏せます",
        en: "this copy has no keys: personal fields stay closed")
    }
    let open = (BookDirectory.names(directory) ?? []).map { directory + "/" + $0 }.filter { file in
      var status = stat()
      return unsafe stat(file, &status) == 0 && status.st_mode & 0o007 != 0
    }
    guard open.isEmpty else {
      return .bad(
        .keys, ja: "鍵をほかの利用者が読めます", en: "other users can read the keys",
        hint: "chmod -R o-rwx \(ShellText.quoted(directory))")
    }
    return .ok(
      .keys, ja: "\(directory)  控えは別の場所に", en: "\(directory); keep a copy elsewhere")
  }

  private func views(_ condition: BookCondition) -> CheckResult {
    guard condition.newerViews.isEmpty else {
      return CheckResult(.views, ErrorReport(BookError.codeIsOlder))
    }
    if let stopped = condition.stoppedViews.first {
      return .bad(
        .views, ja: "一覧 \(stopped.rawValue) が止まっています。記録は無事です",
        en: "the view \(stopped.rawValue) has stopped; the log is unharmed",
        hint: "casebook rebuild \(stopped.rawValue)")
    }
    guard condition.outdatedViews.isEmpty else {
      let names = condition.outdatedViews.map(\.rawValue).joined(separator: " ")
      return .note(
        .views, ja: "古い版の表があります: \(names)", en: "older code has folded \(names)",
        hint: "casebook upgrade")
    }
    return .ok(.views, ja: "この版のもの", en: "of this version")
  }

  private func records(_ condition: BookCondition) -> CheckResult {
    .ok(
      .records,
      ja: "\(condition.recordCount.grouped) 件  中身は casebook verify で確かめます",
      en: "\(condition.recordCount.grouped); casebook verify proves them")
  }

  private func search(_ condition: BookCondition) -> CheckResult {
    guard let folded = condition.searchFolded else {
      return .ok(.searchIndex, ja: "最初の検索で作ります", en: "made by the first search")
    }
    let behind = condition.recordCount - min(folded, condition.recordCount)
    guard behind <= Limits.searchBehindCountMax else {
      return .note(
        .searchIndex, ja: "\(behind.grouped) 件遅れています。次の検索が追い付かせます",
        en: "\(behind.grouped) records behind; the next search catches up",
        hint: "casebook rebuild search")
    }
    return .ok(.searchIndex, ja: "\(behind.grouped) 件遅れ", en: "\(behind.grouped) records behind")
  }

  private func disk(_ path: String, _ condition: BookCondition) -> CheckResult {
    let free = Self.size(condition.freeByteCount)
    guard condition.freeByteCount >= Limits.freeByteCountMin else {
      return .bad(
        .disk, ja: "空きが \(free) しかありません", en: "only \(free) are free",
        hint: "df -h \(ShellText.quoted(path))")
    }
    guard condition.freeByteCount >= 2 * condition.usedByteCount else {
      return .note(
        .disk, ja: "空き \(free)。台帳の控えと作り直しには足りません",
        en: "\(free) free: not enough for a backup and a rebuild beside the book",
        hint: "df -h \(ShellText.quoted(path))")
    }
    return .ok(.disk, ja: "空き \(free)", en: "\(free) free")
  }

  private func map(_ condition: BookCondition) -> CheckResult {
    let used = Self.size(condition.usedByteCount)
    let bound = Self.size(condition.mapSizeBytes)
    return .ok(
      .map, ja: "\(used) (\(bound) まで。自分で広がります)", en: "\(used) of \(bound), which grows by itself")
  }

  private func readers(_ condition: BookCondition) -> CheckResult {
    if let old = condition.readers.first(where: {
      $0.isOrphaned || $0.commitCountBehind > Limits.commitCountBehindMax
    }) {
      return .note(
        .readers,
        ja: "プロセス \(old.processID) が \(old.commitCountBehind.grouped) 回前の姿を読み続けています。台帳が膨らみます",
        en:
          "process \(old.processID) holds what stood \(old.commitCountBehind.grouped) commits ago: "
          + "the book grows", hint: "ps -fp \(old.processID)")
    }
    let count = condition.readers.count
    return .ok(.readers, ja: "ほかに \(count)", en: "\(count) others")
  }

  private func clock(_ condition: BookCondition) -> CheckResult {
    if desk.now < Limits.clockMin {
      return .bad(
        .clock, ja: "時計が合っていません", en: "the clock is wrong", hint: "timedatectl")
    }
    if let last = condition.lastAcceptedAt {
      let ahead = last.seconds(since: desk.now)
      if ahead > Limits.clockSecondsMax {
        return .bad(
          .clock, ja: "時計が最後の記録より \(ahead.grouped) 秒遅れています",
          en: "the clock is \(ahead.grouped) seconds behind the last record", hint: "timedatectl")
      }
    }
    return .ok(.clock, ja: "最後の記録より後です", en: "later than the last record")
  }

  private func backup(_ path: String, _ condition: BookCondition) -> CheckResult {
    let place = UpgradeRequest.place(beside: path, "backup", at: desk.now)
    let keys = UpgradeRequest.place(beside: path, "keys", at: desk.now)
    let hint = "casebook backup \(ShellText.quoted(place)) --keys \(ShellText.quoted(keys))"
    guard let last = LastBackup.read(in: path) else {
      return condition.recordCount == 0
        ? .ok(.backup, ja: "まだ記録がありません", en: "there is nothing yet to keep")
        : .note(
          .backup, ja: "控えの跡がありません", en: "no backup of it is known", hint: hint)
    }
    let days = desk.now.seconds(since: last.madeAt) / 86_400
    let said = Bilingual(
      ja: "\(days) 日前  \(last.path)", en: "\(days) days ago, \(last.path)")
    return CheckResult(
      name: .backup, outcome: days > Limits.backupDaysMax ? .note : .ok, said: said,
      hint: days > Limits.backupDaysMax ? hint : nil)
  }

  /// Nil where the book cannot be read yet.
  private func upkeep(_ condition: BookCondition) -> CheckResult? {
    guard condition.outdatedViews.isEmpty, condition.newerViews.isEmpty,
      condition.replica == nil
    else { return nil }
    let before = desk.now.adding(seconds: -Limits.upkeepSecondsMax)
    do throws(ErrorReport) {
      let board = try desk.read { (snapshot) throws(RowsError) in
        try TimeBoard.due(at: before, limit: Limits.dueCountMax, in: snapshot)
      }
      let count = board.cases.count + board.items.count
      guard count > 0 else {
        return .ok(.upkeep, ja: "過ぎた期限はすべて記録済み", en: "all that have passed are recorded")
      }
      return .note(
        .upkeep, ja: "1 時間以上前に過ぎた期限が \(count.grouped) 件、まだ記録されていません",
        en: "\(count.grouped) that passed an hour ago or more are not recorded",
        hint: "casebook upkeep")
    } catch { return CheckResult(.upkeep, error) }
  }

  /// `1.2 GB`, `340 MB`, `96 KB`.
  static func size(_ byteCount: Int) -> String {
    let units = [
      (1_000_000_000_000, "TB"), (1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB"),
    ]
    for (unit, name) in units where byteCount >= unit {
      let tenths = byteCount / (unit / 10)
      return tenths >= 100 ? "\(tenths / 10) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
    }
    return "\(byteCount) B"
  }
}

/// When the last backup of a book was made, and where: a note in its directory, which may be lost.
struct LastBackup: Hashable {
  let madeAt: Instant
  let path: String

  private static func file(in book: String) -> String { book + "/last-backup" }

  static func read(in book: String) -> LastBackup? {
    guard let bytes = SmallFile.read(file(in: book)) else { return nil }
    let words = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n").first?.split(separator: "\t", maxSplits: 1)
    guard let words, words.count == 2, let microseconds = Int64(words[0]) else { return nil }
    return LastBackup(madeAt: Instant(microseconds: microseconds), path: String(words[1]))
  }

  /// Notes it; whoever may only read the book leaves no note.
  func write(in book: String) {
    try? TextFile.write("\(madeAt.microseconds)\t\(path)\n", to: Self.file(in: book))
  }
}
