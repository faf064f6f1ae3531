internal import Cases

/// What a card says of a customer.
struct VCard {
  let properties: [VCardProperty]

  /// A way to reach them.
  struct Point: Hashable {
    let kind: ContactPointKind
    let raw: String
    let label: String?
  }

  private func first(_ name: String) -> VCardProperty? {
    properties.first { $0.name == name && !$0.text.isEmpty }
  }

  /// Whether the card is a list of others, as address books keep them.
  var isGroup: Bool {
    ["KIND", "X-ADDRESSBOOKSERVER-KIND"].contains { first($0)?.text.lowercased() == "group" }
  }

  var organization: String? {
    first("ORG")?.parts.filter { !$0.isEmpty }.joined(separator: " ").nonEmpty
  }

  private var person: String? {
    if let text = first("FN")?.text { return text }
    guard let parts = first("N")?.parts else { return nil }
    let family = parts.first ?? ""
    let given = parts.dropFirst().first ?? ""
    // Japanese and others put the family first; who writes in ASCII hardly does.
    let inOrder = family.allSatisfy(\.isASCII) ? [given, family] : [family, given]
    return inOrder.filter { !$0.isEmpty }.joined(separator: " ").nonEmpty
  }

  /// "山田製作所 高橋健": the house and the person there.
  var name: String? {
    guard let organization else { return person }
    guard let person, person != organization else { return organization }
    return "\(organization) \(person)"
  }

  var kind: CustomerKind {
    let isHouse =
      first("KIND")?.text.lowercased() == "org"
      || first("X-ABSHOWAS")?.text.uppercased() == "COMPANY"
    return isHouse || (organization != nil && (person == nil || person == organization))
      ? .company : .person
  }

  /// The reading: as Android and iPhones write it, as the older phones of Japan did.
  var kana: String? {
    let phonetic = ["X-PHONETIC-LAST-NAME", "X-PHONETIC-FIRST-NAME"].compactMap { first($0)?.text }
    if !phonetic.isEmpty { return phonetic.joined(separator: " ") }
    if let sound = first("SOUND"), !sound.words.contains("URI"), !sound.words.contains("B"),
      !sound.words.contains("BASE64")
    {
      return sound.parts.filter { !$0.isEmpty }.joined(separator: " ").nonEmpty
    }
    return first("X-PHONETIC-ORG")?.text
  }

  var uid: String? { first("UID")?.text }

  var note: String? { first("NOTE")?.text }

  var points: [Point] {
    var points: [Point] = []
    for property in properties {
      guard let point = point(property), !points.contains(where: { $0.raw == point.raw }) else {
        continue
      }
      points.append(point)
    }
    return points
  }

  private func point(_ property: VCardProperty) -> Point? {
    switch property.name {
    case "TEL":
      guard !property.words.contains("PAGER") else { return nil }
      let raw = Self.number(property.text)
      return raw.isEmpty ? nil : Point(kind: .phone, raw: raw, label: label(property))
    case "EMAIL":
      var raw = property.text
      if raw.lowercased().hasPrefix("mailto:") { raw.removeFirst("mailto:".count) }
      return raw.isEmpty ? nil : Point(kind: .email, raw: raw, label: label(property))
    case "ADR":
      return Self.address(property.parts).map {
        Point(kind: .address, raw: $0, label: label(property))
      }
    case _: return nil
    }
  }

  private func label(_ property: VCardProperty) -> String? {
    let labels = [
      ("CELL", "mobile"), ("MOBILE", "mobile"), ("FAX", "fax"), ("WORK", "work"), ("HOME", "home"),
    ]
    return labels.first { property.words.contains($0.0) }?.1
  }

  /// "tel:+81-3-1234-5678;ext=12" as people dial it.
  private static func number(_ text: String) -> String {
    guard text.lowercased().hasPrefix("tel:") else { return text }
    let parts = text.dropFirst("tel:".count).split(separator: ";")
    let digits = parts.dropFirst().first { $0.lowercased().hasPrefix("ext=") }
    return (parts.first.map(String.init) ?? "")
      + (digits.map { " ext \($0.dropFirst("ext=".count))" } ?? "")
  }

  /// Box, house, street, town, region, code, country as one line in the order of the country.
  private static func address(_ parts: [String]) -> String? {
    func part(_ place: Int) -> String {
      (parts.count > place ? parts[place] : "").split(whereSeparator: \.isNewline)
        .joined(separator: " ")
    }
    let isJapanese = parts.contains { !$0.allSatisfy(\.isASCII) }
    let inOrder =
      isJapanese
      ? [part(5), part(4), part(3), part(2), part(1), part(0)]
      : [part(0), part(2), part(1), part(3), "\(part(4)) \(part(5))".trimmed, part(6)]
    let written = inOrder.filter { !$0.isEmpty }
    return written.joined(separator: isJapanese ? " " : ", ").nonEmpty
  }
}

extension String {
  /// Itself, or `nil` if it is empty.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
