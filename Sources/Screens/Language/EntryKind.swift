/// What an entry of a timeline is about, as its column and filters say it.
///
/// Coarser than the types of events: one kanji in Japanese, a word in English.  The raw value is
/// what `--kind` takes and JSON gives.
package enum EntryKind: String, Hashable, Sendable, CaseIterable {
  case call, mail, visit, memo, measurement, part, partRequested, photo, promise, quote, state
  case assignment, handoff, fact, question, warranty, custody, loaner, rma, recall, maintenance
  case followUp, consent, survey, knowledge, conflict, arrival, correction
  /// Of a type that this build does not know.
  case unknown

  /// The signs and words that hold without configuration.
  package var label: EntryKindLabel {
    switch self {
    case .call: .init("電", "電話", "call", "call", "TL")
    case .mail: .init("便", "メール", "mail", "mail", "ML")
    case .visit: .init("訪", "訪問", "visit", "visit", "VI")
    case .memo: .init("記", "メモ", "memo", "memo", "ME")
    case .measurement: .init("測", "測定", "measurement", "meas", "MS")
    case .part: .init("部", "部品", "part", "part", "PT")
    case .partRequested: .init("注", "部品注文", "part requested", "order", "RQ")
    case .photo: .init("写", "写真", "photo", "photo", "PH")
    case .promise: .init("約", "約束", "promise", "prom", "PM")
    case .quote: .init("見", "見積", "quote", "quote", "QU")
    case .state: .init("状", "状態", "state", "state", "ST")
    case .assignment: .init("割", "担当", "assignment", "assgn", "AS")
    case .handoff: .init("引", "引き継ぎ", "handoff", "hand", "HO")
    case .fact: .init("実", "既知事項", "fact", "fact", "FA")
    case .question: .init("問", "質問", "question", "ask", "QS")
    case .warranty: .init("保", "保証", "warranty", "warr", "WA")
    case .custody: .init("預", "預かり", "custody", "cust", "CU")
    case .loaner: .init("貸", "代替機", "loaner", "loan", "LO")
    case .rma: .init("返", "返品承認", "RMA", "rma", "RM")
    case .recall: .init("回", "リコール", "recall", "recal", "RC")
    case .maintenance: .init("点", "点検", "maintenance", "maint", "MT")
    case .followUp: .init("追", "フォロー", "follow-up", "follo", "FU")
    case .consent: .init("同", "同意", "consent", "cons", "CO")
    case .survey: .init("評", "アンケート", "survey", "surv", "SV")
    case .knowledge: .init("知", "ナレッジ", "knowledge", "know", "KN")
    case .conflict: .init("違", "食い違い", "conflict", "confl", "CF")
    case .arrival: .init("着", "到着", "arrival", "arriv", "AR")
    case .correction: .init("訂", "訂正", "correction", "corr", "CR")
    case .unknown: .init("不", "不明", "unknown", "unkn", "UK")
    }
  }

  /// The kind that was typed as JSON value, word, kanji or letters, in any width and case.
  package init?(typed: String) {
    let key = String(typed.halfWidth.trimmingSpaces).lowercased()
    let found = Self.allCases.first { kind in
      let label = kind.label
      return [
        kind.rawValue, String(label.kanji), label.name.ja, label.name.en, label.short,
        label.letters,
      ].contains { $0.lowercased() == key }
    }
    guard let found else { return nil }
    self = found
  }
}

/// How a kind of entry is written.
package struct EntryKindLabel: Hashable, Sendable {
  /// The one kanji of the Japanese column.
  package let kanji: Character
  /// The name in words.
  package let name: Bilingual
  /// The English word for a column of five cells.
  package let short: String
  /// Two ASCII letters, where the terminal has no UTF-8.
  package let letters: String

  /// The width of the English column.
  package static let shortCells = 5

  init(_ kanji: Character, _ ja: String, _ en: String, _ short: String, _ letters: String) {
    self.kanji = kanji
    self.name = Bilingual(ja: ja, en: en)
    self.short = short
    self.letters = letters
  }
}
