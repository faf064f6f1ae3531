internal import Cases
internal import Views
internal import Wire

/// `casebook.find/1`: what was found.
enum FindDocument {
  static let shape = DocumentShape<Page<FoundLine>>(
    "casebook.find/1", "Events in which something was found, the latest first.",
    Page.members(
      .object([
        Member("at", Shape.time.orNull, "When it happened.") { $0.at },
        Member("case", DocumentSubject.shape.orNull) { line in
          line.case.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
        },
        Member("customer", DocumentSubject.shape.orNull) { line in
          line.customer.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
        },
        Member("event", Shape<EventID>.id().orNull, "null for a thing that was named.") {
          $0.record?.id
        },
        Member("item", DocumentSubject.shape.orNull) { line in
          line.item.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
        },
        Member("kind", Shape<SearchKind>.word) { $0.kind },
        Member("ref", Shape.text.orNull) { $0.reference },
        Member("team", Shape.text.orNull) { $0.record?.team?.code },
        Member("text", Shape.text, "The line of the timeline, in the language asked for.") {
          $0.text
        },
        Member("type", Shape.text.orNull) { $0.record?.event.typeName },
      ])))
}
