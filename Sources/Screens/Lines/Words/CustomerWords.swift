package import Cases

extension CustomerKind {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .person: .init(ja: "個人", en: "person")
    case .household: .init(ja: "世帯", en: "household")
    case .company: .init(ja: "会社", en: "company")
    }
  }
}

extension ContactPointKind {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .phone: .init(ja: "電話", en: "phone")
    case .sms: .init(same: "SMS")
    case .email: .init(ja: "メール", en: "e-mail")
    case .address: .init(ja: "住所", en: "address")
    }
  }
}

extension RetirementReason {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .moved: .init(ja: "転居", en: "moved")
    case .ported: .init(ja: "番号移転", en: "ported")
    case .wrong: .init(ja: "誤り", en: "wrong")
    case .ownerChanged: .init(ja: "持ち主変更", en: "owner changed")
    }
  }
}

extension ConsentPurpose {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .sms: .init(same: "SMS")
    case .email: .init(ja: "メール", en: "e-mail")
    case .recording: .init(ja: "録音", en: "recording")
    case .marketing: .init(ja: "案内", en: "marketing")
    case .safety: .init(ja: "安全連絡", en: "safety")
    }
  }
}

extension Holder {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .customer: .init(ja: "お客様", en: "customer")
    case .us: .init(ja: "当社", en: "us")
    case .maker: .init(ja: "メーカー", en: "maker")
    case .carrier: .init(ja: "運送業者", en: "carrier")
    }
  }
}

extension CustodyReason {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .repair: .init(ja: "修理", en: "repair")
    case .rma: .init(ja: "返品", en: "RMA")
    case .recall: .init(ja: "リコール", en: "recall")
    case .inspection: .init(ja: "点検", en: "inspection")
    }
  }
}

extension WarrantyKind {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .maker: .init(ja: "メーカー保証", en: "maker's")
    case .extended: .init(ja: "延長保証", en: "extended")
    case .contract: .init(ja: "保守契約", en: "contract")
    case .repairWork: .init(ja: "修理保証", en: "repair work")
    }
  }
}

extension WarrantyVerdict {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .`in`: .init(ja: "保証内", en: "in warranty")
    case .out: .init(ja: "保証外", en: "out of warranty")
    case .goodwill: .init(ja: "特別対応", en: "goodwill")
    }
  }
}
