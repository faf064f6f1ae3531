internal import Screens

/// What the error codes of servers and keys mean.
enum RemoteExplanations {
  static let all: [(code: String, text: Bilingual)] = [
    ErrorExplanations.row(
      "server.isDown", ja: "サーバーが止まっているか、道が通じていません。何も送られていません。",
      en: "The server is down, or nothing gets there.  Nothing was sent."),
    ErrorExplanations.row(
      "server.isSilent", ja: "つながるのに答えが来ません。届いていることもあるので、timeline で確かめます。",
      en:
        "It is connected but does not answer.  It may have got the command: look into the timeline."
    ),
    ErrorExplanations.row(
      "server.keyIsRefused", ja: "鍵が許可されていないか、取り消されています。台帳のある機械で keys allow。",
      en: "The key is not allowed, or was revoked: keys allow, on the machine of the book."),
    ErrorExplanations.row(
      "server.keyIsWrong", ja: "サーバーの鍵が控えと違います。別のサーバーかもしれません。確かめてから鍵のファイルを直します。",
      en: "The server's key is not the one in the key file.  It may be another server: make sure, "
        + "then mend the file."),
    ErrorExplanations.row(
      "server.isNoDesk", ja: "そこで応じているのは casebook の窓口ではないか、鍵が要ります。",
      en: "What listens there is no desk of casebook, or it wants a key."),
    ErrorExplanations.row(
      "server.isUnreadable", ja: "別の版か、casebook ではないサーバーです。",
      en: "It is of another version, or no casebook."),
    ErrorExplanations.row(
      "server.libraryIsMissing", ja: "パッケージ libzmq5 を入れます。", en: "Install the package libzmq5."),
    ErrorExplanations.row(
      "server.connectionFailed", ja: "場所の書き方と、この機械の網を確かめます。",
      en: "Check the address, and the network of this machine."),
    ErrorExplanations.row(
      "server.addressIsWrong", ja: "tcp://機械:7100 か ipc://パス と書きます。",
      en: "Write tcp://HOST:7100 or ipc://PATH."),
    ErrorExplanations.row("server.isBusy", ja: "少し後でもう一度。", en: "Try again in a moment."),
    ErrorExplanations.row("desk.busy", ja: "少し後でもう一度。", en: "Try again in a moment."),
    ErrorExplanations.row(
      "server.isStopping", ja: "すぐに戻るはずです。もう一度どうぞ。", en: "It should soon be back: try again."),
    ErrorExplanations.row(
      "server.isReadOnly", ja: "サーバーのディスクに空きを作ります。", en: "Make room on the server's disk."),
    ErrorExplanations.row(
      "server.refusesForm", ja: "casebook schema で形を確かめます。", en: "See casebook schema."),
    ErrorExplanations.row(
      "server.versionDiffers", ja: "サーバーと同じ版の casebook を使います。",
      en: "Use the server's version of casebook."),
    ErrorExplanations.row(
      "desk.notAllowed", ja: "鍵の権限を、台帳のある機械の keys allow で足します。",
      en: "Give the key the right: keys allow, on the machine of the book."),
    ErrorExplanations.row(
      "feed.isNotAllowed", ja: "流れの名を確かめます (log/、team/repair/)。鍵の範囲の外かもしれません。",
      en:
        "Check the name of the feed (log/, team/repair/); it may be outside of the key's audience."
    ),
    ErrorExplanations.row(
      "feed.historyParted", ja: "台帳が前の控えから戻されました。読んだ続きは捨てずに、人に知らせます。",
      en: "The book was restored from an older backup.  Keep what you have and tell a person."),
    ErrorExplanations.row(
      "feed.isAhead", ja: "別の台帳の位置かもしれません。--cursor-file を確かめます。",
      en: "The place may be of another book: check --cursor-file."),
    ErrorExplanations.row("server.hasNone", ja: "番号を確かめます。", en: "Check the number."),
    ErrorExplanations.row("server.tooBig", ja: "小さく分けて送ります。", en: "Send less at once."),
    ErrorExplanations.row(
      "server.failed", ja: "サーバーの記録に番号 (incident) で残っています。",
      en: "The server's log says more, under the incident."),
    ErrorExplanations.row(
      "run.outputIsTooLong", ja: "絞り込んで何度かに分けます。", en: "Ask for less of it, in parts."),
    ErrorExplanations.row(
      "run.isDone", ja: "同じ命令はもう記録されています。二度は書かれません。",
      en: "The same command was recorded before; nothing is written twice."),
    ErrorExplanations.row(
      "file.isElsewhere", ja: "サーバーはこちらのファイルを開けません。- で標準入力から渡します。",
      en: "A server does not open files of yours: say - and give it on standard input."),
    ErrorExplanations.row(
      "feed.isBehind", ja: "流れが台帳に追い付いていません。続くなら casebook doctor。",
      en: "The feed has not caught up with the book; if it stays so: casebook doctor."),
    ErrorExplanations.row(
      "feed.isSilent", ja: "窓口は応じますが流れが聞こえません。7101 番からの道を確かめます。",
      en: "The desk answers, but nothing is heard of the feed: check the way from port 7101 on."),
    ErrorExplanations.row(
      "feed.refusesKey", ja: "この鍵はその範囲の流れを聞けません。",
      en: "The key is not allowed on the feed of its audience."),
    ErrorExplanations.row(
      "disk.isNearlyFull", ja: "ディスクに空きを作ります。", en: "Make room on the disk."),
    ErrorExplanations.row(
      "exec.failed", ja: "渡した出来事は次にもう一度来ます (--cursor-file があるとき)。",
      en: "The event comes again the next time, with --cursor-file."),
    ErrorExplanations.row(
      "key.doesNotExist", ja: "keys new が作ります。--key か CASEBOOK_KEY で場所を示します。",
      en: "keys new makes one; say where with --key or CASEBOOK_KEY."),
    ErrorExplanations.row(
      "key.namesNoServer", ja: "casebook keys show が見せる server の行を、鍵のファイルに足します。",
      en: "Add the line server that casebook keys show tells to the key file."),
  ]
}
