internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Customers who may be registered twice, to be listed.
struct DuplicatesRequest: Request, Hashable {
  var limit: Int

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let (rows, hasMore, asOf): ([DuplicatePair], Bool, LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      let (pairs, hasMore) = try DuplicateSearch.find(in: snapshot)
      var rows: [DuplicatePair] = []
      for pair in pairs {
        rows.append(
          DuplicatePair(
            first: try snapshot.card(pair.first), later: try snapshot.card(pair.later),
            kind: pair.kind))
      }
      rows.sort { ($1.score, $0.first.id) < ($0.score, $1.first.id) }
      return (Array(rows.prefix(limit)), hasMore || rows.count > limit, snapshot.asOf)
    }
    return Answer(
      lines: { lines(rows, desk) }, rows: { rows.map(\.row) },
      document: {
        Document(
          DuplicatesDocument.shape,
          Page(rows: rows, next: nil, total: hasMore ? nil : rows.count, asOf: asOf.text))
      }, notes: hasMore ? [MoreNote.line(at: desk)] : [])
  }

  private func lines(_ rows: [DuplicatePair], _ desk: Desk) -> [Line] {
    guard !rows.isEmpty else {
      return [
        Line(
          desk.say(Bilingual(ja: "同じかもしれない登録はありません", en: "nobody seems to be registered twice")),
          .dim)
      ]
    }
    let table = Table(
      columns: [.fits, .fits, .fits, .rest, .fits], ruler: desk.ruler, width: desk.width)
    let lines = table.lines(
      rows.map { row in
        [
          Span("\(row.score)%", row.score >= DuplicatePair.Likeness.near.score ? .notice : .dim),
          Span("\(row.later.number) > \(row.first.number)", .heading),
          Span(desk.say(row.reason), .dim),
          Span(row.later.name.spoken.text(in: desk.language)),
          Span(row.first.name.spoken.text(in: desk.language)),
        ]
      })
    let command = rows.first.map { "casebook merge \($0.later.number) \($0.first.number)" } ?? ""
    return lines + [
      Line(desk.say(Bilingual(ja: "まとめる  \(command)", en: "merge  \(command)")), .dim)
    ]
  }
}

/// Two customers who may be one.
struct DuplicatePair: Sendable {
  /// Who became known first, under whose number both would be read.
  let first: CustomerCard
  let later: CustomerCard
  /// What they have in common.
  let kind: LookupKind

  /// How alike their names are.
  enum Likeness: String, Hashable, Sendable, CaseIterable {
    case same, near, other

    /// How likely it is, in percent, that customers with one number in common are one person.
    var score: Int {
      switch self {
      case .same: 95
      case .near: 75
      case .other: 30
      }
    }
  }

  var likeness: Likeness {
    let pairs = [(first.name.text, later.name.text), (first.kana.text, later.kana.text)]
    let keys = pairs.compactMap { one, other in
      one.flatMap { one in other.map { (searchText(one), searchText($0)) } }
    }.filter { !$0.0.isEmpty && !$0.1.isEmpty }
    if keys.contains(where: { $0.0 == $0.1 }) { return .same }
    let isNear = keys.contains { one, other in
      let limit = max(1, min(one.count, other.count) / 3)
      return one.contains(other) || other.contains(one)
        || editDistance(one, other, limit: limit) <= limit
    }
    return isNear ? .near : .other
  }

  var score: Int { likeness.score }

  var reason: Bilingual {
    let common =
      switch kind {
      case .phone: Bilingual(ja: "同じ電話番号", en: "same number")
      case .email: Bilingual(ja: "同じメール", en: "same e-mail")
      case .address, .nameWord: Bilingual(ja: "同じ住所", en: "same address")
      }
    let names =
      switch likeness {
      case .same: Bilingual(ja: "同じ名前", en: "same name")
      case .near: Bilingual(ja: "似た名前", en: "name alike")
      case .other: Bilingual(ja: "別の名前", en: "another name")
      }
    return Bilingual(ja: "\(common.ja)、\(names.ja)", en: "\(common.en), \(names.en)")
  }

  var row: [String] {
    [
      "\(score)", later.number, first.number, kind.rawValue, likeness.rawValue,
      later.name.text ?? "", first.name.text ?? "",
    ]
  }
}

/// `casebook.duplicates/1`.
enum DuplicatesDocument {
  static let shape = DocumentShape<Page<DuplicatePair>>(
    "casebook.duplicates/1", "Customers who may be registered twice, the likeliest first.",
    Page.members(
      .object([
        Member("absorbed", DocumentSubject.shape, "Who became known later.") { pair in
          DocumentSubject(id: pair.later.id.any, reference: pair.later.number)
        },
        Member("common", Shape.word(LookupKind.allCases.map(\.rawValue)), "What both have.") {
          $0.kind.rawValue
        },
        Member("names", Shape.word(DuplicatePair.Likeness.allCases.map(\.rawValue))) {
          $0.likeness.rawValue
        },
        Member("score", Shape<Int>.integer, "Percent: how likely they are one.") { $0.score },
        Member("survivor", DocumentSubject.shape, "Who became known first.") { pair in
          DocumentSubject(id: pair.first.id.any, reference: pair.first.number)
        },
      ])))
}
