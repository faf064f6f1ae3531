internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// Two customers, or two cases, that turned out to be one.
struct MergeRequest: Request, Hashable {
  var absorbed: TypedReference
  var survivor: TypedReference
  /// Entries that show it.
  var evidence: [TypedReference] = []
  /// How sure it is, in percent; nil for a person who is sure.
  var score: Int?
  /// What found it; nil for a person.
  var method: String?
  var terms = WriteTerms()

  static let scoreMax = 100
  /// What found it where nobody says: somebody who knows.
  static let methodDefault = "person"

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    // Opened for writing before anything is looked up in it.
    _ = try desk.book(for: .write)
    switch (try desk.mergeSide(absorbed), try desk.mergeSide(survivor)) {
    case (.case, .case):
      if let option = optionOfCustomers {
        throw ErrorReport(
          code: "merge.optionIsOfCustomers", exit: .usage,
          message: Bilingual(
            ja: "\(option) はお客様をまとめるときだけ使えます", en: "\(option) is for merging customers"),
          hint: ErrorReport.Hint("casebook merge \(absorbed.text) \(survivor.text)"))
      }
      return try CaseLinkRequest(
        case: absorbed, other: survivor, relation: .duplicateOf, terms: terms
      ).run(at: desk)
    case (.customer(let one), .customer(let other)): return try merge(one, into: other, desk)
    case (.customer(let one), .case(let other)): throw Self.kindsDiffer(one.number, other.number)
    case (.case(let one), .customer(let other)): throw Self.kindsDiffer(one.number, other.number)
    }
  }

  private func merge(
    _ one: CustomerCard, into other: CustomerCard, _ desk: Desk
  ) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    var events: [EventID] = []
    for typed in evidence {
      events += try desk.entry(typed, of: try desk.case(typed)).map(\.id)
    }
    let merged = CustomerMerged(
      mergeID: writer.newID(), evidence: events, score: score ?? Self.scoreMax,
      method: method ?? Self.methodDefault)
    let refs = Refs([Ref(.survivor, other.id.any), Ref(.absorbed, one.id.any)])
    let name = one.name.spoken
    return try writer.decide(
      .mergeCustomers(merged), refs: refs,
      says: Bilingual(
        ja: "\(one.number) \(name.ja) をまとめました (戻すには unmerge \(one.number))",
        en: "\(one.number) \(name.en) is merged (unmerge \(one.number) undoes it)"),
      on: WriteSubject(customer: other))
  }

  private var optionOfCustomers: String? {
    if !evidence.isEmpty { return "--by" }
    return score != nil ? "--score" : method != nil ? "--method" : nil
  }

  static func kindsDiffer(_ one: String, _ other: String) -> ErrorReport {
    ErrorReport(
      code: "merge.kindsDiffer", exit: .usage,
      message: Bilingual(
        ja: "\(one) と \(other) は種類が違います (お客様どうし、案件どうしをまとめます)",
        en: "\(one) and \(other) are of two kinds: merge customers, or cases"),
      hint: ErrorReport.Hint("casebook help merge"))
  }
}

/// What is merged, or was.
enum MergeSide: Sendable {
  case customer(CustomerCard)
  case `case`(CaseCard)
}

extension Desk {
  /// The customer or the case that was named; by a telephone number a customer.
  func mergeSide(_ typed: TypedReference) throws(ErrorReport) -> MergeSide {
    let text = typed.text
    let reference = try read { (snapshot) throws(RowsError) in
      try snapshot.resolve(text).references.first
    }
    if case .case? = reference { return .case(try self.case(typed)) }
    return .customer(try customer(typed))
  }
}
