import Cases
import Testing
@testable import Wire

@Suite("A document of fact keys")
struct FactKeysDocumentTests {
  /// The JSON of one key, with members that take the place of others.
  private func document(_ changes: [String: JSON] = [:], without name: String? = nil) -> [UInt8] {
    var key: [String: JSON] = [
      "key": "item.serial", "subject": "item", "title": ["ja": "製造番号", "en": "Serial"],
      "ask": ["ja": "製造番号は", "en": "The serial?"], "confirm": "{value}?",
    ]
    for (name, value) in changes { key[name] = value }
    if let name { key[name] = nil }
    return JSON.object(["keys": .array([.object(key)])]).bytes()
  }

  private func problem(_ content: [UInt8]) -> String {
    do throws(ClockDocumentError) {
      _ = try FactKeysDocument.keys(content)
      return ""
    } catch { return "\(error.field): \(error.problem.code)" }
  }

  @Test("says everything about a key")
  func whole() throws {
    let content = document([
      "type": "choice", "choices": ["E4", "E7"], "unit": "℃", "alwaysAsk": "safety",
      "freshness": ["7 days", "1 day", "per case", "until its date", "until visit.ended"],
      "sensitivity": "restricted", "owner": "quality", "requiredBy": ["repair", "sales"],
    ])
    let key = try #require(try FactKeysDocument.keys(content).first)
    #expect(key.name == "item.serial")
    #expect(key.subject == .item)
    #expect(key.type == .choice(["E4", "E7"]))
    #expect(key.title == ["ja": "製造番号", "en": "Serial"])
    #expect(key.askText == ["ja": "製造番号は", "en": "The serial?"])
    #expect(key.confirmText == ["ja": "{value}?", "en": "{value}?"])
    #expect(
      key.freshness
        == [.days(7), .days(1), .perCase, .untilItsDate, .untilEvent(.visitEnded)])
    #expect(key.sensitivity == .restricted)
    #expect(key.alwaysAsk == .safety)
    #expect(key.owner == Team("quality"))
    #expect(key.requiredBy == [.repair, .sales])
    #expect(key.unit == "℃")
  }

  @Test("needs little: the rest is personal text that stays fresh")
  func least() throws {
    let key = try #require(try FactKeysDocument.keys(document()).first)
    #expect(key.type == .text)
    #expect(key.freshness.isEmpty)
    #expect(key.sensitivity == .personal)
    #expect(key.requiredBy.isEmpty)
    let forever = try FactKeysDocument.keys(document(["freshness": "forever"])).first
    #expect(forever == key)
  }

  @Test(
    "says what is wrong, and with which member",
    arguments: [
      ("key", "serial", "keys[0].key: notAKey"),
      ("key", "item..serial", "keys[0].key: notAKey"),
      ("key", "item.製造番号", "keys[0].key: notAKey"),
      ("subject", "house", "keys[0].subject: notAnyOf customer item site case"),
      ("type", "colour", "keys[0].type: notAnyOf text number date flag choice"),
      ("type", "choice", "keys[0].choices: missing"),
      ("confirm", "Is it right?", "keys[0].confirm: hasNoValue"),
      ("ask", "", "keys[0].ask: notATextUpTo 400"),
      ("ask", ["fr": "?"], "keys[0].ask.fr: unknown"),
      ("ask", [:], "keys[0].ask.ja: missing"),
      ("freshness", ["a week"], "keys[0].freshness[0]: notAFreshness"),
      ("freshness", ["0 days"], "keys[0].freshness[0]: outOfRange 1...36500"),
      ("sensitivity", "restricted", "keys[0].sensitivity: needsOwner"),
      ("owner", "修理", "keys[0].owner: notAText"),
      ("colour", "red", "keys[0].colour: unknown"),
    ] as [(String, JSON, String)])
  func wrong(name: String, value: JSON, problem: String) {
    #expect(self.problem(document([name: value])) == problem)
  }

  @Test("takes only types of events of which ledgers are told")
  func events() {
    let problem = problem(document(["freshness": "until memo.written"]))
    #expect(problem.hasPrefix("keys[0].freshness: notAnyOf until case.closed"))
    #expect(problem.contains("until item.ownershipChanged"))
  }

  @Test("needs name, subject, title and both texts", arguments: ["key", "subject", "title", "ask"])
  func missing(name: String) {
    #expect(problem(document(without: name)) == "keys[0].\(name): missing")
  }

  @Test("declares a key once, in one document")
  func twice() {
    let key = JSON(parsingOrNull: document())["keys"]?[0] ?? .null
    let both = JSON.object(["keys": [key, key]]).bytes()
    #expect(problem(both) == "keys[1].key: isDeclared ")
    #expect(throws: ClockDocumentError.self) {
      try FactKeysDocument.keys(document(), taken: ["item.serial": "aircon"])
    }
  }

  @Test("takes so many keys and no more")
  func bound() throws {
    func content(_ count: Int) -> [UInt8] {
      let key = JSON(parsingOrNull: document())["keys"]?[0] ?? .null
      let keys = (0..<count).map { index in
        guard case .object(var members) = key else { return key }
        members["key"] = .string("item.k\(index)")
        return .object(members)
      }
      return JSON.object(["keys": .array(keys)]).bytes()
    }
    let most = FactKeyLimits.keyCountMax
    #expect(try FactKeysDocument.keys(content(most)).count == most)
    #expect(problem(content(most + 1)) == "keys: tooMany 500")
  }

  @Test("has its lines in the TOML of which it was made")
  func lines() {
    let toml = """
      # 空調
      title = "空調"

      [[keys]]
      key = "item.serial"
      ask = { ja = "製造番号は", en = "The serial?" }

      [[keys]]
      key = "case.symptom"
      note = \"\"\"
      [[keys]]
      subject = \"\"\"
      subject = "house"
      """
    func line(_ path: [JSONStep]) -> Int { TOMLPlace.line(of: path, in: Array(toml.utf8)) }
    #expect(line([.name("title")]) == 2)
    #expect(line([.name("keys"), .index(0), .name("ask"), .name("ja")]) == 6)
    #expect(line([.name("keys"), .index(1), .name("subject")]) == 13)
    #expect(line([.name("keys"), .index(1), .name("owner")]) == 8)
    #expect(line([.name("colour")]) == 1)
  }
}

@Suite("A script")
struct ScriptDocumentTests {
  private let content: JSON = [
    "title": "症状の聞き取り", "models": ["AX-300"],
    "steps": [
      "case.symptom", ["say": ["ja": "電源を切っていただく", "en": "Switch it off"]],
      ["ask": "item.serial"],
    ],
  ]

  @Test("asks and says in its order")
  func steps() throws {
    let script = try ScriptDocument.script(content.bytes())
    #expect(script.title == ["ja": "症状の聞き取り", "en": "症状の聞き取り"])
    #expect(script.models == ["AX-300"])
    #expect(script.keys == ["case.symptom", "item.serial"])
    #expect(
      script.steps[1] == .say(["ja": "電源を切っていただく", "en": "Switch it off"]))
  }

  @Test("asks only keys that are declared")
  func keys() {
    let keys = FactKeys([
      FactKey(name: "case.symptom", subject: .case, askText: [:], confirmText: [:], title: [:])
    ])
    do throws(ClockDocumentError) {
      _ = try ScriptDocument.script(content.bytes(), keys: keys)
      Issue.record("item.serial is not declared")
    } catch {
      #expect(error.field == "steps[2].ask")
      #expect(error.problem == .noSuchKey)
    }
  }

  @Test("can be a mere text instead")
  func text() {
    #expect(ScriptDocument.isOne(content.bytes()))
    #expect(ScriptDocument.isOne(Array("\n {".utf8)))
    #expect(!ScriptDocument.isOne(Array("1. 名乗る".utf8)))
    #expect(!ScriptDocument.isOne([]))
  }
}

extension JSON {
  fileprivate init(parsingOrNull bytes: [UInt8]) {
    self = (try? JSON(parsing: bytes, limits: .init(byteCountMax: 1 << 20, depthMax: 16))) ?? .null
  }
}
