package import Cases
internal import Wire

/// What a house listens for, and the terms of its trade, before it says so itself.
extension DefaultDocuments {
  /// Alert words of an after-service: cancelling, complaints, asking again, danger.
  package static let alertRules = DocumentPublished(
    documentID: "alert-rules", kind: .alertRules, version: 1, title: "Alert words 注意語",
    content: JSON.object([
      "rules": .array([
        rule(
          "cancel.word", .cancel, "解約・キャンセル", "cancels",
          [
            "解約", "キャンセル", "契約をやめ", "契約を止め", "他社に変え", "他社に乗り換え", "返品したい", "返金して",
            "cancel", "terminate the contract", "want a refund",
          ], except: ["ノイズキャンセル", "キャンセル料", "キャンセル待ち"]),
        rule(
          "complaint.word", .complaint, "クレーム", "complains",
          [
            "クレーム", "苦情", "責任者を出", "責任者に代わ", "上司を出", "上の人", "消費者センター", "消費生活センター",
            "訴え", "納得でき", "納得いか", "ふざけ", "いい加減にし", "対応が悪", "complaint", "your manager",
            "unacceptable",
          ]),
        rule(
          "repeat.saidBefore", .repeat, "もう言った", "has said it before",
          [
            "さっきも言い", "さっき言い", "さきほども言い", "先ほども言い", "先ほどもお伝え", "さっきもお伝え",
            "前にも伝え", "前にもお伝え", "前も伝え", "前にも言い", "前も言い", "前回も言い", "前回も伝え", "前の人にも",
            "前の方にも", "電話でも言い", "already told you", "already said", "as i said before",
            "told the last person",
          ]),
        rule(
          "repeat.sameAgain", .repeat, "何度も同じ", "the same again",
          [
            "何度も同じ", "何回も同じ", "毎回同じ", "同じことを何度", "同じことを何回", "また同じこと", "何度も言",
            "何回も言", "何度説明", "何回説明", "たらい回し", "また最初から", "same question again",
            "how many times",
          ]),
        rule(
          "safety.danger", .safety, "危険", "danger",
          [
            "発煙", "煙が出", "煙が上が", "焦げ", "こげくさ", "ガスの臭い", "ガスのにおい", "ガス臭", "ガス漏れ", "火花",
            "発火", "出火", "火が出", "感電", "やけど", "火傷", "爆発", "けがをし", "漏電", "smoke",
            "burning smell", "smells of gas", "gas leak", "electric shock", "caught fire",
          ], speaker: nil),
      ])
    ]).bytes(.indented), audience: .agents)

  private static func rule(
    _ id: String, _ category: AlertCategory, _ japanese: String, _ english: String,
    _ phrases: [String], except: [String] = [], speaker: Speaker? = .customer
  ) -> JSON {
    var members: [String: JSON] = [
      "id": .string(id), "category": .string(category.rawValue),
      "title": ["en": .string(english), "ja": .string(japanese)],
      "phrases": .array(phrases.map { .string($0) }),
    ]
    if !except.isEmpty { members["except"] = .array(except.map { .string($0) }) }
    if let speaker { members["speaker"] = .string(speaker.rawValue) }
    return .object(members)
  }

  /// Terms of the repair of appliances, and words that say nothing of a problem.
  package static let dictionary = DocumentPublished(
    documentID: "dictionary", kind: .dictionary, version: 1, title: "Dictionary 用語",
    content: JSON.object([
      "terms": .array([
        term("製造番号", ["シリアル", "シリアル番号", "シリアルナンバー", "機番", "S/N"], "item.serial"),
        term("型番", ["品番", "機種名", "型式", "モデル番号", "モデル名"]),
        term("エラーコード", ["エラー番号", "エラー表示", "エラーの番号"], "case.errorCode"),
        term("ランプ", ["表示灯", "LED", "ランプの色", "点滅"], "case.lightsOnPanel"),
        term("症状", ["具合", "不具合", "調子"], "case.symptom"),
        term("設置場所", ["置き場所", "据え付け場所", "設置先"], "item.site"),
        term("異音", ["変な音", "うるさい音", "ガラガラ音", "異常音"]),
        term("水漏れ", ["水もれ", "漏水", "水が漏れ"]),
        term("コンプレッサー", ["コンプレッサ", "圧縮機", "コンプ"]),
        term("室外機", ["外の機械", "室外ユニット"]), term("室内機", ["室内ユニット"]),
        term("リモコン", ["リモートコントローラー", "リモートコントローラ"]),
        term("フィルター", ["フィルタ"]), term("ブレーカー", ["ブレーカ", "安全器"]),
        term("ヒーター", ["ヒータ"]), term("モーター", ["モータ", "電動機"]),
        term("給湯器", ["湯沸かし器", "湯沸器", "ボイラー"]), term("冷媒", ["フロン", "ガス補充"]),
        term("基板", ["電子基板", "PCB", "プリント基板"]), term("電源が入らない", ["電源入らない", "電源が付かない"]),
      ]),
      "ignore": .array(ignored.map { .string($0) }),
    ]).bytes(.indented), audience: .agents)

  private static func term(
    _ word: String, _ variants: [String], _ key: String? = nil
  ) -> JSON {
    var members: [String: JSON] = [
      "word": .string(word), "variants": .array(variants.map { .string($0) }),
    ]
    if let key { members["key"] = .string(key) }
    return .object(members)
  }

  /// What is said in every call.
  private static let ignored =
    """
    お世話 世話 大変 失礼 承知 確認 連絡 電話 今日 本日 明日 昨日 時間 場合 場所 方法 以上 以下 最初 最後 先日 \
    先程 今回 前回 次回 現在 少々 必要 可能 自分 自身 私達 皆様 お客様 客様 有難 有難う 結構 大丈夫 問題 質問 \
    回答 返事 返信 説明 希望 予定 都合 本当 一番 全部 一部 一度 一回 何度 何回 何時 何日 是非 了解 理解 \
    利用 使用 購入 対応 相談 案内 検討 紹介 提案 宜敷 願致 御願 the and for you your that this with have \
    are was not but can will from they what when there here yes please thank thanks hello just our \
    has had would could about been
    """.split(separator: " ").map(String.init)
}
