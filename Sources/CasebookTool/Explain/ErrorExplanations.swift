internal import Screens

/// What every error code means and what helps: for `casebook explain CODE`.
///
/// A test compares the list with the codes in the sources.
enum ErrorExplanations {
  /// The codes, in the order in which they are listed.
  static let codes: [String] = all.map(\.code)

  /// The explanation of a code; nil if there is none.
  static func text(of code: String) -> Bilingual? {
    all.first { $0.code == code }?.text
  }

  static let all: [(code: String, text: Bilingual)] =
    usage + kits + finding + asking + book + refusals + lines + states + serving + following
    + WordExplanations.all + RemoteExplanations.all

  static func row(_ code: String, ja: String, en: String) -> (code: String, text: Bilingual) {
    (code, Bilingual(ja: ja, en: en))
  }

  private static let usage: [(code: String, text: Bilingual)] = [
    row(
      "usage.unknownCommand", ja: "その名のコマンドはありません。近いものがあればヒントに出ます。実行はしません。",
      en: "No command has that name.  What is near is offered, never run."),
    row(
      "usage.missingVerb", ja: "名詞の後に動詞が要ります (case new)。", en: "A noun needs its verb: case new."),
    row(
      "usage.unknownOption", ja: "そのコマンドにそのオプションはありません。文が - で始まるなら前に -- を置きます。",
      en: "The command has no such option.  Put -- before a text that begins with a hyphen."),
    row(
      "usage.missingValue", ja: "オプションの後に値が要ります。- で始まる値は --name=-5 の形で書きます。",
      en: "The option needs a value; write one that begins with a hyphen as --name=-5."),
    row("usage.takesNoValue", ja: "そのオプションに値は要りません。", en: "The option takes no value."),
    row("usage.invalidValue", ja: "使える値が一覧に出ます。", en: "The values that can be used are listed."),
    row("usage.missingArgument", ja: "要る語が足りません。", en: "An argument is missing."),
    row(
      "usage.unexpectedArgument", ja: "語が余分です。空白のある文は \"…\" で囲みます。",
      en: "There is a word too many.  Quote a text with spaces."),
    row(
      "usage.exclusiveOptions", ja: "一緒に使えないオプションです。", en: "These options exclude each other."),
    row("usage.malformed", ja: "コマンド行が読めません。", en: "The line cannot be read."),
    row(
      "usage.unknownField", ja: "その項目はありません。--fields ? で一覧を見ます。",
      en: "There is no such field; --fields ? lists them."),
    row("time.notUnderstood", ja: "書き方は casebook help dates。", en: "See casebook help dates."),
    row("time.unknownZone", ja: "時間帯の名は Asia/Tokyo の形です。", en: "Zones are named like Asia/Tokyo."),
    row(
      "time.isAhead", ja: "--at は起きた日時です。先の日時は記録できません。",
      en: "--at is when it happened, so it is past."),
    row("team.doesNotExist", ja: "班は文書 teams にあります。", en: "Teams stand in the document teams."),
    row("input.empty", ja: "空の文は記録しません。", en: "An empty text is not recorded."),
    row("input.failed", ja: "標準入力が読めませんでした。", en: "Standard input could not be read."),
    row("input.tooLong", ja: "長い文は添付にします。", en: "Attach a text that long."),
    row("input.notUTF8", ja: "文字コードを UTF-8 にします。", en: "Convert it to UTF-8."),
    row("file.doesNotExist", ja: "ファイルの名と場所を確かめます。", en: "Check its name and place."),
    row("file.existsAlready", ja: "上書きするなら --force。", en: "Say --force to replace it."),
    row("attachment.doesNotExist", ja: "添付は attachment list にあります。", en: "See attachment list."),
    row(
      "attachment.ambiguous", ja: "記入に添付が複数あります。--number で選びます。",
      en: "The entry has several: choose with --number."),
    row("attachment.isEmpty", ja: "空のファイルは添付しません。", en: "An empty file is not attached."),
    row(
      "attachment.isTooLarge", ja: "小さくするか分けます。台帳には何も入っていません。",
      en: "Make it smaller or split it; nothing was kept."),
    row(
      "attachment.isTooMuch", ja: "何度かに分けて添付します。", en: "Attach them in parts."),
    row(
      "attachment.isMissing", ja: "記録はありますが中身のファイルがありません。控えから戻します。",
      en: "The record is there, its file is not: restore it from the backup."),
    row(
      "attachment.isDamaged", ja: "中身が書いたときと違うので出しません。控えから戻します。",
      en: "It is not what was written, so it is not given out: restore it from the backup."),
    row(
      "erasure.isPending",
      ja: "消去は命じてあり、取り消されません。検証などが終わってから casebook upkeep を実行すると続きを行います。",
      en: "The order stands.  Once a verification or the like is over, casebook upkeep goes on."),
    row(
      "kit.cannotErase", ja: "端末の控えでは消去できません。事務所の台帳で行います。",
      en: "A device only has a copy: do it in the book itself."),
    row(
      "keys.recoveryIsMissing", ja: "初めて控えるときは --recovery で封を開ける鍵のファイルを示します。無ければ作ります。",
      en: "The first time, name a file with --recovery; the key is made if it is not there."),
    row(
      "attachment.isErased", ja: "お客様の消去で鍵が無くなりました。", en: "Its key went when the person was erased."
    ),
    row(
      "attachment.keyIsMissing", ja: "鍵の無い写しです。元の台帳で開きます。",
      en: "This copy has no keys: use the book itself."),
    row("file.cannotBeRead", ja: "ファイルが無いか、読めません。", en: "The file is missing or cannot be read."),
    row("kpi.doesNotExist", ja: "数字の名は casebook kpi で見ます。", en: "casebook kpi names the figures."),
    row(
      "receipt.nothingTaken", ja: "預かり証は custody take の記録から作ります。",
      en: "A receipt is made of what custody take recorded."),
    row("schema.doesNotExist", ja: "一覧は casebook schema。", en: "casebook schema lists them all."),
    row("explanation.doesNotExist", ja: "その名の説明はありません。", en: "Nothing of that name is explained."),
  ]

  private static let finding: [(code: String, text: Bilingual)] = [
    row("case.doesNotExist", ja: "番号、S/N、お客様で指せます。", en: "Name it by number, serial or customer."),
    row("case.ambiguous", ja: "未完了の案件がいくつもあります。番号で指します。", en: "Several are open: give the number."),
    row(
      "case.isNotSaid", ja: "--case で指すか、casebook go で選ぶか、環境変数 CASEBOOK_CASE に入れます。",
      en: "Say --case, choose one with casebook go, or set CASEBOOK_CASE."),
    row(
      "case.stale", ja: "見た後に変わった案件です。見直してから --expect に最後の記入の番号を付けます。",
      en: "The case changed since you looked.  Look again, then give its last entry as --expect."),
    row(
      "usage.expectNeedsCase", ja: "--expect は案件の記入の番号です。--case も付けます。",
      en: "--expect is an entry of a case: say which case, too."),
    row("case.doesNotWait", ja: "終える待ちがありません。", en: "It has no wait to end."),
    row("customer.doesNotExist", ja: "番号か電話番号で指します。", en: "Name them by number or telephone."),
    row(
      "customer.ambiguous", ja: "同じ番号のお客様が何人もいます。--customer で選びます。",
      en: "Several customers have the number: choose with --customer."),
    row(
      "customer.isNotSaid", ja: "案件にも製品にもお客様がありません。--customer で指します。",
      en: "Neither case nor item has a customer: say --customer."),
    row(
      "document.doesNotExist",
      ja: "公開していない文書です。document publish で公開します (文例は --kind script)。knowledge の記録だけなら --anyway。",
      en: "It is not published: document publish (--kind script for texts to customers); knowledge "
        + "records it all the same with --anyway."),
    row(
      "customer.pointDoesNotExist", ja: "その連絡先は登録にありません。", en: "They have no such contact point."),
    row(
      "customer.pointExists", ja: "同じ連絡先がもう登録されています。", en: "They have that contact point already."),
    row(
      "customer.tagDoesNotExist", ja: "付いている札だけ外せます。", en: "Only a tag that they have comes off."),
    row(
      "item.ownerIsTheSame", ja: "持ち主は変わっていません。", en: "The owner does not change."),
    row(
      "contact.hasEnded", ja: "その通話の終わりはもう記録されています。直すなら retract してから。",
      en: "The end of that call is on record.  To change it, retract it first."),
    row(
      "contact.isIdentified", ja: "同じ相手がもう記録されています。確かさを上げるなら --level。",
      en: "That is known already; raise it with --level."),
    row(
      "contact.ambiguous", ja: "番号の終わりが同じ応対が複数あります。もっと長く打ちます。",
      en: "Several ids end so: type more of it."),
    row(
      "member.hasWork", ja: "案件と約束を --to で渡すか、--leave-open で残します。",
      en: "Hand the work on with --to, or leave it with --leave-open."),
    row(
      "member.workStays", ja: "渡せないものを片付けてからもう一度。", en: "Settle what cannot be handed on first."
    ),
    row(
      "member.workIsTooMuch", ja: "先に assign で減らします。", en: "Hand on some of it first: assign."),
    row(
      "member.handedOnPartly", ja: "渡したものは残っています。同じ命令で続きを渡します。",
      en: "What was handed on stays; the same command goes on."),
    row("item.doesNotExist", ja: "番号か S/N で指します。", en: "Name it by number or serial."),
    row(
      "item.ambiguous", ja: "同じ S/N の製品が複数あります。番号で指します。",
      en: "Several have the serial: give the number."),
    row("item.isNotSaid", ja: "案件に製品がありません。--item で指します。", en: "The case has no item: say --item."),
    row("member.doesNotExist", ja: "名前か利用者名で指します。", en: "Name them by name or user."),
    row("member.ambiguous", ja: "何人にも当てはまります。", en: "It fits several."),
    row(
      "member.isNotRegistered", ja: "誰の記録か要る操作です。member new --os-user で登録します。",
      en: "This needs to know who you are: member new --os-user."),
    row(
      "entry.doesNotExist", ja: "記入の番号は timeline にあります。",
      en: "Entries are numbered in the timeline."),
    row(
      "entry.ambiguous", ja: "出来事が複数の記入です。--type で選びます。",
      en: "It has several events: choose with --type."),
    row(
      "entry.isTakenBack", ja: "訂正・取り消しの済んだ記入です。今の記入の番号で指します。",
      en: "It was corrected or taken back: name the entry that holds now."),
    row("entry.isPinned", ja: "もう上に固定されています。", en: "It stands on top already."),
    row("entry.isNotPinned", ja: "固定した記入だけ下ろせます。", en: "Only what was pinned comes down."),
    row("entry.nothingToUndo", ja: "最近の自分の記入がありません。", en: "You have written nothing lately."),
    row(
      "merge.ambiguous", ja: "まとめた登録が複数あります。もう一方の番号で選びます。",
      en: "Several were merged: name the other one, too."),
    row(
      "merge.kindsDiffer", ja: "お客様どうし、または案件どうしをまとめます。",
      en: "Merge two customers, or two cases."),
    row(
      "merge.optionIsOfCustomers", ja: "案件をまとめるときは使いません。", en: "Merging cases takes no such option."
    ),
    row(
      "timeline.isNotLive", ja: "--live は案件の今の時系列だけに使えます。お客様は tail --customer で。",
      en: "--live is for a case as it is now; for a customer there is tail --customer."),
    row(
      "link.ambiguous", ja: "関連付けが複数あります。相手の案件か --relation で選びます。",
      en: "There are several links: name the other case, or --relation."),
    row(
      "conflict.ambiguous", ja: "食い違いが複数あります。記入の番号か ID で選びます。",
      en: "There are several: name an entry, or the ID."),
    row("promise.doesNotExist", ja: "果たしていない約束は due にあります。", en: "Open promises stand in due."),
    row(
      "promise.ambiguous", ja: "約束が複数あります。C-1042#14 の形で指します。", en: "There are several: C-1042#14."),
    row(
      "promise.hasNoEvidence", ja: "果たした約束には応対・訪問が要ります。--by で示します。",
      en: "A kept promise names the contact or visit that shows it: --by."),
    row(
      "followUp.ambiguous", ja: "予定が複数あります。短い名で指します。", en: "There are several: give the short name."
    ),
    row(
      "plan.doesNotExist", ja: "予定は maintenance list にあります。",
      en: "They stand in maintenance list."),
    row("plan.ambiguous", ja: "予定が複数あります。--plan で指します。", en: "There are several: say --plan."),
    row("recall.ambiguous", ja: "リコールが複数あります。名を添えます。", en: "There are several: name it."),
    row("recall.hasNobodyToTell", ja: "残りは連絡のつかない対象機です。", en: "Nobody is left who can be reached."),
    row("visit.doesNotExist", ja: "その訪問はありません。", en: "There is no such visit."),
    row(
      "rma.ambiguous", ja: "返品承認が複数あります。承認の記入か --line で選びます。",
      en: "There are several: name the entry that authorized it, or --line."),
    row("quote.doesNotExist", ja: "先に quote 金額 で記録します。", en: "Give one first: quote AMOUNT."),
    row("quote.ambiguous", ja: "見積が複数あります。--no で選びます。", en: "There are several: say --no."),
    row("custody.isTheSame", ja: "もうそこにあります。", en: "It is there already."),
    row(
      "loaner.isOut", ja: "貸出中です。先に loaner return で受け取ります。",
      en: "It is lent: take it back first, loaner return."),
    row("part.isThere", ja: "--from と --moved を別の場所にします。", en: "Say two places: --from, --moved."),
    row(
      "work.isNoSpan", ja: "始まりと終わり、または --minutes を確かめます。",
      en: "Check the beginning and the end, or --minutes."),
    row("repair.doesNotExist", ja: "修理は repair new で始めます。", en: "Open one with repair new."),
    row(
      "message.hasNoRecipient", ja: "連絡先を登録するか、--to で宛先を示します。",
      en: "Keep a contact point, or say --to."),
    row(
      "contact.doesNotExist", ja: "先に call in で応対を記録します。", en: "Record it first: call in."),
  ]

  private static let following: [(code: String, text: Bilingual)] = [
    row(
      "replica.sourceIsUnreachable", ja: "元の台帳が止まっているか、道が通じていません。戻れば続きます。",
      en: "The book is down, or nothing gets there; go on when it is back."),
    row(
      "replica.isRefused", ja: "サーバーの鍵に replicate の許しが要ります。",
      en: "On a server the key needs the right replicate."),
    row(
      "replica.bookDiffers", ja: "その場所の台帳は、この写しの元ではありません。",
      en: "The book there is not the one of which this is a copy."),
    row(
      "replica.historyParted", ja: "元の台帳が控えから戻されました。写しを残して新しく作ります。",
      en: "The book was restored from a backup: keep this copy and make another."),
    row(
      "replica.recordDiffers", ja: "届いた記録の鎖の値が合いません。両方を casebook verify で確かめます。",
      en: "The hash of a record does not fit: verify both books."),
  ]

  private static let book: [(code: String, text: Bilingual)] = [
    row(
      "book.doesNotExist", ja: "casebook init で作るか、--book で場所を示します。",
      en: "Create one with init, or say --book."),
    row(
      "book.existsAlready", ja: "空のディレクトリにだけ作れます。", en: "A book is made in an empty directory only."
    ),
    row(
      "book.isHalfMade", ja: "init が途中で止まった跡です。何も入っていないので、消して作り直します。",
      en: "An init was interrupted there.  Nothing is in it: remove it and create the book anew."),
    row("book.cannotBeCreated", ja: "場所と権限を確かめます。", en: "Check the place and the rights."),
    row(
      "book.isReplica", ja: "写しは読むだけです。--book で元の台帳を示します。",
      en: "A copy is only read: name the book itself by --book."),
    row(
      "book.isNoReplica", ja: "写しは新しいディレクトリに作ります。",
      en: "A copy is made in a directory of its own."),
    row("book.permissionIsDenied", ja: "ファイルの権限を確かめます。", en: "Check the rights of the files."),
    row("book.formatIsNewer", ja: "新しい版の casebook が要ります。", en: "It takes a newer casebook."),
    row(
      "book.viewsAreOutdated", ja: "表を作り直せば読めます。書き込みの権限が要ります。",
      en: "Fold the views again; that takes the right to write."),
    row(
      "book.codeIsOlder", ja: "新しい版が書いた台帳です。更新してください。", en: "A newer version writes it: upgrade."),
    row("book.fileIsDamaged", ja: "控えから戻します。", en: "Restore it from the backup."),
    row("book.storageFailed", ja: "ディスクの不具合です。", en: "The disk fails."),
    row(
      "book.logIsDamaged", ja: "casebook verify が場所を示します。", en: "casebook verify names the place."),
    row(
      "book.recordIsDamaged", ja: "casebook verify が場所を示します。",
      en: "casebook verify names the place."),
    row("book.isBusy", ja: "少し後でもう一度。", en: "Try again in a moment."),
    row("book.outcomeIsUnknown", ja: "書けたか timeline で確かめます。", en: "Look into the timeline."),
    row("book.isClosed", ja: "casebook の不具合です。", en: "A mistake of casebook's own."),
    row(
      "book.isRemote", ja: "そのコマンドは台帳のある機械の上で使います。",
      en: "Use that command on the machine of the book."),
    row("book.diskIsFull", ja: "空きを作ると続けられます。", en: "Make room, then go on."),
    row("book.mapIsFull", ja: "開いたままの読み手を閉じます。", en: "Close readers that stay open."),
    row("book.isReadOnly", ja: "開き直して casebook verify で確かめます。", en: "Open it anew and verify it."),
    row(
      "view.hasStopped", ja: "記録は無事です。casebook rebuild で作り直します。",
      en: "The log is unharmed: rebuild the view."),
    row("keys.masterIsMissing", ja: "鍵の控えを戻します。", en: "Restore the backup of the keys."),
    row("keys.permissionIsDenied", ja: "鍵の権限を確かめます。", en: "Check the rights of the keys."),
    row("keys.failed", ja: "鍵の控えを戻します。", en: "Restore the backup of the keys."),
    row("file.failed", ja: "場所と権限を確かめます。", en: "Check the place and the rights."),
    row(
      "man.doesNotExist", ja: "頁は casebook help の一覧と同じ名です。", en: "Pages are named like commands."),
    row("file.cannotBeWritten", ja: "場所と権限を確かめます。", en: "Check the place and the rights."),
    row(
      "config.invalid", ja: "設定ファイルに誤りがあります。示された行を直します。",
      en: "A configuration file is wrong: mend the line that is named."),
    row(
      "config.unknownKey", ja: "設定の一覧は casebook config list。",
      en: "casebook config list has all settings."),
    row("config.cannotBeWritten", ja: "場所と権限を確かめます。", en: "Check the place and the rights."),
    row(
      "config.cannotBeEdited", ja: "書き方が込み入っているので、手で直します。",
      en: "The file is written in a way that only a person can change."),
    row(
      "context.doesNotExist", ja: "名前は casebook context list にあります。",
      en: "casebook context list has the names."),
    row(
      "context.isNotYours", ja: "その名前は別のファイルにあります。そこで消します。",
      en: "Another file notes the name: take it out there."),
    row(
      "config.noHome", ja: "CASEBOOK_BOOK と XDG_STATE_HOME を決めます。",
      en: "Set CASEBOOK_BOOK and XDG_STATE_HOME."),
    row(
      "device.cannotBeNamed", ja: "XDG_STATE_HOME に書ける場所を示します。",
      en: "Set XDG_STATE_HOME to a writable place."),
    row(
      "state.cannotBeKept", ja: "XDG_STATE_HOME に書ける場所を示します。",
      en: "Set XDG_STATE_HOME to a writable place."),
    row("device.fileIsDamaged", ja: "消すと新しい番号になります。", en: "Remove it: a new name is made."),
    row(
      "output.failed", ja: "出力先を確かめます。書いたものは残っています。",
      en: "Check where the output goes; what was written stays."),
    row("command.isReused", ja: "もう一度実行します。", en: "Run it again."),
  ]
}
