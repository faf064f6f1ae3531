/// The values of `DocumentKind`; their names stand in JSON, their numbers in the log.
package enum DocumentKind: String, Hashable, Sendable, CaseIterable {
  case article, manual, script, checklist, factKeys, reasonCodes, policy, calendar, alertRules,
    dictionary, models, teams, schema
}

/// The values of `DocumentAudience`; their names stand in JSON, their numbers in the log.
package enum DocumentAudience: String, Hashable, Sendable, CaseIterable {
  case agents, customers
}

/// A document of the house came into force.
package struct DocumentPublished: Hashable, Sendable {
  /// The document.
  package var documentID: String
  /// What kind of document this is.
  package var kind: DocumentKind
  /// The version, from 1.
  package var version: Int
  /// Its title.
  package var title: String
  /// The document, unless it is a blob.
  package var content: [UInt8]?
  /// SHA-256 of the blob.
  package var sha256: [UInt8]?
  /// For whom it is.
  package var audience: DocumentAudience

  package init(
    documentID: String,
    kind: DocumentKind,
    version: Int,
    title: String,
    content: [UInt8]? = nil,
    sha256: [UInt8]? = nil,
    audience: DocumentAudience
  ) {
    self.documentID = documentID
    self.kind = kind
    self.version = version
    self.title = title
    self.content = content
    self.sha256 = sha256
    self.audience = audience
  }
}
