internal import Cases
internal import Screens

/// `casebook help fact-keys`: how documents declare what may be asked, and scripts ask it.
enum FactKeyHelp {
  static let summary = Bilingual(
    ja: "聞くことの宣言と台本: 何を、どう聞き、いつまで有効か。TOML か JSON で書き、文書として公開します",
    en: "What may be asked, how, and for how long an answer holds; and scripts that ask it.  "
      + "Written as TOML or JSON and published as documents")

  static let notes = [
    Bilingual(
      ja: """
        公開は  casebook document publish aircon.toml --kind factKeys --id aircon 。商品の系列ごとに 1 つの文書に\
        します。ほかの文書が宣言した項目は重ねられません。初めからある文書は fact-keys です。
        """,
      en: """
        Publish with  casebook document publish aircon.toml --kind factKeys --id aircon : one \
        document for each product line.  A key is declared in one document only; the one that is \
        there from the beginning is fact-keys.
        """),
    Bilingual(
      ja: """
        台本 (--kind script) と点検票 (--kind checklist) は steps に項目を並べます。{ say = ... } は言うこと、\
        することです。項目の無い台本は、ただの文として公開できます。
        """,
      en: """
        A script (--kind script) or check-sheet (--kind checklist) lists keys as steps; \
        { say = ... } is something to say or to do.  A script can also be a mere text.
        """),
  ]

  static let entries: [CommandHelp.Entry] = [
    .init("key", ja: "項目の名 \"item.serial\"", en: "its name, \"item.serial\""),
    .init("subject", ja: words(FactSubject.self), en: words(FactSubject.self)),
    .init(
      "title, ask", ja: "呼び名と、聞く言葉。{ ja = \"…\", en = \"…\" }、同じなら文字列 1 つ",
      en: "what it is called and how it is asked: { ja = \"…\", en = \"…\" }, or one text"),
    .init(
      "confirm", ja: "読み上げて確かめる言葉。値は \(FactKey.valuePlace)",
      en: "how it is read back, with \(FactKey.valuePlace) for the value"),
    .init(
      "type", ja: "text (省けばこれ) number date flag choice",
      en: "text (the default), number, date, flag, choice"),
    .init("choices", ja: "choice の値", en: "the values of a choice"),
    .init(
      "freshness",
      ja: "forever、7 days、per case、until its date、until item.ownershipChanged など。どれかが過ぎたら確かめ直す",
      en: "forever, 7 days, per case, until its date, until item.ownershipChanged, …; "
        + "the first that is over has it read back"),
    .init(
      "sensitivity", ja: "personal (省けばこれ) impersonal (封をしない) restricted (owner だけが見る)",
      en: "personal (the default), impersonal (not sealed), restricted (the owner's alone)"),
    .init(
      "alwaysAsk", ja: "分かっていても聞く理由: \(words(AlwaysAsk.self))",
      en: "why it is asked though it is known: \(words(AlwaysAsk.self))"),
    .init("owner", ja: "受け持つ班", en: "the team that answers for it"),
    .init(
      "requiredBy", ja: "これが無ければ引き継げない班",
      en: "the teams that cannot take a case over without it"),
    .init("unit", ja: "数の単位", en: "the unit of a number"),
  ]

  static let examples: [(title: Bilingual, lines: [String])] = [
    (Bilingual(ja: "項目 (aircon.toml)", en: "Keys (aircon.toml)"), keys),
    (Bilingual(ja: "台本 (intake.toml)", en: "A script (intake.toml)"), script),
  ]

  private static let keys = [
    "[[keys]]",
    #"key = "aircon.refrigerant""#,
    #"subject = "item""#,
    #"title.ja = "冷媒""#,
    #"title.en = "Refrigerant""#,
    #"ask.ja = "冷媒の種類は何ですか""#,
    #"ask.en = "Which refrigerant?""#,
    #"confirm.ja = "冷媒は{value}ですね""#,
    #"confirm.en = "Is it {value}?""#,
    #"freshness = ["365 days"]"#,
    #"requiredBy = ["repair"]"#,
  ]

  private static let script = [
    #"title = "空調の聞き取り""#,
    #"models = ["AX-300"]"#,
    "steps = [",
    #"  "case.symptom","#,
    #"  { say = "フィルターのご確認" },"#,
    #"  "aircon.refrigerant","#,
    "]",
  ]

  private static func words<Word: RawRepresentable<String> & CaseIterable>(
    _: Word.Type
  ) -> String {
    Word.allCases.map(\.rawValue).joined(separator: " ")
  }
}
