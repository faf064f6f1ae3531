package import Cases

/// What a reference that a person typed may mean.
package enum Reference: Hashable, Sendable {
  /// A case, and perhaps one of its entries: `C-1042#14`.
  case `case`(CaseID, entry: Int?)
  case customer(CustomerID)
  /// By number or by serial number.
  case item(ItemID)
}

/// Why something that exists is close to what was typed.
package enum NearMissReason: Hashable, Sendable {
  /// A letter stands where a digit belongs: the O of `C-1O42`.
  case letterForDigit(Character)
  /// The letter or the hyphen of the number is missing.
  case incomplete
  /// One digit is another one, is missing, is too many, or two changed places.
  case digits
  /// The serial number begins like it.
  case beginning
}

/// Something that exists and is written almost like what was typed.
package struct NearMiss: Hashable, Sendable {
  /// As it is written.
  package var text: String
  package var reference: Reference
  package var reason: NearMissReason
}

/// What a text that a person typed refers to.
package struct Resolution: Hashable, Sendable {
  /// What was understood: half-width, upper case.
  package var text: String
  /// Everything that has exactly this number; several items may share a serial number.
  package var references: [Reference]
  /// If there is none: what is close, at most `nearMissCountMax`, the closest first.
  package var nearMisses: [NearMiss]

  package static let nearMissCountMax = 5
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// What `typed` refers to: `C-1042`, `C-1042#14`, `K-77`, `I-31`, a serial number, or an id.
  ///
  /// Full-width letters and signs are repaired silently; other guesses are only offered.
  package func resolve(_ typed: String) throws(RowsError) -> Resolution {
    let text = numberText(typed)
    var resolution = Resolution(text: text, references: [], nearMisses: [])
    let (number, entry) = splitEntry(text)
    for ref in try subjects(number: number) {
      if let reference = Reference(ref, entry: entry) { resolution.references.append(reference) }
    }
    if entry == nil {
      resolution.references += try items(serial: text).map { Reference.item($0) }
    }
    if resolution.references.isEmpty, let id = AnyID(ulid: number) {
      resolution.references = try references(id: id, entry: entry)
    }
    if resolution.references.isEmpty {
      resolution.nearMisses = try nearMisses(number, entry)
    }
    return resolution
  }

  private func references(id: AnyID, entry: Int?) throws(RowsError) -> [Reference] {
    if try state(CaseID(id), as: CaseState.self) != nil {
      return [.case(CaseID(id), entry: entry)]
    }
    if try state(CustomerID(id), as: CustomerState.self) != nil {
      return [.customer(CustomerID(id))]
    }
    return try state(ItemID(id), as: ItemState.self) != nil ? [.item(ItemID(id))] : []
  }

  private func nearMisses(_ text: String, _ entry: Int?) throws(RowsError) -> [NearMiss] {
    var misses: [NearMiss] = []
    for guess in guesses(of: text) {
      guard misses.count < Resolution.nearMissCountMax else { return misses }
      for ref in try subjects(number: guess.text) {
        guard misses.count < Resolution.nearMissCountMax,
          let reference = Reference(ref, entry: entry),
          !misses.contains(where: { $0.reference == reference })
        else { continue }
        misses.append(NearMiss(text: guess.text, reference: reference, reason: guess.reason))
      }
    }
    // Half of it, and three characters, must be right.
    let count = text.count / 2
    guard entry == nil, count >= 3, misses.count < Resolution.nearMissCountMax else {
      return misses
    }
    try scanSerials(beginning: String(text.prefix(count))) {
      (serial, item) throws(RowsError) in
      misses.append(NearMiss(text: serial, reference: .item(item), reason: .beginning))
      return misses.count < Resolution.nearMissCountMax
    }
    return misses
  }
}

extension Reference {
  init?(_ ref: Ref, entry: Int?) {
    switch ref.role {
    case .case: self = .case(CaseID(ref.id), entry: entry)
    case .customer where entry == nil: self = .customer(CustomerID(ref.id))
    case .item where entry == nil: self = .item(ItemID(ref.id))
    case .customer, .item, .site, .contact, .repair, .visit, .promise, .handoff, .loaner, .rma,
      .followUp, .recall, .member, .survivor, .absorbed:
      return nil
    }
  }
}

/// The number and the entry of `C-1042#14`.
private func splitEntry(_ text: String) -> (number: String, entry: Int?) {
  guard let hash = text.lastIndex(of: "#"),
    let entry = Int(text[text.index(after: hash)...]), (1...RowReader.countMax).contains(entry)
  else { return (text, nil) }
  return (String(text[..<hash]), entry)
}

private struct Guess {
  let text: String
  let reason: NearMissReason
}

/// Texts that somebody may have meant, the closest first.
private func guesses(of text: String) -> [Guess] {
  let lookAlikes: [Character: Character] = [
    "O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8",
  ]
  var guesses: [Guess] = []
  let kinds = NumberKind.allCases.filter { text.hasPrefix($0.rawValue) }
  var rest = Substring(text)
  if !kinds.isEmpty { rest = rest.dropFirst() }
  let hasHyphen = rest.first == "-"
  if hasHyphen { rest = rest.dropFirst() }
  let letter = rest.first { lookAlikes[$0] != nil }
  let digits = rest.map { lookAlikes[$0] ?? $0 }
  guard !digits.isEmpty, digits.count <= 12, digits.allSatisfy({ ("0"..."9").contains($0) })
  else { return [] }
  for kind in kinds.isEmpty ? NumberKind.allCases : kinds {
    if let letter {
      guesses.append(Guess(text: kind.spelled(digits), reason: .letterForDigit(letter)))
    } else if kinds.isEmpty || !hasHyphen {
      guesses.append(Guess(text: kind.spelled(digits), reason: .incomplete))
    }
  }
  guard letter == nil else { return guesses }
  for kind in kinds {
    guesses += neighbours(of: digits).map { Guess(text: kind.spelled($0), reason: .digits) }
  }
  return guesses
}

/// Two digits that changed places, one that is too many, is another one, or is missing.
private func neighbours(of digits: [Character]) -> [[Character]] {
  var all: [[Character]] = []
  for place in digits.indices.dropLast() where digits[place] != digits[place + 1] {
    var other = digits
    other.swapAt(place, place + 1)
    all.append(other)
  }
  for place in digits.indices {
    var other = digits
    other.remove(at: place)
    all.append(other)
  }
  for digit in "0123456789" {
    for place in digits.indices where digits[place] != digit {
      var other = digits
      other[place] = digit
      all.append(other)
    }
    for place in 0...digits.count {
      var other = digits
      other.insert(digit, at: place)
      all.append(other)
    }
  }
  return all
}

extension NumberKind {
  fileprivate func spelled(_ digits: [Character]) -> String { "\(rawValue)-\(String(digits))" }
}
