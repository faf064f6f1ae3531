/// The codes that the command line itself writes where nobody said one.
enum CodeWords {
  static let known: [String: Bilingual] = [
    "solved": Bilingual(ja: "解決", en: "solved"),
    "notSolved": Bilingual(ja: "未解決", en: "not solved"),
    "resumed": Bilingual(ja: "再開", en: "resumed"),
    "noted": Bilingual(ja: "記録", en: "noted"),
    "unchecked": Bilingual(ja: "状態未確認", en: "not checked"),
    "term": Bilingual(ja: "保証期間", en: "term"),
    "other": Bilingual(ja: "その他", en: "other"),
    "mistake": Bilingual(ja: "誤記入", en: "a mistake"),
    "undo": Bilingual(ja: "書いてすぐ", en: "at once"),
    "person": Bilingual(ja: "担当者の判断", en: "somebody's judgement"),
    "source": Bilingual(ja: "取り込み元", en: "the source"),
    "workload": Bilingual(ja: "手分け", en: "workload"),
    "retention": Bilingual(ja: "保存期限", en: "its time was over"),
    "memberLeft": Bilingual(ja: "退任", en: "left the house"),
  ]
}
