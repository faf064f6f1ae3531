package import Cases

/// The words of the timeline for values of the domain, for other screens.
extension Bilingual {
  package init(_ rule: ConflictRule) { self = rule.word }
  package init(_ kind: WarrantyKind) { self = kind.word }
  package init(_ verdict: WarrantyVerdict) { self = verdict.word }
  package init(_ holder: Holder) { self = holder.word }
  package init(_ reason: CustodyReason) { self = reason.word }
  package init(_ kind: WorkKind) { self = kind.word }
  package init(_ answer: QuoteAnswer) { self = answer.word }
  package init(_ outcome: RMAOutcome) { self = outcome.word }
  package init(_ wish: RMAWish) { self = wish.word }
  package init(_ condition: PartCondition) { self = condition.word }
  package init(_ outcome: RepairOutcome) { self = outcome.word }

  /// What the other case is to this one: 重複元, or seen from the other end 重複.
  package init(_ relation: CaseRelation, isFromHere: Bool) {
    guard !isFromHere else {
      self = relation.word
      return
    }
    switch relation {
    case .duplicateOf: self.init(ja: "重複", en: "duplicate")
    case .followUpOf: self.init(ja: "続き", en: "follow-up")
    case .partOf: self.init(ja: "子案件", en: "part")
    case .causedBy: self.init(ja: "ここから生じた案件", en: "caused")
    case .recallOf: self.init(ja: "リコール対応", en: "recall case")
    }
  }

  /// How far a line of a return has come.
  package init(_ stage: ReturnStage) {
    switch stage {
    case .authorized: self.init(ja: "到着待ち", en: "awaited")
    case .arrived: self.init(ja: "到着済み", en: "arrived")
    case .settled: self.init(ja: "済み", en: "settled")
    }
  }
}

extension LineWriter {
  /// An amount of money: ¥148,500(税込).
  package func amount(_ amount: Money) -> String { money(amount) }

  /// What a code is called, and the code itself where nobody named it.
  package func called(_ code: String) -> String { self.code(code) }
}
