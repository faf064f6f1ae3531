/// The values of `MessagePurpose`; their names stand in JSON, their numbers in the log.
package enum MessagePurpose: String, Hashable, Sendable, CaseIterable {
  case reply, webGuidance, callbackOffer, followUp, visitNotice, recall, survey
}

/// A message was sent or came in.
package struct MessagePosted: Hashable, Sendable {
  /// The message.
  package var messageID: MessageID
  /// Which way it went.
  package var direction: Direction
  /// What for.
  package var purpose: MessagePurpose
  /// The template's code.
  package var template: String?
  /// When it shall be sent.
  package var sendAt: Instant?
  /// The words; personal: `nil` also where it is sealed.
  package var text: String?

  package init(
    messageID: MessageID,
    direction: Direction,
    purpose: MessagePurpose,
    template: String? = nil,
    sendAt: Instant? = nil,
    text: String?
  ) {
    self.messageID = messageID
    self.direction = direction
    self.purpose = purpose
    self.template = template
    self.sendAt = sendAt
    self.text = text
  }
}
