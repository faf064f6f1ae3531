package import Cases

extension FollowUpTrigger {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .purchase: .init(ja: "購入後", en: "purchase")
    case .inquiry: .init(ja: "問い合わせ後", en: "inquiry")
    case .newProduct: .init(ja: "新製品", en: "new product")
    case .defect: .init(ja: "不具合後", en: "defect")
    case .repair: .init(ja: "修理後", en: "repair")
    }
  }
}

extension FollowUpOutcome {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .answered: .init(ja: "応答あり", en: "answered")
    case .noAnswer: .init(ja: "応答なし", en: "no answer")
    case .notNeeded: .init(ja: "不要", en: "not needed")
    }
  }
}

extension UsageLevel {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .well: .init(ja: "よく使えている", en: "using well")
    case .partly: .init(ja: "一部使えている", en: "using partly")
    case .no: .init(ja: "使えていない", en: "not using")
    }
  }
}

extension KnowledgeUse {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .read: .init(ja: "閲覧", en: "read")
    case .sent: .init(ja: "送付", en: "sent")
    case .followed: .init(ja: "手順どおり", en: "followed")
    case .nothingFound: .init(ja: "該当なし", en: "nothing found")
    }
  }
}

extension MaintenanceBasis {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .interval: .init(ja: "定期", en: "interval")
    case .usage: .init(ja: "使用量", en: "usage")
    case .legal: .init(ja: "法定", en: "legal")
    }
  }
}

extension RecallRemedy {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .repair: .init(ja: "修理", en: "repair")
    case .replace: .init(ja: "交換", en: "replace")
    case .refund: .init(ja: "返金", en: "refund")
    }
  }
}

extension TraceResult {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .agreed: .init(ja: "承諾", en: "agreed")
    case .refused: .init(ja: "拒否", en: "refused")
    case .disposed: .init(ja: "廃棄済み", en: "disposed of")
    case .notOwner: .init(ja: "持ち主でない", en: "not the owner")
    case .unreachable: .init(ja: "連絡つかず", en: "unreachable")
    }
  }
}

extension SignalKind {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .order: .init(ja: "注文", en: "order")
    case .upsell: .init(ja: "上位品", en: "upsell")
    case .crossSell: .init(ja: "関連品", en: "cross-sell")
    case .renewal: .init(ja: "更新", en: "renewal")
    case .replacement: .init(ja: "買い替え", en: "replacement")
    case .consumable: .init(ja: "消耗品", en: "consumable")
    case .churnRisk: .init(ja: "離反のおそれ", en: "churn risk")
    }
  }
}

extension SurveyKind {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .csat: .init(ja: "満足度", en: "satisfaction")
    case .ces: .init(ja: "手間", en: "effort")
    case .nps: .init(ja: "推奨度", en: "recommendation")
    case .resolved: .init(ja: "解決", en: "resolved")
    case .morale: .init(ja: "職場", en: "morale")
    }
  }
}
