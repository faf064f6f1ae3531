import PhoneNumbers
import Testing

/// What is read from a text.
struct PhoneExample: Sendable, CustomTestStringConvertible {
  let raw: String
  var region = "JP"
  var e164: String?
  var display: String
  var extensionDigits: String?
  var withheld: WithheldNumber?
  var matchKey: String?

  var testDescription: String { "\(raw) in \(region)" }

  /// A valid number, found by its international form.
  static func valid(
    _ raw: String, _ e164: String, _ display: String, extension: String? = nil,
    region: String = "JP"
  ) -> PhoneExample {
    PhoneExample(
      raw: raw, region: region, e164: e164, display: display, extensionDigits: `extension`,
      matchKey: e164)
  }

  /// Something that is no valid number, found by `key`.
  static func kept(
    _ raw: String, _ display: String, key: String, extension: String? = nil,
    region: String = "JP"
  ) -> PhoneExample {
    PhoneExample(
      raw: raw, region: region, display: display, extensionDigits: `extension`, matchKey: key)
  }

  static func withheld(_ raw: String, _ reason: WithheldNumber) -> PhoneExample {
    PhoneExample(raw: raw, display: raw, withheld: reason)
  }
}

extension PhoneExample {
  static let written: [PhoneExample] = [
    .valid("03-1234-5678", "+81312345678", "03-1234-5678"),
    .valid("0312345678", "+81312345678", "03-1234-5678"),
    .valid("０３－１２３４－５６７８", "+81312345678", "03-1234-5678"),
    .valid("０３ー１２３４ー５６７８", "+81312345678", "03-1234-5678"),
    .valid("03‐1234‑5678", "+81312345678", "03-1234-5678"),
    .valid("03−1234—5678", "+81312345678", "03-1234-5678"),
    .valid("03ｰ1234ｰ5678", "+81312345678", "03-1234-5678"),
    .valid("(03) 1234-5678", "+81312345678", "03-1234-5678"),
    .valid("（０３）１２３４．５６７８", "+81312345678", "03-1234-5678"),
    .valid("03/1234/5678", "+81312345678", "03-1234-5678"),
    .valid("03.1234.5678", "+81312345678", "03-1234-5678"),
    .valid("03・1234・5678", "+81312345678", "03-1234-5678"),
    .valid("03･1234･5678", "+81312345678", "03-1234-5678"),
    .valid(" 03　1234　5678\n", "+81312345678", "03-1234-5678"),
    .valid("\u{202A}03-1234-5678\u{202C}", "+81312345678", "03-1234-5678"),
    .valid("٠٣١٢٣٤٥٦٧٨", "+81312345678", "03-1234-5678"),
  ]

  static let international: [PhoneExample] = [
    .valid("+81312345678", "+81312345678", "03-1234-5678"),
    .valid("＋８１－３－１２３４－５６７８", "+81312345678", "03-1234-5678"),
    .valid("+81 (0)3-1234-5678", "+81312345678", "03-1234-5678"),
    .valid("81312345678", "+81312345678", "03-1234-5678"),
    .valid("0081312345678", "+81312345678", "03-1234-5678"),
    .valid("0081-3-1234-5678", "+81312345678", "03-1234-5678"),
    .valid("００８１－３－１２３４－５６７８", "+81312345678", "03-1234-5678"),
    .valid("0081 (0)3 1234 5678", "+81312345678", "03-1234-5678"),
    .valid("0081 90 1234 5678", "+819012345678", "090-1234-5678"),
    .valid("0081 (0)90 1234 5678", "+819012345678", "090-1234-5678"),
    .valid("010-81-3-1234-5678", "+81312345678", "03-1234-5678"),
    .valid("0081312345678", "+81312345678", "+81 3-1234-5678", region: "DE"),
    .valid("+1 650-253-0000", "+16502530000", "+1 650-253-0000"),
    .valid("010-1-650-253-0000", "+16502530000", "+1 650-253-0000"),
    .valid("(650) 253-0000", "+16502530000", "(650) 253-0000", region: "US"),
    .valid("030 123456", "+4930123456", "030 123456", region: "DE"),
    .valid("+44 20 7946 0018", "+442079460018", "+44 20 7946 0018"),
  ]

  static let kinds: [PhoneExample] = [
    .valid("06-6123-4567", "+81661234567", "06-6123-4567"),
    .valid("045-123-4567", "+81451234567", "045-123-4567"),
    .valid("070-1234-5678", "+817012345678", "070-1234-5678"),
    .valid("080-1234-5678", "+818012345678", "080-1234-5678"),
    .valid("090-1234-5678", "+819012345678", "090-1234-5678"),
    .valid("050-1234-5678", "+815012345678", "050-1234-5678"),
    .valid("0120-123-456", "+81120123456", "0120-123-456"),
    .valid("0120123456", "+81120123456", "0120-123-456"),
    .valid("0800-123-4567", "+818001234567", "0800-123-4567"),
    .valid("0570-012-345", "+81570012345", "0570-012-345"),
    .valid("０５７０－０１２－３４５", "+81570012345", "0570-012-345"),
  ]

  static let prefixes: [PhoneExample] = [
    .valid("186-03-1234-5678", "+81312345678", "03-1234-5678"),
    .valid("1860312345678", "+81312345678", "03-1234-5678"),
    .valid("１８４ ０９０ １２３４ ５６７８", "+819012345678", "090-1234-5678"),
    .valid("184-0120-123-456", "+81120123456", "0120-123-456"),
    // Not the prefix: a number of Connecticut, one that begins so, one digit too many or too few.
    .valid("1 860 253 0000", "+18602530000", "(860) 253-0000", region: "US"),
    .kept("186-1234-5678", "186-1234-5678", key: "18612345678"),
    .kept("186-03-1234-567", "186-03-1234-567", key: "186031234567"),
    .kept("186-090-1234-56789", "186-090-1234-56789", key: "186090123456789"),
    .kept("184-110", "184-110", key: "184110"),
  ]

  static let extensions: [PhoneExample] = [
    .valid("03-1234-5678 内線12", "+81312345678", "03-1234-5678", extension: "12"),
    .valid("０３－１２３４－５６７８　内線１２", "+81312345678", "03-1234-5678", extension: "12"),
    .valid("03-1234-5678(内線 12)", "+81312345678", "03-1234-5678", extension: "12"),
    .valid("03-1234-5678（内線：１２）", "+81312345678", "03-1234-5678", extension: "12"),
    .valid("03-1234-5678 内線番号 0012", "+81312345678", "03-1234-5678", extension: "0012"),
    .valid("0312345678内線7", "+81312345678", "03-1234-5678", extension: "7"),
    .valid("03-1234-5678 ext. 12", "+81312345678", "03-1234-5678", extension: "12"),
    .valid("03-1234-5678, Ext12", "+81312345678", "03-1234-5678", extension: "12"),
    .valid("03-1234-5678 extension 12", "+81312345678", "03-1234-5678", extension: "12"),
    .valid("03-1234-5678x12", "+81312345678", "03-1234-5678", extension: "12"),
    .valid("03-1234-5678 Ｘ１２", "+81312345678", "03-1234-5678", extension: "12"),
    .valid("186-03-1234-5678 内線12", "+81312345678", "03-1234-5678", extension: "12"),
    .valid("0081-3-1234-5678 内線12", "+81312345678", "03-1234-5678", extension: "12"),
    .valid("tel:+81-3-1234-5678;ext=12", "+81312345678", "03-1234-5678", extension: "12"),
    .kept("内線12", "", key: "", extension: "12"),
    .kept("110 内線12", "110", key: "110", extension: "12"),
    .kept("03-1234-5678 内線", "03-1234-5678 内線", key: "03-1234-5678 内線"),
    .kept("山田 内線12", "山田 内線12", key: "山田 内線12"),
    .kept("03-1234-5678 内線12 山田", "03-1234-5678 内線12 山田", key: "03-1234-5678 内線12 山田"),
  ]

  static let short: [PhoneExample] = [
    .kept("110", "110", key: "110"),
    .kept("１１９", "119", key: "119"),
    .kept("#8000", "#8000", key: "#8000"),
    .kept("＃８０００", "#8000", key: "#8000"),
    .kept("＊３１＃", "*31#", key: "*31#"),
    .kept("#0312345678", "#0312345678", key: "#0312345678"),
    .kept("1234-5678", "1234-5678", key: "12345678"),
    .kept("060-1234-5678", "060-1234-5678", key: "06012345678"),
    .kept("０６０－１２３４－５６７８", "060-1234-5678", key: "06012345678"),
    .kept("03-1234-56789", "03-1234-56789", key: "03123456789"),
    .kept("03-1234-5678 090-1234-5678", "03-1234-5678 090-1234-5678", key: "031234567809012345678"),
    .kept("00812", "00812", key: "00812"),
  ]

  static let free: [PhoneExample] = [
    .kept("", "", key: ""),
    .kept("   ", "", key: ""),
    .kept("-", "-", key: "-"),
    .kept("+", "+", key: "+"),
    .kept("#", "#", key: "#"),
    .kept("山田様", "山田様", key: "山田様"),
    .kept("コンプレッサー", "コンプレッサー", key: "コンプレッサー"),
    .kept("山田 03-1234-5678", "山田 03-1234-5678", key: "山田 03-1234-5678"),
    .kept("S/N 4410-0087", "S/N 4410-0087", key: "S/N 4410-0087"),
    .kept("03+12345678", "03+12345678", key: "03+12345678"),
    .kept("1-800-FLOWERS", "1-800-FLOWERS", key: "1-800-FLOWERS", region: "US"),
    .kept("03-1234-5678\0", "03-1234-5678\0", key: "03-1234-5678\0"),
    .valid("sip:0312345678@pbx.example.jp;user=phone", "+81312345678", "03-1234-5678"),
    .valid("tel:03-1234-5678", "+81312345678", "03-1234-5678"),
  ]

  static let withheld: [PhoneExample] = [
    .withheld("非通知", .anonymous), .withheld("P", .anonymous), .withheld("Ｐ", .anonymous),
    .withheld("Anonymous", .anonymous), .withheld("ANONYMOUS", .anonymous),
    .withheld("anonymous@anonymous.invalid", .anonymous), .withheld("ﾋﾂｳﾁ", .anonymous),
    .withheld("公衆電話", .payphone), .withheld("C", .payphone),
    .withheld("Coin line/payphone", .payphone), .withheld("表示圏外", .outOfArea),
    .withheld("O", .outOfArea), .withheld("Unavailable", .outOfArea), .withheld("S", .notOffered),
    .withheld("Interaction with other service", .notOffered), .withheld("E", .receptionError),
    .withheld("受信エラー", .receptionError),
    PhoneExample(raw: " 非通知　", display: "非通知", withheld: .anonymous),
    PhoneExample(
      raw: "sip:anonymous@anonymous.invalid", display: "sip:anonymous@anonymous.invalid",
      withheld: .anonymous),
    .kept("非通知ではない", "非通知ではない", key: "非通知ではない"),
    .kept("X", "X", key: "X"),
  ]
}
