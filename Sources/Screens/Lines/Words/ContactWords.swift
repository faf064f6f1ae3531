package import Cases

extension Channel {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .phone: .init(ja: "電話", en: "phone")
    case .sms: .init(same: "SMS")
    case .email: .init(ja: "メール", en: "e-mail")
    case .chat: .init(ja: "チャット", en: "chat")
    case .web: .init(ja: "Web", en: "web")
    case .chatbot: .init(ja: "チャットボット", en: "chatbot")
    case .counter: .init(ja: "窓口", en: "counter")
    case .fax: .init(ja: "FAX", en: "fax")
    }
  }
}

extension WithheldReason {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .anonymous: .init(ja: "非通知", en: "anonymous")
    case .payphone: .init(ja: "公衆電話", en: "pay phone")
    case .outOfArea: .init(ja: "圏外", en: "out of area")
    case .notOffered: .init(ja: "表示圏外", en: "not offered")
    case .receptionError: .init(ja: "受信エラー", en: "reception error")
    }
  }
}

extension IdentificationMethod {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .number: .init(ja: "番号", en: "number")
    case .spoken: .init(ja: "口頭", en: "spoken")
    case .serial: .init(ja: "製造番号", en: "serial number")
    case .order: .init(ja: "注文番号", en: "order number")
    case .login: .init(ja: "ログイン", en: "login")
    }
  }
}

extension IdentificationLevel {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .maybe: .init(ja: "たぶん", en: "maybe")
    case .known: .init(ja: "既知", en: "known")
    case .verified: .init(ja: "本人確認済み", en: "verified")
    }
  }
}

extension TransferKind {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .blind: .init(ja: "直接", en: "blind")
    case .consult: .init(ja: "相談付き", en: "consulted")
    }
  }
}

extension DivertReason {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .noLine: .init(ja: "回線なし", en: "no line")
    case .queueFull: .init(ja: "待ち満杯", en: "queue full")
    case .waitTooLong: .init(ja: "待ちすぎ", en: "wait too long")
    case .outOfHours: .init(ja: "時間外", en: "out of hours")
    case .menuChoice: .init(ja: "案内で選択", en: "menu choice")
    case .agentChoice: .init(ja: "担当者の判断", en: "agent's choice")
    }
  }
}

extension DivertTarget {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .callback: .init(ja: "折り返し予約", en: "callback")
    case .web: .init(ja: "Web 案内", en: "web page")
    case .sms: .init(ja: "SMS 案内", en: "SMS")
    case .voicemail: .init(ja: "留守番電話", en: "voicemail")
    case .otherSite: .init(ja: "他拠点", en: "other site")
    case .chatbot: .init(ja: "チャットボット", en: "chatbot")
    case .busyTone: .init(ja: "話中音", en: "busy tone")
    }
  }
}

extension ContactStage {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .ivr: .init(ja: "音声案内中", en: "in menu")
    case .queue: .init(ja: "待ち中", en: "in queue")
    case .ring: .init(ja: "呼出中", en: "ringing")
    case .talk: .init(ja: "通話", en: "talking")
    case .hold: .init(ja: "保留中", en: "on hold")
    }
  }
}

extension ContactOutcome {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .reached: .init(ja: "通話", en: "reached")
    case .noAnswer: .init(ja: "応答なし", en: "no answer")
    case .busy: .init(ja: "話中", en: "busy")
    case .voicemail: .init(ja: "留守番電話", en: "voicemail")
    case .delivered: .init(ja: "配達済み", en: "delivered")
    case .undelivered: .init(ja: "不達", en: "undelivered")
    case .abandoned: .init(ja: "途中で切断", en: "abandoned")
    }
  }
}

extension AlertCategory {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .cancel: .init(ja: "解約", en: "cancellation")
    case .complaint: .init(ja: "苦情", en: "complaint")
    case .`repeat`: .init(ja: "繰り返し", en: "repetition")
    case .safety: .init(ja: "安全", en: "safety")
    }
  }
}

extension Speaker {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .customer: .init(ja: "お客様", en: "customer")
    case .agent: .init(ja: "担当者", en: "agent")
    }
  }
}

extension MediaKind {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .recording: .init(ja: "録音", en: "Recording")
    case .transcript: .init(ja: "文字起こし", en: "Transcript")
    case .photo: .init(ja: "写真", en: "Photo")
    case .document: .init(ja: "書類", en: "Document")
    case .signature: .init(ja: "署名", en: "Signature")
    }
  }
}

extension MessagePurpose {
  /// How a line of the timeline says it.
  package var word: Bilingual {
    switch self {
    case .reply: .init(ja: "返信", en: "reply")
    case .webGuidance: .init(ja: "Web 案内", en: "web guidance")
    case .callbackOffer: .init(ja: "折り返し案内", en: "callback offer")
    case .followUp: .init(ja: "フォロー", en: "follow-up")
    case .visitNotice: .init(ja: "訪問案内", en: "visit notice")
    case .recall: .init(ja: "リコール", en: "recall")
    case .survey: .init(ja: "アンケート", en: "survey")
    }
  }
}
