internal import Casebook
internal import Screens
internal import Views

extension ViewName: Message {
  /// What a view holds, in words; `rebuild` takes the raw value.
  package var ja: String {
    switch self {
    case .refs: "時系列の索引"
    case .dedupe: "命令の控え"
    case .devices: "端末"
    case .numbers: "番号"
    case .cases: "案件"
    case .customers: "お客様"
    case .items: "製品"
    case .members: "担当者"
    case .documents: "文書"
    case .keys: "鍵の索引"
    }
  }

  package var en: String { rawValue }
}

extension VerifyStage: Message {
  package var ja: String {
    switch self {
    case .log: "検査 記録の鎖"
    case .sealed: "検査 封じた項目"
    case .views: "検査 一覧"
    case .keys: "検査 鍵"
    }
  }

  package var en: String {
    switch self {
    case .log: "verify log"
    case .sealed: "verify sealed parts"
    case .views: "verify views"
    case .keys: "verify keys"
    }
  }
}
