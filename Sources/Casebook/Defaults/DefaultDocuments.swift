package import Cases
internal import Wire

/// The documents with which a book begins, so that the first case can be opened at once.
///
/// Each is JSON in its `content`; publishing a later version replaces it.
package enum DefaultDocuments {
  /// Teams, reason codes, a calendar, fact keys and two scripts, alert words, and the schema.
  ///
  /// - Parameters:
  ///   - zone: That of the house, from when on its clocks are how far ahead of UTC; folds know no
  ///     other source of that.
  ///   - schema: The FileDescriptorSet of the records.
  /// - Returns: Documents of version 1, in the order in which they are published.
  package static func all(
    zone: BusinessZone, schema: [UInt8]
  ) -> [DocumentPublished] {
    [
      document("schema", .schema, "Schema", content: schema),
      document("teams", .teams, "Teams 班", teams),
      document("reason-codes", .reasonCodes, "Reason codes 理由コード", reasonCodes),
      document("calendar", .calendar, "Calendar 営業日", calendar(zone)),
      document("fact-keys", .factKeys, "Fact keys 既知事項の項目", DefaultFactKeys.keys),
      document("intake", .script, "Symptom intake 症状の聞き取り", DefaultFactKeys.intake),
      document("visit-sheet", .checklist, "Visit sheet 訪問票", DefaultFactKeys.visitSheet),
      alertRules, dictionary,
    ]
  }

  private static func document(
    _ id: String, _ kind: DocumentKind, _ title: String, _ json: JSON
  ) -> DocumentPublished {
    document(id, kind, title, content: json.bytes())
  }

  private static func document(
    _ id: String, _ kind: DocumentKind, _ title: String, content: [UInt8]
  ) -> DocumentPublished {
    DocumentPublished(
      documentID: id, kind: kind, version: 1, title: title, content: content, audience: .agents)
  }

  private static let teams: JSON = [
    "teams": [
      team("support", "受", "受付", "Support"), team("sales", "営", "営業", "Sales"),
      team("repair", "修", "修理", "Repair"), team("quality", "品", "品質", "Quality"),
    ]
  ]

  private static func team(
    _ code: String, _ kanji: String, _ japanese: String, _ english: String
  ) -> JSON {
    ["code": .string(code), "kanji": .string(kanji), "name": names(japanese, english)]
  }

  private static func names(_ japanese: String, _ english: String) -> JSON {
    ["en": .string(english), "ja": .string(japanese)]
  }

  private static let reasonCodes: JSON = [
    "reasonCodes": .array(
      [
        ("malfunction", "故障", "Malfunction"), ("installation", "設置", "Installation"),
        ("usage", "使い方", "How to use"), ("parts", "部品・消耗品", "Parts and consumables"),
        ("maintenance", "点検", "Maintenance"), ("quote", "見積", "Quote"),
        ("complaint", "苦情", "Complaint"), ("recall", "リコール", "Recall"),
        ("other", "その他", "Other"),
      ].map { ["code": .string($0.0), "name": names($0.1, $0.2)] })
  ]

  /// Monday to Friday from nine to six; in Japan without its public holidays, elsewhere the house
  /// publishes its own.
  private static func calendar(_ zone: BusinessZone) -> JSON {
    [
      "holidays": zone.name == BusinessZone.tokyo.name ? "japan" : [],
      "hours": .array(
        (1...5).map { ["from": "09:00", "to": "18:00", "weekday": .integer($0)] }),
      "zone": zone.json,
    ]
  }
}
