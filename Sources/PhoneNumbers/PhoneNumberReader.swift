internal import CPhoneNumbers

/// Why no reader of telephone numbers can be made: never because of a number.
package enum PhoneNumberError: Error, Hashable, Sendable {
  /// libphonenumber is not installed; `reason` is what the system says.
  case libraryIsMissing(reason: String)

  /// libphonenumber is another version than the one that this program knows: it lacks `symbol`.
  case libraryIsAnother(symbol: String)

  /// No numbers are known of the region `code`, such as "JP".
  case regionIsUnknown(code: String)
}

/// Reads telephone numbers as they are dialled in one region.
///
/// Opening libphonenumber and its tables takes some 15 ms the first time in a process (measured),
/// so make one only where a number is recorded or looked for.  Safe on every thread.
package struct PhoneNumberReader: Sendable {
  /// Two letters of ISO 3166 for the region whose national numbers are understood.
  package let region: String

  /// Opens the library.
  ///
  /// - Parameter region: Two letters of ISO 3166, upper case: "JP".
  /// - Throws: ``PhoneNumberError``.
  package init(region: String) throws(PhoneNumberError) {
    var message = [CChar](repeating: 0, count: Int(CASEBOOK_PHONE_MESSAGE_SIZE))
    let result = unsafe casebook_phone_open(&message)
    switch result {
    case CASEBOOK_PHONE_LIBRARY_READY: break
    case CASEBOOK_PHONE_LIBRARY_OTHER: throw .libraryIsAnother(symbol: text(message))
    default: throw .libraryIsMissing(reason: text(message))
    }
    guard unsafe casebook_phone_calling_code(region) != 0 else {
      throw .regionIsUnknown(code: region)
    }
    self.region = region
  }

  /// Reads `raw`, whatever it is.
  ///
  /// - Complexity: About 10 µs for a number; the first one of a region some milliseconds.
  package func read(_ raw: String) -> PhoneNumber {
    let folded = PhoneText(raw)
    // Service numbers such as #8000 are none of the library's: it would read the digits alone.
    guard let dialled = folded.dialled, !dialled.contains(where: { $0 == "#" || $0 == "*" }) else {
      return PhoneNumber(raw, folded, e164: nil, display: nil)
    }
    var e164 = [CChar](repeating: 0, count: Int(CASEBOOK_PHONE_TEXT_SIZE))
    var display = e164
    guard unsafe casebook_phone_read(dialled, region, &e164, &display) == CASEBOOK_PHONE_VALID
    else { return PhoneNumber(raw, folded, e164: nil, display: nil) }
    return PhoneNumber(raw, folded, e164: text(e164), display: text(display))
  }
}

/// The text before the first zero.
private func text(_ characters: [CChar]) -> String {
  String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
