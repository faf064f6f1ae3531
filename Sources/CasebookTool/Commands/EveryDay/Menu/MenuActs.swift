internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// What the digits do; each ends in one command.
extension DigitMenu {
  // MARK: Parts

  /// A part, its number, and the serials that went in and came out.
  func part() throws(ErrorReport) {
    let desk = fresh()
    let card = try desk.case(TypedReference(number))
    let offers = try PartOffers(of: card, desk)
    desk.close()
    guard let partNo = try partNumber(offers) else { return }
    let old = offers.installed(partNo)
    guard let quantity = ask(Bilingual(ja: "数量", en: "how many"), or: "1"),
      let new = ask(Bilingual(ja: "新 S/N", en: "new S/N")),
      let came = ask(Bilingual(ja: "旧 S/N", en: "old S/N"), usually: old)
    else { return }
    var words = ["part", partNo, "--qty", quantity]
    if !new.isEmpty { words += ["--sn=\(new)"] }
    let taken = came.isEmpty ? old : came
    if let taken { words += ["--old-sn=\(taken)"] }
    write(words)
  }

  /// The number that was chosen or typed; nil to go back.
  private func partNumber(_ offers: PartOffers) throws(ErrorReport) -> String? {
    let typing = Bilingual(ja: "型番", en: "part number")
    guard !offers.all.isEmpty else { return ask(typing).flatMap { $0.isEmpty ? nil : $0 } }
    let language = fresh().language
    var rows = offers.all.enumerated().map { index, offer in
      "\(index + 1) \(offer.partNo)  \(offer.words.text(in: language))"
    }
    rows.append(
      "9 " + Bilingual(ja: "型番を打つ / 読み取る", en: "type or scan a number").text(in: language))
    let title =
      offers.hasStock
      ? Bilingual(ja: "部品 (車載、この機種で多い順)", en: "part (in the van, most used first)")
      : Bilingual(ja: "部品 (この機種で多い順)", en: "part (most used in this model)")
    guard let digit = try choose(title, rows) else { return nil }
    if digit == "9" { return ask(typing).flatMap { $0.isEmpty ? nil : $0 } }
    if let index = Int(digit), offers.all.indices.contains(index - 1) {
      return offers.all[index - 1].partNo
    }
    // A scanner types the number itself.
    return digit.count > 1 ? digit : nil
  }

  // MARK: The others

  func measure() {
    guard let name = ask(Bilingual(ja: "項目", en: "what")), !name.isEmpty,
      let value = ask(Bilingual(ja: "値", en: "value")), !value.isEmpty,
      let unit = ask(Bilingual(ja: "単位", en: "unit"))
    else { return }
    write(["measure", name, value] + (unit.isEmpty ? [] : [unit]))
  }

  func memo() {
    guard let text = ask(Bilingual(ja: "メモ", en: "memo")), !text.isEmpty else { return }
    write(["memo"], text)
  }

  func attach() {
    guard let path = ask(Bilingual(ja: "ファイル", en: "file")), !path.isEmpty else { return }
    write(["attach"], path)
  }

  /// What is promised and by when, by digits.
  func promise() {
    let language = fresh().language
    let kinds = PromiseKind.allCases
    let rows = kinds.enumerated().map { "\($0 + 1) \($1.word.text(in: language))" }
    guard let digit = try? choose(Bilingual(ja: "約束", en: "promise"), rows),
      let index = Int(digit), kinds.indices.contains(index - 1)
    else { return }
    let kind = kinds[index - 1]
    let times = [
      Bilingual(ja: "今日 17:00", en: "today 17:00"), Bilingual(ja: "明日 10:00", en: "tomorrow 10:00"),
      Bilingual(ja: "明日 17:00", en: "tomorrow 17:00"), Bilingual(ja: "3日後", en: "+3d"),
    ].map { $0.text(in: language) }
    let other = Bilingual(ja: "9 打つ (11/22 10時)", en: "9 type it (11/22 10:00)")
    let list = times.enumerated().map { "\($0 + 1) \($1)" } + [other.text(in: language)]
    guard let when = try? choose(Bilingual(ja: "期限", en: "due"), list) else { return }
    var due = when
    if when == "9" { due = ask(Bilingual(ja: "期限", en: "due")) ?? "" }
    if let index = Int(when), times.indices.contains(index - 1) { due = times[index - 1] }
    guard !due.isEmpty else { return }
    write(
      ["promise", kind.word.text(in: language), "--kind", kind.rawValue, "--due=\(due)"])
  }

  /// How the visit ended.
  func end() {
    let language = fresh().language
    let results = VisitResult.allCases
    let rows = results.enumerated().map { "\($0 + 1) \($1.word.text(in: language))" }
    guard let digit = try? choose(Bilingual(ja: "終了", en: "how it ended"), rows),
      let index = Int(digit), results.indices.contains(index - 1)
    else { return }
    write(["visit", "end", "--result", results[index - 1].rawValue])
  }

  /// Carries out a command that writes, on the case of the visit; says how to take it back.
  ///
  /// A text that was typed comes last, behind `--`: it may begin with a hyphen.
  private func write(_ words: [String], _ text: String? = nil) {
    let line = onCase(words) + (text.map { ["--", $0] } ?? [])
    guard carryOut(line) == .done else { return }
    let back = Bilingual(ja: "   取消: cb undo", en: "   take it back: cb undo")
    try? say([Line(back.text(in: fresh().language), .dim)])
  }
}
