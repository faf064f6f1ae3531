/// A team of the house, by the code that its document of kind `teams` declares.
package struct Team: Hashable, Comparable, Sendable {
  /// ASCII letters, digits, `-`, `_` and `.`; 1 to 64 of them.
  package let code: String

  /// `nil` if `code` is not of that form.
  package init?(_ code: String) {
    let allowed = code.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard allowed, (1...64).contains(code.utf8.count) else { return nil }
    self.code = code
  }

  private init(known code: String) { self.code = code }

  /// 受付.
  package static let support = Team(known: "support")
  /// 営業.
  package static let sales = Team(known: "sales")
  /// 修理.
  package static let repair = Team(known: "repair")

  package static func < (left: Self, right: Self) -> Bool { left.code < right.code }
}
