internal import Cases

/// The parts that sentences of several topics share.
extension LineWriter {
  /// The parts that are there, with spaces between them.
  func join(_ parts: String?...) -> String { joined(parts, " ") }

  /// The parts that are there, with a comma between them.
  func list(_ parts: [String?]) -> String { joined(parts, language == .ja ? "、" : ", ") }

  private func joined(_ parts: [String?], _ separator: String) -> String {
    parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: separator)
  }

  /// `(…)`, or nothing around nothing.
  func aside(_ parts: String?...) -> String? {
    let inside = list(parts)
    return inside.isEmpty ? nil : "(\(inside))"
  }

  /// `S/N 9M0417` and the like: a label before something that may be missing.
  func labelled(_ label: String, _ value: String?) -> String? {
    value.map { "\(label) \($0)" }
  }

  /// A word of a closed list.
  func word(_ word: Bilingual?) -> String? { word?.text(in: language) }

  /// What a reason code or key is called; the code itself if nobody named it.
  func code(_ code: String) -> String {
    names.code(code) ?? word(CodeWords.known[code]) ?? code
  }

  /// 完了待ち > 再発; what it is now where nobody knows what it was.
  func state(_ now: Bilingual, _ record: Record) -> String {
    guard let change = names.stateChange(record.id) else { return now.text(in: language) }
    return "\(change.before.text(in: language)) > \(change.after.text(in: language))"
  }

  // MARK: Personal text

  /// A personal text, or why it is not there; `nil` if there never was one.
  func personal(_ text: String?, _ record: Record) -> String? {
    if let text { return text }
    return switch record.personal {
    case .absent, .opened: nil
    case .closed: Bilingual(ja: "(非公開)", en: "(closed)").text(in: language)
    case .keyMissing: Bilingual(ja: "(鍵なし)", en: "(no key)").text(in: language)
    case .erased: Bilingual(ja: "(消去済み)", en: "(erased)").text(in: language)
    }
  }

  /// Somebody's words in quotation marks, or why they are not there.
  func quoted(_ text: String?, _ record: Record) -> String? {
    guard let text else { return personal(nil, record) }
    return language == .ja ? "「\(text)」" : "\"\(text)\""
  }

  // MARK: Names

  func member(_ id: MemberID) -> String { names.member(id) ?? stub(id) }

  func customer(_ id: CustomerID) -> String { names.customer(id) ?? stub(id) }

  func caseNumber(_ id: CaseID) -> String { names.case(id) ?? stub(id) }

  func item(_ id: ItemID) -> String { names.item(id) ?? stub(id) }

  /// The entry of an event; `nil` if it is not known here, an identifier would help nobody.
  func entry(_ id: EventID?) -> String? { id.flatMap(names.entry) }

  /// What a fact is about; `nil` if it is not known here.
  func fact(_ id: FactID) -> String? { names.fact(id).map(code) }

  /// The end of an identifier, for what has no name here.
  private func stub<Tag>(_ id: Identifier<Tag>) -> String { "?" + id.description.suffix(4) }

  /// 修, or Repair.
  func team(_ team: Team) -> String {
    let label = teams.label(team.code)
    return language == .ja ? String(label.kanji) : label.name.en
  }

  /// A team and who of it: 修 木村.
  func owner(_ owner: Owner) -> String { join(team(owner.team), owner.person.map(member)) }

  // MARK: Numbers and times

  /// An amount: ¥148,500(税込).
  func money(_ money: Money) -> String {
    let amount = grouped(money.amount)
    let tax: Bilingual? =
      switch money.tax {
      case .included: Bilingual(ja: "(税込)", en: " incl. tax")
      case .excluded: Bilingual(ja: "(税別)", en: " excl. tax")
      case .none: nil
      }
    let sign = money.currency == "JPY" ? "¥" : money.currency + " "
    return sign + amount + (word(tax) ?? "")
  }

  /// A number with commas between groups of three digits before the point.
  private func grouped(_ quantity: Quantity) -> String {
    let parts = quantity.text.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, let number = Int(whole) else { return quantity.text }
    return ([number.grouped] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }

  /// `11/20(金) 13:00-15:00`; of a window without a beginning, its end.
  func window(_ window: Window) -> String {
    guard let from = window.from, from != window.to else { return dates.dayAndTime(window.to) }
    let end =
      dates.date(from) == dates.date(window.to)
      ? dates.time(window.to) : " " + dates.dayAndTime(window.to)
    return dates.dayAndTime(from) + "-" + end
  }

  /// `0.65-0.75`, `>= 0.65`, `<= 0.75`.
  func range(_ range: QuantityRange) -> String? {
    switch (range.low, range.high) {
    case (let low?, let high?): "\(low.text)-\(high.text)"
    case (let low?, nil): ">= \(low.text)"
    case (nil, let high?): "<= \(high.text)"
    case (nil, nil): nil
    }
  }

  /// `x1`.
  func times(_ quantity: Quantity) -> String { "x\(quantity.text)" }
}
