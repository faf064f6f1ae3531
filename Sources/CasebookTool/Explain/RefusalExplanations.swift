internal import Screens

/// What every refusal of the domain means (DOMAIN §4).
extension ErrorExplanations {
  static let refusals: [(code: String, text: Bilingual)] = [
    row("refused.malformed", ja: "項目の値が決まりに合いません。", en: "A field breaks its rule."),
    row("refused.tooBig", ja: "1 度に書ける大きさを超えます。", en: "It is more than can be written at once."),
    row("refused.notAllowed", ja: "その操作の権利がありません。", en: "You have no right to it."),
    row("refused.caseIsClosed", ja: "完了した案件は reopen してから。", en: "Reopen the case first."),
    row("refused.caseIsDuplicate", ja: "元の案件で行います。", en: "Do it on the case it duplicates."),
    row("refused.caseIsResolved", ja: "もう解決済みです。", en: "It is resolved already."),
    row(
      "refused.caseIsNotResolved", ja: "resolve してから close します。", en: "Resolve it, then close it."),
    row("refused.caseIsOpen", ja: "開いている案件は再開できません。", en: "It is open already."),
    row("refused.linksWithItself", ja: "相手の案件を指します。", en: "Name the other case."),
    row("refused.linkExists", ja: "もう関連付けてあります。show に出ます。", en: "They are linked: see show."),
    row(
      "refused.linkMakesCycle", ja: "たどると元の案件に戻ります。向きを確かめます。",
      en: "Following the links leads back to the case: check which way they go."),
    row("refused.alreadyUnlinked", ja: "もう外してあります。", en: "It is undone already."),
    row(
      "refused.linkIsSuperseded", ja: "相手の案件も別の案件の重複です。そちらを先に unlink します。",
      en: "The other case was made a duplicate later: unlink that one first."),
    row(
      "refused.verdictStands", ja: "判定を変えるには --overturn を付けます。前の判定は残ります。",
      en: "To change it, say --overturn; the earlier verdict stays in the timeline."),
    row("refused.mergesWithItself", ja: "もう一方のお客様を指します。", en: "Name the other customer."),
    row(
      "refused.alreadyMerged", ja: "もうまとめてあります。まとめた先は customer show に出ます。",
      en: "It has been merged; customer show says into whom."),
    row(
      "refused.mergeMakesCycle", ja: "残る方がもうこの登録にまとめてあります。向きを確かめます。",
      en: "The survivor has been merged into this one: check which way it goes."),
    row("refused.alreadyUnmerged", ja: "もう離してあります。", en: "It is undone already."),
    row(
      "refused.mergeIsSuperseded", ja: "残った方が後で別の登録にまとめられています。そちらを先に unmerge します。",
      en: "The survivor was merged itself later: unmerge that one first."),
    row("refused.customerIsErased", ja: "消去されたお客様です。", en: "The customer was erased."),
    row(
      "refused.casesAreOpen", ja: "お客様の案件をすべて閉じてから消去します。",
      en: "Close all cases of the customer first."),
    row(
      "refused.keepIsUnexplained", ja: "残すものごとに理由を付けます (--keep もの:理由)。",
      en: "Say for each thing why it is kept (--keep WHAT:WHY)."),
    row(
      "refused.identityIsUnverified",
      ja: "本人と確かめた応対がありません。contact identify --level verified で記録します。",
      en: "No contact has proved who it is: contact identify --level verified."),
    row("refused.windowIsEmpty", ja: "始まりを終わりより前にします。", en: "Begin before the end."),
    row("refused.windowIsPast", ja: "先の日時にします。", en: "Give a time that is to come."),
    row("refused.amountIsNotPositive", ja: "0 より大きい数にします。", en: "Give more than 0."),
    row("refused.reasonCodeIsMissing", ja: "理由コードを付けます。", en: "Give a reason code."),
    row("refused.evidenceIsMissing", ja: "証拠の記入を示します。", en: "Name the entry that shows it."),
    row("refused.contactPointIsRetired", ja: "使われている連絡先を選びます。", en: "Choose a live contact point."),
    row(
      "refused.consentIsMissing", ja: "お客様の同意を記録してから。", en: "Record the customer's consent first."),
    row(
      "refused.promisesAreOpen", ja: "約束を keep してから閉じます。", en: "Keep or settle them first."),
    row("refused.loanersAreOut", ja: "代替機を返してもらってから。", en: "Take the loaners back first."),
    row("refused.rmaIsOpen", ja: "返品承認を済ませてから。", en: "Settle the returns first."),
    row(
      "refused.itemBelongsToAnother", ja: "案件のお客様の製品だけ返品できます。item show で持ち主を見ます。",
      en: "Only what the customer of the case owns can come back: see item show."),
    row("refused.lineIsSettled", ja: "その行は済んでいます。rma list を見ます。", en: "See rma list."),
    row(
      "refused.itemHasNotArrived", ja: "custody take で受け取りを記録してから。返金と却下は届く前でもできます。",
      en: "Record its arrival first: custody take.  Refunds and rejections need none."),
    row(
      "refused.newItemIsMissing", ja: "交換には --new-item で代わりの製品を示します。",
      en: "A replacement names the new item: --new-item."),
    row("refused.conflictsAreOpen", ja: "食い違いを片付けてから。", en: "Settle the conflicts first."),
    row("refused.repairIsOpen", ja: "repair finish してから。", en: "Finish the repair first."),
    row(
      "refused.otherTeamNeedsHandoff", ja: "別の班へは handoff offer です。", en: "Offer it: handoff offer."
    ),
    row("refused.handoffIsPending", ja: "返事があるまで待ちます。", en: "Wait for the answer."),
    row("refused.notTheOwner", ja: "担当の班だけができます。", en: "Only the team that has the case may."),
    row("refused.teamIsTheSame", ja: "同じ班の中は assign です。", en: "Inside a team it is assign."),
    row(
      "refused.briefIsIncomplete", ja: "--ask、--situation、--next を書きます。",
      en: "Give --ask, --situation and --next."),
    row(
      "refused.unknownsAreUnlisted", ja: "分からないことを --open に挙げます。",
      en: "List what is unknown as --open."),
    row(
      "refused.alreadyKnown", ja: "答えは facts にあります。読み上げて確かめるか、理由 (--because) を付けて聞きます。",
      en: "The answer stands in facts: read it back, or ask with a reason (--because)."),
    row(
      "refused.restrictedTo", ja: "お客様には聞かず、名の出た班に尋ねます。",
      en: "Do not ask the customer; ask the team that is named."),
    row(
      "refused.customerRefused", ja: "お客様が断った問いです。どうしても要るときは --because に理由を付けます。",
      en: "The customer declined to answer.  If it must be, give a reason with --because."),
    row("refused.handoffIsNotOpen", ja: "返事を待つ引き継ぎがありません。", en: "No handoff waits for an answer."),
    row("refused.notTheReceiver", ja: "渡された班の人だけができます。", en: "Only the team it is offered to may."),
    row("refused.notTheOfferer", ja: "申し出た人だけができます。", en: "Only who offered it may."),
    row(
      "refused.restatementIsMissing", ja: "--restate に次の一手を書きます。",
      en: "Say the next step: --restate."),
    row("refused.ownerIsUnknown", ja: "班と担当者を確かめます。", en: "Check the team and the person."),
    row("refused.promiseIsSettled", ja: "済んだ約束です。", en: "The promise is settled."),
    row("refused.slotIsFull", ja: "別の時間にします。", en: "Take another time."),
    row("refused.technicianIsBusy", ja: "別の時間か別の人にします。", en: "Take another time or person."),
    row("refused.skillIsMissing", ja: "技能のある人にします。", en: "Take somebody who has the skill."),
    row("refused.visitHasEnded", ja: "終わった訪問は変えられません。", en: "The visit has ended."),
    row("refused.planIsDone", ja: "済んだ予定は変えられません。", en: "What was done cannot be replanned."),
    row(
      "refused.rangeIsEmpty",
      ja: "製造番号は末尾の数字で比べます。その前の文字が両端で同じ、始まりが終わり以下の範囲にします。",
      en: "Serials compare by their last digits: the same before them, and begin before the end."),
    row("refused.versionIsStale", ja: "新しい版がもうあります。", en: "There is a newer version."),
    row("refused.contentIsInvalid", ja: "示された行を直します。", en: "Correct the line that is named."),
    row("refused.eventIsRetracted", ja: "もう取り消されています。", en: "It is taken back already."),
    row("refused.eventIsTheBooks", ja: "台帳が書いたものは残ります。", en: "What the book wrote stays."),
    row(
      "refused.decisionsRestOnIt", ja: "先に後の決定を取り消します。", en: "Take those back first."),
    row("refused.conflictIsSettled", ja: "もう片付いています。", en: "It is settled already."),
    row(
      "refused.eventIsNotInConflict", ja: "conflict list に出る記入のどれかを --stands で示します。",
      en: "--stands names one of the entries that conflict list shows."),
  ]

  /// What a line of JSON may be refused for before the book is asked.
  static let lines: [(code: String, text: Bilingual)] = [
    row(
      "refused.notJSON", ja: "その行は JSON として読めません。1 行に 1 つ、UTF-8、整数だけ、256 KiB までです。",
      en: "The line is no JSON: one object a line, UTF-8, whole numbers only, 256 KiB at most."),
    row(
      "refused.isRedacted", ja: "伏せられた項目は元の値が分からないので取り込めません。全部を見られる人が書き出します。",
      en: "A redacted field has lost its value; export as somebody who may see all."),
    row(
      "refused.isWithheld", ja: "見られない出来事は取り込めません。全部を見られる人が書き出します。",
      en: "The event was withheld; export as somebody who may see all."),
    row(
      "refused.typeIsUnknown", ja: "種類の一覧は casebook schema で見ます。",
      en: "casebook schema lists the types of events."),
    row(
      "refused.versionIsUnknown", ja: "この版の casebook はその形では書けません。更新するか dataschema を省きます。",
      en: "This casebook does not write that version: upgrade, or leave dataschema out."),
    row(
      "emit.partial", ja: "断られた行のほかは記録済みです。直した行だけ、または id を付けて全部をもう一度流します。",
      en:
        "All but the rejected lines are recorded: send the corrected ones, or all if they have ids."
    ),
    row(
      "device.numberIsReused", ja: "その端末の deviceSeq はもう来ています。次の番号にするか省きます。",
      en: "That deviceSeq of the device has come already: take the next, or leave it out."),
    row(
      "import.columnsAreMissing", ja: "見出しの行に要る列がありません。元の CSV を確かめます。",
      en: "The header lacks columns that are needed: check the CSV."),
    row(
      "import.partial", ja: "取り込めなかった行のほかは記録済みです。--rejects で行と理由をファイルに取り、直してからもう一度流します。",
      en: "All but the rejected lines are recorded.  --rejects writes them with the reasons; mend "
        + "that file and import it."),
    row(
      "import.mapIsMissing", ja: "--map で対応表を示します。書き方は casebook help import-maps。",
      en: "Say which with --map; casebook help import-maps shows how to write one."),
    row(
      "import.mapIsInvalid", ja: "示された行を直します。書き方は casebook help import-maps。",
      en: "Mend the line that is named; casebook help import-maps shows how."),
    row(
      "import.fileIsNotMapped", ja: "対応表の [[tables]] の file にその名がありません。",
      en: "No [[tables]] of the map has a file of that name."),
    row(
      "import.fileIsTooLong", ja: "分けて取り込みます。同じカードは二重になりません。",
      en: "Import it in parts; no card is taken twice."),
    row(
      "import.encodingIsNotAvailable", ja: "libc の gconv を入れるか、UTF-8 にして渡します。",
      en: "Install the gconv modules of the C library, or convert the file to UTF-8."),
    row(
      "import.notCSV", ja: "CSV として読めません。区切りと引用符を確かめます。",
      en: "It cannot be read as CSV: check commas and quotes."),
  ]

  /// What of the domain is not there.
  static let states: [(code: String, text: Bilingual)] = [
    row("site.doesNotExist", ja: "その連絡先はありません。", en: "There is no such contact point."),
    row("handoff.doesNotExist", ja: "その引き継ぎはありません。", en: "There is no such handoff."),
    row(
      "merge.doesNotExist", ja: "まとめた登録は customer show にあります。", en: "Merges stand in customer show."
    ),
    row("link.doesNotExist", ja: "関連付けは show にあります。", en: "Links stand in show."),
    row("conflict.doesNotExist", ja: "食い違いは conflict list にあります。", en: "See conflict list."),
    row("rma.doesNotExist", ja: "返品承認は rma list にあります。", en: "Returns stand in rma list."),
    row("loaner.doesNotExist", ja: "代替機は loaner list にあります。", en: "Loans stand in loaner list."),
    row("followUp.doesNotExist", ja: "そのフォローはありません。", en: "There is no such follow-up."),
    row("recall.doesNotExist", ja: "そのリコールはありません。", en: "There is no such recall."),
  ]
}
