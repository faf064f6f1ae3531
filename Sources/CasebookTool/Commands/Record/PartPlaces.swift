internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// What `part` was asked for.
enum PartAsked: Request, Hashable {
  case record(PartRequest)
  case move(PartMoveRequest)
  case list(PartListRequest)

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    switch self {
    case .record(let request): try request.run(at: desk)
    case .move(let request): try request.run(at: desk)
    case .list(let request): try request.run(at: desk)
    }
  }
}

/// A loose part that changes its place.
struct PartMoveRequest: Request, Hashable {
  var partNo: String
  var serial: String?
  var quantity: Quantity
  var from: String?
  var to: String
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let to = try desk.partPlace(self.to, option: "--moved")
    let from = try desk.partPlace(
      from ?? (to == PartPlace.stock ? "van" : PartPlace.stock.code), option: "--from")
    guard from != to else {
      throw ErrorReport(
        code: "part.isThere", exit: .usage,
        message: Bilingual(
          ja: "移す前と後が同じ場所です: \(from.code)", en: "it would stay where it is: \(from.code)"),
        hint: ErrorReport.Hint(desk.lineWords(adding: ["--from", "stock"])))
    }
    let moved = PartMoved(
      partNo: partNo, serial: serial, quantity: quantity, from: from.code, to: to.code)
    let text = PartPlaceText(desk: desk)
    let names = try (text.name(from, writer.author.member), text.name(to, writer.author.member))
    return try writer.record(
      [Draft(.repairs(.partMoved(moved)), refs: Refs())],
      says: Bilingual(
        ja: "部品 \(partNo) x\(quantity.text): \(names.0.ja) > \(names.1.ja)",
        en: "part \(partNo) x\(quantity.text): \(names.0.en) > \(names.1.en)"),
      on: WriteSubject())
  }
}

/// Loose parts to be listed by place.
struct PartListRequest: Request, Hashable {
  /// Nil: every place.
  var place: String?
  var partNo: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let place = try place.map { (typed) throws(ErrorReport) in
      try desk.partPlace(typed, option: "--place")
    }
    let me = try Author.of(desk, as: nil).member
    let (stock, asOf): ([StockedPart], LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      var stock: [StockedPart] = []
      for part in try LooseParts.read(in: snapshot).parts {
        let own = place == .van(nil) ? PartPlace.van(me?.id) : place
        guard own == nil || part.place == own, partNo == nil || part.partNo == partNo else {
          continue
        }
        var member: MemberCard?
        if case .van(let id) = part.place { member = try snapshot.member(id) }
        stock.append(StockedPart(part: part, member: member))
      }
      return (stock, snapshot.asOf)
    }
    let text = PartPlaceText(desk: desk)
    return Answer(
      lines: { text.lines(stock) }, rows: { stock.map(text.row) },
      document: {
        Document(
          StockDocument.list, Page(rows: stock, next: nil, total: stock.count, asOf: asOf.text))
      })
  }
}

/// A loose part with the name of whose van it is in.
struct StockedPart: Sendable {
  let part: LoosePart
  let member: MemberCard?
}

/// `casebook.stock/1`.
enum StockDocument {
  static let list = DocumentShape<Page<StockedPart>>(
    "casebook.stock/1", "Loose parts by place.",
    Page.members(
      .object([
        Member("member", Shape<MemberID>.id().orNull, "Whose van it is.") { $0.member?.id },
        Member("partNo", Shape.text) { $0.part.partNo },
        Member("place", Shape.text) { $0.part.place.code },
        Member("qty", Shape.decimal) { $0.part.quantity },
      ])))
}

/// Places of loose parts for people.
struct PartPlaceText {
  let desk: Desk

  /// 車載 (木村), 倉庫.
  func name(_ place: PartPlace, _ member: MemberCard?) throws(ErrorReport) -> Bilingual {
    switch place {
    case .van(let id):
      var who = member
      if let id, id != member?.id {
        who = try desk.read { (snapshot) throws(RowsError) in try snapshot.member(id) }
      }
      return Self.van(who)
    case .other(let code): return Self.words(code)
    }
  }

  private static func van(_ member: MemberCard?) -> Bilingual {
    guard let member else { return Bilingual(ja: "車載", en: "van") }
    let name = member.name.spoken
    return Bilingual(ja: "車載 (\(name.ja))", en: "van (\(name.en))")
  }

  private static func words(_ code: String) -> Bilingual {
    switch code {
    case "stock": Bilingual(ja: "倉庫", en: "stock")
    case "maker": Bilingual(ja: "メーカー", en: "maker")
    case "scrap": Bilingual(ja: "廃棄", en: "scrap")
    case _: Bilingual(same: code)  // Open set: a house may have more places.
    }
  }

  func lines(_ stock: [StockedPart]) -> [Line] {
    guard !stock.isEmpty else {
      return [Line(desk.say(Bilingual(ja: "部品はありません", en: "no loose parts")), .dim)]
    }
    let table = Table(
      columns: [.fits, .rest, .fits], ruler: desk.ruler, width: desk.width)
    return table.lines(
      stock.map { one in
        let left = Bilingual(
          ja: "残 \(one.part.quantity.text)", en: "\(one.part.quantity.text) left")
        return [
          Span(desk.say(place(one)), .dim), Span(one.part.partNo), Span(desk.say(left)),
        ]
      })
  }

  private func place(_ one: StockedPart) -> Bilingual {
    switch one.part.place {
    case .van: Self.van(one.member)
    case .other(let code): Self.words(code)
    }
  }

  /// A row of `--plain`.
  func row(_ one: StockedPart) -> [String] {
    [one.part.place.code, one.part.partNo, one.part.quantity.text]
  }
}

extension Desk {
  /// A place of loose parts: 車載, `van:木村`, 倉庫, or any other code.
  func partPlace(_ typed: String, option: String) throws(ErrorReport) -> PartPlace {
    let key = String(typed.halfWidth.trimmingSpaces)
    let parts = key.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2, ["van", "車載"].contains(parts[0].lowercased()) {
      return .van(try member(parts[1], option: option).id)
    }
    switch key.lowercased() {
    case "van", "車載": return .van(nil)
    case "stock", "stockroom", "倉庫", "在庫": return .stock
    case "maker", "メーカー", "ﾒｰｶｰ": return .other("maker")
    case "scrap", "廃棄": return .other("scrap")
    case _:  // Open set: a house may have more places.
      guard !key.isEmpty else {
        throw UsageProblem.invalidValue(typed, of: option, allowed: ["van", "stock"]).report
      }
      return .other(key)
    }
  }
}
