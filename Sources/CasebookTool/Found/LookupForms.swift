internal import Screens

extension Desk {
  /// The forms in which a typed text may stand in the book as a telephone number; none if it is
  /// no number.
  func lookupForms(_ typed: String) throws(ErrorReport) -> [String] {
    let number = try number(typed)
    return number.isNumber ? number.lookupTexts : []
  }
}
