internal import Screens

extension ErrorExplanations {
  /// Of what is known, and of asking.
  static let asking: [(code: String, text: Bilingual)] = [
    row(
      "fact.alreadyKnown",
      ja: "もう分かっているので、聞き直しません (終了コード 1)。確かめるなら --confirm、それでも聞くなら --because。",
      en: "It is known, so nobody is asked again (exit code 1).  --confirm reads it back; "
        + "--because asks all the same."),
    row(
      "fact.isStale", ja: "古くなった答えです。聞き直さず、--confirm で読み上げて確かめます。",
      en: "The answer has aged: read it back with --confirm instead of asking."),
    row(
      "fact.isInConflict", ja: "答えが食い違っています。読み上げて確かめ、fact correct で決めます。",
      en: "The answers contradict each other: read them back, then settle it with fact correct."),
    row(
      "fact.isRestricted", ja: "知っている班が値を見せていません。お客様ではなく、その班に聞きます。",
      en: "The team that knows it does not share it: ask that team, not the customer."),
    row(
      "fact.wasRefused", ja: "お客様が答えを断りました。理由があるときだけ --because で聞けます。",
      en: "The customer declined to say.  With a reason it can be asked: --because."),
    row(
      "fact.isUnknown", ja: "確かめたり改めたりする値がありません。fact set で記録します。",
      en: "There is no value to be confirmed or corrected: record one with fact set."),
    row(
      "fact.differs", ja: "別の値が分かっています。fact correct で改めるか、--anyway で並べて残します。",
      en: "Another value is known: replace it with fact correct, or keep both with --anyway."),
    row("fact.isTheSame", ja: "同じ値です。fact confirm で確かめたと残せます。", en: "Confirm it instead."),
    row(
      "fact.hasNoSubject", ja: "その事実が何についてのものかを --case、--customer、--item で示します。",
      en: "Say what the fact is about: --case, --customer, --item."),
    row(
      "factKey.doesNotExist", ja: "事実の項目は種類 factKeys の文書で決めます。",
      en: "Keys of facts are declared by documents of kind factKeys."),
    row(
      "evidence.doesNotExist", ja: "--evidence は添付の記入 (C-1042#12) か公開した文書の番号です。",
      en: "--evidence is the entry of an attachment, or the id of a published document."),
    row("script.doesNotExist", ja: "台本は種類 script の文書です。", en: "Scripts are documents."),
    row("script.ambiguous", ja: "台本を選びます: casebook intake 番号。", en: "Name the script."),
  ]
}
