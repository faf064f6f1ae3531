internal import Cases

extension ClockVerdict {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .met: .init(ja: "期限内", en: "met")
    case .breached: .init(ja: "超過", en: "breached")
    }
  }
}

extension ConflictRule {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .workAfterClose: .init(ja: "完了後の作業", en: "work after close")
    case .finishedTwice: .init(ja: "二重の終了", en: "finished twice")
    case .settledTwice: .init(ja: "二重の決着", en: "settled twice")
    case .remediedTwice: .init(ja: "二重の処置", en: "remedied twice")
    case .partNotThere: .init(ja: "ない部品の取り外し", en: "part not there")
    case .positionTaken: .init(ja: "位置の重なり", en: "position taken")
    case .serialInTwoPlaces: .init(ja: "製造番号が二か所", en: "serial in two places")
    case .serialTaken: .init(ja: "製造番号の重複", en: "serial taken")
    case .ownersDiffer: .init(ja: "持ち主の不一致", en: "owners differ")
    case .loanerOutTwice: .init(ja: "代替機の二重貸出", en: "loaner out twice")
    case .loanerNotOut: .init(ja: "貸していない代替機", en: "loaner not out")
    case .visitsOverlap: .init(ja: "訪問の重なり", en: "visits overlap")
    case .unitOutsideRange: .init(ja: "対象外の製品", en: "unit outside range")
    case .clockIsOff: .init(ja: "時計のずれ", en: "clock is off")
    case .refusedOffline: .init(ja: "圏外記録の拒否", en: "refused offline")
    }
  }
}

extension DocumentKind {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .article: .init(ja: "記事", en: "article")
    case .manual: .init(ja: "説明書", en: "manual")
    case .script: .init(ja: "台本", en: "script")
    case .checklist: .init(ja: "点検表", en: "checklist")
    case .factKeys: .init(ja: "既知事項の表", en: "fact keys")
    case .reasonCodes: .init(ja: "理由コード", en: "reason codes")
    case .policy: .init(ja: "方針", en: "policy")
    case .calendar: .init(ja: "暦", en: "calendar")
    case .alertRules: .init(ja: "注意語", en: "alert rules")
    case .dictionary: .init(ja: "辞書", en: "dictionary")
    case .models: .init(ja: "機種", en: "models")
    case .teams: .init(ja: "班", en: "teams")
    case .schema: .init(ja: "書式", en: "schema")
    }
  }
}

extension DisclosureTarget {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .subject: .init(ja: "本人", en: "the person")
    case .staff: .init(ja: "従業員", en: "staff")
    case .authority: .init(ja: "官庁", en: "authority")
    case .partner: .init(ja: "提携先", en: "partner")
    }
  }
}

extension DisclosureScope {
  /// How a line of the timeline says it.
  var word: Bilingual {
    switch self {
    case .export: .init(ja: "書き出し", en: "export")
    case .recording: .init(ja: "録音", en: "recording")
    case .restrictedFact: .init(ja: "制限事項", en: "restricted fact")
    }
  }
}
