internal import Screens

extension ExitCode {
  /// When a command ends with it.
  var meaning: Bilingual {
    switch self {
    case .done:
      Bilingual(
        ja: "できた。一覧が空でも、書いたものが未送信でも", en: "done; also an empty list, also saved but unsent")
    case .no:
      Bilingual(
        ja: "いいえ。誤りではなく答え (見つからない、合わない、もう知っている)",
        en: "no: an answer, not an error (none found, a mismatch, already known)")
    case .usage:
      Bilingual(
        ja: "使い方の誤り。コマンド・オプション・値、足りない語", en: "usage: command, option or value; a word is missing")
    case .refused:
      Bilingual(
        ja: "受け付けられない。決まりに合わない、行や出来事の形が違う",
        en: "refused: against the rules, or a malformed line or event")
    case .notFound: Bilingual(ja: "案件・お客様・ファイルが見つからない", en: "no such case, customer, file")
    case .unreachable: Bilingual(ja: "要るサーバーが答えない", en: "a server is needed and does not answer")
    case .internalError: Bilingual(ja: "casebook の不具合", en: "a mistake of casebook's own")
    case .cannotCreate: Bilingual(ja: "台帳や出力のファイルを作れない", en: "book or output file cannot be made")
    case .inputOutput:
      Bilingual(
        ja: "ディスクがいっぱいか不具合。書きかけは残らない",
        en: "the disk is full or fails; nothing is half written")
    case .tryAgain:
      Bilingual(ja: "後で同じコマンドをもう一度 (混雑、時間切れ)", en: "try the same again later: busy, timed out")
    case .version:
      Bilingual(ja: "台帳や相手が別の版", en: "the book or the other side is of another version")
    case .notAllowed: Bilingual(ja: "権限がない", en: "not allowed: file or right")
    case .configuration:
      Bilingual(ja: "設定ファイル・値・鍵の誤り", en: "a wrong file or value, a missing key")
    case .stale:
      Bilingual(ja: "見た後に案件が変わった。見直してもう一度", en: "the case changed since you looked: look, repeat")
    case .partly:
      Bilingual(ja: "一部の行だけ取り込めた", en: "some lines were taken, some refused")
    case .interrupted:
      Bilingual(ja: "中断した (Ctrl-C)。書いたものは残る", en: "interrupted; what was written stays")
    }
  }
}
