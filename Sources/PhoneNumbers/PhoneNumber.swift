/// A telephone number as somebody gave it, and what could be made of it.
///
/// Nothing is ever refused: a number that nobody knows stays as it was typed.
package struct PhoneNumber: Hashable, Sendable {
  /// As it was typed, or as the network gave it.
  package let raw: String

  /// The international form, `+81312345678`; nil unless the number is valid.
  package let e164: String?

  /// What people are shown, without the extension: `03-1234-5678`.
  ///
  /// The national form in the region of the reader, the international form for other countries; as
  /// typed, in half width, where the number is not valid or was not read by ``PhoneNumberReader``.
  package let display: String

  /// The digits of the extension (内線), kept apart.
  package let extensionDigits: String?

  /// Why there is no number.
  package let withheld: WithheldNumber?

  /// The digits as they are dialled, `+81312345678`, `0312345678`, `110`, `#8000`; nil if `raw` is
  /// not a number.
  package let dialled: String?

  /// By what this number is found: equal numbers have equal keys; nil if it is withheld.
  ///
  /// The international form.  What has none matches exactly only: as dialled, else as typed.  The
  /// extension is no part of it.
  package var matchKey: String? {
    withheld == nil ? e164 ?? dialled ?? display : nil
  }

  /// The last four digits, by which people look for numbers; nil if there are fewer.
  package var tail: String? {
    guard withheld == nil else { return nil }
    let digits = (e164 ?? dialled ?? "").filter(\.isNumber)
    return digits.count < Self.tailDigitCount ? nil : String(digits.suffix(Self.tailDigitCount))
  }

  /// How many digits ``tail`` has.
  package static let tailDigitCount = 4

  /// The length of what is looked at, in bytes; longer text is no number, and stays as typed.
  ///
  /// As long as libphonenumber's own bound (`kMaxInputStringLength`, 250).
  package static let rawByteCountMax = 250

  /// What can be said without libphonenumber, within a microsecond or so: all but ``e164``.
  ///
  /// For showing a number that is on record.  To record or to find one, use ``PhoneNumberReader``.
  package init(unverified raw: String) {
    self.init(raw, PhoneText(raw), e164: nil, display: nil)
  }

  init(_ raw: String, _ text: PhoneText, e164: String?, display: String?) {
    self.raw = raw
    self.e164 = e164
    self.display = display ?? text.display
    extensionDigits = text.extensionDigits
    withheld = text.withheld
    dialled = text.dialled
  }
}

/// Why a caller's number is not known.
///
/// The letters are those that telephones and networks in Japan use
/// (jp.sharp/support/tel/station/data/utility/cus0003.html).
package enum WithheldNumber: String, Hashable, Sendable, CaseIterable {
  /// The caller hid it (非通知).
  case anonymous = "P"
  /// A public telephone (公衆電話).
  case payphone = "C"
  /// The network cannot show it (表示圏外).
  case outOfArea = "O"
  /// Another service stands in its way (表示圏外).
  case notOffered = "S"
  /// It was not received (受信エラー).
  case receptionError = "E"
}
