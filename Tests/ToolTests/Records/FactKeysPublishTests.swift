import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Publishing what may be asked")
struct FactKeysPublishTests {
  private static let aircon = """
    title = "空調"

    [[keys]]
    key = "aircon.refrigerant"
    subject = "item"
    title = { ja = "冷媒", en = "Refrigerant" }
    ask = { ja = "冷媒の種類は分かりますか", en = "Which refrigerant is in it?" }
    confirm = { ja = "冷媒は {value} でよろしいですね", en = "Is it still {value}?" }
    freshness = ["365 days", "until item.ownershipChanged"]
    sensitivity = "impersonal"
    requiredBy = ["repair"]
    """

  private func publish(_ book: BookWorld, _ content: String, _ kind: String) -> Outcome {
    book.run(
      "document", "publish", "-", "--kind", kind, "--id", "aircon", input: content)
  }

  @Test("takes TOML, keeps it as JSON, and asks by it at once")
  func toml() throws {
    let book = try BookWorld()
    let outcome = publish(book, Self.aircon, "factKeys")
    #expect(outcome.exit == .done, "\(outcome.errors)")
    try book.done("customer", "new", "山田", "--phone", "03-1234-5678")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "水漏れ", "--customer", "K-1", "--item", "I-1")
    // The registration of the item says its serial; the rest is unknown.
    let offer = book.run(
      "handoff", "offer", "修", "--case", "C-1", "--ask", "診断", "--situation", "水", "--next", "訪問")
    #expect(offer.exit == .refused)
    #expect(offer.errors.contains("[refused.unknownsAreUnlisted]"))
    #expect(offer.errors.contains("aircon.refrigerant, case.symptom"), "\(offer.errors)")
    let partly = book.run(
      "handoff", "offer", "修", "--case", "C-1", "--ask", "診断", "--situation", "水", "--next", "訪問",
      "--open", "case.symptom")
    #expect(partly.errors.contains("case.symptom,aircon.refrigerant"), "\(partly.errors)")
    #expect(partly.errors.contains("casebook intake --case C-1"))
    try book.done(
      "handoff", "offer", "修", "--case", "C-1", "--ask", "診断", "--situation", "水", "--next", "訪問",
      "--open", "aircon.refrigerant,case.symptom")
  }

  @Test("names the line and the member of TOML that is wrong")
  func wrong() throws {
    let book = try BookWorld()
    let mistyped = Self.aircon.replacing("\"item\"", with: "\"house\"")
    let outcome = publish(book, mistyped, "factKeys")
    #expect(outcome.exit == .refused)
    #expect(
      outcome.errors.contains("5 行目: keys[0].subject: 次のどれかです: customer item site case"),
      "\(outcome.errors)")
    let broken = publish(book, "[[keys]]\nkey = \n", "factKeys")
    #expect(broken.errors.contains("2 行目: TOML ではありません"), "\(broken.errors)")
    let known = Self.aircon.replacing("aircon.refrigerant", with: "item.serial")
    #expect(
      publish(book, known, "factKeys").errors.contains("文書「fact-keys」にもう宣言されています"))
  }

  @Test("takes a script of declared keys, and one that is a mere text")
  func scripts() throws {
    let book = try BookWorld()
    let script = """
      title = "空調の聞き取り"
      steps = ["case.symptom", { say = "フィルターを見ていただく" }, "aircon.refrigerant"]
      """
    let early = publish(book, script, "script")
    #expect(early.exit == .refused)
    #expect(
      early.errors.contains("2 行目: steps[2]: その項目は宣言されていません"), "\(early.errors)")
    #expect(publish(book, Self.aircon, "factKeys").exit == .done)
    #expect(publish(book, script, "script").exit == .done)
    #expect(publish(book, "明日お伺いします。", "script").exit == .done)
  }
}
