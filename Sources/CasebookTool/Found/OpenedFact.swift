internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Something that is known, with what people know it by.
struct OpenedFact: Hashable, Sendable {
  let fact: LedgerFact
  /// The declaration of its key; nil where no document declares it.
  let key: FactKey?
  /// Who wrote it down.
  let member: MemberCard?
  /// `C-1042#10`; nil for what stands in no case.
  let reference: String?
  /// What the ledger says to the question; nil where the key is not declared.
  var verdict: AskVerdict?

  var value: SealedText {
    if fact.isErased { return .erased }
    return fact.value.map(SealedText.open) ?? .keyMissing
  }

  /// What it is about: 製造番号.
  var title: Bilingual { key?.titleWords ?? Bilingual(same: fact.key) }

  /// The value for people: yes and no in their language, a number with its unit.
  var valueWords: Bilingual {
    guard let text = value.text else { return value.spoken }
    let unit = (fact.unit ?? key?.unit).map { " " + $0 } ?? ""
    if key?.type == .flag {
      return text == "yes"
        ? Bilingual(ja: "はい", en: "yes") : Bilingual(ja: "いいえ", en: "no")
    }
    return Bilingual(same: text + unit)
  }
}

/// What the ledger says to one question, with the names of what it knows.
struct OpenedFinding: Sendable {
  let finding: LedgerFinding
  let facts: [OpenedFact]

  var key: FactKey { finding.key }
  var verdict: AskVerdict { finding.verdict }

  /// The known values, said as one: `A / B`.
  var values: Bilingual {
    Bilingual(
      ja: facts.map(\.valueWords.ja).joined(separator: " / "),
      en: facts.map(\.valueWords.en).joined(separator: " / "))
  }

  /// The sentence that reads the values back to the customer.
  var confirmWords: Bilingual { key.confirmWords(values) }
}

extension FactKey {
  /// What people call it, and its name where nobody said.
  var titleWords: Bilingual { Self.words(title) ?? Bilingual(same: name) }

  /// What the customer is asked.
  var askWords: Bilingual {
    Self.words(askText) ?? Bilingual(ja: "\(titleWords.ja)?", en: "\(titleWords.en)?")
  }

  /// How known values are read back.
  func confirmWords(_ value: Bilingual) -> Bilingual {
    guard let words = Self.words(confirmText) else {
      return Bilingual(
        ja: "\(titleWords.ja)は\(value.ja)でよろしいですね",
        en: "\(titleWords.en): is it still \(value.en)?")
    }
    return Bilingual(
      ja: words.ja.replacing("{value}", with: value.ja),
      en: words.en.replacing("{value}", with: value.en))
  }

  /// What may be typed for a value, where not everything may.
  var valueHint: Bilingual? {
    switch type {
    case .flag: Bilingual(ja: "はい/いいえ", en: "yes/no")
    case .choice(let codes): Bilingual(same: codes.joined(separator: "/"))
    case .date: Bilingual(ja: "日付", en: "a date")
    case .number: unit.map { Bilingual(same: $0) }
    case .text: nil
    }
  }

  /// A text in both languages; the one there is stands for the other.
  private static func words(_ texts: [String: String]) -> Bilingual? {
    guard let ja = texts["ja"] ?? texts["en"], let en = texts["en"] ?? texts["ja"] else {
      return nil
    }
    return Bilingual(ja: ja, en: en)
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// A fact with its names.
  func opened(
    _ fact: LedgerFact, _ keys: FactKeys, verdict: AskVerdict? = nil
  ) throws(RowsError) -> OpenedFact {
    var number: String?
    if let id = fact.case { number = try state(id, as: CaseState.self)?.number }
    return OpenedFact(
      fact: fact, key: keys[fact.key], member: try member(fact.actor),
      reference: number.flatMap { number in
        fact.entry.map { ProvisionalNumber.reference(number, $0) }
      }, verdict: verdict)
  }

  /// A finding with the names of its facts.
  func opened(
    _ finding: LedgerFinding, _ keys: FactKeys
  ) throws(RowsError) -> OpenedFinding {
    var facts: [OpenedFact] = []
    for fact in finding.facts {
      facts.append(try opened(fact, keys, verdict: finding.verdict))
    }
    return OpenedFinding(finding: finding, facts: facts)
  }

  /// Everything that is known and that `asker` may see, in the order in which the keys are
  /// declared; what nobody declares comes last, without what an import's source had counted.
  func knownFacts(
    _ scope: LedgerScope, for asker: Asker, withReplaced: Bool = false
  ) throws(RowsError) -> KnownLedger {
    let keys = try factKeys()
    let ledger = try ledger(of: scope)
    var known = KnownLedger()
    for key in keys.keys {
      let finding = ledger.finding(key, in: scope, for: asker)
      if finding.verdict == .restricted { known.restricted.append(finding) }
      known.facts += try opened(finding, keys).facts
    }
    let shown = Set(known.facts.map(\.fact.id))
    for fact in ledger.facts where !shown.contains(fact.id) && keys.shows(fact, to: asker) {
      let isForeign = keys[fact.key] == nil && !SourceFactKey.all.contains(fact.key)
      guard fact.isLive ? isForeign : withReplaced else { continue }
      known.facts.append(try opened(fact, keys))
    }
    return known
  }
}

/// What is known of a case, customer or item, as far as somebody may see it.
struct KnownLedger: Sendable {
  var facts: [OpenedFact] = []
  /// What another team knows and does not share.
  var restricted: [LedgerFinding] = []
}

extension FactKeys {
  /// Whether a fact is for the asker's team, be its key declared or not.
  fileprivate func shows(_ fact: LedgerFact, to asker: Asker) -> Bool {
    if let key = self[fact.key] { return key.shows(fact, to: asker.team) }
    return fact.visibility.isEmpty || asker.team.map(fact.visibility.contains) ?? false
  }
}
