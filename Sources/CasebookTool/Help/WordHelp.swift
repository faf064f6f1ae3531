internal import Screens

/// `casebook help words`: how a house says what it listens for, and what its terms are.
enum WordHelp {
  static let summary = Bilingual(
    ja: "注意語と用語: 聞き取る言葉は文書 alert-rules、言い換えは文書 dictionary (TOML か JSON) で決めます",
    en: "Alert words and terms: the document alert-rules says what is listened for, the document "
      + "dictionary what means the same; TOML or JSON")

  static let entries: [CommandHelp.Entry] = [
    .init("alertRules: id", ja: "記録に残る名", en: "the name that stands in the log"),
    .init(
      "category", ja: "cancel 解約  complaint 苦情  repeat 聞き直し  safety 危険",
      en: "cancel, complaint, repeat (asked again), safety"),
    .init("phrases", ja: "どれか 1 つで当たり", en: "any of them is enough"),
    .init("except", ja: "当たりとしない長い言葉", en: "longer phrases that mean something else"),
    .init("speaker", ja: "customer、agent (省けば誰でも)", en: "customer or agent (else anybody)"),
    .init("title", ja: "画面の名 {ja, en}", en: "the name on screens {ja, en}"),
    .init("dictionary: word", ja: "数え、示す言葉", en: "the word that is counted and shown"),
    .init("variants", ja: "同じものの言い方", en: "what else is said for it"),
    .init("key", ja: "その言葉の指す項目 (item.serial)", en: "the fact key that it names (item.serial)"),
    .init("ignore", ja: "数えない言葉", en: "words that are not counted"),
  ]

  static let notes = [
    Bilingual(
      ja: """
        全角半角・大小・かなカナ・句読点・空白は区別しません。category が repeat のときは同じ質問の指摘も記録し、\
        その文か直前の質問に項目の名があれば、どの項目かも残します。公開した版がそのまま効き、公開していなければ\
        付属のものを使います。
        """,
      en: """
        Width, case, kana, punctuation and spaces make no difference.  A repeat is also recorded \
        as question.repeatReported, with the key that its sentence or the question before it \
        names.  Where nothing is published, what ships with casebook holds.
        """)
  ]

  static let examples: [(title: Bilingual, lines: [String])] = [
    (
      Bilingual(
        ja: "casebook document publish rules.toml --kind alertRules",
        en: "casebook document publish rules.toml --kind alertRules"),
      [
        "[[rules]]",
        "id = \"cancel.word\"",
        "category = \"cancel\"",
        "speaker = \"customer\"",
        "title.ja = \"解約\"",
        "title.en = \"cancels\"",
        "phrases = [\"解約\", \"キャンセル\"]",
        "except = [\"ノイズキャンセル\"]",
      ]
    ),
    (
      Bilingual(
        ja: "casebook document publish terms.toml --kind dictionary",
        en: "casebook document publish terms.toml --kind dictionary"),
      [
        "ignore = [\"承知\", \"お世話\"]",
        "[[terms]]",
        "word = \"製造番号\"",
        "variants = [\"シリアル\", \"機番\", \"S/N\"]",
        "key = \"item.serial\"",
      ]
    ),
  ]
}
