internal import Cases
internal import Screens

extension Event.Kind: Message {
  /// What an event of this type says, in a sentence.
  package var ja: String {
    switch self {
    case .customerRegistered, .contactPointAdded, .contactPointRetired, .customerTagged,
      .customerMerged, .customerUnmerged, .consentRecorded, .disclosureMade, .erasureOrdered,
      .erasureCompleted:
      customerMeaning
    case .itemRegistered, .itemOwnershipChanged, .itemCustodyPassed, .itemMeasured,
      .warrantyGranted, .warrantyJudged, .partRequested, .partInstalled, .partRemoved, .partMoved,
      .loanerLent, .loanerReturned, .rmaAuthorized, .rmaSettled:
      itemMeaning
    case .caseOpened, .caseClassified, .caseAssigned, .caseWaitStarted, .caseWaitEnded,
      .caseLinked, .caseUnlinked, .caseResolved, .caseReopened, .caseClosed, .handoffOffered,
      .handoffAccepted, .handoffDeclined, .handoffLapsed, .promiseMade, .promiseSettled:
      caseMeaning
    case .contactStarted, .contactWaitStarted, .contactAnswered, .contactIdentified,
      .contactTransferred, .contactDiverted, .contactEnded, .contactWrappedUp,
      .contactAlertWordHeard, .messagePosted, .mediaAttached, .questionAsked, .questionAnswered,
      .questionSpared, .questionRepeatReported, .factAsserted, .factConfirmed, .factCorrected,
      .memoWritten:
      contactMeaning
    case .repairOpened, .repairDiagnosed, .repairWorkLogged, .repairFinished, .quoteGiven,
      .quoteAnswered, .visitScheduled, .visitStarted, .visitEnded, .followUpPlanned,
      .followUpDone, .maintenancePlanned, .maintenanceFellDue, .maintenanceDone, .recallAnnounced,
      .recallUnitNotified, .recallUnitTraced, .recallUnitRemedied:
      repairMeaning
    case .surveyAnswered, .knowledgeSought, .salesSignaled, .trendFlagged, .documentPublished,
      .memberRegistered, .memberLeft, .entryRetracted, .entryPinned, .entryUnpinned, .clockJudged,
      .conflictRaised, .conflictSettled:
      bookMeaning
    }
  }

  /// The stable name is English already.
  package var en: String { rawValue }

  private var customerMeaning: String {
    switch self {
    case .customerRegistered: "お客様を台帳に加えた"
    case .contactPointAdded: "お客様の連絡先 (電話、メール、住所) を加えた"
    case .contactPointRetired: "連絡先が使われなくなった"
    case .customerTagged: "お客様に札 (重要など) を付けた、または外した"
    case .customerMerged: "同じお客様の 2 つの登録を 1 つにした"
    case .customerUnmerged: "1 つにした登録を元に戻した"
    case .consentRecorded: "連絡や利用への同意を記録した"
    case .disclosureMade: "本人の求めに応じて記録を開示した"
    case .erasureOrdered: "お客様の情報の消去を命じた"
    case .erasureCompleted: "消去が済んだ。もう誰にも読めない"
    case _: rawValue  // Open set: the groups above take all the others.
    }
  }

  private var itemMeaning: String {
    switch self {
    case .itemRegistered: "納入機を台帳に加えた"
    case .itemOwnershipChanged: "製品の持ち主が変わった"
    case .itemCustodyPassed: "製品を預かった、または返した"
    case .itemMeasured: "製品で測った値"
    case .warrantyGranted: "保証を付けた"
    case .warrantyJudged: "保証の内か外かを決めた"
    case .partRequested: "部品を頼んだ"
    case .partInstalled: "部品を取り付けた"
    case .partRemoved: "部品を取り外した"
    case .partMoved: "部品を別の場所に移した"
    case .loanerLent: "代替機を貸した"
    case .loanerReturned: "代替機が戻った"
    case .rmaAuthorized: "返品を承認した"
    case .rmaSettled: "返品の扱いが済んだ"
    case _: rawValue  // Open set: the groups above take all the others.
    }
  }

  private var caseMeaning: String {
    switch self {
    case .caseOpened: "案件を始めた"
    case .caseClassified: "案件の分類を決めた"
    case .caseAssigned: "班の中で担当を決めた"
    case .caseWaitStarted: "案件が何かを待ち始めた"
    case .caseWaitEnded: "待っていたものが来た"
    case .caseLinked: "案件をほかの案件に結び付けた"
    case .caseUnlinked: "案件の結び付きを解いた"
    case .caseResolved: "案件を解決した。完了待ちになる"
    case .caseReopened: "解決または完了した案件をもう一度開いた"
    case .caseClosed: "案件を完了した"
    case .handoffOffered: "案件の引き継ぎを申し出た。受けるまで担当は変わらない"
    case .handoffAccepted: "引き継ぎを受けた。ここで担当が移る"
    case .handoffDeclined: "引き継ぎを断った"
    case .handoffLapsed: "引き継ぎの申し出が取り下げられた、または期限が過ぎた"
    case .promiseMade: "お客様に約束した"
    case .promiseSettled: "約束が済んだ (果たした、破れた、変えた、放免された)"
    case _: rawValue  // Open set: the groups above take all the others.
    }
  }

  private var contactMeaning: String {
    switch self {
    case .contactStarted: "応対 (電話、メール、来店など) が始まった"
    case .contactWaitStarted: "応対の途中でお客様を待たせ始めた"
    case .contactAnswered: "応対に出た"
    case .contactIdentified: "相手がどのお客様か分かった"
    case .contactTransferred: "応対をほかの人に回した"
    case .contactDiverted: "応対が留守番電話などに回った"
    case .contactEnded: "応対が終わった"
    case .contactWrappedUp: "応対の結果を書き留めた"
    case .contactAlertWordHeard: "気を付けるべき言葉が聞こえた"
    case .messagePosted: "お客様に知らせを送った"
    case .mediaAttached: "写真などを付けた"
    case .questionAsked: "お客様に尋ねた"
    case .questionAnswered: "お客様が答えた"
    case .questionSpared: "既に知っていたので尋ねずに済んだ"
    case .questionRepeatReported: "同じことを二度聞かれたとお客様が言った"
    case .factAsserted: "お客様や製品について分かったこと"
    case .factConfirmed: "知っていたことを確かめた"
    case .factCorrected: "知っていたことを改めた"
    case .memoWritten: "社内のメモ"
    case _: rawValue  // Open set: the groups above take all the others.
    }
  }

  private var repairMeaning: String {
    switch self {
    case .repairOpened: "修理を始めた"
    case .repairDiagnosed: "不具合の原因を突き止めた"
    case .repairWorkLogged: "修理の作業を記録した"
    case .repairFinished: "修理を終えた"
    case .quoteGiven: "見積もりを出した"
    case .quoteAnswered: "見積もりに返事があった"
    case .visitScheduled: "訪問の日時を決めた"
    case .visitStarted: "訪問を始めた"
    case .visitEnded: "訪問を終えた"
    case .followUpPlanned: "その後の連絡を予定した"
    case .followUpDone: "その後の連絡をした"
    case .maintenancePlanned: "点検を予定した"
    case .maintenanceFellDue: "点検の時期が来た"
    case .maintenanceDone: "点検をした"
    case .recallAnnounced: "リコールを知らせた"
    case .recallUnitNotified: "リコール対象の持ち主に知らせた"
    case .recallUnitTraced: "リコール対象の所在が分かった"
    case .recallUnitRemedied: "リコールの対策が済んだ"
    case _: rawValue  // Open set: the groups above take all the others.
    }
  }

  private var bookMeaning: String {
    switch self {
    case .surveyAnswered: "アンケートの答え"
    case .knowledgeSought: "ナレッジを探した"
    case .salesSignaled: "営業に知らせる兆し"
    case .trendFlagged: "同じ不具合が増えているという知らせ"
    case .documentPublished: "班、理由コード、暦などの文書を公開した"
    case .memberRegistered: "担当者を台帳に加えた"
    case .memberLeft: "担当者が離れた"
    case .entryRetracted: "前の記入を取り消した。記入そのものは残る"
    case .entryPinned: "記入を上に固定した"
    case .entryUnpinned: "固定を外した"
    case .clockJudged: "応答や解決の期限を守れたかを判定した"
    case .conflictRaised: "記録どうしの食い違いに気付いた"
    case .conflictSettled: "食い違いを片付けた"
    case _: rawValue  // Open set: the groups above take all the others.
    }
  }
}
