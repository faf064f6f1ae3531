package import Views

extension FigureName {
  /// What it is called.
  package var title: Bilingual {
    switch self {
    case .contacts: .init(ja: "応対の数", en: "Contacts")
    case .aht: .init(ja: "平均処理時間 AHT", en: "Handling time AHT")
    case .answerRate: .init(ja: "応答率", en: "Answer rate")
    case .abandonment: .init(ja: "放棄呼率", en: "Abandonment")
    case .serviceLevel: .init(ja: "サービスレベル", en: "Service level")
    case .asa: .init(ja: "平均応答速度 ASA", en: "Speed of answer ASA")
    case .overflow: .init(ja: "あふれ呼率", en: "Overflow")
    case .repeatContact: .init(ja: "再入電率", en: "Repeat contacts")
    case .cases: .init(ja: "案件の数", en: "Cases")
    case .fcr: .init(ja: "初回解決率 FCR", en: "First contact resolution")
    case .straightThrough: .init(ja: "一度で通った案件", en: "Straight through")
    case .reopened: .init(ja: "再開した案件", en: "Reopened cases")
    case .firstResponse: .init(ja: "初回応答までの時間", en: "Time to first response")
    case .resolution: .init(ja: "解決までの時間", en: "Time to resolution")
    case .resolutionBySource:
      .init(ja: "解決までの時間 (取り込み元の記録)", en: "Resolution by the source")
    case .resolutionByFirstResolved:
      .init(ja: "最初の解決までの時間", en: "Time to the first resolution")
    case .resolutionInWorkingTime:
      .init(ja: "最初の解決までの営業時間", en: "Working time to the first resolution")
    case .handoffs: .init(ja: "引き継ぎ", en: "Handoffs")
    case .pingPong: .init(ja: "班の間の往復", en: "Ping-pong between teams")
    case .promises: .init(ja: "約束を守った率", en: "Promises kept")
    case .firstTimeFix: .init(ja: "初回訪問での修理完了率", en: "First-time fix")
    case .mttr: .init(ja: "平均修理時間 MTTR", en: "Time to repair MTTR")
    case .parts: .init(ja: "機種別の部品", en: "Parts by model")
    case .fcrSurvey: .init(ja: "初回解決率 (お客様の回答)", en: "First contact resolution by survey")
    case .csat: .init(ja: "顧客満足度 CSAT", en: "Satisfaction CSAT")
    case .nps: .init(ja: "推奨度 NPS", en: "Recommendation NPS")
    case .ces: .init(ja: "手間の少なさ CES", en: "Effort CES")
    case .lateness: .init(ja: "記録が届くまでの時間", en: "Lateness of records")
    case .trend: .init(ja: "増えている症状", en: "Symptoms on the rise")
    }
  }
}

extension FigureMeasure {
  /// What stands before the number.
  package var word: Bilingual {
    switch self {
    case .n: .init(ja: "n", en: "n")
    case .share: .init(ja: "率", en: "share")
    case .mean: .init(ja: "平均", en: "mean")
    case .median: .init(ja: "中央値", en: "median")
    case .p90: .init(ja: "p90", en: "p90")
    case .p95: .init(ja: "p95", en: "p95")
    case .contacts: .init(ja: "応対", en: "contacts")
    case .perDay: .init(ja: "1日あたり", en: "per day")
    case .inbound: .init(ja: "着信", en: "inbound")
    case .outbound: .init(ja: "発信", en: "outbound")
    case .talk: .init(ja: "通話", en: "talk")
    case .hold: .init(ja: "保留", en: "hold")
    case .afterCallWork: .init(ja: "後処理", en: "after-call work")
    case .unknown: .init(ja: "長さ不明", en: "not measured")
    case .offered: .init(ja: "着信", en: "offered")
    case .answered: .init(ja: "応答", en: "answered")
    case .queued: .init(ja: "待ち呼", en: "queued")
    case .abandoned: .init(ja: "放棄呼", en: "abandoned")
    case .short: .init(ja: "すぐ切れたもの", en: "short")
    case .within: .init(ja: "時間内の応答", en: "in time")
    case .started: .init(ja: "着信", en: "started")
    case .overflowed: .init(ja: "あふれ呼", en: "overflowed")
    case .repeats: .init(ja: "再入電", en: "repeats")
    case .cases: .init(ja: "案件", en: "cases")
    case .resolved: .init(ja: "解決", en: "resolved")
    case .reopened: .init(ja: "再開", en: "reopened")
    case .workingMedian: .init(ja: "営業時間の中央値", en: "working-time median")
    case .workingP90: .init(ja: "営業時間の p90", en: "working-time p90")
    case .netMedian: .init(ja: "待ちを除く中央値", en: "net-of-waits median")
    case .netP90: .init(ja: "待ちを除く p90", en: "net-of-waits p90")
    case .handoffs: .init(ja: "班の交代", en: "changes of team")
    case .accepted: .init(ja: "受諾", en: "accepted")
    case .declined: .init(ja: "辞退", en: "declined")
    case .lapsed: .init(ja: "失効", en: "lapsed")
    case .open: .init(ja: "未了", en: "open")
    case .declinedShare: .init(ja: "辞退率", en: "declined")
    case .lapsedShare: .init(ja: "失効率", en: "lapsed")
    case .acceptMedian: .init(ja: "受諾まで中央値", en: "median to accept")
    case .acceptP90: .init(ja: "受諾まで p90", en: "p90 to accept")
    case .pingPong: .init(ja: "往復 A-B-A", en: "ping-pong A-B-A")
    case .kept: .init(ja: "時間内に果たした", en: "kept in time")
    case .keptLate: .init(ja: "遅れて果たした", en: "kept late")
    case .broken: .init(ja: "破った", en: "broken")
    case .overdue: .init(ja: "期限切れ", en: "overdue")
    case .renegotiated: .init(ja: "約束し直した", en: "renegotiated")
    case .released: .init(ja: "取り下げ", en: "released")
    case .repairs: .init(ja: "修理", en: "repairs")
    case .fixedFirst: .init(ja: "初回で完了", en: "fixed first")
    case .repairMean: .init(ja: "作業の平均", en: "mean work")
    case .restoreMean: .init(ja: "復旧までの平均", en: "mean to restore")
    case .restoreMedian: .init(ja: "復旧までの中央値", en: "median to restore")
    case .parts: .init(ja: "個数", en: "parts")
    case .models: .init(ja: "機種", en: "models")
    case .responses: .init(ja: "回答", en: "responses")
    case .satisfied: .init(ja: "4-5 点", en: "scores 4-5")
    case .promoters: .init(ja: "推奨 9-10", en: "promoters 9-10")
    case .detractors: .init(ja: "批判 0-6", en: "detractors 0-6")
    case .score: .init(ja: "点", en: "score")
    case .events: .init(ja: "記録", en: "events")
    case .late: .init(ja: "1分以上後", en: "a minute late or more")
    case .judged: .init(ja: "期限の判定", en: "clocks judged")
    case .restated: .init(ja: "判定し直し", en: "restated")
    case .flags: .init(ja: "増えている組", en: "flagged")
    }
  }
}

extension FigureGrouping {
  /// What stands above the parts.
  package var word: Bilingual {
    switch self {
    case .day: .init(ja: "日別", en: "by day")
    case .team: .init(ja: "班別", en: "by team")
    case .member: .init(ja: "担当者別", en: "by member")
    case .model: .init(ja: "機種別", en: "by model")
    case .channel: .init(ja: "手段別", en: "by channel")
    case .reason: .init(ja: "理由別", en: "by reason")
    case .kind: .init(ja: "種類別", en: "by kind")
    }
  }
}
