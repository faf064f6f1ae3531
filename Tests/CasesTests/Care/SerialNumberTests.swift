import Cases
import CasesTesting
import Testing

@Suite("A serial number")
struct SerialNumberTests {
  private func isIn(_ serial: String, _ from: String, _ to: String) -> Bool {
    SerialRange(from: from, to: to).contains(SerialNumber(serial))
  }

  @Test(
    "is in a range by its last digits, the ends included",
    arguments: [
      ("4410-0087", "4410-0001", "4410-0500"), ("4410-0001", "4410-0001", "4410-0500"),
      ("4410-0500", "4410-0001", "4410-0500"), ("87", "1", "100"), ("0087", "1", "100"),
      ("4410-87", "4410-0001", "4410-0500"), ("ＡＸ－１２", "ax-10", "AX-20"), ("0", "000", "0"),
      ("AX99999999999999999999998", "AX99999999999999999999997", "AX99999999999999999999999"),
      ("9M0417", "9M0417", "9M0417"), ("12B", "12B", "12B"),
    ])
  func inside(serial: String, from: String, to: String) {
    #expect(isIn(serial, from, to))
  }

  @Test(
    "is outside beyond the ends, behind another beginning, or without a number",
    arguments: [
      ("4410-0501", "4410-0001", "4410-0500"), ("4410-0000", "4410-0001", "4410-0500"),
      ("4411-0087", "4410-0001", "4410-0500"), ("441-00087", "4410-0001", "4410-0500"),
      ("4410-0087A", "4410-0001", "4410-0500"), ("AX-", "AX-0", "AX-9"), ("12A", "12B", "12C"),
      ("100", "1", "99"),
    ])
  func outside(serial: String, from: String, to: String) {
    #expect(!isIn(serial, from, to))
  }

  @Test(
    "a range is empty where its ends have no order or stand the wrong way round",
    arguments: [("2", "1"), ("A1", "B2"), ("A", "B"), ("10", "9"), ("A", "A1")])
  func empty(from: String, to: String) {
    #expect(SerialRange(from: from, to: to).isEmpty)
  }

  @Test("compares as numbers do, whatever stands in front", arguments: [1, 2, 3] as [UInt64])
  func order(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let (a, b) = (
        Int.random(in: 0...2_000, using: &generator), Int.random(in: 0...2_000, using: &generator)
      )
      let zeros = String(repeating: "0", count: Int.random(in: 0...4, using: &generator))
      #expect(
        SerialNumber("AX-\(zeros)\(a)").isAtMost(SerialNumber("ax-\(b)")) == (a <= b),
        "seed \(seed): \(a), \(b)")
    }
  }

  @Test("makes a unit one of a recall, of none, or one to look at")
  func matches() {
    var recall = RecallState(id: .sample("recall"))
    recall.models = ["AX-300"]
    #expect(recall.match(model: "ＡＸ－３００", serial: nil) == .inside)
    #expect(recall.match(model: "AX-310", serial: "4410-0087") == .outside)
    recall.serialRanges = [
      SerialRange(from: "4410-0001", to: "4410-0099"), SerialRange(from: "4411-1", to: "4411-9"),
    ]
    #expect(recall.match(model: "ax-300", serial: "4410-0087") == .inside)
    #expect(recall.match(model: "ax-300", serial: "4411-0005") == .inside)
    #expect(recall.match(model: "AX-300", serial: "4410-0100") == .outside)
    #expect(recall.match(model: "AX-300", serial: nil) == .unknown)
    #expect(recall.match(model: "AX-300", serial: " ") == .unknown)
  }
}
