internal import Screens

/// All commands, in the order in which help lists them.
enum CommandTree {
  static let all: [CommandNode] =
    everyDay + neverAskTwice + record + handOver + repair + field + records + integrate + operate

  private static let everyDay: [CommandNode] = [
    CommandNode(.everyDay, ListCommand.self),
    CommandNode(.everyDay, ShowCommand.self),
    CommandNode(.everyDay, TimelineCommand.self),
    CommandNode(.everyDay, FindCommand.self),
    CommandNode(.everyDay, DueCommand.self),
    CommandNode(.everyDay, QueueCommand.self),
    CommandNode(.everyDay, PopCommand.self),
    CommandNode(.everyDay, WatchCommand.self),
  ]

  private static let neverAskTwice: [CommandNode] = [
    CommandNode(.neverAskTwice, AskCommand.self),
    CommandNode(
      .neverAskTwice, "fact", ja: "分かったことを記録し、確かめ、改める", en: "what became known, or changed",
      [FactSetCommand.self, FactConfirmCommand.self, FactCorrectCommand.self]),
    CommandNode(.neverAskTwice, FactsCommand.self),
    CommandNode(.neverAskTwice, IntakeCommand.self),
  ]

  private static let record: [CommandNode] = [
    CommandNode(.record, MemoCommand.self),
    CommandNode(.record, MessageCommand.self),
    CommandNode(
      .record, "call", ja: "電話の応対を記録する", en: "record a telephone call",
      [
        CallInCommand.self, CallOutCommand.self, CallAnswerCommand.self, CallHoldCommand.self,
        CallResumeCommand.self, CallTransferCommand.self, CallDivertCommand.self,
        CallEndCommand.self, CallWrapUpCommand.self, CallTranscriptCommand.self,
      ]),
    CommandNode(
      .record, "contact", ja: "メール・来店などの応対を記録する", en: "record e-mail, counter, …",
      [
        ContactInCommand.self, ContactOutCommand.self, ContactIdentifyCommand.self,
        ContactShowCommand.self, ContactListCommand.self,
      ]),
    CommandNode(
      .record, "visit", aliases: ["v"], ja: "訪問を決め、始め、終える", en: "schedule, start, end a visit",
      [VisitScheduleCommand.self, VisitStartCommand.self, VisitEndCommand.self]),
    CommandNode(.record, PartCommand.self),
    CommandNode(.record, MeasureCommand.self),
    CommandNode(.record, AttachCommand.self),
    CommandNode(
      .record, "attachment", ja: "添付の一覧と取り出し", en: "list and take out attachments",
      [AttachmentListCommand.self, AttachmentGetCommand.self]),
    CommandNode(.record, PromiseCommand.self),
    CommandNode(.record, KeepCommand.self),
    CommandNode(.record, ReleaseCommand.self),
    CommandNode(.record, QuoteCommand.self),
    CommandNode(.record, StateCommand.self),
    CommandNode(.record, PinCommand.self),
    CommandNode(.record, UnpinCommand.self),
    CommandNode(.record, ConsentCommand.self),
    CommandNode(.record, SurveyCommand.self),
    CommandNode(.record, KnowledgeCommand.self),
    CommandNode(.record, CorrectCommand.self),
    CommandNode(.record, RetractCommand.self),
    CommandNode(.record, UndoCommand.self),
  ]

  private static let handOver: [CommandNode] = [
    CommandNode(
      .handOver, "handoff", ja: "別の班に引き継ぐ", en: "hand a case to another team",
      [
        HandoffOfferCommand.self, HandoffAcceptCommand.self, HandoffDeclineCommand.self,
        HandoffWithdrawCommand.self, HandoffInboxCommand.self,
      ]),
    CommandNode(.handOver, AssignCommand.self),
  ]

  private static let repair: [CommandNode] = [
    CommandNode(
      .repair, "repair", ja: "修理を始め、診断し、終える", en: "open, diagnose, finish a repair",
      [
        RepairNewCommand.self, RepairDiagnoseCommand.self, RepairWorkCommand.self,
        RepairFinishCommand.self,
      ]),
    CommandNode(
      .repair, "custody", ja: "製品を預かり、返す", en: "take items into custody, give them back",
      [CustodyTakeCommand.self, CustodyReturnCommand.self]),
    CommandNode(
      .repair, "warranty", ja: "保証を付け、判定する", en: "grant and judge warranties",
      [WarrantyGrantCommand.self, WarrantyJudgeCommand.self]),
    CommandNode(
      .repair, "loaner", ja: "代替機を貸し、受け取る", en: "lend items, take them back",
      [LoanerLendCommand.self, LoanerReturnCommand.self, LoanerListCommand.self]),
    CommandNode(
      .repair, "rma", ja: "返品を承認し、済ませる", en: "authorize and settle returns",
      [RMAAuthorizeCommand.self, RMASettleCommand.self, RMAListCommand.self]),
    CommandNode(
      .repair, "recall", ja: "リコール: 公表、通知、照会、処置", en: "recalls: announce, notify, trace, remedy",
      [
        RecallAnnounceCommand.self, RecallNotifyCommand.self, RecallTraceCommand.self,
        RecallRemedyCommand.self, RecallShowCommand.self, RecallListCommand.self,
      ]),
    CommandNode(
      .repair, "follow-up", ja: "購入後・問い合わせ後などのフォロー",
      en: "follow-ups after a purchase, an inquiry, …",
      [FollowUpPlanCommand.self, FollowUpDoneCommand.self, FollowUpListCommand.self]),
    CommandNode(
      .repair, "maintenance", ja: "定期点検・法定点検", en: "maintenance and inspections by law",
      [MaintenancePlanCommand.self, MaintenanceDoneCommand.self, MaintenanceListCommand.self]),
    CommandNode(.repair, SignalCommand.self),
  ]

  private static let field: [CommandNode] = [
    CommandNode(.field, GoCommand.self),
    CommandNode(.field, PackCommand.self),
    CommandNode(.field, SyncCommand.self),
    CommandNode(
      .field, "outbox", ja: "端末の送信箱", en: "what a device has to send",
      [
        OutboxListCommand.self, OutboxShowCommand.self, OutboxRetryCommand.self,
        OutboxExportCommand.self,
      ]),
  ]

  private static let records: [CommandNode] = [
    CommandNode(
      .records, "case", ja: "案件を作り、分類し、閉じる", en: "open, classify, close cases",
      [
        CaseNewCommand.self, CaseClassifyCommand.self, CaseResolveCommand.self,
        CaseCloseCommand.self, CaseReopenCommand.self, CaseLinkCommand.self,
        CaseUnlinkCommand.self,
      ]),
    CommandNode(
      .records, "customer", ja: "お客様", en: "customers",
      [
        CustomerNewCommand.self, CustomerShowCommand.self, CustomerEditCommand.self,
        CustomerTagCommand.self, CustomerPointCommand.self, CustomerListCommand.self,
        CustomerDiscloseCommand.self, CustomerEraseCommand.self,
      ]),
    CommandNode(.records, MergeCommand.self),
    CommandNode(.records, UnmergeCommand.self),
    CommandNode(
      .records, "item", ja: "納入機", en: "items",
      [
        ItemNewCommand.self, ItemShowCommand.self, ItemTransferCommand.self, ItemListCommand.self,
        ItemHistoryCommand.self,
      ]),
    CommandNode(
      .records, "member", ja: "担当者", en: "the staff",
      [MemberNewCommand.self, MemberLeaveCommand.self, MemberListCommand.self]),
    CommandNode(
      .records, "conflict", ja: "食い違いを見て片付ける", en: "list and settle conflicts",
      [ConflictListCommand.self, ConflictSettleCommand.self]),
    CommandNode(
      .records, "document", ja: "文書を公開する", en: "publish documents",
      [DocumentPublishCommand.self]),
    CommandNode(
      .records, "print", ja: "作業報告書・預かり証を印刷する", en: "print papers for customers",
      [PrintReportCommand.self, PrintReceiptCommand.self]),
  ]

  private static let integrate: [CommandNode] = [
    CommandNode(.integrate, TailCommand.self),
    CommandNode(.integrate, EmitCommand.self),
    CommandNode(.integrate, RingCommand.self),
    CommandNode(
      .integrate, "import", ja: "ほかの仕組みの記録を取り込む", en: "import from other systems",
      [
        ImportServiceNowCommand.self, ImportOpenRepairCommand.self, ImportCSVCommand.self,
        ImportVCardCommand.self,
      ]),
    CommandNode(
      .integrate, "export", ja: "記録を書き出す", en: "write everything out",
      [ExportNDJSONCommand.self, ExportCSVCommand.self, ExportOCELCommand.self]),
    CommandNode(.integrate, SchemaCommand.self),
  ]

  private static let operate: [CommandNode] = [
    CommandNode(.operate, InitCommand.self),
    CommandNode(.operate, UpgradeCommand.self),
    CommandNode(.operate, VerifyCommand.self),
    CommandNode(.operate, RebuildCommand.self),
    CommandNode(.operate, UpkeepCommand.self),
    CommandNode(.operate, BackupCommand.self),
    CommandNode(.operate, RestoreCommand.self),
    CommandNode(.operate, ServeCommand.self),
    CommandNode(.operate, FollowCommand.self),
    CommandNode(
      .operate, "keys", ja: "接続の鍵: 人と端末を許す、断つ", en: "keys of connections: allow, revoke",
      [
        KeysNewCommand.self, KeysAllowCommand.self, KeysListCommand.self, KeysShowCommand.self,
        KeysRevokeCommand.self, KeysBackupCommand.self,
      ]),
    CommandNode(.operate, KpiCommand.self),
    CommandNode(
      .operate, "retention", ja: "録音などの保存期限", en: "until when media are kept",
      [RetentionListCommand.self, RetentionApplyCommand.self]),
    CommandNode(
      .operate, "config", ja: "設定を見る、変える、確かめる", en: "show, change, check settings",
      [
        ConfigGetCommand.self, ConfigSetCommand.self, ConfigListCommand.self,
        ConfigPathCommand.self, ConfigCheckCommand.self,
      ]),
    CommandNode(
      .operate, "context", ja: "台帳に名前を付け、選ぶ", en: "name books and choose one",
      [
        ContextAddCommand.self, ContextUseCommand.self, ContextListCommand.self,
        ContextRemoveCommand.self,
      ]),
    CommandNode(.operate, HealthCommand.self),
    CommandNode(.operate, DoctorCommand.self),
    CommandNode(.operate, CompletionCommand.self),
    CommandNode(.operate, ManCommand.self),
    CommandNode(.operate, ExplainCommand.self),
    CommandNode(.operate, HelpCommand.self),
  ]
}
