internal import Cases
internal import Wire

/// What is known of a call once its news is written.
struct Ringing: Sendable {
  /// The telephone system's name of the call.
  let call: String
  let contact: ContactID
  let event: RingEvent
  /// What `casebook.write/1` says.
  let write: JSON
  /// Who may be calling; nil where the news is not of a person.
  let pop: OpenedPop?
}

/// `casebook.ring/1`: what was written of a call, and who may be calling.
enum RingDocument {
  static let shape = DocumentShape<Ringing>(
    "casebook.ring/1", "What was written of a call, and who may be calling.",
    [Member("data", data) { $0 }])

  private static let data: Shape<Ringing> = .object([
    Member("call", Shape.text, "The telephone system's name of the call.") { $0.call },
    Member("contact", Shape<ContactID>.id()) { $0.contact },
    Member("event", Shape<RingEvent>.word) { $0.event },
    Member("pop", PopDocument.data.orNull, "As in casebook.pop/1; when it rings or is answered.") {
      $0.pop
    },
    Member("write", Shape<JSON>.anyObject, "As in casebook.write/1.") { $0.write },
  ])
}
