internal import Screens

extension ErrorExplanations {
  /// What keeps a book from being served, and what is wrong with keys of connections.
  static let serving: [(code: String, text: Bilingual)] = [
    row(
      "serve.noKey", ja: "サーバーにも接続の鍵が要ります。casebook keys new --server で作ります。",
      en: "A server needs a key of its own: casebook keys new --server."),
    row(
      "serve.isOpen", ja: "鍵なしで開けるのは 127.0.0.1、[::1]、ipc:// だけです。",
      en: "Without keys only 127.0.0.1, [::1] and ipc:// are served."),
    row(
      "serve.cannotBind", ja: "別のものが使っているか、その住所がこの機械に無いか、ディレクトリがありません。",
      en: "Something else has it, the machine has no such address, or the directory is missing."),
    row("serve.noZeroMQ", ja: "libzmq5 を入れます。", en: "Install libzmq5."),
    row(
      "serve.failed", ja: "サーバーの一部が止まりました。ログに理由があります。もう一度始めます。",
      en: "A part of the service ended; its log says why.  Start it again."),
    row(
      "serve.standsOpen", ja: "知らない鍵が通りました。誤りです。開かずに終わったので、何も漏れていません。",
      en: "An unknown key came in.  Our fault; nothing was served, so nothing got out."),
    row(
      "serve.selfTestFailed", ja: "始める前に、知らない鍵を拒むことを確かめます。確かめられない間は開きません。",
      en: "Before it serves it proves that unknown keys are refused; without proof it does not."),
    row(
      "serve.noThread", ja: "スレッドの上限 (ulimit -u、TasksMax) を見ます。",
      en: "See the bound of threads: ulimit -u, TasksMax."),
    row(
      "serve.cannotListen", ja: "[serve] の metrics に別の番号を。",
      en: "Give [serve] metrics another port."),
    row("serve.bookUnreadable", ja: "casebook verify で確かめます。", en: "See casebook verify."),
    row(
      "keys.unreadable", ja: "持ち主と権限を確かめます。", en: "Check its owner and mode."),
    row(
      "keys.unwritable", ja: "ディレクトリの持ち主と空きを確かめます。",
      en: "Check the directory's owner, and the room on its disk."),
    row(
      "keys.openToOthers", ja: "秘密の鍵は持ち主だけが読めるように (chmod 600)。許可の一覧は持ち主だけが書けるように。",
      en: "Only its owner may read a secret key, or write to the allowlist: chmod 600."),
    row(
      "keys.exists", ja: "鍵は上書きしません。別の名で作るか、古いファイルを片付けます。",
      en: "A key is never replaced: choose another name, or put the old file away."),
    row(
      "keys.needsKey", ja: "--public に公開鍵を。端末の casebook keys new が出します。",
      en: "Give --public the public half that casebook keys new prints on the device."),
    row(
      "keys.doesNotExist", ja: "許した相手は casebook keys list に。", en: "See casebook keys list."),
    row(
      "keys.doubled", ja: "名も鍵も一つずつです。", en: "Each name and each key stands once."),
    row(
      "keys.published", ja: "説明書に載っている鍵は使えません。casebook keys new で作ります。",
      en: "A key printed in a manual is nobody's.  Make one with casebook keys new."),
  ]
}
