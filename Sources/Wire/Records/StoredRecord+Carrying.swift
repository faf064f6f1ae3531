internal import Cases

// A record on its way to a field kit: everything as it stands in the log, but for the sealed part,
// which is opened here and sealed anew there.

/// What a carried record says of its personal part.
package enum CarriedPart: Hashable, Sendable {
  /// The record has none.
  case absent
  /// It has one that the reader may not see, or that nobody can open.
  case withheld
  /// The opened bytes, as far as the reader may see them.
  case opened([UInt8])
}

extension StoredRecord {
  /// The bytes of the record with `part` in place of what is sealed.
  ///
  /// `sealed` holds the opened bytes, and the number of the key is 1 where there is a personal
  /// part at all.
  package func carried(_ part: CarriedPart) throws(WireError) -> [UInt8] {
    switch part {
    case .absent: try bytes(sealed: nil)
    case .withheld: try bytes(sealed: SealedPart(bytes: [], keyID: 1))
    case .opened(let personal): try bytes(sealed: SealedPart(bytes: personal, keyID: 1))
    }
  }

  /// What a record that was carried here says of its personal part.
  package var carriedPart: CarriedPart {
    guard keyID != 0 else { return .absent }
    let opened = sealed
    return opened.isEmpty ? .withheld : .opened(opened)
  }

  /// The record with another sealed part; fields of newer builds are kept.
  package func bytes(sealed part: SealedPart?) throws(WireError) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 64)
    var reader = ProtobufReader(bytes)
    var start = reader.at
    while let field = try reader.next() {
      if field.number != 26, field.number != 27 { output += bytes[start..<reader.at] }
      start = reader.at
    }
    guard let part else { return output }
    var writer = ProtobufWriter()
    if !part.bytes.isEmpty { writer.append(part.bytes, number: 26) }
    writer.append(nonzero: Int64(bitPattern: part.keyID), .varint, number: 27)
    return output + writer.bytes
  }

  /// The personal part `personal` without the fields that `profile` does not show.
  ///
  /// - Returns: `nil` if nothing of it may be seen: of a type that this build does not know, or of
  ///   which every field is withheld.
  package func personal(
    _ personal: [UInt8], for profile: Profile, registry: Registry = .current
  ) throws(WireError) -> [UInt8]? {
    if profile.classes.isSuperset(of: PersonalClass.allCases) { return personal }
    guard let shape = registry.event(type, version: schemaVersion) else { return nil }
    let filter = PersonalFilter(registry: registry, profile: profile, bytes: personal)
    let shown = try filter.message(shape.message, personal.indices, depth: 1)
    return shown.isEmpty ? nil : shown
  }
}

/// Copies a personal part without the fields that a profile does not show.
private struct PersonalFilter {
  let registry: Registry
  let profile: Profile
  let bytes: [UInt8]

  /// The message of this shape in `range`.
  func message(_ message: Int, _ range: Range<Int>, depth: Int) throws(WireError) -> [UInt8] {
    guard depth <= BodyWriter.depthMax else { throw .malformed(field: "body") }
    let shape = registry.messages[message]
    var output: [UInt8] = []
    var reader = ProtobufReader(bytes, range)
    var start = reader.at
    while let field = try reader.next() {
      defer { start = reader.at }
      guard let place = shape.place(ofNumber: field.number) else { continue }
      let known = shape.fields[place]
      if let mark = known.personal, !mark.isShown(by: profile) { continue }
      if known.personal == nil, case .message(let inner) = known.value,
        case .bytes(let range) = field.value
      {
        var writer = ProtobufWriter()
        writer.append(
          try self.message(inner, range, depth: depth + 1), number: field.number)
        output += writer.bytes
      } else {
        output += bytes[start..<reader.at]
      }
    }
    return output
  }
}

extension PersonalMark {
  /// Of a contact point the kind stands in the clear part, so both its classes are asked for.
  fileprivate func isShown(by profile: Profile) -> Bool {
    switch self {
    case .always(let personalClass): profile.classes.contains(personalClass)
    case .byContactPoint: profile.classes.isSuperset(of: [.number, .address])
    case .never: false
    }
  }
}
