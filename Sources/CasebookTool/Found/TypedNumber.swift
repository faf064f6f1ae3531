internal import Cases
internal import PhoneNumbers
internal import Screens

/// A telephone number as it was typed or shown, read as it is dialled in the book's region.
///
/// A number is never refused: what nobody knows is kept, and found, as it was typed.
struct TypedNumber: Hashable, Sendable {
  private let number: PhoneNumber
  /// The country of national numbers (ISO 3166), nil if unknown.
  private let region: String?

  init(_ number: PhoneNumber, region: String?) {
    self.number = number
    self.region = region
  }

  /// As it was typed.
  var raw: String { number.raw }

  /// What matching compares: the international form, else as dialled, else as typed.
  var normalized: String { number.matchKey ?? number.display }

  var extensionDigits: String? { number.extensionDigits }

  /// In international form; nil where the number is not known to be valid.
  var e164: String? { number.e164 }

  /// For people: in national form.
  var display: String { number.display }

  /// Why no number was shown, where that is what was typed.
  var withheld: WithheldReason? {
    number.withheld.flatMap { WithheldReason(rawValue: $0.rawValue) }
  }

  /// Whether it can be looked up.
  var isNumber: Bool { number.withheld == nil && Self.canBeDialled(number) }

  /// The texts under which it may stand in the book.
  ///
  /// The last are those under which it was recorded on a machine without libphonenumber, or is
  /// looked for on one.
  var lookupTexts: [String] {
    var texts = [normalized]
    if let dialled = number.dialled { texts.append(dialled) }
    if let guess = japaneseGuess { texts.append(guess) }
    return texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// A national number of Japan in international form, and the other way round.
  private var japaneseGuess: String? {
    guard region == "JP", let dialled = number.dialled else { return nil }
    if dialled.hasPrefix("+81"), (12...13).contains(dialled.count) {
      return "0" + dialled.dropFirst(3)
    }
    guard dialled.hasPrefix("0"), (10...11).contains(dialled.count) else { return nil }
    return "+81" + dialled.dropFirst()
  }

  /// Bound: shorter texts are no number that somebody has.
  static let dialledCountMin = 3

  static func canBeDialled(_ number: PhoneNumber) -> Bool {
    (number.dialled?.count ?? 0) >= dialledCountMin
  }
}

extension Desk {
  /// What was typed for a telephone number, read by the tables of libphonenumber where it could be
  /// one of their numbers: opening them takes some milliseconds.
  func number(_ typed: String) throws(ErrorReport) -> TypedNumber {
    let unverified = PhoneNumber(unverified: typed)
    guard let dialled = unverified.dialled, dialled.count >= Self.verifiedCountMin else {
      return TypedNumber(unverified, region: nil)
    }
    let region = try region()
    guard let reader = phoneReader(region ?? (dialled.hasPrefix("+") ? Self.anyRegion : nil)) else {
      return TypedNumber(unverified, region: region)
    }
    return TypedNumber(reader.read(typed), region: region)
  }

  /// Bound: shorter numbers (110, #8000) have no international form.
  private static let verifiedCountMin = 6
  /// Where no region is known, international numbers are read alike in every one.
  private static let anyRegion = "JP"

  /// The reader for a region, opened once; nil where there is none.
  private func phoneReader(_ region: String?) -> PhoneNumberReader? {
    guard let region else { return nil }
    if let knownReader { return knownReader }
    let reader = try? PhoneNumberReader(region: region)
    knownReader = .some(reader)
    return reader
  }
}

/// The country whose national numbers a book understands.
enum PhoneRegion {
  /// The two letters of a country, checked where libphonenumber is there.
  static func checked(_ typed: String, option: String) throws(ErrorReport) -> String {
    let code = String(typed.halfWidth.trimmingSpaces).uppercased()
    let isCode = code.count == 2 && code.allSatisfy { $0.isASCII && $0.isLetter }
    do throws(PhoneNumberError) {
      if isCode { _ = try PhoneNumberReader(region: code) }
    } catch {
      switch error {
      case .libraryIsMissing, .libraryIsAnother: return code
      case .regionIsUnknown: throw invalid(typed, option)
      }
    }
    guard isCode else { throw invalid(typed, option) }
    return code
  }

  private static func invalid(_ typed: String, _ option: String) -> ErrorReport {
    UsageProblem.invalidValue(typed, of: option, allowed: ["JP", "US", "DE", "…"]).report
  }
}
