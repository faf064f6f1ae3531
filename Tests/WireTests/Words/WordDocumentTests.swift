import Cases
import Testing
import Wire

@Suite("Documents about words")
struct WordDocumentTests {
  @Test("say what is listened for")
  func rules() throws {
    let text = """
      {"rules": [
        {"id": "cancel.word", "category": "cancel", "speaker": "customer",
         "title": {"ja": "解約"}, "phrases": ["解約", "キャンセル"], "except": ["ノイズキャンセル"]},
        {"id": "repeat", "category": "repeat", "phrases": ["何度も同じ"]}]}
      """
    #expect(
      try AlertRulesDocument.rules(Array(text.utf8)).rules == [
        AlertRule(
          id: "cancel.word", category: .cancel, phrases: ["解約", "キャンセル"],
          except: ["ノイズキャンセル"], speaker: .customer, title: ["ja": "解約"]),
        AlertRule(id: "repeat", category: .repeat, phrases: ["何度も同じ"]),
      ])
  }

  static let mistakes: [(String, Int, String, ClockDocumentError.Problem)] = [
    ("{}", 1, "rules", .missing),
    ("{\"rules\": [\n{\"id\": \"a\", \"category\": \"cancel\"}]}", 2, "rules[0].phrases", .missing),
    (
      "{\"rules\": [\n{\"id\": \"a\", \"category\": \"cancel\", \"phrases\": []}]}", 2,
      "rules[0].phrases", .missing
    ),
    (
      "{\"rules\": [\n{\"id\": \"a\",\n\"category\": \"bad\", \"phrases\": [\"x\"]}]}", 3,
      "rules[0].category", .notAnyOf(["cancel", "complaint", "repeat", "safety"])
    ),
    (
      "{\"rules\": [{\"id\": \"a\", \"category\": \"cancel\", \"phrases\": [\"x\"]},\n"
        + "{\"id\": \"a\", \"category\": \"cancel\", \"phrases\": [\"y\"]}]}", 2, "rules[1].id",
      .overlaps
    ),
    ("{\"rules\": [],\n\"words\": []}", 2, "words", .unknown),
  ]

  @Test("say on which line rules are wrong", arguments: mistakes.indices)
  func saysWhere(index: Int) {
    let (text, line, field, problem) = Self.mistakes[index]
    #expect(throws: ClockDocumentError(line: line, field: field, problem: problem)) {
      try AlertRulesDocument.rules(Array(text.utf8))
    }
  }

  @Test("take so many rules and terms, and no more")
  func bounds() throws {
    func rules(_ count: Int) -> [UInt8] {
      let list = (0..<count).map {
        "{\"id\": \"r\($0)\", \"category\": \"cancel\", \"phrases\": [\"x\"]}"
      }
      return Array("{\"rules\": [\(list.joined(separator: ","))]}".utf8)
    }
    let countMax = WordDocumentLimits.ruleCountMax
    #expect(try AlertRulesDocument.rules(rules(countMax)).rules.count == countMax)
    #expect(throws: ClockDocumentError(line: 1, field: "rules", problem: .tooMany(countMax))) {
      try AlertRulesDocument.rules(rules(countMax + 1))
    }
    func terms(_ count: Int) -> [UInt8] {
      Array(
        "{\"terms\": [\((0..<count).map { "{\"word\": \"w\($0)\"}" }.joined(separator: ","))]}".utf8
      )
    }
    let termCountMax = WordDocumentLimits.termCountMax
    #expect(try DictionaryDocument.lexicon(terms(termCountMax)).terms.count == termCountMax)
    #expect(throws: ClockDocumentError(line: 1, field: "terms", problem: .tooMany(termCountMax))) {
      try DictionaryDocument.lexicon(terms(termCountMax + 1))
    }
  }

  @Test("say which words mean the same, and which nothing")
  func lexicon() throws {
    let text = """
      {"terms": [{"word": "製造番号", "variants": ["S/N"], "key": "item.serial"}],
       "ignore": ["承知"]}
      """
    #expect(
      try DictionaryDocument.lexicon(Array(text.utf8))
        == Lexicon(
          terms: [.init("製造番号", variants: ["S/N"], key: "item.serial")], ignored: ["承知"]))
    let twice = "{\"terms\": [{\"word\": \"a\"},\n{\"word\": \"a\"}]}"
    #expect(throws: ClockDocumentError(line: 2, field: "terms[1].word", problem: .overlaps)) {
      try DictionaryDocument.lexicon(Array(twice.utf8))
    }
  }

  @Test("say in the policy how long media are kept, with clocks or without")
  func retention() throws {
    let alone = Array(#"{"retention": {"recording": 90, "transcript": 365}}"#.utf8)
    #expect(
      try PolicyDocument.retention(alone)
        == RetentionPolicy(days: [.recording: 90, .transcript: 365]))
    #expect(try PolicyDocument.policy(alone).clocks.isEmpty)
    let clocks = #"{"clocks": [{"name": "r", "stop": "resolved", "target": "8h"}]"#
    let both = Array((clocks + #", "retention": {"recording": 1}}"#).utf8)
    #expect(try PolicyDocument.policy(both).clocks.count == 1)
    #expect(try PolicyDocument.retention(both).days == [.recording: 1])
    #expect(try PolicyDocument.retention(Array((clocks + "}").utf8)).days.isEmpty)
    let range = RetentionPolicy.dayRange
    for days in [range.lowerBound - 1, range.upperBound + 1] {
      let wrong = Array("{\"retention\": {\"recording\": \(days)}}".utf8)
      #expect(
        throws: ClockDocumentError(
          line: 1, field: "retention.recording",
          problem: .outOfRange(range.lowerBound, range.upperBound))
      ) { try PolicyDocument.policy(wrong) }
    }
    #expect(throws: ClockDocumentError(line: 1, field: "retention.video", problem: .unknown)) {
      try PolicyDocument.policy(Array(#"{"retention": {"video": 1}}"#.utf8))
    }
    #expect(
      RetentionPolicy(days: [.recording: 90]).end(of: .recording, from: Day(2026, 11, 22))
        == Day(2027, 2, 20))
  }
}
