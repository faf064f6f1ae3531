import Cases
import Testing

@Suite("Decimal numbers")
struct QuantityTests {
  @Test(
    "are in order by their amount, digit by digit",
    arguments: [
      ("-3", "-2"), ("-1", "0"), ("-0.5", "-0.25"), ("-10", "-9.9"), ("0", "0.01"),
      ("0.42", "0.65"), ("0.65", "0.651"), ("9", "10"), ("09", "10"), ("99.9", "100"),
      ("123456789012345678901234567890.1", "123456789012345678901234567890.2"),
    ])
  func order(_ less: String, _ greater: String) throws {
    let (one, other) = (try #require(Quantity(less)), try #require(Quantity(greater)))
    #expect(one < other)
    #expect(!(other < one))
  }

  @Test(
    "are neither less nor greater where only zeros differ",
    arguments: [("0.5", "0.50"), ("1", "01"), ("-0", "0"), ("-0.0", "0"), ("2", "2.000")])
  func same(_ one: String, _ other: String) throws {
    let (one, other) = (try #require(Quantity(one)), try #require(Quantity(other)))
    #expect(!(one < other) && !(other < one))
  }

  @Test("lie in a range at its ends, and not beyond them")
  func range() {
    let range = QuantityRange(low: "0.65", high: "0.75")
    #expect(range.contains("0.65") && range.contains("0.750") && range.contains("0.7"))
    #expect(!range.contains("0.6499") && !range.contains("0.7501"))
    #expect(
      QuantityRange(high: "-18").contains("-18") && !QuantityRange(high: "-18").contains("-17"))
    #expect(QuantityRange(low: "3").contains("3") && !QuantityRange(low: "3").contains("2.9"))
  }
}
