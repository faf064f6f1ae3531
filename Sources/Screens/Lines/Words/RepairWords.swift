internal import Cases

extension RepairMode {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .onSite: .init(ja: "出張", en: "on-site")
    case .depot: .init(ja: "預かり", en: "depot")
    case .carryIn: .init(ja: "持ち込み", en: "carry-in")
    case .remote: .init(ja: "遠隔", en: "remote")
    }
  }
}

extension WorkKind {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .travel: .init(ja: "移動", en: "travel")
    case .diagnose: .init(ja: "診断", en: "diagnosis")
    case .labor: .init(ja: "作業", en: "labour")
    case .test: .init(ja: "試験", en: "test")
    case .wait: .init(ja: "待機", en: "wait")
    }
  }
}

extension RepairOutcome {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .fixed: .init(ja: "修理完了", en: "fixed")
    case .temporary: .init(ja: "応急処置", en: "temporary fix")
    case .notFixed: .init(ja: "未修理", en: "not fixed")
    case .nff: .init(ja: "異常なし", en: "no fault found")
    case .uneconomic: .init(ja: "修理不適", en: "uneconomic")
    }
  }
}

extension RepairBarrier {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .noPart: .init(ja: "部品なし", en: "no part")
    case .partTooDear: .init(ja: "部品高額", en: "part too dear")
    case .noInformation: .init(ja: "資料なし", en: "no information")
    case .noAccess: .init(ja: "入れず", en: "no access")
    case .noTool: .init(ja: "工具なし", en: "no tool")
    }
  }
}

extension QuoteAnswer {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .accepted: .init(ja: "承諾", en: "accepted")
    case .declined: .init(ja: "辞退", en: "declined")
    }
  }
}

extension VisitReason {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .new: .init(ja: "新規", en: "new")
    case .byCustomer: .init(ja: "お客様都合", en: "by customer")
    case .byUs: .init(ja: "当社都合", en: "by us")
    }
  }
}

extension VisitResult {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .done: .init(ja: "完了", en: "done")
    case .partial: .init(ja: "一部", en: "partial")
    case .absent: .init(ja: "不在", en: "absent")
    case .noAccess: .init(ja: "入れず", en: "no access")
    case .noPart: .init(ja: "部品なし", en: "no part")
    case .wrongSkill: .init(ja: "技能不足", en: "wrong skill")
    case .cancelled: .init(ja: "中止", en: "cancelled")
    }
  }
}

extension PartSource {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .van: .init(ja: "車載", en: "van")
    case .stock: .init(ja: "在庫", en: "stock")
    case .order: .init(ja: "取り寄せ", en: "order")
    case .customer: .init(ja: "お客様持ち", en: "customer's")
    }
  }
}

extension PartCharge {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .warranty: .init(ja: "保証", en: "warranty")
    case .goodwill: .init(ja: "特別対応", en: "goodwill")
    case .customer: .init(ja: "有償", en: "charged")
    }
  }
}

extension PartCondition {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .good: .init(ja: "良品", en: "good")
    case .defective: .init(ja: "不良", en: "defective")
    case .unknown: .init(ja: "不明", en: "condition unknown")
    }
  }
}

extension PartDisposition {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .`return`: .init(ja: "返却", en: "return")
    case .scrap: .init(ja: "廃棄", en: "scrap")
    case .restock: .init(ja: "在庫へ", en: "restock")
    case .analyze: .init(ja: "解析へ", en: "analyze")
    case .leftWithCustomer: .init(ja: "お客様へ", en: "left with customer")
    }
  }
}

extension RMAOutcome {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .repaired: .init(ja: "修理", en: "repaired")
    case .replaced: .init(ja: "交換", en: "replaced")
    case .refunded: .init(ja: "返金", en: "refunded")
    case .returned: .init(ja: "返却", en: "returned")
    case .rejected: .init(ja: "却下", en: "rejected")
    }
  }
}

extension RMAWish {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .repair: .init(ja: "修理", en: "repair")
    case .replace: .init(ja: "交換", en: "replace")
    case .refund: .init(ja: "返金", en: "refund")
    case .`return`: .init(ja: "返却", en: "return")
    }
  }
}
