package import Cases

extension HouseDocument {
  /// What a document says; `nil` if it is of another kind, or cannot be read.
  package init?(_ published: DocumentPublished) {
    guard let content = published.content else { return nil }
    switch published.kind {
    case .calendar:
      guard let calendar = try? CalendarDocument.calendar(content) else { return nil }
      self = .calendar(calendar)
    case .policy:
      guard published.documentID == PolicyDocument.id,
        let policy = try? PolicyDocument.policy(content)
      else { return nil }
      self = .policy(policy)
    case .factKeys:
      guard let keys = try? FactKeysDocument.keys(content) else { return nil }
      self = .factKeys(keys)
    case .script, .checklist:
      guard ScriptDocument.isOne(content), let script = try? ScriptDocument.script(content) else {
        return nil
      }
      self = .script(script)
    case .article, .manual, .reasonCodes, .alertRules, .dictionary, .models, .teams, .schema:
      return nil
    }
  }
}
