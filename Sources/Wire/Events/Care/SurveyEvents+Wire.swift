internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension SurveyAnswered: EventContent {
  static let eventKind = Event.Kind.surveyAnswered

  var clearMessage: ProtoSurveyAnswered {
    var proto = ProtoSurveyAnswered()
    proto.surveyID = self.surveyID.data
    proto.respondent = self.respondent.code
    proto.kind = self.kind.code
    proto.score = Int64(self.score)
    if let contactsNeeded { proto.contactsNeeded = Int64(contactsNeeded) }
    if let saidRepeated { proto.saidRepeated = saidRepeated }
    return proto
  }

  var sealedMessage: ProtoSurveyAnswered {
    var proto = ProtoSurveyAnswered()
    if let comment { proto.comment = comment }
    return proto
  }

  init(_ message: ProtoSurveyAnswered) throws(WireError) {
    self.init(
      surveyID: try Field.identifier(message.surveyID, "surveyId"),
      respondent: try Field.code(message.respondent, "respondent"),
      kind: try Field.code(message.kind, "kind"),
      score: try Field.integer(message.score, "score"),
      contactsNeeded: try message.hasContactsNeeded
        ? Field.integer(message.contactsNeeded, "contactsNeeded") : nil,
      saidRepeated: message.hasSaidRepeated ? message.saidRepeated : nil,
      comment: message.hasComment ? message.comment : nil)
  }
}
