package import Views

extension FigureName {
  /// What is counted, in one sentence, and over what.
  package var rule: Bilingual {
    // A test holds the tables against the names.
    Self.contactRules[self] ?? Self.caseRules[self] ?? Self.otherRules[self]
      ?? Bilingual(same: rawValue)
  }

  private static let contactRules: [FigureName: Bilingual] = [
    .contacts: Bilingual(
      ja: "期間内に始まった応対。1日あたりは期間のすべての日で割る",
      en: "Contacts that began in the time; per day over all of its days."),
    .aht: Bilingual(
      ja: "(通話 + 保留 + 後処理) の合計 ÷ 対応した人数 (転送先も数える)。電話・チャット・窓口のうち応答したもの",
      en: "Σ (talk + hold + after-call work) ÷ legs handled; telephone, chat and counter, "
        + "answered ones."),
    .answerRate: Bilingual(
      ja: "応答した着信 ÷ 着信 (電話。自動音声で終わったもの、営業時間外・メニューで他へ送ったものを除く)",
      en: "Answered ÷ offered; telephone, without those that ended in the menu or were sent "
        + "elsewhere by the hour or by choice."),
    .abandonment: Bilingual(
      ja: "待ち行列で切れた着信 ÷ 待ち行列に入った着信。折り返しに回したものは放棄ではない。すぐ切れたものは分母にも入れない",
      en: "Abandoned in the queue ÷ queued; callbacks are not abandoned, short ones are left out "
        + "of both."),
    .serviceLevel: Bilingual(
      ja: "T 秒以内に応答した着信 ÷ 着信 (放棄を含む)。待ち時間の記録がない応答は除く",
      en: "Answered within T seconds ÷ offered, abandoned ones too; without answers whose wait "
        + "was not measured."),
    .asa: Bilingual(
      ja: "応答した着信の待ち時間の合計 ÷ 応答した着信 (待ち行列だけ。自動音声は含まない)",
      en: "Σ wait of answered calls ÷ answered; the queue only, without the menu."),
    .overflow: Bilingual(
      ja: "回線なし・待ち行列満杯・待ちすぎで他へ送った着信 ÷ 着信",
      en: "Calls diverted because noLine, queueFull or waitTooLong ÷ calls started."),
    .repeatContact: Bilingual(
      ja: "同じお客様の同じ案件 (または同じ製品と理由) で、前の応対から W 日以内に来たもの ÷ 分かったお客様からの応対",
      en: "Contacts within W days after an earlier one of the same customer and case, or item "
        + "and reason ÷ contacts of known customers."),
  ]

  private static let caseRules: [FigureName: Bilingual] = [
    .cases: Bilingual(ja: "期間内に受け付けた案件", en: "Cases that were opened."),
    .fcr: Bilingual(
      ja: "お客様との応対がちょうど1回で解決し、再開もなく、W 日以内に同じお客様・製品・理由の応対がない案件 ÷ "
        + "最初の応対から W 日以上たった案件。手段は問わない",
      en: "Cases resolved with exactly one customer contact, never reopened, no new contact of "
        + "the same customer, item and reason within W days ÷ cases first contacted W days ago "
        + "or earlier; any channel."),
    .straightThrough: Bilingual(
      ja: "解決した案件のうち、班の交代も再開もなかったもの ÷ 解決した案件。"
        + "取り込み元の数えた値があればそれによる",
      en: "Resolved cases without reassignment and without reopening ÷ resolved cases; "
        + "by the source's counters where it has them."),
    .reopened: Bilingual(
      ja: "再開した案件。取り込み元の数えた値があればそれによる",
      en: "Cases that were reopened; by the source's counter if it has one."),
    .firstResponse: Bilingual(
      ja: "受付から人による最初の返事まで (営業時間)。電話・チャット・窓口で受けた案件は受けた時に返事をしている",
      en: "From opening to the first human reply, in working time; a case that came by "
        + "telephone, chat or at the counter is answered as it comes."),
    .resolution: Bilingual(
      ja: "受付から解決まで。期間内に解決した案件、再開はその分を足す。経過時間、営業時間、待ちを除いた営業時間",
      en: "From opening to resolution of cases resolved in the time, a reopening adds its "
        + "stretch: elapsed, in working time, in working time net of waits."),
    .resolutionBySource: Bilingual(
      ja: "受付から、取り込み元が解決したとする日時まで",
      en: "From opening to when the source says that it was resolved."),
    .resolutionByFirstResolved: Bilingual(
      ja: "受付から最初の case.resolved まで", en: "From opening to the first event case.resolved."),
    .resolutionInWorkingTime: Bilingual(
      ja: "受付から最初の case.resolved までの営業時間",
      en: "Working time of the house from opening to the first event case.resolved."),
  ]

  private static let otherRules: [FigureName: Bilingual] = [
    .handoffs: Bilingual(
      ja: "記録に残る担当班の交代と、その案件。辞退率と失効率は返事の出た依頼に対して。受諾までの時間に取り込みは含まない",
      en: "Changes of the owning team that events show, and their cases; declined and lapsed "
        + "÷ offers answered; time to accept without imported ones."),
    .pingPong: Bilingual(
      ja: "ほかの1班を経て元の班に戻った案件: A-B-A",
      en: "Cases that came back to a team by way of one other: A-B-A."),
    .promises: Bilingual(
      ja: "時間内に果たした約束 ÷ (果たした + 破った + 期限切れ)。期間は約束の期限で見る。遅れは証拠の日時 − 期限",
      en: "Promises kept in their window ÷ (kept + broken + open past their window), by when "
        + "they were due; late is by when the evidence happened."),
    .questions: questionRule,
    .firstTimeFix: Bilingual(
      ja: "初回の訪問で直り、同じ製品と症状で決めた日数以内に再訪のない修理 ÷ 終わった出張修理",
      en: "Fixed at the first visit, no visit for the same item and symptom within the days "
        + "÷ finished on-site repairs."),
    .mttr: Bilingual(
      ja: "作業: (診断 + 作業 + 試験) の合計 ÷ 作業時間を記録した修理。復旧: 修理の受付から動くまで ÷ 直った修理",
      en: "Repair: Σ (diagnosis + labour + test) ÷ repairs with work logged; restore: "
        + "Σ (opened to working) ÷ repairs fixed or helped out."),
    .parts: Bilingual(
      ja: "期間内に取り付けた部品の個数 (訂正・取消を除く)。n は取り付けの回数",
      en: "Parts installed in the time; n is how often parts were."),
    .fcrSurvey: Bilingual(
      ja: "「解決した」「1回で済んだ」と答えたお客様 ÷ 答えたお客様",
      en: "Customers who said resolved, and in one contact ÷ customers asked who answered."),
    .csat: Bilingual(ja: "4 点か 5 点 ÷ 回答", en: "Scores 4 and 5 ÷ responses."),
    .nps: Bilingual(
      ja: "推奨者 (9-10) の % − 批判者 (0-6) の %", en: "% of 9-10 minus % of 0-6."),
    .ces: Bilingual(ja: "点の平均 (決まった尺度はない)", en: "Mean score; there is no standard scale."),
    .lateness: Bilingual(
      ja: "台帳に届いた日時 − 起きた日時 (端末からの記録。取り込みを除く)。届いて判定し直した期限も数える",
      en: "acceptedAt − occurredAt of what came from devices, without imports; clocks that were "
        + "restated."),
    .trend: Bilingual(
      ja: "症状と機種の組のうち、直前の同じ長さの期間 (baseline 個) の平均に比べて偶然とは思えない (ポアソン分布、"
        + "p 未満) ほど多く、3 件以上のもの。期間を言わなければ 30 日",
      en: "Symptom × model with 3 cases or more whose count is less likely than p by chance "
        + "(Poisson tail) against the mean of the baseline windows before; 30 days where no "
        + "time is asked for."),
    .words: Bilingual(
      ja: "書き起こしのお客様の発言と、お客様からの文面に出た言葉。漢字・カタカナ・英字の 2 字以上の続きを 1 語とし、"
        + "辞書の言い換えはまとめ、辞書で除いた語は数えない。注意語は聞き取られた回数",
      en: "Words in what customers said (transcripts) and wrote: runs of two or more kanji, "
        + "katakana or letters; variants of the dictionary count as one, its ignored words not; "
        + "alert words as often as they were heard."),
  ]

  private static let questionRule = Bilingual(
    ja: "聞き直し (見ずに聞いた・端末に届いていなかった・書き留めていなかった・他班が見せていない) ÷ 自由な質問。"
      + "復唱は数えない。原因は、聞いた人が知り得た台帳と、届いた時とその後の台帳を比べて判定する。理由のある質問と誰も知らない"
      + "ことはもっともな質問。案件: 聞き直しのあった案件 ÷ 応対のあった案件。聞かずに済んだ ÷ 応対。"
      + "復唱: 確認 ÷ (確認 + 訂正)。引き継ぎ: 受ける班に要る項目のうち分かっていたもの。"
      + "指摘 ÷ 記録が 1 を大きく超えれば質問を記録していない。本題まで: 応答から、本人確認でない最初の記入まで",
    en: "Asked again (not looked, not replicated, not captured, restricted) ÷ open questions; "
      + "read-backs are not counted. The cause is judged by the ledger as far as the asker could "
      + "know against that at acceptance and later; with a reason, or where nobody knew, a "
      + "question is justified. Cases: those with one ÷ those with a contact. Spared ÷ contacts. "
      + "Read-backs: confirmed ÷ (confirmed + corrected). Handoff: required keys known ÷ required. "
      + "Reported ÷ logged far above 1: questions are not logged. To context: from the answer to "
      + "the first entry that is not identification.")

  /// Of which of its numbers the headline is a part, or how many it rests on.
  package var basis: FigureMeasure? {
    switch self {
    case .contacts, .cases, .reopened, .pingPong: nil
    case .aht, .firstResponse, .resolution, .resolutionBySource, .resolutionByFirstResolved,
      .resolutionInWorkingTime, .mttr, .parts:
      .n
    case .answerRate, .serviceLevel: .offered
    case .abandonment: .queued
    case .asa: .answered
    case .overflow: .started
    case .repeatContact: .contacts
    case .fcr, .handoffs, .trend: .cases
    case .straightThrough: .cases
    case .promises: .kept
    case .questions: .asked
    case .firstTimeFix: .repairs
    case .fcrSurvey, .csat, .nps, .ces: .responses
    case .lateness: .events
    case .words: .texts
    }
  }
}
