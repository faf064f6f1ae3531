import Testing

@testable import PhoneNumbers

@Suite("A telephone number")
struct PhoneNumberReaderTests {
  @Test("is found however it is written", arguments: PhoneExample.written)
  func written(_ example: PhoneExample) throws { try check(example) }

  @Test("is national or international", arguments: PhoneExample.international)
  func international(_ example: PhoneExample) throws { try check(example) }

  @Test("is of any kind", arguments: PhoneExample.kinds)
  func kinds(_ example: PhoneExample) throws { try check(example) }

  @Test("may have 184 or 186 in front, which is no part of it", arguments: PhoneExample.prefixes)
  func prefixes(_ example: PhoneExample) throws { try check(example) }

  @Test("has its extension apart", arguments: PhoneExample.extensions)
  func extensions(_ example: PhoneExample) throws { try check(example) }

  @Test(
    "that is short or unknown stays as typed and matches exactly", arguments: PhoneExample.short)
  func short(_ example: PhoneExample) throws { try check(example) }

  @Test("is never made of free text", arguments: PhoneExample.free)
  func free(_ example: PhoneExample) throws { try check(example) }

  @Test("that is withheld is a reason and not a number", arguments: PhoneExample.withheld)
  func withheld(_ example: PhoneExample) throws { try check(example) }

  private func check(_ example: PhoneExample) throws {
    let number = try PhoneNumberReader(region: example.region).read(example.raw)
    #expect(number.raw == example.raw)
    #expect(number.e164 == example.e164)
    #expect(number.display == example.display)
    #expect(number.extensionDigits == example.extensionDigits)
    #expect(number.withheld == example.withheld)
    #expect(number.matchKey == example.matchKey)
  }

  @Test("has a bound for its length, and one for its extension")
  func bounds() throws {
    let reader = try PhoneNumberReader(region: "JP")
    let padding = String(repeating: "-", count: PhoneNumber.rawByteCountMax - 10)
    #expect(reader.read(padding + "0312345678").e164 == "+81312345678")
    #expect(reader.read(padding + "00312345678").e164 == nil)
    let tooLong = padding + "-0312345678"
    #expect(reader.read(tooLong).display == tooLong)
    #expect(reader.read(tooLong).matchKey == tooLong)
    let most = String(repeating: "1", count: PhoneText.extensionDigitCountMax)
    #expect(reader.read("0312345678 内線\(most)").extensionDigits == most)
    #expect(reader.read("0312345678 内線\(most)1").extensionDigits == nil)
    let digits = String(repeating: "9", count: PhoneNumber.rawByteCountMax)
    #expect(reader.read(digits).matchKey == digits)
  }

  @Test("has a tail of four digits, if it has four")
  func tail() throws {
    let reader = try PhoneNumberReader(region: "JP")
    #expect(reader.read("03-1234-5678 内線99").tail == "5678")
    #expect(reader.read("060-1234-5678").tail == "5678")
    #expect(reader.read("#8000").tail == "8000")
    #expect(reader.read("110").tail == nil)
    #expect(reader.read("山田 1234").tail == nil)
    #expect(reader.read("非通知").tail == nil)
  }

  @Test("can be shown without the library, but is then not verified")
  func unverified() {
    let number = PhoneNumber(unverified: "１８６－０３－１２３４－５６７８ 内線１２")
    #expect(number.e164 == nil)
    #expect(number.display == "186-03-1234-5678")
    #expect(number.dialled == "0312345678")
    #expect(number.extensionDigits == "12")
    #expect(PhoneNumber(unverified: "公衆電話").withheld == .payphone)
  }

  @Test("is never refused, whatever the text is", arguments: 1...8)
  func neverRefused(seed: UInt64) throws {
    let reader = try PhoneNumberReader(region: "JP")
    let pieces = [
      "0", "1", "3", "8", "9", "０", "８", "+", "-", "ー", "(", ")", " ", "#", "*", "内線", "x", "ext",
      "0081", "184", "186", "非通知", "tel:", "sip:", "@", ";", "山", "\u{202A}", "\0", "e\u{301}", "🇯🇵",
    ]
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<400 {
      let count = Int.random(in: 0...24, using: &numbers)
      let raw = (0..<count).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
      let number = reader.read(raw)
      #expect(number.raw == raw)
      #expect(number == reader.read(raw))
      if let e164 = number.e164 {
        let again = reader.read(e164)
        #expect(again.e164 == e164, "seed \(seed): \(raw)")
        #expect(again.display == number.display, "seed \(seed): \(raw)")
      }
    }
  }
}

@Suite("A reader of telephone numbers")
struct PhoneNumberLibraryTests {
  @Test("knows its region or is not made", arguments: ["", "jp", "XX", "JPN", "日本"])
  func region(code: String) {
    #expect(throws: PhoneNumberError.regionIsUnknown(code: code)) {
      try PhoneNumberReader(region: code)
    }
  }

  @Test("is safe on several threads")
  func threads() async throws {
    let reader = try PhoneNumberReader(region: "JP")
    await withTaskGroup(of: Bool.self) { group in
      for last in 0..<8 {
        group.addTask {
          (0..<200).allSatisfy { step in
            let digits = 10_000_000 + last * 1_000 + step
            return reader.read("03\(digits + 20_000_000)").e164 == "+813\(digits + 20_000_000)"
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}

/// SplitMix64: numbers that a seed repeats.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
