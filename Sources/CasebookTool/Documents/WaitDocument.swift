internal import Cases
internal import Views
internal import Wire

/// For what a customer waits, as of one moment.
struct OpenedWait: Hashable, Sendable {
  let wait: CustomerWait
  /// How long they have heard nothing.
  let seconds: Int64

  init(_ wait: CustomerWait, at now: Instant) {
    self.wait = wait
    seconds = wait.seconds(at: now)
  }
}

/// For what a customer waits, in documents.
enum WaitShape {
  static let shape: Shape<OpenedWait> = .object([
    Member("handedOver", handedOver.orNull, "When the case last passed to another team.") {
      $0.wait.handedOver
    },
    Member("reason", Shape.word(CustomerWaitReason.words), "Why: the first that holds.") {
      $0.wait.reason.word
    },
    Member("reasonSince", Shape.time.orNull, "Since when that is why.") { $0.wait.reasonSince },
    Member("since", Shape.time, "The last contact, else the opening of the case.") {
      $0.wait.since
    },
    Member("until", Shape.time.orNull, "Until when it should be over.") { $0.wait.until },
    Member("waitSec", Shape<Int>.integer, "How long the customer has heard nothing.") {
      Int($0.seconds)
    },
  ])

  private static let handedOver: Shape<CustomerWait.HandedOver> = .object([
    Member("at", Shape.time) { $0.at }, Member("from", Shape.team) { $0.from },
    Member("to", Shape.team) { $0.to },
  ])
}

/// `casebook.queue/1`: the customers who wait.
enum QueueDocument {
  /// A case whose customer waits.
  struct Row: Sendable {
    let sheet: OpenedCase
    let wait: OpenedWait
  }

  /// The queue with what stands above it.
  struct Whole: Sendable {
    let page: Page<Row>
    /// How many wait for what.
    let counts: [String: Int]
    /// How many calls that nobody answered wait for somebody to call back.
    let unansweredCount: Int
  }

  static let shape = DocumentShape<Whole>(
    "casebook.queue/1", "Customers of open cases, those who wait longest first.",
    Page.members(row).map { member in member.of { $0.page } } + [
      Member("counts", .map(Shape<Int>.integer), "How many wait, by why.") { $0.counts },
      Member("unanswered", Shape<Int>.integer, "Calls that nobody has returned.") {
        $0.unansweredCount
      },
    ])

  /// One of them.
  static let row: Shape<Row> = .object([
    Member("case", DocumentSubject.shape) {
      DocumentSubject(id: $0.sheet.card.id.any, reference: $0.sheet.card.number)
    },
    Member("customer", SharedShapes.customer.orNull) { $0.sheet.customer },
    Member("owner", SharedShapes.owner.orNull) { $0.sheet.owner },
    Member("subject", Shape.personal) { $0.sheet.card.subject },
    Member("waiting", WaitShape.shape) { $0.wait },
  ])
}
