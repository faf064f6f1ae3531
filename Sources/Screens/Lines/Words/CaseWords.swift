internal import Cases

extension Priority {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .low: .init(ja: "低", en: "low")
    case .normal: .init(ja: "普通", en: "normal")
    case .high: .init(ja: "高", en: "high")
    case .urgent: .init(ja: "至急", en: "urgent")
    }
  }
}

extension Severity {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .minor: .init(ja: "小", en: "minor")
    case .major: .init(ja: "大", en: "major")
    case .critical: .init(ja: "重大", en: "critical")
    }
  }
}

extension WaitReason {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .customer: .init(ja: "顧客待ち", en: "waiting-customer")
    case .parts: .init(ja: "部品待ち", en: "waiting-parts")
    case .vendor: .init(ja: "業者待ち", en: "waiting-vendor")
    case .approval: .init(ja: "承認待ち", en: "waiting-approval")
    case .schedule: .init(ja: "日程待ち", en: "waiting-schedule")
    case .sales: .init(ja: "営業待ち", en: "waiting-sales")
    case .problem: .init(ja: "調査待ち", en: "waiting-problem")
    }
  }
}

extension CaseRelation {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .duplicateOf: .init(ja: "重複元", en: "duplicate of")
    case .followUpOf: .init(ja: "続きの元", en: "follow-up of")
    case .partOf: .init(ja: "親案件", en: "part of")
    case .causedBy: .init(ja: "原因の案件", en: "caused by")
    case .recallOf: .init(ja: "リコール元", en: "recall of")
    }
  }
}

extension DeclineReason {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .wrongTeam: .init(ja: "班違い", en: "wrong team")
    case .needsInfo: .init(ja: "情報不足", en: "needs information")
    case .noCapacity: .init(ja: "手一杯", en: "no capacity")
    case .duplicate: .init(ja: "重複", en: "duplicate")
    }
  }
}

extension LapseCause {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .withdrawn: .init(ja: "取り下げ", en: "withdrawn")
    case .expired: .init(ja: "期限切れ", en: "expired")
    }
  }
}

extension PromiseKind {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .callback: .init(ja: "折り返し", en: "callback")
    case .visit: .init(ja: "訪問", en: "visit")
    case .quote: .init(ja: "見積", en: "quote")
    case .part: .init(ja: "部品", en: "part")
    case .answer: .init(ja: "回答", en: "answer")
    case .refund: .init(ja: "返金", en: "refund")
    }
  }
}

extension PromiseOutcome {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .kept: .init(ja: "果たした", en: "kept")
    case .broken: .init(ja: "破れた", en: "broken")
    case .renegotiated: .init(ja: "変更", en: "renegotiated")
    case .released: .init(ja: "不要", en: "released")
    }
  }
}

extension Mood {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .calm: .init(ja: "平静", en: "calm")
    case .worried: .init(ja: "心配", en: "worried")
    case .upset: .init(ja: "不満", en: "upset")
    case .angry: .init(ja: "立腹", en: "angry")
    }
  }
}
