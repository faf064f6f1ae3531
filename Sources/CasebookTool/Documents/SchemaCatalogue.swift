internal import Screens
internal import Wire

/// A kind of document that the command line prints, whatever it is made of.
struct Output: Sendable {
  /// "casebook.write/1".
  let name: String
  /// JSON Schema 2020-12.
  let schema: JSON

  init<Value>(_ shape: DocumentShape<Value>) {
    name = shape.name
    schema = shape.schema
  }

  /// "write": how people ask for the newest of its majors.
  var shortName: String {
    String(name.dropFirst(Self.prefix.count).prefix { $0 != "/" })
  }

  static let prefix = "casebook."
}

/// Every schema that `casebook schema` prints: those of events and those of outputs.
///
/// A command can print nothing but an event, a document of a `DocumentShape`, or a JSON Schema; a
/// test runs them all and looks their documents up here.
enum SchemaCatalogue {
  /// What commands print, in the order of their names.
  static let outputs: [Output] = (general + care + asking + holding + aboutTheTool).sorted {
    $0.name < $1.name
  }

  private static let general: [Output] = [
    Output(AttachmentDocument.list), Output(AttachmentDocument.taken),
    Output(BackupDocument.shape), Output(CaseDocument.shape), Output(ContactDocument.list),
    Output(ContactDocument.one), Output(CustomerDocument.shape), Output(CustomersDocument.shape),
    Output(DayDocument.shape), Output(DisclosureDocument.shape), Output(DueDocument.shape),
    Output(EmittedDocument.shape),
    Output(EmittedLine.shape), Output(ErrorDocument.shape), Output(ExplanationDocument.shape),
    Output(ExportDocument.shape), Output(FindDocument.shape), Output(GoDocument.shape),
    Output(HandoffDocument.list), Output(Health.shape), Output(ImportDocument.shape),
    Output(InitDocument.shape), Output(ItemDocument.shape), Output(ItemsDocument.shape),
    Output(KeyDocument.list), Output(KeysBackupDocument.shape), Output(KpiDocument.shape),
    Output(LeaveDocument.shape), Output(ListDocument.shape), Output(LoadDocument.shape),
    Output(MembersDocument.shape), Output(NoDocument.shape), Output(PopDocument.shape),
    Output(QueueDocument.shape),
    Output(RebuildDocument.shape),
    Output(ReceiptDocument.shape), Output(ReplicaDocument.shape), Output(ReportDocument.shape),
    Output(RestoreDocument.shape), Output(RetentionDocument.shape), Output(RingDocument.shape),
    Output(SchemasDocument.shape), Output(StreamDocument.shape), Output(TimelineDocument.shape),
    Output(UpkeepDocument.shape), Output(VerifyDocument.shape), Output(VersionDocument.shape),
    Output(WriteDocument.shape), Output(UnmergeDocument.shape),
    Output(DuplicatesDocument.shape),
  ]

  /// What falls due after a repair, recalls, and what sales should know.
  private static let care: [Output] = [
    Output(CareDocument.shape), Output(GapsDocument.shape), Output(OwnersPlanned.shape),
    Output(RecallDocument.shape), Output(RecallsDocument.shape), Output(SignalsDocument.shape),
  ]

  /// What is known, and what may be asked.
  private static let asking: [Output] = [
    Output(AskDocument.shape), Output(FactDocument.list), Output(FindingDocument.intake),
  ]

  /// Conflicts, histories, and what is lent, returned and loose.
  private static let holding: [Output] = [
    Output(SyncDocument.shape), Output(OutboxDocument.list),
    Output(ConflictDocument.list), Output(ItemHistoryDocument.shape), Output(LoanDocument.list),
    Output(ReturnDocument.list), Output(StockDocument.list),
  ]

  /// What the commands print that are about the tool and the place of the book.
  private static let aboutTheTool: [Output] = [
    Output(CheckupDocument.shape), Output(CompletionDocument.shape), Output(ConfigFiles.shape),
    Output(ContextDocument.shape), Output(ManDocument.shape), Output(SettingDocument.one),
    Output(SettingDocument.list), Output(UpgradeDocument.shape),
  ]

  /// The names of the schemas of events: "part.installed/1".
  static var eventNames: [String] { Registry.documented.schemaNames }

  /// The names by which schemas are asked for, without versions.
  static var names: [String] {
    eventNames.map { String($0.prefix { $0 != "/" }) } + outputs.map(\.shortName)
  }

  /// The schema with a name, or the newest where no version was typed: "part.installed",
  /// "casebook.write/1", "write".
  static func schema(named typed: String) -> JSON? {
    let name = String(typed.halfWidth.trimmingSpaces)
    if let exact = Registry.documented.jsonSchema(named: name) { return exact }
    if let newest = Registry.documented.newestJSONSchema(of: name) { return newest }
    return outputs.last { output in
      name == output.name || Output.prefix + name == output.name || name == output.shortName
        || name == Output.prefix + output.shortName
    }?.schema
  }

  /// The names that are near to one that has no schema, without versions; the nearest first.
  static func near(_ typed: String) -> [String] {
    var key = String(typed.halfWidth.trimmingSpaces.prefix { $0 != "/" }).lowercased()
    if key.hasPrefix(Output.prefix) { key.removeFirst(Output.prefix.count) }
    let names = names
    let lower = names.map { $0.lowercased() }
    switch NameMatch(key, among: lower) {
    case .exact(let found), .repaired(let found):
      return names.filter { $0.lowercased() == found }.prefix(1).map(\.self)
    case .near(let found):
      return found.map { key in names.first { $0.lowercased() == key } ?? key }
    }
  }
}
