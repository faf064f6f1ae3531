internal import Cases

extension FactSource {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .customerSaid: .init(ja: "お客様談", en: "customer said")
    case .observed: .init(ja: "確認", en: "observed")
    case .document: .init(ja: "書類", en: "document")
    case .system: .init(ja: "システム", en: "system")
    case .imported: .init(ja: "移行", en: "imported")
    case .inferred: .init(ja: "推定", en: "inferred")
    }
  }
}

extension ConfirmationMethod {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .readBack: .init(ja: "読み上げ確認", en: "read back")
    case .volunteered: .init(ja: "自ら申告", en: "volunteered")
    case .document: .init(ja: "書類", en: "document")
    }
  }
}

extension CorrectionCause {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .wasWrong: .init(ja: "誤り", en: "was wrong")
    case .changed: .init(ja: "変わった", en: "changed")
    }
  }
}

extension AskReason {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .identityCheck: .init(ja: "本人確認", en: "identity check")
    case .safety: .init(ja: "安全", en: "safety")
    case .legal: .init(ja: "法令", en: "legal")
    case .customerRequested: .init(ja: "お客様の希望", en: "customer requested")
    case .deviceOffline: .init(ja: "端末圏外", en: "device offline")
    case .valueDoubted: .init(ja: "値に疑い", en: "value doubted")
    }
  }
}

extension RepeatReporter {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .customer: .init(ja: "お客様", en: "customer")
    case .survey: .init(ja: "アンケート", en: "survey")
    case .alertWord: .init(ja: "注意語", en: "alert word")
    case .review: .init(ja: "点検", en: "review")
    }
  }
}
