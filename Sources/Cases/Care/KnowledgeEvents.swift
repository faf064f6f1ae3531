/// The values of `KnowledgeUse`; their names stand in JSON, their numbers in the log.
package enum KnowledgeUse: String, Hashable, Sendable, CaseIterable {
  case read, sent, followed, nothingFound
}

/// Somebody looked for an answer.
package struct KnowledgeSought: Hashable, Sendable {
  /// Who.
  package var by: Respondent
  /// The document that was found.
  package var document: String?
  /// Its version.
  package var version: String?
  /// What was done with it.
  package var how: KnowledgeUse
  /// Whether it helped.
  package var helped: Bool?
  /// What was looked for; personal: `nil` also where it is sealed.
  package var query: String?

  package init(
    by: Respondent,
    document: String? = nil,
    version: String? = nil,
    how: KnowledgeUse,
    helped: Bool? = nil,
    query: String? = nil
  ) {
    self.by = by
    self.document = document
    self.version = version
    self.how = how
    self.helped = helped
    self.query = query
  }
}
