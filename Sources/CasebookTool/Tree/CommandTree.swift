internal import Screens

/// All commands, in the order in which help lists them.
enum CommandTree {
  static let all: [CommandNode] =
    everyDay + record + handOver + repair + field + records + integrate + operate

  private static let everyDay: [CommandNode] = [
    CommandNode(.everyDay, ListCommand.self),
    CommandNode(.everyDay, ShowCommand.self),
    CommandNode(.everyDay, TimelineCommand.self),
    CommandNode(.everyDay, FindCommand.self),
    CommandNode(.everyDay, DueCommand.self),
  ]

  private static let record: [CommandNode] = [
    CommandNode(.record, MemoCommand.self),
    CommandNode(.record, MessageCommand.self),
    CommandNode(
      .record, "call", ja: "電話の応対を記録する", en: "record a telephone call",
      [CallInCommand.self, CallOutCommand.self]),
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
    CommandNode(.record, PromiseCommand.self),
    CommandNode(.record, KeepCommand.self),
    CommandNode(.record, ReleaseCommand.self),
    CommandNode(.record, StateCommand.self),
    CommandNode(.record, PinCommand.self),
    CommandNode(.record, UnpinCommand.self),
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
      [RepairNewCommand.self, RepairDiagnoseCommand.self, RepairFinishCommand.self])
  ]

  private static let field: [CommandNode] = [
    CommandNode(.field, GoCommand.self)
  ]

  private static let records: [CommandNode] = [
    CommandNode(
      .records, "case", ja: "案件を作り、分類し、閉じる", en: "open, classify, close cases",
      [
        CaseNewCommand.self, CaseClassifyCommand.self, CaseResolveCommand.self,
        CaseCloseCommand.self, CaseReopenCommand.self,
      ]),
    CommandNode(
      .records, "customer", ja: "お客様", en: "customers",
      [
        CustomerNewCommand.self, CustomerShowCommand.self, CustomerEditCommand.self,
        CustomerTagCommand.self, CustomerPointCommand.self, CustomerListCommand.self,
      ]),
    CommandNode(
      .records, "item", ja: "納入機", en: "items",
      [
        ItemNewCommand.self, ItemShowCommand.self, ItemTransferCommand.self, ItemListCommand.self,
      ]),
    CommandNode(
      .records, "member", ja: "担当者", en: "the staff",
      [MemberNewCommand.self, MemberLeaveCommand.self, MemberListCommand.self]),
    CommandNode(
      .records, "document", ja: "文書を公開する", en: "publish documents",
      [DocumentPublishCommand.self]),
  ]

  private static let integrate: [CommandNode] = [
    CommandNode(.integrate, TailCommand.self),
    CommandNode(.integrate, EmitCommand.self),
    CommandNode(
      .integrate, "import", ja: "ほかの仕組みの記録を取り込む", en: "import from other systems",
      [ImportServiceNowCommand.self]),
    CommandNode(
      .integrate, "export", ja: "記録を書き出す", en: "write everything out",
      [ExportNDJSONCommand.self]),
    CommandNode(.integrate, SchemaCommand.self),
  ]

  private static let operate: [CommandNode] = [
    CommandNode(.operate, InitCommand.self),
    CommandNode(.operate, VerifyCommand.self),
    CommandNode(.operate, RebuildCommand.self),
    CommandNode(.operate, UpkeepCommand.self),
    CommandNode(.operate, BackupCommand.self),
    CommandNode(.operate, RestoreCommand.self),
    CommandNode(.operate, KpiCommand.self),
    CommandNode(.operate, ExplainCommand.self),
    CommandNode(.operate, HelpCommand.self),
  ]
}
