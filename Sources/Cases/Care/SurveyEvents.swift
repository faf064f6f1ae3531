/// The values of `SurveyKind`; their names stand in JSON, their numbers in the log.
package enum SurveyKind: String, Hashable, Sendable, CaseIterable {
  case csat, ces, nps, resolved, morale
}

/// Somebody said how it went.
package struct SurveyAnswered: Hashable, Sendable {
  /// The survey.
  package var surveyID: SurveyID
  /// Who.
  package var respondent: Respondent
  /// What was asked.
  package var kind: SurveyKind
  /// The score, on the scale of its kind.
  package var score: Int
  /// How many contacts it took, as they said.
  package var contactsNeeded: Int?
  /// Whether they had to say things twice.
  package var saidRepeated: Bool?
  /// Their words; personal: `nil` also where it is sealed.
  package var comment: String?

  package init(
    surveyID: SurveyID,
    respondent: Respondent,
    kind: SurveyKind,
    score: Int,
    contactsNeeded: Int? = nil,
    saidRepeated: Bool? = nil,
    comment: String? = nil
  ) {
    self.surveyID = surveyID
    self.respondent = respondent
    self.kind = kind
    self.score = score
    self.contactsNeeded = contactsNeeded
    self.saidRepeated = saidRepeated
    self.comment = comment
  }
}
