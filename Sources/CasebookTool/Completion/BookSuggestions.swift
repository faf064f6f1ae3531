internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// What the book of a line has to offer: open cases with their subjects, customers, promises.
struct BookSuggestions {
  /// Bound: how many rows are looked at for those that begin as was typed.
  static let lookedAtMax = 2_000
  /// Bound: how many are opened to say what they are.
  static let shownMax = 50

  let desk: Desk
  let typed: String

  /// What is offered; none where the book cannot be read.
  func of(_ offered: Offered) -> [Suggestion] {
    do throws(ErrorReport) {
      guard try isReadable() else { return [] }
      switch offered {
      case .cases: return try cases()
      case .customers: return try customers()
      case .items: return try items()
      case .teams: return try teams()
      case .members: return try members()
      case .promises: return try promises()
      case .factKeys: return try factKeys()
      case .nothing, .files, .directories, .words, .commands, .options, .zones, .contexts,
        .settings, .settingValues:
        return []
      }
    } catch { return [] }
  }

  /// Opens the book for reading and nothing else: a book whose views are of older code is left to
  /// the next command.
  private func isReadable() throws(ErrorReport) -> Bool {
    let path = try BookPlace.path(of: desk)
    do throws(BookError) {
      desk.openedBook = try Book(opening: path, for: .read, clock: desk.world.clock)
      return true
    } catch { return false }
  }

  /// What was typed, as references are written: `ｃ－１０` is `C-10`.
  private var key: String { String(typed.halfWidth).uppercased() }

  private func cases() throws(ErrorReport) -> [Suggestion] {
    let key = key.prefix { $0 != "#" }
    return try desk.read { (snapshot) throws(RowsError) in
      let board = try CaseBoard.list(CaseFilter(), limit: Self.lookedAtMax, in: snapshot)
      var found: [Suggestion] = []
      for state in board.cases.filter({ $0.number.hasPrefix(key) }).prefix(Self.shownMax) {
        let card = try snapshot.card(state)
        found.append(
          Suggestion(card.number, Bilingual(ja: card.title(.ja), en: card.title(.en))))
      }
      return found
    }
  }

  private func customers() throws(ErrorReport) -> [Suggestion] {
    try desk.read { (snapshot) throws(RowsError) in
      let states: [CustomerState] = try snapshot.newest(
        in: .customers, lookedAt: Self.lookedAtMax, count: Self.shownMax
      ) { $0.number.hasPrefix(key) }
      var found: [Suggestion] = []
      for state in states {
        let card = try snapshot.card(state)
        found.append(Suggestion(card.number, card.name.spoken))
      }
      return found
    }
  }

  private func items() throws(ErrorReport) -> [Suggestion] {
    try desk.read { (snapshot) throws(RowsError) in
      let states: [ItemState] = try snapshot.newest(
        in: .items, lookedAt: Self.lookedAtMax, count: Self.shownMax
      ) { $0.number.hasPrefix(key) || ($0.serial?.hasPrefix(key) ?? false) }
      return states.map { item in
        let isSerial = !item.number.hasPrefix(key)
        let other = isSerial ? item.number : item.serial
        return Suggestion(
          isSerial ? item.serial ?? item.number : item.number,
          Bilingual(same: [item.model, other].compactMap(\.self).joined(separator: "  ")))
      }
    }
  }

  /// By code; by kanji or name for who has begun with one.
  private func teams() throws(ErrorReport) -> [Suggestion] {
    try desk.teams().all.filter { !$0.isNobody }.map { label in
      let words = [label.key, String(label.kanji), label.name.ja]
      let word = typed.isEmpty ? label.key : words.first { $0.hasPrefix(typed) } ?? label.key
      return Suggestion(word, Bilingual(ja: "\(label.kanji) \(label.name.ja)", en: label.name.en))
    }
  }

  /// By name; by the user of the system for who has begun with that.
  private func members() throws(ErrorReport) -> [Suggestion] {
    let teams = try desk.teams()
    let cards = try desk.read { (snapshot) throws(RowsError) in try snapshot.members() }
    return cards.filter { !$0.state.hasLeft }.compactMap { card in
      let team = card.state.team.map { teams.label($0.code).name } ?? Bilingual(same: "")
      let words = [card.name.text, card.state.osUser].compactMap(\.self)
      guard let word = words.first(where: { $0.hasPrefix(typed) }) ?? words.first else {
        return nil
      }
      let other = words.first { $0 != word } ?? ""
      return Suggestion(
        word, Bilingual(ja: "\(team.ja)  \(other)", en: "\(team.en)  \(other)"))
    }
  }

  /// The keys of facts, with what people call them.
  private func factKeys() throws(ErrorReport) -> [Suggestion] {
    try desk.read { (snapshot) throws(RowsError) in
      try snapshot.factKeys().keys.map { Suggestion($0.name, $0.titleWords) }
    }
  }

  private func promises() throws(ErrorReport) -> [Suggestion] {
    let dates = try desk.dates()
    return try desk.read { (snapshot) throws(RowsError) in
      let board = try PromiseBoard.due(limit: Self.lookedAtMax, in: snapshot)
      var found: [Suggestion] = []
      for due in board.promises {
        let row = try snapshot.row(of: due, at: desk.now)
        guard let reference = row.sheet.reference, reference.hasPrefix(key) else { continue }
        let said = [dates.due(row.sheet.promise.window.to), row.customer?.name.text]
          .compactMap(\.self).joined(separator: "  ")
        let what = row.sheet.what.spoken
        found.append(
          Suggestion(reference, Bilingual(ja: "\(what.ja)  \(said)", en: "\(what.en)  \(said)")))
        if found.count == Self.shownMax { break }
      }
      return found
    }
  }
}

extension CaseCard {
  /// `山田製作所  圧縮機 異音 E4`.
  fileprivate func title(_ language: Language) -> String {
    [customer?.name.spoken.text(in: language), subject.spoken.text(in: language)]
      .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "  ")
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The newest of the subjects of a view that `fits`: at most `count`, of the newest `lookedAt`.
  fileprivate func newest<Tag, State: StateRow>(
    in view: ViewName, lookedAt: Int, count: Int, _ fits: (State) -> Bool
  ) throws(RowsError) -> [State] where State.ID == Identifier<Tag> {
    var found: [State] = []
    var left = lookedAt
    try scan(in: view, from: [stateRowKind], to: [stateRowKind + 1], reverse: true) {
      (key, value) throws(RowsError) in
      var reader = RowKeyReader(key, of: view)
      let state = try State.decoded(try reader.id(), value)
      if fits(state) { found.append(state) }
      left -= 1
      return left > 0 && found.count < count
    }
    return found
  }
}
