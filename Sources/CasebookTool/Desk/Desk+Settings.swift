internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

extension Desk {
  /// The teams of the book, as people write them.
  ///
  /// From the document of kind `teams`; where it cannot be read, those that casebook knows.
  func teams() throws(ErrorReport) -> TeamLabels {
    if let knownTeams { return knownTeams }
    let content = try document(.teams)
    let labels = content.flatMap(TeamLabels.init(document:)) ?? .standard
    knownTeams = labels
    return labels
  }

  /// The team that was typed: by code, name or kanji.
  func team(_ typed: String, option: String) throws(ErrorReport) -> Team {
    let labels = try teams()
    if let label = labels.team(typed: typed), !label.isNobody, let team = Team(label.key) {
      return team
    }
    let known = labels.all.filter { !$0.isNobody }
    throw ErrorReport(
      code: "team.doesNotExist", exit: .usage,
      message: Bilingual(
        ja: "\(option): 「\(typed)」という班はありません",
        en: "\(option): there is no team \"\(typed)\""),
      details: [
        Bilingual(
          ja: known.map { "\($0.kanji) \($0.name.ja)" }.joined(separator: "  "),
          en: known.map { "\($0.key)" }.joined(separator: "  "))
      ])
  }

  /// The country of national telephone numbers; nil if nobody said.
  func region() throws(ErrorReport) -> String? {
    if let set = world.environment["CASEBOOK_REGION"], !set.isEmpty { return set.uppercased() }
    return try document(.policy, id: Settings.telephone)?["region"]?.text
  }

  /// The content of a document that is JSON; nil if there is none.
  func document(_ kind: DocumentKind, id: String? = nil) throws(ErrorReport) -> JSON? {
    try documents(kind, id: id, countMax: 1).first
  }

  /// The contents of the documents of a kind that are JSON, in the order of their ids.
  func documents(
    _ kind: DocumentKind, id: String? = nil, countMax: Int = Settings.documentCountMax
  ) throws(ErrorReport) -> [JSON] {
    let contents: [[UInt8]] = try read { (snapshot) throws(RowsError) in
      var contents: [[UInt8]] = []
      let all = try snapshot.documents(kind).filter { id == nil || $0.id == id }
      for found in all.prefix(countMax) {
        let record = try snapshot.record(at: found.place.seq, opened: false)
        guard case .book(.documentPublished(let published)) = record.event,
          let content = published.content
        else { continue }
        contents.append(content)
      }
      return contents
    }
    return contents.compactMap { try? JSON(parsing: $0, limits: Settings.limits) }
  }
}

/// Names and bounds of what a book says about the house.
enum Settings {
  /// The document of kind `policy` that says how telephone numbers are read.
  static let telephone = "telephone"
  /// How many documents of a kind are read.
  static let documentCountMax = 20
  static let limits = JSON.Limits(byteCountMax: 1_000_000, depthMax: 16)
}

extension TeamLabels {
  /// The teams that a document declares, and those who are none: customers, machines.
  ///
  /// Nil if it is not of that form, or teams could not be told apart.
  init?(document: JSON) {
    let known = TeamLabels.standard.all
    var labels: [TeamLabel] = []
    for team in document["teams"]?.elements ?? [] {
      guard let code = team["code"]?.text, Team(code) != nil else { return nil }
      let standard = known.first { $0.key == code }
      let name = Bilingual(
        ja: team["name"]?["ja"]?.text ?? standard?.name.ja ?? code,
        en: team["name"]?["en"]?.text ?? standard?.name.en ?? code)
      guard let kanji = team["kanji"]?.text?.first ?? standard?.kanji else { return nil }
      let letters = team["letters"]?.text ?? standard?.letters ?? Self.letters(code)
      labels.append(TeamLabel(key: code, kanji: kanji, name: name, letters: letters))
    }
    labels += known.filter { label in
      label.isNobody && !labels.contains { $0.key == label.key }
    }
    guard let checked = try? TeamLabels(labels) else { return nil }
    self = checked
  }

  private static func letters(_ code: String) -> String {
    String((code.uppercased().filter(\.isLetter) + "XX").prefix(2))
  }
}

extension TeamLabel {
  /// Whether nobody of the house belongs to it: customers and machines.
  var isNobody: Bool { key == "customer" || key == "machine" }
}
